package io.lossmith.processor.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.exact.Row;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Function.NaturalDomain;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Trait;
import io.lossmith.processor.kernel.KernelModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the function table has the traits that it names, and where the lack of one is relied on, no other. */
class TraitTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    private static final double[] ENDS = {-INF, -2.5, -1, 0, 1, 2.5, INF};

    /** Above, the double of a positive number may be 0. */
    private static final double MODERATE = 20;

    private static Stream<Function> with(Trait trait) {
        List<Function> rows =
                Functions.all().stream().filter(row -> row.has(trait)).toList();
        assertThat(rows).as("rows with %s", trait).isNotEmpty();
        return rows.stream();
    }

    static Stream<Function> positive() {
        return with(Trait.POSITIVE);
    }

    static Stream<Function> zeroOnlyAtZero() {
        return with(Trait.ZERO_ONLY_AT_ZERO);
    }

    static Stream<Function> logarithms() {
        return with(Trait.LOGARITHM);
    }

    static Stream<Function> steps() {
        return with(Trait.STEP);
    }

    static Stream<Function> products() {
        return with(Trait.PRODUCT);
    }

    static Stream<Function> rests() {
        return with(Trait.REST);
    }

    /** What generated code calls, element by element; of a polygamma function only the second operand is a real number. */
    static Stream<Function> called() {
        return Functions.all().stream()
                .filter(row -> row.shape() == Shape.ELEMENTWISE && !row.java().isEmpty())
                .filter(row -> !row.name().equals("polygamma"));
    }

    @ParameterizedTest
    @MethodSource
    void positive(Function row) {
        String formula = row.shape() == Shape.ROW ? "(x: real[3]) -> min(%s(x))" : "(x: real) -> %s(x)";
        KernelModel kernel = new KernelHarness(true).add("Positive", formula.formatted(row.name()));
        Expr value = kernel.plain().results().get(0).expr();
        SampleRows samples = new SampleRows(kernel.loss(), Format.DOUBLE);
        for (int i = 0; i < 100; i++) {
            Row at = samples.row(i);
            double result = new DoubleEvaluator(at, Calls.STRICT).element(value, 0);
            boolean moderate = at.values().values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .allMatch(number -> Math.abs(number) < MODERATE);
            assertThat(result)
                    .as("%s at %s", row, RowText.of(at, Format.DOUBLE))
                    .isGreaterThanOrEqualTo(moderate ? Double.MIN_VALUE : 0);
        }
    }

    @ParameterizedTest
    @MethodSource
    void zeroOnlyAtZero(Function row) {
        assertThat(Calls.STRICT.value(row, new double[] {0})).isZero();
        for (double number : new double[] {Double.MIN_VALUE, 1e-300, 1e-9, 0.3, 1, 2.5, 1e9, 1e300}) {
            assertThat(Calls.STRICT.value(row, new double[] {number})).isNotZero();
            assertThat(Calls.STRICT.value(row, new double[] {-number})).isNotZero();
        }
    }

    @ParameterizedTest
    @MethodSource
    void logarithms(Function row) {
        assertThat(Calls.STRICT.value(row, new double[] {INF})).isEqualTo(INF);
        assertThat(Calls.STRICT.value(row, new double[] {Double.MAX_VALUE})).isBetween(300.0, 1100.0);
    }

    @ParameterizedTest
    @MethodSource
    void steps(Function row) {
        assertThat(row.derivatives()).containsOnly("0");
    }

    @ParameterizedTest
    @MethodSource
    void rests(Function row) {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            double y = random.nextGaussian();
            double z = random.nextGaussian();
            BigDecimal rounding = new BigDecimal(y * z).subtract(new BigDecimal(y).multiply(new BigDecimal(z)));
            assertThat(Calls.STRICT.value(row, new double[] {y * z, y, z})).isEqualTo(rounding.doubleValue());
        }
    }

    /** The product of the elements overflows before it meets the 0. */
    @ParameterizedTest
    @MethodSource
    void products(Function row) {
        KernelModel kernel = new KernelHarness(true).add("Product", "(x: real[3]) -> %s(x)".formatted(row.name()));
        Expr value = kernel.plain().results().get(0).expr();
        Row at = new Row(Map.of(kernel.loss().inputs().get(0), new double[] {1e200, 1e200, 0}), Map.of());
        assertThat(new DoubleEvaluator(at, Calls.STRICT).element(value, 0)).isNaN();
    }

    /** Inside its domain, a row is NaN for infinite operands only where that is to be expected of it. */
    @ParameterizedTest
    @MethodSource("called")
    void infiniteOperands(Function row) {
        List<double[]> undefined = new ArrayList<>();
        for (double[] operands : combinations(row.arity(), ENDS)) {
            boolean infinite = Arrays.stream(operands).anyMatch(Double::isInfinite);
            if (infinite && isInside(row, operands) && Double.isNaN(Calls.STRICT.value(row, operands))) {
                undefined.add(operands);
            }
        }
        if (row.has(Trait.UNDEFINED_AT_INFINITY)) {
            assertThat(undefined).isNotEmpty();
        } else if (row.arity() == 1 || row.has(Trait.DEFINED_AT_INFINITY)) {
            assertThat(undefined).as("%s", row).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("called")
    void nanOperands(Function row) {
        List<String> hidden = new ArrayList<>();
        for (double[] operands : combinations(row.arity(), ENDS)) {
            for (int i = 0; i < operands.length; i++) {
                double[] withNan = operands.clone();
                withNan[i] = Double.NaN;
                if (!Double.isNaN(Calls.STRICT.value(row, withNan))) {
                    hidden.add(Arrays.toString(withNan));
                }
            }
        }
        assertThat(hidden.isEmpty()).as("%s%s", row, hidden).isEqualTo(!row.has(Trait.HIDES_NAN));
    }

    private static boolean isInside(Function row, double[] operands) {
        for (NaturalDomain domain : row.naturalDomains()) {
            if (!domain.interval().contains(operands[domain.operand()])) {
                return false;
            }
        }
        return true;
    }

    private static List<double[]> combinations(int length, double... numbers) {
        List<double[]> result = new ArrayList<>(List.of(new double[length]));
        for (int place = 0; place < length; place++) {
            List<double[]> longer = new ArrayList<>();
            for (double[] start : result) {
                for (double number : numbers) {
                    double[] next = start.clone();
                    next[place] = number;
                    longer.add(next);
                }
            }
            result = longer;
        }
        return result;
    }
}
