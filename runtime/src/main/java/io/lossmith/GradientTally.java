package io.lossmith;

import io.lossmith.NumericDerivative.Estimate;
import io.lossmith.spec.Domain;

/** Judges the gradient of one input number by number, and keeps the worst. */
final class GradientTally {
    /** A numeric derivative that may be off by more than this part of itself cannot tell whether a gradient is right. */
    private static final double CERTAINTY = 1e-4;

    /** A derivative below this part of what derivatives are around the point is as good as 0. */
    private static final double NEGLIGIBLE = 1e-10;

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
    private long uncertain;
    private long firstUncertainRow = -1;
    private long notFinite;

    private enum Verdict {
        COMPARED,
        KINK,
        UNCERTAIN
    }

    GradientTally(String name, Domain domain, double tolerance) {
        this.name = name;
        this.domain = domain;
        this.tolerance = tolerance;
    }

    /** Compares one gradient with the differences of the loss around {@code point}. */
    void compare(long row, int element, double point, double analytic, NumericDerivative differences) {
        if (!Double.isFinite(point) || !Double.isFinite(differences.atPoint())) {
            notFinite++;
            return;
        }
        boolean inside = domain.contains(point);
        double lower = inside ? domain.lower() : Double.NEGATIVE_INFINITY;
        double upper = inside ? domain.upper() : Double.POSITIVE_INFINITY;
        Estimate numeric = differences.within(lower, upper);
        if (!Double.isFinite(analytic)) {
            if (tells(numeric, Math.abs(numeric.value()))) {
                count(row, element, Double.POSITIVE_INFINITY, analytic, numeric.value());
            } else {
                notFinite++;
            }
            return;
        }
        if (!Double.isFinite(numeric.value())) {
            leaveOut(differences.jumps(lower, upper) ? Verdict.KINK : Verdict.UNCERTAIN, row);
            return;
        }
        double size = Math.max(Math.abs(analytic), Math.abs(numeric.value()));
        double difference = Math.max(0, Math.abs(analytic - numeric.value()) - numeric.error());
        double error = difference == 0 ? 0 : difference / size;
        boolean agrees = error <= tolerance && tells(numeric, size);
        Verdict verdict = agrees ? Verdict.COMPARED : verdict(analytic, numeric, size, differences, lower, upper);
        if (verdict == Verdict.COMPARED) {
            count(row, element, error, analytic, numeric.value());
        } else {
            leaveOut(verdict, row);
        }
    }

    private void leaveOut(Verdict verdict, long row) {
        if (verdict == Verdict.KINK) {
            kinks++;
            firstKinkRow = kinks == 1 ? row : firstKinkRow;
        } else {
            uncertain++;
            firstUncertainRow = uncertain == 1 ? row : firstUncertainRow;
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
                uncertain,
                firstUncertainRow,
                notFinite);
    }

    /** Whether a numeric derivative is so exact that it tells a right gradient of that size from a wrong one. */
    private static boolean tells(Estimate numeric, double size) {
        return Double.isFinite(numeric.value())
                && numeric.error() <= Math.max(CERTAINTY * size, NEGLIGIBLE * numeric.reach());
    }

    /** What a pair is that does not simply agree; the differences from each side decide. */
    private Verdict verdict(
            double analytic, Estimate numeric, double size, NumericDerivative differences, double lower, double upper) {
        Estimate left = differences.left(lower);
        Estimate right = differences.right(upper);
        double slack = tolerance * size;
        boolean twoSides = tells(left, Math.abs(left.value())) && tells(right, Math.abs(right.value()));
        double apart = Math.abs(left.value() - right.value());
        if (twoSides && apart > CERTAINTY * size && apart > 2 * (left.error() + right.error())) {
            // Every number between the derivatives from both sides is a subgradient.
            boolean between = analytic >= Math.min(left.value() - left.error(), right.value() - right.error()) - slack
                    && analytic <= Math.max(left.value() + left.error(), right.value() + right.error()) + slack;
            return between ? Verdict.KINK : Verdict.COMPARED;
        }
        if (differences.jumps(lower, upper)) {
            return Verdict.KINK;
        }
        // Next to a kink the differences across it may seem exact; those that stay on one side know better.
        boolean doubted = explains(left, analytic, size, slack) || explains(right, analytic, size, slack);
        return tells(numeric, size) && !doubted ? Verdict.COMPARED : Verdict.UNCERTAIN;
    }

    private static boolean explains(Estimate side, double analytic, double size, double slack) {
        return tells(side, size) && Math.abs(side.value() - analytic) <= slack + side.error();
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
