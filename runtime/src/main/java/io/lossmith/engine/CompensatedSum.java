package io.lossmith.engine;

/**
 * Neumaier's compensated sum (Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54, 1974): the result is as
 * accurate as if it was summed in twice the precision, however many blocks there are. Once a term is NaN or infinite it is the plain sum.
 */
final class CompensatedSum {
    private double sum;
    private double lost;

    void clear() {
        sum = 0;
        lost = 0;
    }

    void add(double term) {
        double next = sum + term;
        lost += lost(sum, term, next);
        sum = next;
    }

    double value() {
        return value(sum, lost);
    }

    /** What the rounding of {@code next = sum + term} lost. */
    static double lost(double sum, double term, double next) {
        return Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    }

    /** The compensated value, or the plain sum where that is not finite (the compensation is NaN then). */
    static double value(double sum, double lost) {
        double compensated = sum + lost;
        return Double.isFinite(compensated) ? compensated : sum;
    }
}
