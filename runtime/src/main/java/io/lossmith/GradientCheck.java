package io.lossmith;

import java.util.List;

/**
 * What {@link LossKernel#checkGradient} found. Print it to see the worst pair of each input.
 *
 * @param loss the name of the loss
 * @param tolerance the relative error up to which a gradient passes
 * @param inputs one entry for each prediction and learned input, in signature order
 */
public record GradientCheck(String loss, double tolerance, List<Input> inputs) {
    /** Copies the list. */
    public GradientCheck {
        inputs = List.copyOf(inputs);
    }

    /**
     * The comparison of one input's gradient.
     *
     * @param name the input
     * @param compared how many numbers were compared
     * @param worstError the largest relative error, after the numeric derivative's own error is taken off, so that a difference that the
     *     rounding of the loss explains is 0; infinite when the gradient is NaN or infinite where the loss has a derivative
     * @param worstRow the row of the largest error, -1 when nothing was compared or the input is learned
     * @param worstElement the element of the row's vector, 0 for a plain number
     * @param analytic the kernel's gradient there, of the sum
     * @param numeric the numeric derivative there
     * @param kinks how many numbers were left out because the loss has a kink or jump there: its differences from the left and from the right
     *     do not agree, and the gradient is none that they exclude
     * @param firstKinkRow the first such row, -1 when there is none or the input is learned
     * @param uncertain how many numbers were left out because the numeric derivative is too uncertain to tell: rounding, or a loss that
     *     changes too fast, may move it by more than a ten-thousandth of itself
     * @param firstUncertainRow the first such row, -1 when there is none or the input is learned
     * @param notFinite how many numbers were left out because the input, the value or the derivative is not finite
     */
    public record Input(
            String name,
            long compared,
            double worstError,
            long worstRow,
            int worstElement,
            double analytic,
            double numeric,
            long kinks,
            long firstKinkRow,
            long uncertain,
            long firstUncertainRow,
            long notFinite) {
        private String describe(double tolerance) {
            StringBuilder text = new StringBuilder("  ")
                    .append(name)
                    .append(": ")
                    .append(compared)
                    .append(" compared");
            if (compared > 0) {
                text.append(worstError <= tolerance ? ", worst" : ", WRONG,")
                        .append(" relative error ")
                        .append(worstError);
                text.append(worstRow < 0 ? " at element " : " at row " + worstRow + ", element ")
                        .append(worstElement);
                text.append(" (gradient ")
                        .append(analytic)
                        .append(", numeric ")
                        .append(numeric)
                        .append(')');
            }
            leftOut(text, kinks, "at kinks", firstKinkRow);
            leftOut(text, uncertain, "because the differences are too uncertain to tell", firstUncertainRow);
            leftOut(text, notFinite, "because they are not finite", -1);
            return text.append('\n').toString();
        }

        private static void leftOut(StringBuilder text, long count, String why, long firstRow) {
            if (count > 0) {
                text.append("; ").append(count).append(" left out ").append(why);
                text.append(firstRow < 0 ? "" : ", first at row " + firstRow);
            }
        }
    }

    /**
     * Whether every compared gradient is right, and at least one was compared.
     *
     * @return true when no relative error exceeds the tolerance
     */
    public boolean passed() {
        return inputs.stream().allMatch(input -> input.worstError() <= tolerance)
                && inputs.stream().anyMatch(input -> input.compared() > 0);
    }

    /** The verdict, and one line for each input. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("Gradient check of ").append(loss).append(passed() ? ": passed" : ": FAILED");
        text.append(" (tolerance ").append(tolerance).append(")\n");
        inputs.forEach(input -> text.append(input.describe(tolerance)));
        return text.toString();
    }
}
