package io.lossmith.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The references against the arbitrary-precision library's own special functions, at the few points that their speed allows. */
class ReferenceTest {

    private static final int DIGITS = 35;

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.3, 1, 3.75, 4, 4.25, 9, 26.5})
    void errorFunctions(double x) {
        Apfloat exact = Reference.number(x);

        assertSame(ErrorFunctionReference.erf(exact), ApfloatMath.erf(exact));
        assertSame(ErrorFunctionReference.erfc(exact), ApfloatMath.erfc(exact));
        assertSame(ErrorFunctionReference.erfc(exact.negate()), ApfloatMath.erfc(exact.negate()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.125, 1.46, 7.75, 59.5, 61})
    void gammaFunctions(double x) {
        Apfloat exact = Reference.number(x);

        assertSame(GammaReference.lgamma(exact), ApfloatMath.logGamma(exact));
        assertSame(GammaReference.polygamma(0, exact), ApfloatMath.digamma(exact));
        assertSame(GammaReference.polygamma(1, exact), ApfloatMath.polygamma(1, exact));
        assertSame(GammaReference.polygamma(4, exact), ApfloatMath.polygamma(4, exact));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.25, -3.5, -12.875})
    void gammaFunctionsOfNegativeArguments(double x) {
        Apfloat exact = Reference.number(x);

        assertSame(GammaReference.lgamma(exact), ApfloatMath.log(ApfloatMath.abs(ApfloatMath.gamma(exact))));
        assertSame(GammaReference.polygamma(0, exact), ApfloatMath.digamma(exact));
        assertSame(GammaReference.polygamma(2, exact), ApfloatMath.polygamma(2, exact));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.000999, -0.000999})
    void seriesJoinTheClosedForms(double x) {
        Apfloat exact = Reference.number(x);
        Apfloat exp = ApfloatMath.exp(exact);
        Apfloat log = ApfloatMath.log(Reference.ONE.add(exact));

        assertSame(Reference.expm1mx(exact), exp.subtract(Reference.ONE).subtract(exact));
        assertSame(Reference.log1pmx(exact), log.subtract(exact));
        assertSame(
                Reference.coshm1(exact),
                Reference.half(exp.add(ApfloatMath.exp(exact.negate()))).subtract(Reference.ONE));
    }

    private static void assertSame(Apfloat reference, Apfloat library) {
        assertThat(reference.equalDigits(library))
                .as("equal digits of %s and %s", reference, library)
                .isGreaterThanOrEqualTo(DIGITS);
    }
}
