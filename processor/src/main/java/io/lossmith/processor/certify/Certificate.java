package io.lossmith.processor.certify;

import java.util.List;
import java.util.Optional;

/**
 * The measured accuracy of a loss: per result of a row, what its kernel computes and what its formula as written would
 * give, in {@code double}, against the exact result.
 *
 * <p>An exact result is proved: interval arithmetic with as many bits as it takes, up to 4000. The figures are those of a
 * fixed set of rows, not bounds.
 *
 * @param format what inputs and results were
 * @param rows how many rows were tried; none of a formula that is too long
 * @param lines the value, the gradients and the Hessian diagonals, in that order
 * @param missing functions without an interval form: what they stand in was computed but not compared
 */
public record Certificate(Format format, int rows, List<Line> lines, List<String> missing) {
    /** A result that is further off at an ordinary row is bad: 4 of its bits are wrong. */
    public static final double BAD = 16;

    /**
     * One result.
     *
     * @param result {@code value}, {@code d/dz} or {@code d²/dz²}
     * @param compared at how many rows it was compared with the exact result
     * @param unknown at how many rows 4000 bits, or the effort allowed, did not settle the exact result
     * @param undefined at how many rows the formula has no value and no known limit
     * @param limits at how many of the rows compared the exact result is a limit
     * @param kernel what the kernel computes
     * @param ordinary the largest error of the kernel at ordinary rows: those that amplify an error of the inputs at most
     *     8 times
     * @param example of the ordinary rows with an error above 16 one with plain numbers
     * @param written what the formula as written gives
     * @param notFinite a row at which the kernel is NaN or infinite in the place of a finite result
     */
    public record Line(
            String result,
            int compared,
            int unknown,
            int undefined,
            int limits,
            Accuracy kernel,
            double ordinary,
            Optional<Example> example,
            Accuracy written,
            Optional<NotFinite> notFinite) {
        /** Whether the kernel is nowhere NaN or infinite in the place of a finite result, and its ordinary error within a bound. */
        public boolean isWithin(double ulp) {
            return kernel.broken() == 0 && ordinary <= ulp;
        }
    }

    /**
     * A row that shows an error.
     *
     * @param error how large, rounded up
     * @param row the inputs
     * @param strangeness the less, the plainer its numbers are
     */
    public record Example(double error, String row, int strangeness) {}

    /** Copies the lists. */
    public Certificate {
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
    }

    /** The first result that is NaN or infinite somewhere in the place of a finite number, where numbers are no larger than floats. */
    public Optional<NotFinite> firstNotFinite() {
        return lines.stream()
                .flatMap(line -> line.notFinite().stream())
                .filter(found -> !found.isExtreme())
                .findFirst();
    }

    /** The first result that is not within a bound, see {@link Line#isWithin}. */
    public Optional<Line> firstBeyond(double ulp) {
        return lines.stream().filter(line -> !line.isWithin(ulp)).findFirst();
    }
}
