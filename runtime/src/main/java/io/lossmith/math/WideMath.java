package io.lossmith.math;

/**
 * The functions of formulas with twice the digits of double, for the rare rows in which a sum of rounded parts cancels.
 *
 * <p>An object with its own temporaries: one for each thread. Every method stores into its first argument, which may be one of the others, and
 * allocates nothing. Each says a bound on its relative error that the test asserts for results from 2^-900 on; smaller ones have digits in the
 * high part only. NaN in gives NaN out, infinities give the limit, and where a result is zero or infinite it is what {@link Math} gives.
 *
 * <pre>{@code
 * WideMath math = new WideMath();
 * Wide x = new Wide();
 * x.set(-40);
 * math.exp(x, x);
 * math.log1p(x, x);   // log(1 + exp(-40)) in 29 digits
 * }</pre>
 */
final class WideMath {

    private final WideExponential exponential = new WideExponential();
    private final WidePower power = new WidePower(exponential);
    private final WideTrigonometry trigonometry = new WideTrigonometry();
    private final WideNormal normal = new WideNormal(exponential);
    private final WideGamma gamma = new WideGamma(exponential);

    /** e^x, within 2^-100. */
    void exp(Wide result, Wide x) {
        exponential.exp(result, x);
    }

    /** e^x - 1, within 2^-100. */
    void expm1(Wide result, Wide x) {
        exponential.expm1(result, x);
    }

    /** The natural logarithm, within 2^-100; NaN below 0. */
    void log(Wide result, Wide x) {
        exponential.log(result, x);
    }

    /** log(1 + x), within 2^-100; NaN below -1. */
    void log1p(Wide result, Wide x) {
        exponential.log1p(result, x);
    }

    /** The cube root, within 2^-100. */
    void cbrt(Wide result, Wide x) {
        power.cbrt(result, x);
    }

    /** x^y, within 2^-95 for |y| up to 16 and within 2^-90 for |y| up to 400 or x near 1; NaN for x below 0 and y not whole. */
    void pow(Wide result, Wide x, Wide y) {
        power.pow(result, x, y);
    }

    /** The sine, within 2^-100 of the larger of its magnitude and 2^-10; of a double beside a root within 2^-90. NaN for |x| above 2^40. */
    void sin(Wide result, Wide x) {
        trigonometry.sin(result, x);
    }

    /** The cosine, within 2^-100 of the larger of its magnitude and 2^-10; of a double beside a root within 2^-90. NaN for |x| above 2^40. */
    void cos(Wide result, Wide x) {
        trigonometry.cos(result, x);
    }

    /** The tangent, within 2^-100, beside its roots and poles within 2^-90 for a double. NaN for |x| above 2^40. */
    void tan(Wide result, Wide x) {
        trigonometry.tan(result, x);
    }

    /** The arc sine, within 2^-100; NaN for |x| above 1. */
    void asin(Wide result, Wide x) {
        trigonometry.asin(result, x);
    }

    /** The arc cosine, within 2^-100; NaN for |x| above 1. */
    void acos(Wide result, Wide x) {
        trigonometry.acos(result, x);
    }

    /** The arc tangent, within 2^-100. */
    void atan(Wide result, Wide x) {
        trigonometry.atan(result, x);
    }

    /** The angle of the point (x, y), within 2^-100. */
    void atan2(Wide result, Wide y, Wide x) {
        trigonometry.atan2(result, y, x);
    }

    /** 2^shift e^x, where e^x alone may be out of range. */
    void exp(Wide result, Wide x, int shift) {
        exponential.exp(result, x, shift);
    }

    /** The hyperbolic sine, within 2^-100. */
    void sinh(Wide result, Wide x) {
        exponential.sinh(result, x);
    }

    /** The hyperbolic cosine, within 2^-100. */
    void cosh(Wide result, Wide x) {
        exponential.cosh(result, x);
    }

    /** The hyperbolic tangent, within 2^-100. */
    void tanh(Wide result, Wide x) {
        exponential.tanh(result, x);
    }

    /** The error function, within 2^-100. */
    void erf(Wide result, Wide x) {
        normal.erf(result, x);
    }

    /** 1 - erf(x), within 2^-90 up to x = 26, where results become too small to have a low part. */
    void erfc(Wide result, Wide x) {
        normal.erfc(result, x);
    }

    /** exp(x^2) erfc(x), within 2^-98; x from 2.5 on. */
    void scaledErfc(Wide result, Wide x) {
        normal.scaledErfc(result, x);
    }

    /** log(gamma(x)), within 2^-90, beside its roots too; NaN for x of at most 0. */
    void lgamma(Wide result, Wide x) {
        gamma.lgamma(result, x);
    }

    /** The derivative of lgamma, within 2^-95 of the larger of its magnitude and 2^-4; NaN for x of at most 0. */
    void digamma(Wide result, Wide x) {
        gamma.digamma(result, x);
    }

    /** The second derivative of lgamma, within 2^-98; NaN for x of at most 0. */
    void trigamma(Wide result, Wide x) {
        gamma.trigamma(result, x);
    }

    /** The largest whole number not above x; exact. */
    void floor(Wide result, Wide x) {
        result.floor(x);
    }

    /** The nearest whole number, of two the even one, as {@link Math#rint(double)}; exact. */
    void round(Wide result, Wide x) {
        result.round(x);
    }
}
