package io.lossmith.math;

/**
 * The functions of formulas with twice the digits of double, for the rare rows in which a sum of rounded parts cancels.
 *
 * <p>An object with its own temporaries: one for each thread. Every method stores into its first argument, which may be one of the others, and
 * allocates nothing. Bounds on relative errors are those of the test. NaN in gives NaN out, infinities give the limit, and where the high part
 * of a result is zero or infinite it is what {@link Math} gives.
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

    /** e^x, within 2^-95. */
    void exp(Wide result, Wide x) {
        exponential.exp(result, x);
    }

    /** e^x - 1, within 2^-95. */
    void expm1(Wide result, Wide x) {
        exponential.expm1(result, x);
    }

    /** The natural logarithm, within 2^-95; NaN below 0. */
    void log(Wide result, Wide x) {
        exponential.log(result, x);
    }

    /** log(1 + x), within 2^-95; NaN below -1. */
    void log1p(Wide result, Wide x) {
        exponential.log1p(result, x);
    }

    /** The cube root, within 2^-95. */
    void cbrt(Wide result, Wide x) {
        throw new UnsupportedOperationException("cbrt");
    }

    /** x^y, within 2^-95 for |y| up to 16, and 2^-88 beyond; NaN for x below 0 and y not whole. */
    void pow(Wide result, Wide x, Wide y) {
        throw new UnsupportedOperationException("pow");
    }

    /** The sine, with an absolute error of 2^-95; NaN for |x| above 2^40. */
    void sin(Wide result, Wide x) {
        throw new UnsupportedOperationException("sin");
    }

    /** The cosine, with an absolute error of 2^-95; NaN for |x| above 2^40. */
    void cos(Wide result, Wide x) {
        throw new UnsupportedOperationException("cos");
    }

    /** The tangent, within 2^-90 away from its roots and poles; NaN for |x| above 2^40. */
    void tan(Wide result, Wide x) {
        throw new UnsupportedOperationException("tan");
    }

    /** The arc sine, within 2^-95; NaN for |x| above 1. */
    void asin(Wide result, Wide x) {
        throw new UnsupportedOperationException("asin");
    }

    /** The arc cosine, within 2^-95; NaN for |x| above 1. */
    void acos(Wide result, Wide x) {
        throw new UnsupportedOperationException("acos");
    }

    /** The arc tangent, within 2^-95. */
    void atan(Wide result, Wide x) {
        throw new UnsupportedOperationException("atan");
    }

    /** The angle of the point (x, y), within 2^-95. */
    void atan2(Wide result, Wide y, Wide x) {
        throw new UnsupportedOperationException("atan2");
    }

    /** The hyperbolic sine, within 2^-95. */
    void sinh(Wide result, Wide x) {
        exponential.sinh(result, x);
    }

    /** The hyperbolic cosine, within 2^-95. */
    void cosh(Wide result, Wide x) {
        exponential.cosh(result, x);
    }

    /** The hyperbolic tangent, within 2^-95. */
    void tanh(Wide result, Wide x) {
        exponential.tanh(result, x);
    }

    /** The error function, within 2^-90. */
    void erf(Wide result, Wide x) {
        throw new UnsupportedOperationException("erf");
    }

    /** 1 - erf(x), within 2^-85 up to x = 26. */
    void erfc(Wide result, Wide x) {
        throw new UnsupportedOperationException("erfc");
    }

    /** log(gamma(x)), within 2^-80; NaN for x of at most 0. */
    void lgamma(Wide result, Wide x) {
        throw new UnsupportedOperationException("lgamma");
    }

    /** The derivative of lgamma, within 2^-80 away from its root; NaN for x of at most 0. */
    void digamma(Wide result, Wide x) {
        throw new UnsupportedOperationException("digamma");
    }

    /** The second derivative of lgamma, within 2^-90; NaN for x of at most 0. */
    void trigamma(Wide result, Wide x) {
        throw new UnsupportedOperationException("trigamma");
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
