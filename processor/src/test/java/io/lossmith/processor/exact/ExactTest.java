package io.lossmith.processor.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.lower.WrittenOut;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact values of whole formulas: against the decimal oracle, at special points, and where a short computation lies. */
class ExactTest {
    private static KernelModel model(String formula) {
        return new KernelHarness().add("Sample", formula);
    }

    private static Row row(KernelModel model, double[]... values) {
        Map<Variable, double[]> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            row.put(model.loss().inputs().get(i), values[i]);
        }
        Map<String, Integer> lengths = new LinkedHashMap<>();
        model.loss().lengths().forEach(length -> lengths.put(length.name(), 3));
        return new Row(row, lengths);
    }

    private static Enclosure value(String formula, double[]... values) {
        KernelModel model = model(formula);
        return new Exact(row(model, values)).value(model.loss().value(), 0);
    }

    /** Formulas as users write them, at points where double arithmetic fails. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (x: real) -> log(1 + exp(x))                                  | -700
            (x: real) -> log(1 + exp(x))                                  | 1e8
            (x: real) -> -log(1/(1 + exp(-x)))                            | 800
            (x: real) -> 1 - 1/(1 + exp(-x))                              | 700
            (x: real) -> (exp(x) - 1 - x)/x^2                             | 1e-100
            (x: real) -> log(cosh(x))                                     | 1e-10
            (x: real) -> log((exp(x) + exp(-x))/2)                        | -1e-100
            (x: real) -> sqrt(1 + x^2) - 1                                | 1e-160
            (x: real) -> 1 - cos(x)                                       | 1e-9
            (x: unit) -> -x*log(x) - (1 - x)*log(1 - x)                   | 1e-300
            (x: positive) -> lgamma(x) + digamma(x)*trigamma(x)           | 1.7
            (x: real) -> log(normal_cdf(x))                               | -30
            (x: positive) -> (x^1.7 - 1)/1.7 + x^-2                       | 3.3e5
            (x: real) -> atan2(x, -1) + asin(0.3*tanh(x)) + acos(0.1)     | -2
            (x: real) -> x > 0 ? log(x) : sin(1e22 + x)                   | -3
            (x: real) -> max(x, 0.5) + min(x, 0) + clamp(x, -1, 1) + sign(x)*floor(x) + round(x) | 2.5
            """)
    void equalsTheDecimalOracle(String formula, double x) {
        KernelModel model = model(formula);
        Enclosure value =
                new Exact(row(model, new double[] {x})).value(model.loss().value(), 0);
        ExactNumber exact = ExactEvaluator.value(model.loss().value(), new ExactPoint().with("x", x));

        assertThat(value.isSettled()).as("%s", value).isTrue();
        assertThat(value.toDouble()).isEqualTo(exact.toDouble());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            (z: real[K] | y: class[K]) -> -log(exp(z[y])/sum(exp(z)))
            (z: real[K] | y: class[K]) -> -log(softmax(z)[y])*(1 - softmax(z)[y])^1.5
            (z: real[K] | y: class[K]) -> logsumexp(z) - z[y] + norm(z) + mean(abs(z - y)) + variance(z)
            (z: real[K] | y: class[K]) -> max(z) - min(z) + prod(z) + sum(index(K)*z) + (any(z > 30) ? 1 : 0) + z[0]
            """)
    void vectorsEqualTheDecimalOracle(String formula) {
        KernelModel model = model(formula);
        for (double[] z : new double[][] {{100, 60, -700}, {0, 0, 0}, {1e-8, 2e-8, 1}, {-3, 0.25, 40}}) {
            for (int y = 0; y < 3; y++) {
                Enclosure value = new Exact(row(model, z, new double[] {y}))
                        .value(model.loss().value(), 0);
                ExactNumber exact = ExactEvaluator.value(
                        model.loss().value(),
                        new ExactPoint().with("z", z).with("y", y).length("K", 3));
                assertThat(value.isSettled()).as("%s", value).isTrue();
                assertThat(value.toDouble()).as("%s", formula).isEqualTo(exact.toDouble());
            }
        }
    }

    /** At 1e-300 two runs with 120 and 240 digits agree on 30 of them, wrong by 0.14 %: 1 - p is 1 in both. */
    @Test
    void binaryEntropyIsNotTakenInByAgreement() {
        Enclosure value = value("(p: unit) -> -p*log(p) - (1 - p)*log(1 - p)", new double[] {1e-300});

        // p (1 - log(p)) but for a relative error of 1e-300
        assertThat(value.toDouble()).isEqualTo(6.917755278982137e-298);
        assertThat(value.isSettled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (x: real) -> x*log(x)           | 0    | NaN
            (x: real) -> log(x)             | 0    | -Infinity
            (x: real) -> log(x)             | -1   | NaN
            (x: real) -> xlogy(x, x)        | 0    | 0
            (x: real) -> 1/x                | 0    | NaN
            (x: real) -> x > 0 ? log(x) : x | -1   | -1
            (x: real) -> norm(x*index(3))   | 0    | 0
            (x: real) -> exp(x)             | 1e5  | Infinity
            (x: real) -> exp(x)             | 1e300 | Infinity
            (x: real) -> exp(x)             | -1e300 | 0
            (x: real) -> 1/(1 + exp(-x))    | 1e300 | 1
            (x: real) -> abs(x)*sqrt(x)     | -4   | NaN
            (x: real) -> (-2)^3*x           | 1    | -8
            """)
    void specialPoints(String formula, double x, double expected) {
        Enclosure value = value(formula, new double[] {x});

        assertThat(value.isSettled()).as("%s", value).isTrue();
        assertThat((Double) value.toDouble()).isEqualTo((Double) expected);
    }

    /** What is 0 for a reason that no precision shows is not settled, unless it rounds to 0 in double. */
    @Test
    void saysWhatItCannotKnow() {
        Enclosure pole = value("(x: real) -> log(sigmoid(x) + sigmoid(-x) - 1)", new double[] {0.3});
        Enclosure zero = value("(x: real) -> sigmoid(x) + sigmoid(-x) - 1", new double[] {0.3});

        assertThat(pole.isSettled()).isFalse();
        assertThat(zero.isSettled()).isTrue();
        assertThat(zero.toDouble()).isZero();
        assertThat(value("(x: real) -> log(exp(x))", new double[] {1e30}).isSettled())
                .isFalse();
    }

    @Test
    void zeroToTheZeroIsOne() {
        assertThat(value("(x: nonnegative | a: real) -> x^a", new double[] {0}, new double[] {0})
                        .toDouble())
                .isEqualTo(1);
        assertThat(value("(x: nonnegative | a: real) -> x^a", new double[] {0}, new double[] {0.5})
                        .toDouble())
                .isZero();
        assertThat(value("(x: nonnegative | a: real) -> x^a", new double[] {0}, new double[] {-0.5})
                        .isUndefined())
                .isTrue();
    }

    /** A condition that is not decided gives what holds both branches. */
    @Test
    void undecidedConditionsLookAtBothBranches() {
        String formula = "(x: real) -> sigmoid(x) + sigmoid(-x) >= 1 ? x : x*(sigmoid(x) + sigmoid(-x))";

        assertThat(value(formula, new double[] {0.3}).toDouble()).isEqualTo(0.3);
    }

    @Test
    void whatHasNoFormIsWrittenOut() {
        KernelModel model = model("(x: real) -> 1 + elu(x)*log2(8)");
        Expr value = new WrittenOut(model.loss().algebra()).of(model.loss().value());

        assertThat(Forms.missing(value)).isEmpty();
        assertThat(new Exact(row(model, new double[] {-1e-9})).value(value, 0).toDouble())
                .isEqualTo(new BigDecimal("0.9999999970000000015").doubleValue());
    }

    /** The cost of a row is counted, not measured. */
    @Test
    void countsItsWork() {
        KernelModel model = model("(x: real) -> log(1 + exp(x))");
        Exact ordinary = new Exact(row(model, new double[] {1}));
        ordinary.value(model.loss().value(), 0);
        Exact again = new Exact(row(model, new double[] {1}));
        again.value(model.loss().value(), 0);

        assertThat(ordinary.work()).isEqualTo(again.work()).isBetween(10L, 200L);
    }
}
