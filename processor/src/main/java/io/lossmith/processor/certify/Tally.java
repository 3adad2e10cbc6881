package io.lossmith.processor.certify;

import io.lossmith.processor.exact.BigFloat;
import io.lossmith.processor.exact.Enclosure;
import io.lossmith.processor.exact.Row;
import java.util.Arrays;

/** Collects the errors of one quantity. */
final class Tally {
    /** No double, or float, is nearer than half a unit. */
    static final double CORRECT = 0.5;

    private double[] errors = new double[64];
    private int count;
    private int broken;
    private Deviation worst = Deviation.NONE;
    private Row worstAt;
    private final Format format;

    Tally(Format format) {
        this.format = format;
    }

    /** The error of a row, the largest of its elements. */
    void add(Deviation deviation, Row row) {
        double error = deviation.error();
        if (count == errors.length) {
            errors = Arrays.copyOf(errors, 2 * count);
        }
        errors[count++] = error;
        if (error > worst.error()) {
            worst = deviation;
            worstAt = error > CORRECT ? row : null; // of a correctly rounded result no row is the worst
        }
        broken += Double.isInfinite(error) ? 1 : 0;
    }

    int count() {
        return count;
    }

    Accuracy accuracy() {
        double[] sorted = Arrays.copyOf(errors, count);
        Arrays.sort(sorted);
        double sum = 0;
        for (int i = 0; i < count - broken; i++) {
            sum += sorted[i] / (count - broken);
        }
        return new Accuracy(
                Accuracy.roundedUp(count == 0 ? 0 : sorted[count / 2]),
                Accuracy.roundedUp(sum),
                Accuracy.roundedUp(worst.error()),
                broken,
                worstAt == null ? "" : RowText.of(worstAt, format),
                worstAt == null ? Double.NaN : worst.computed(),
                worstAt == null ? Double.NaN : worst.exact());
    }

    /**
     * A bound on the error of {@code computed}, once it is rounded to {@code format}, in units of the last place of the
     * correctly rounded result; infinite for NaN and for an infinity in the place of a finite number or of the other
     * infinity.
     */
    static double error(double computed, Enclosure exact, Format format) {
        double given = format.nearest(computed);
        double rounded = format.nearest(exact.toDouble());
        if (Double.isNaN(given) || (Double.isInfinite(given) && given != rounded)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Double.isInfinite(rounded)) {
            double beyond = format.largest() - Math.copySign(1, rounded) * given;
            return given == rounded ? 0 : capped(beyond / format.ulp(format.largest()) + 1);
        }
        BigFloat number = BigFloat.of(given);
        BigFloat distance = number.distanceTo(exact.lower()).max(number.distanceTo(exact.upper()));
        return capped(distance.ratio(BigFloat.of(format.ulp(rounded))).toDouble());
    }

    private static double capped(double error) {
        return Math.min(error, 0x1p1023);
    }
}
