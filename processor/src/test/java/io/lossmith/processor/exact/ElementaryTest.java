package io.lossmith.processor.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle's own functions against the arbitrary-precision library, which computes them by other formulas. */
class ElementaryTest {
    private static final int DIGITS = 80;
    private static final int LIBRARY_DIGITS = 130;

    record Row(
            String name,
            double low,
            double high,
            BiFunction<BigDecimal, Integer, BigDecimal> ours,
            Function<Apfloat, Apfloat> library) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        Apfloat one = new Apfloat(1, LIBRARY_DIGITS);
        return Stream.of(
                new Row("exp", -800, 800, Elementary::exp, ApfloatMath::exp),
                new Row("log", 1e-300, 1e3, Elementary::log, ApfloatMath::log),
                new Row("sqrt", 1e-300, 1e3, Elementary::sqrt, ApfloatMath::sqrt),
                new Row("sin", -1e3, 1e3, Elementary::sin, ApfloatMath::sin),
                new Row("cos", -1e3, 1e3, Elementary::cos, ApfloatMath::cos),
                new Row("atan", -30, 30, Elementary::atan, ApfloatMath::atan),
                new Row("erf", -6, 6, ErrorFunction::erf, ApfloatMath::erf),
                new Row(
                        "erfc",
                        6,
                        20,
                        ErrorFunction::scaledTail,
                        x -> ApfloatMath.erfc(x).multiply(ApfloatMath.exp(x.multiply(x)))),
                new Row("lgamma", 1e-3, 90, GammaFunction::lgamma, x -> ApfloatMath.log(ApfloatMath.gamma(x))),
                new Row("digamma", 1e-3, 90, (x, d) -> GammaFunction.derivative(1, x, d), ApfloatMath::digamma),
                new Row(
                        "trigamma",
                        1e-3,
                        90,
                        (x, d) -> GammaFunction.derivative(2, x, d),
                        x -> ApfloatMath.polygamma(1, x)),
                new Row(
                        "polygamma 3",
                        1e-3,
                        90,
                        (x, d) -> GammaFunction.derivative(4, x, d),
                        x -> ApfloatMath.polygamma(3, x.multiply(one))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithTheLibrary(Row row) {
        SplittableRandom random = new SplittableRandom(20_260_311);
        List<Double> points = new ArrayList<>(List.of(row.high, 0.5, 1.0, 1.5));
        for (int i = 0; i < 4; i++) {
            points.add(random.nextDouble(row.low, row.high));
        }
        for (double x : points) {
            if (x < row.low || x > row.high) {
                continue;
            }
            BigDecimal ours = row.ours.apply(new BigDecimal(x), DIGITS);
            Apfloat library = row.library.apply(new Apfloat(new BigDecimal(x), LIBRARY_DIGITS));
            BigDecimal expected = new BigDecimal(library.toString(false));
            BigDecimal scale = expected.abs().max(BigDecimal.ONE.movePointLeft(1));
            assertThat(ours.subtract(expected).abs().divide(scale, MathContext.DECIMAL64))
                    .as("%s(%s)", row, x)
                    .isLessThan(BigDecimal.ONE.movePointLeft(DIGITS - 3));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithItselfInMoreDigits(Row row) {
        BigDecimal x = new BigDecimal(Math.min(row.high, 6.125));
        BigDecimal few = row.ours.apply(x, 100);
        BigDecimal many = row.ours.apply(x, 700);

        assertThat(few.subtract(many).abs().divide(many.abs(), MathContext.DECIMAL64))
                .isLessThan(BigDecimal.ONE.movePointLeft(97));
    }

    @Test
    void reducesHugeAngles() {
        // The double nearest 1e22, a classic: sin is -0.8522008497671888...
        assertThat(Elementary.sin(new BigDecimal(1e22), 30).doubleValue()).isEqualTo(-0.8522008497671888);
        double huge = 1e300;
        assertThat(Elementary.cos(new BigDecimal(huge), 30).doubleValue()).isEqualTo(StrictMath.cos(huge));
    }

    @Test
    void constantsAreThoseOfTheLibrary() {
        assertThat(Elementary.PI.toString())
                .startsWith(ApfloatMath.pi(600).toString(true).substring(0, 590));
        assertThat(Elementary.LN10.toString())
                .startsWith(ApfloatMath.log(new Apfloat(10, 600)).toString(true).substring(0, 590));
    }
}
