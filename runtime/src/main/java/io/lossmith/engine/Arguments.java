package io.lossmith.engine;

/** The arguments of one call, by the index of the input they belong to. */
final class Arguments {
    final RowLayout layout;
    final SourceSlot[] inputs;
    final SinkSlot[] gradients;
    final SinkSlot[] hessians;
    final SourceSlot weights = new SourceSlot();
    final SinkSlot values = new SinkSlot();
    boolean[] mask;
    boolean ignoring;
    int ignoreIndex;
    boolean accumulate;
    boolean rowsStated;
    long statedRows;

    Arguments(RowLayout layout) {
        this.layout = layout;
        int count = layout.inputs();
        inputs = new SourceSlot[count];
        gradients = new SinkSlot[count];
        hessians = new SinkSlot[count];
        for (int input = 0; input < count; input++) {
            inputs[input] = new SourceSlot();
            gradients[input] = new SinkSlot();
            hessians[input] = new SinkSlot();
        }
        clear();
    }

    void clear() {
        for (int input = 0; input < inputs.length; input++) {
            inputs[input].clear();
            gradients[input].clear();
            hessians[input].clear();
        }
        weights.clear();
        values.clear();
        mask = null;
        ignoring = false;
        ignoreIndex = 0;
        accumulate = false;
        rowsStated = false;
        statedRows = 0;
    }

    boolean wantsGradient() {
        return anyBound(gradients);
    }

    boolean wantsHessian() {
        return anyBound(hessians);
    }

    private static boolean anyBound(SinkSlot[] slots) {
        for (SinkSlot slot : slots) {
            if (slot.bound() != null) {
                return true;
            }
        }
        return false;
    }
}
