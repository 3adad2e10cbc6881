package io.lossmith.engine;

/** Checks that no element is written twice, or written and read, once it is known that every argument fits its memory. */
final class OverlapCheck {
    private final Arguments arguments;
    private final RowLayout layout;
    private final int inputs;
    private final Lattice one = new Lattice();
    private final Lattice two = new Lattice();

    OverlapCheck(Arguments arguments) {
        this.arguments = arguments;
        layout = arguments.layout;
        inputs = layout.inputs();
    }

    /** Arguments are numbered: gradients, Hessians, values, which are written, then weights, mask, inputs, which are read. */
    void check(long rows) {
        int outputs = 2 * inputs + 1;
        for (int first = 0; first < outputs; first++) {
            Slot output = slot(first);
            if (!output.isBound() || rows(first, rows) == 0) {
                continue;
            }
            if (!output.isPlain() && set(one, first, rows).meetsItself()) {
                throw new IllegalArgumentException(layout.spec.name() + ": " + name(first)
                        + " would be written twice at some elements, with row stride " + output.rowStride(width(first))
                        + ", element stride " + output.elementStride() + " and "
                        + ArgumentCheck.rowsOf(rows(first, rows), width(first))
                        + "; use strides that keep rows and elements apart.");
            }
            for (int second = first + 1; second < outputs + 2 + inputs; second++) {
                Slot other = slot(second);
                if (other.isBound() && other.owner() == output.owner() && rows(second, rows) > 0) {
                    checkPair(first, second, rows);
                }
            }
        }
    }

    private void checkPair(int first, int second, long rows) {
        boolean plain = slot(first).isPlain() && slot(second).isPlain();
        if (!set(one, first, rows).meets(set(two, second, rows))) {
            return;
        }
        String pair = layout.spec.name() + ": " + name(first) + " and " + name(second);
        throw new IllegalArgumentException(
                plain
                        ? pair + " are the same array; give each output an array of its own."
                        : pair + " share elements of the same "
                                + slot(first).kind().name()
                                + "; use offsets and strides that keep them apart, or give each output an array of its own.");
    }

    /** Refuses an output of this call that shares elements with an output or input of {@code other}. */
    void checkApart(long rows, OverlapCheck other, long otherRows) {
        for (int first = 0; first < 2 * inputs + 1; first++) {
            Slot output = slot(first);
            if (!output.isBound() || rows(first, rows) == 0) {
                continue;
            }
            for (int second = 0; second < 2 * other.inputs + 3 + other.inputs; second++) {
                Slot there = other.slot(second);
                boolean meets = there.isBound()
                        && there.owner() == output.owner()
                        && other.rows(second, otherRows) > 0
                        && set(one, first, rows).meets(other.set(other.two, second, otherRows));
                if (meets) {
                    throw new IllegalArgumentException(layout.spec.name() + ": " + name(first) + " and "
                            + other.name(second) + " of " + other.layout.spec.name()
                            + " share elements; give each task arrays of its own.");
                }
            }
        }
    }

    private Lattice set(Lattice lattice, int number, long rows) {
        Slot slot = slot(number);
        int width = width(number);
        return lattice.set(slot.ownerStart(), rows(number, rows), slot.rowStride(width), width, slot.elementStride());
    }

    private Slot slot(int number) {
        int rest = number - 2 * inputs;
        if (rest < 0) {
            return number < inputs ? arguments.gradients[number] : arguments.hessians[number - inputs];
        }
        return switch (rest) {
            case 0 -> arguments.options.values;
            case 1 -> arguments.options.weights;
            case 2 -> arguments.options.mask;
            default -> arguments.inputs[rest - 3];
        };
    }

    /** The input an argument belongs to, or -1. */
    private int input(int number) {
        int rest = number - 2 * inputs;
        return rest < 0 ? number % inputs : rest < 3 ? -1 : rest - 3;
    }

    private int width(int number) {
        return input(number) < 0 ? 1 : layout.width(input(number));
    }

    private long rows(int number, long rows) {
        return input(number) < 0 || layout.perRow(input(number)) ? rows : 1;
    }

    private String name(int number) {
        int rest = number - 2 * inputs;
        if (rest >= 0 && rest < 3) {
            return rest == 0 ? "the values" : rest == 1 ? "the weights" : "the mask";
        }
        String what = rest >= 0 ? "the input" : number < inputs ? "the gradient of" : "the Hessian of";
        return what + " '" + layout.input(input(number)).name() + "'";
    }
}
