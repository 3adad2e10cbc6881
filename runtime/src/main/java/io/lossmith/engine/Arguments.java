package io.lossmith.engine;

/** The arguments of one call, by the index of the input they belong to. */
final class Arguments {
    final RowLayout layout;
    final Slot[] inputs;
    final Slot[] gradients;
    final Slot[] hessians;
    final CallOptions<?> options;

    Arguments(RowLayout layout, CallOptions<?> options) {
        this.layout = layout;
        this.options = options;
        int count = layout.inputs();
        inputs = new Slot[count];
        gradients = new Slot[count];
        hessians = new Slot[count];
        for (int input = 0; input < count; input++) {
            inputs[input] = new Slot();
            gradients[input] = new Slot();
            hessians[input] = new Slot();
        }
    }

    void clear() {
        for (int input = 0; input < inputs.length; input++) {
            inputs[input].clear();
            gradients[input].clear();
            hessians[input].clear();
        }
    }

    boolean wantsGradient() {
        return anyBound(gradients);
    }

    boolean wantsHessian() {
        return anyBound(hessians);
    }

    /** Whether a gradient or Hessian is summed over the rows. */
    boolean wantsLearned() {
        for (int input = 0; input < inputs.length; input++) {
            if (!layout.perRow(input) && (gradients[input].isBound() || hessians[input].isBound())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a prediction, or a result, is made of doubles. */
    boolean hasDoubles() {
        for (int input = 0; input < inputs.length; input++) {
            boolean real = !layout.input(input).domain().discrete();
            if ((real && inputs[input].isDouble()) || gradients[input].isDouble() || hessians[input].isDouble()) {
                return true;
            }
        }
        return false;
    }

    /** Whether some rows may weigh more than others or not count. */
    boolean isWeighted() {
        return options.weights.isBound() || options.mask.isBound() || options.isIgnoring();
    }

    private static boolean anyBound(Slot[] slots) {
        for (Slot slot : slots) {
            if (slot.isBound()) {
                return true;
            }
        }
        return false;
    }
}
