package io.lossmith.engine;

import java.util.concurrent.Executor;

/** The arguments of one call, by the index of the input they belong to. */
final class Arguments {
    final RowLayout layout;
    final Slot[] inputs;
    final Slot[] gradients;
    final Slot[] hessians;
    final Slot weights = new Slot();
    final Slot mask = new Slot();
    final Slot values = new Slot();
    boolean ignoring;
    int ignoreIndex;
    boolean accumulate;
    boolean rowsStated;
    long statedRows;
    /** The share of the counted rows that is taken, 1 for all. */
    double hardest;
    /** What Hessians are raised to, negative infinity for none. */
    double hessianFloor;
    /** Null for the calling thread alone. */
    Executor executor;

    int parallelism;

    Arguments(RowLayout layout) {
        this.layout = layout;
        int count = layout.inputs();
        inputs = new Slot[count];
        gradients = new Slot[count];
        hessians = new Slot[count];
        for (int input = 0; input < count; input++) {
            inputs[input] = new Slot();
            gradients[input] = new Slot();
            hessians[input] = new Slot();
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
        mask.clear();
        values.clear();
        ignoring = false;
        ignoreIndex = 0;
        accumulate = false;
        rowsStated = false;
        statedRows = 0;
        hardest = 1;
        hessianFloor = Double.NEGATIVE_INFINITY;
        executor = null;
        parallelism = 0;
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

    /** Whether some rows may weigh more than others or not count. */
    boolean isWeighted() {
        return weights.isBound() || mask.isBound() || ignoring;
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
