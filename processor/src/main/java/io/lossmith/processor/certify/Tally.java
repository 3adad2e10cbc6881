package io.lossmith.processor.certify;

import io.lossmith.processor.exact.BigFloat;
import io.lossmith.processor.exact.Enclosure;
import io.lossmith.processor.exact.Row;
import java.util.Arrays;

/** Collects the errors of one quantity. */
final class Tally {
    private double[] errors = new double[64];
    private int count;
    private int broken;
    private double worst;
    private Row worstAt;

    /** The error of a row, the largest of its elements. */
    void add(double error, Row row) {
        if (count == errors.length) {
            errors = Arrays.copyOf(errors, 2 * count);
        }
        errors[count++] = error;
        if (error > worst) {
            worst = error;
            worstAt = row;
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
                Accuracy.roundedUp(worst),
                broken,
                worstAt == null ? "" : RowText.of(worstAt));
    }

    /**
     * A bound on the error of {@code computed}, in units of the last place of the correctly rounded result; infinite for NaN
     * and for an infinity in the place of a finite number or of the other infinity.
     */
    static double error(double computed, Enclosure exact) {
        double rounded = exact.toDouble();
        if (Double.isNaN(computed) || (Double.isInfinite(computed) && computed != rounded)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Double.isInfinite(rounded)) {
            double beyond = Double.MAX_VALUE - Math.copySign(1, rounded) * computed;
            return computed == rounded ? 0 : capped(beyond / Math.ulp(Double.MAX_VALUE) + 1);
        }
        BigFloat number = BigFloat.of(computed);
        BigFloat distance = number.distanceTo(exact.lower()).max(number.distanceTo(exact.upper()));
        return capped(distance.ratio(BigFloat.of(Math.ulp(rounded))).toDouble());
    }

    private static double capped(double error) {
        return Math.min(error, 0x1p1023);
    }
}
