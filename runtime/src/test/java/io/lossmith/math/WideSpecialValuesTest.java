package io.lossmith.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Zeros with their signs, infinities and NaN are those of double; ordinary results are near. */
class WideSpecialValuesTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double[] SPECIAL = {
        Double.NaN, INFINITY, -INFINITY, 0.0, -0.0, 1, -1, 2, -3, 0.5, -0.5, Double.MIN_VALUE, -1e-300, 1e200, -1e200
    };
    private static final double[] LARGE = {Double.MAX_VALUE, -Double.MAX_VALUE};

    private final WideMath math = new WideMath();
    private final SoftAssertions softly = new SoftAssertions();

    @Test
    void functionsOfOneNumber() {
        check("exp", WideMath::exp, Math::exp);
        check("expm1", WideMath::expm1, Math::expm1);
        check("log", WideMath::log, Math::log);
        check("log1p", WideMath::log1p, Math::log1p);
        check("cbrt", WideMath::cbrt, Math::cbrt);
        check("sin", WideMath::sin, x -> Math.abs(x) > 0x1p40 ? Double.NaN : Math.sin(x));
        check("cos", WideMath::cos, x -> Math.abs(x) > 0x1p40 ? Double.NaN : Math.cos(x));
        check("tan", WideMath::tan, x -> Math.abs(x) > 0x1p40 ? Double.NaN : Math.tan(x));
        check("asin", WideMath::asin, Math::asin);
        check("acos", WideMath::acos, Math::acos);
        check("atan", WideMath::atan, Math::atan);
        check("sinh", WideMath::sinh, Math::sinh);
        check("cosh", WideMath::cosh, Math::cosh);
        check("tanh", WideMath::tanh, Math::tanh);
        check("erf", WideMath::erf, NormalMath::erf);
        check("erfc", WideMath::erfc, NormalMath::erfc);
        check("lgamma", WideMath::lgamma, x -> x > 0 ? GammaMath.lgamma(x) : Double.NaN);
        check("digamma", WideMath::digamma, x -> x > 0 ? GammaMath.digamma(x) : Double.NaN);
        check("trigamma", WideMath::trigamma, x -> x > 0 ? GammaMath.trigamma(x) : Double.NaN);
        check("floor", WideMath::floor, Math::floor);
        check("round", WideMath::round, Math::rint);
        check("sqrt", (m, result, x) -> result.sqrt(x), Math::sqrt);
        check("square", (m, result, x) -> result.square(x), x -> x * x);
        check("negate", (m, result, x) -> result.negate(x), x -> -x);
        check("abs", (m, result, x) -> result.abs(x), Math::abs);
        softly.assertAll();
    }

    @Test
    void functionsOfTwoNumbers() {
        Map<String, WideRow.Two> wide = new LinkedHashMap<>();
        Map<String, DoubleBinaryOperator> plain = new LinkedHashMap<>();
        wide.put("pow", WideMath::pow);
        plain.put("pow", Math::pow);
        wide.put("atan2", WideMath::atan2);
        plain.put("atan2", Math::atan2);
        wide.put("sum", (m, result, x, y) -> result.sum(x, y));
        plain.put("sum", Double::sum);
        wide.put("difference", (m, result, x, y) -> result.difference(x, y));
        plain.put("difference", (x, y) -> x - y);
        wide.put("product", (m, result, x, y) -> result.product(x, y));
        plain.put("product", (x, y) -> x * y);
        wide.put("quotient", (m, result, x, y) -> result.quotient(x, y));
        plain.put("quotient", (x, y) -> x / y);
        wide.put("scale", (m, result, x, y) -> result.scale(x, y.high));
        plain.put("scale", (x, y) -> x * y);
        wide.forEach((name, body) -> {
            for (double x : SPECIAL) {
                for (double y : SPECIAL) {
                    check(name, body, plain.get(name), x, y);
                }
                for (double y : LARGE) {
                    check(name, body, plain.get(name), x, y);
                    check(name, body, plain.get(name), y, x);
                }
            }
        });
        softly.assertAll();
    }

    @Test
    void overflowAndUnderflowAreThoseOfDouble() {
        Wide large = new Wide();
        large.set(Double.MAX_VALUE, Math.ulp(Double.MAX_VALUE) * 0.4375);
        Wide result = new Wide();

        result.sum(large, large);
        assertThat(result).hasToString("Infinity + 0.0");
        result.product(large, 2);
        assertThat(result).hasToString("Infinity + 0.0");
        result.scale(large, 2);
        assertThat(result).hasToString("Infinity + 0.0");
        result.quotient(large, large);
        assertThat(result).hasToString("1.0 + 0.0");
        result.scale(large, 0x1p-1074);
        result.square(result);
        result.scale(result, 0x1p-1074);
        assertThat(result.high).isEqualTo(0);
        assertThat(result.low).isEqualTo(0);
    }

    private void check(String name, WideRow.One body, DoubleUnaryOperator plain) {
        for (double[] points : new double[][] {SPECIAL, LARGE}) {
            for (double point : points) {
                Wide x = new Wide();
                x.set(point);
                body.at(math, x, x);
                compare(name + "(" + point + ")", x, plain.applyAsDouble(point));
            }
        }
    }

    private void check(String name, WideRow.Two body, DoubleBinaryOperator plain, double first, double second) {
        Wide x = new Wide();
        Wide y = new Wide();
        x.set(first);
        y.set(second);
        body.at(math, x, x, y);
        compare(name + "(" + first + ", " + second + ")", x, plain.applyAsDouble(first, second));
    }

    private void compare(String call, Wide actual, double expected) {
        boolean exact = expected == 0 || Double.isNaN(expected) || Double.isInfinite(expected);
        softly.assertThat(actual.high)
                .as(call)
                .usingComparator((a, b) -> exact ? Double.compare(a, b) : Math.abs(a - b) <= 3 * Math.ulp(b) ? 0 : 1)
                .isEqualTo(expected);
        if (exact) {
            softly.assertThat(actual.low).as("low part of %s", call).isEqualTo(0);
        }
    }
}
