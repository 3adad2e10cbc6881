package io.lossmith.processor.certify;

import io.lossmith.processor.exact.BigFloat;
import io.lossmith.processor.exact.Enclosure;
import io.lossmith.processor.exact.Row;
import java.util.Arrays;

/** Collects the errors of one quantity. */
final class Tally {
    private double[] errors = new double[64];
    private int count;
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
    }

    int count() {
        return count;
    }

    Accuracy accuracy() {
        double[] sorted = Arrays.copyOf(errors, count);
        Arrays.sort(sorted);
        double sum = 0;
        int finite = 0;
        while (finite < count && sorted[finite] < Double.POSITIVE_INFINITY) {
            sum += sorted[finite++];
        }
        return new Accuracy(
                Accuracy.roundedUp(count == 0 ? 0 : sorted[count / 2]),
                Accuracy.roundedUp(finite == 0 ? 0 : sum / finite),
                Accuracy.roundedUp(worst),
                count - finite,
                worstAt == null ? "" : RowText.of(worstAt));
    }

    /** A bound on the error of {@code computed}, in units of the last place of the correctly rounded result. */
    static double error(double computed, Enclosure exact) {
        double rounded = exact.toDouble();
        if (Double.isNaN(computed) || (Double.isInfinite(computed) && computed != rounded)) {
            return Double.POSITIVE_INFINITY;
        }
        if (computed == rounded && (exact.isExact() || Double.isInfinite(rounded))) {
            return exact.isExact() && exact.contains(BigFloat.of(computed)) ? 0 : 0.5;
        }
        if (exact.lower().isInfinite() || exact.upper().isInfinite()) {
            return Double.isInfinite(rounded) && !exact.isExact()
                    ? (Double.MAX_VALUE - Math.abs(computed)) / Math.ulp(Double.MAX_VALUE) + 1
                    : Double.POSITIVE_INFINITY;
        }
        BigFloat number = BigFloat.of(computed);
        BigFloat unit = BigFloat.of(Math.ulp(Math.min(Math.abs(rounded), Double.MAX_VALUE)));
        BigFloat distance = number.distanceTo(exact.lower()).max(number.distanceTo(exact.upper()));
        return distance.ratio(unit).toDouble();
    }
}
