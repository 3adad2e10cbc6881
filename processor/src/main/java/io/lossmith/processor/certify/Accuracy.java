package io.lossmith.processor.certify;

/**
 * How far computed numbers are from the exact ones, in units of the last place of the correctly rounded result, each figure
 * rounded up to a power of two.
 *
 * @param typical the median
 * @param mean the mean over the rows with a finite error
 * @param worst the largest; infinite where NaN, or the wrong infinity, was computed
 * @param broken the number of rows where it was
 * @param worstAt the row with the largest error, such as {@code z = -36.8, y = 1}; empty if all are correctly rounded
 * @param computed what was computed there; NaN without such a row
 * @param exact the number nearest to the exact one there
 */
public record Accuracy(
        double typical, double mean, double worst, int broken, String worstAt, double computed, double exact) {
    /** The least power of two not below {@code error}, 0.5 for what is smaller; 0 for 0. */
    static double roundedUp(double error) {
        if (error == 0 || Double.isInfinite(error) || Double.isNaN(error)) {
            return error;
        }
        if (error <= 0.5) {
            return 0.5;
        }
        double power = Math.scalb(1.0, Math.getExponent(error));
        return power == error ? power : 2 * power;
    }

    /** A figure as people read it: {@code 2}, {@code 2^52} or {@code inf}. */
    public static String text(double figure) {
        if (Double.isInfinite(figure)) {
            return "inf";
        }
        if (figure > 1024) {
            return "2^" + Math.getExponent(figure);
        }
        return figure == 0.5 ? "0.5" : Integer.toString((int) figure);
    }
}
