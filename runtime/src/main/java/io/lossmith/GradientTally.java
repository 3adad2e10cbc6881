package io.lossmith;

import io.lossmith.NumericDerivative.Estimate;
import io.lossmith.spec.Domain;

/** Judges the gradient of one input number by number, and keeps the worst. */
final class GradientTally {
    /** Numeric derivatives that are less certain than this are no evidence. */
    private static final double CERTAINTY = 1e-4;

    /** What rounding alone makes of a difference: a saturated row has a gradient of 1e-35, and values that do not change at all. */
    private static final double NEGLIGIBLE = 1e-15;

    private final String name;
    private final Domain domain;
    private final double tolerance;
    private long compared;
    private double worstError;
    private long worstRow = -1;
    private int worstElement;
    private double worstAnalytic;
    private double worstNumeric;
    private long kinks;
    private long firstKinkRow = -1;
    private long notFinite;

    GradientTally(String name, Domain domain, double tolerance) {
        this.name = name;
        this.domain = domain;
        this.tolerance = tolerance;
    }

    /** Compares one gradient with the differences of the loss around {@code point}. */
    void compare(long row, int element, double point, double analytic, NumericDerivative differences) {
        double value = differences.atPoint();
        if (!Double.isFinite(point) || !Double.isFinite(value)) {
            notFinite++;
            return;
        }
        boolean inside = domain.contains(point);
        double lower = inside ? domain.lower() : Double.NEGATIVE_INFINITY;
        double upper = inside ? domain.upper() : Double.POSITIVE_INFINITY;
        Estimate numeric = differences.within(lower, upper);
        boolean finite = Double.isFinite(analytic);
        double size = Math.max(finite ? Math.abs(analytic) : 0, Math.abs(numeric.value()));
        double reach = Math.max(size, Math.abs(value) / Math.max(1, Math.abs(point)));
        boolean certain = numeric.error() <= CERTAINTY * reach && Double.isFinite(numeric.value());
        if (!finite && certain) {
            count(row, element, Double.POSITIVE_INFINITY, analytic, numeric.value());
        } else if (!finite) {
            notFinite++;
        } else if (!certain) {
            kink(row);
        } else {
            double difference = Math.max(0, Math.abs(analytic - numeric.value()) - numeric.error());
            double error = difference <= NEGLIGIBLE ? 0 : difference / size;
            if (error > tolerance && isKink(analytic, size, differences.left(lower), differences.right(upper))) {
                kink(row);
            } else {
                count(row, element, error, analytic, numeric.value());
            }
        }
    }

    GradientCheck.Input result() {
        return new GradientCheck.Input(
                name,
                compared,
                worstError,
                worstRow,
                worstElement,
                worstAnalytic,
                worstNumeric,
                kinks,
                firstKinkRow,
                notFinite);
    }

    /** Whether the derivatives from both sides differ and the gradient lies between them: any such number is a subgradient. */
    private boolean isKink(double analytic, double size, Estimate left, Estimate right) {
        double slack = tolerance * size;
        boolean certain = left.error() <= CERTAINTY * size && right.error() <= CERTAINTY * size;
        return certain
                && Math.abs(left.value() - right.value()) > slack + left.error() + right.error()
                && analytic >= Math.min(left.value(), right.value()) - slack
                && analytic <= Math.max(left.value(), right.value()) + slack;
    }

    private void kink(long row) {
        kinks++;
        firstKinkRow = kinks == 1 ? row : firstKinkRow;
    }

    private void count(long row, int element, double error, double analytic, double numeric) {
        compared++;
        if (compared == 1 || error > worstError) {
            worstError = error;
            worstRow = row;
            worstElement = element;
            worstAnalytic = analytic;
            worstNumeric = numeric;
        }
    }
}
