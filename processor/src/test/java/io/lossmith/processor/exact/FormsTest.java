package io.lossmith.processor.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.contract.Samples;
import io.lossmith.processor.contract.VectorSamples;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the function table against the decimal oracle of the tests, at dense and extreme points: the enclosure
 * holds the exact value at each precision, and is narrow enough in the end. A new row is covered without new code.
 */
class FormsTest {
    private static final int RANDOM = 6;

    private static final int MOST_ROWS = 160;

    private static final Precision FIRST = Precision.STEPS.get(0);

    static Stream<Function> scalars() {
        return Functions.all().stream().filter(row -> row.shape() == Shape.ELEMENTWISE && Forms.scalar(row) != null);
    }

    static Stream<Function> vectors() {
        return Functions.all().stream()
                .filter(row -> (row.shape() == Shape.REDUCTION || row.shape() == Shape.ROW) && Forms.has(row));
    }

    @Test
    void everyRowHasAForm() {
        List<String> without = Functions.all().stream()
                .filter(row -> !Forms.has(row)
                        && row.definition().isEmpty()
                        && row.lowering().isEmpty())
                .map(Function::name)
                .toList();

        assertThat(without)
                .as("add a form to ScalarForms or VectorForms, or a definition to the row")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void holdsTheExactValue(Function row) {
        int settled = 0;
        List<double[]> points = points(row);
        for (double[] point : points) {
            ExactNumber exact;
            try {
                exact = Digits.settle(
                        Digits.FOR_VALUES,
                        Digits.BELOW_DOUBLE,
                        digits -> Definitions.elementwise(row, oracle(point, digits)));
            } catch (OutOfReach | UndefinedPoint unknown) {
                continue;
            }
            Enclosure enclosure = Enclosure.ANYTHING;
            for (int step = 0; step < 3 && !enclosure.isSettled(); step++) {
                enclosure = Forms.scalar(row).of(new Special(Precision.STEPS.get(step)), enclosed(point));
                check(row, point, enclosure, exact);
            }
            assertThat(enclosure.isSettled())
                    .as("%s at %s is %s, exactly %s", row, Arrays.toString(point), enclosure, exact)
                    .isTrue();
            assertThat(enclosure.toDouble())
                    .as("%s at %s", row, Arrays.toString(point))
                    .isEqualTo(exact.toDouble());
            settled++;
        }
        assertThat(settled).as("points of %s", row).isGreaterThan(Math.min(40, points.size() / 4));
    }

    /** What encloses an argument gives what encloses the result. */
    @ParameterizedTest
    @MethodSource("scalars")
    void holdsTheValuesOfAllArgumentsInside(Function row) {
        Special m = new Special(FIRST);
        SplittableRandom random = new SplittableRandom(7);
        for (double[] point : points(row)) {
            for (double width : new double[] {0x1p-60, 0x1p-20, 0.5}) {
                Enclosure[] wide = new Enclosure[point.length];
                Enclosure[] inside = new Enclosure[point.length];
                for (int i = 0; i < point.length; i++) {
                    BigFloat x = BigFloat.of(point[i]);
                    BigFloat radius = x.abs().times(BigFloat.of(width), 60, true);
                    wide[i] = Enclosure.between(
                            x.plus(radius.negate(), 200, false),
                            x.plus(radius.times(BigFloat.of(random.nextDouble()), 60, true), 200, true));
                    double share = random.nextDouble();
                    inside[i] = Enclosure.exactly(x.plus(radius.times(BigFloat.of(-share), 60, true), 200, true));
                }
                Enclosure outer = Forms.scalar(row).of(m, wide);
                Enclosure inner = Forms.scalar(row).of(m, inside);
                if (inner.isDefined()) {
                    assertThat(outer.isUndefined()).isFalse();
                    boolean overlap = outer.lower().compareTo(inner.upper()) <= 0
                            && inner.lower().compareTo(outer.upper()) <= 0;
                    assertThat(overlap)
                            .as("%s of %s is %s, of %s is %s", row, List.of(wide), outer, List.of(inside), inner)
                            .isTrue();
                }
                if (inner.isUndefined()) {
                    assertThat(outer.isDefined())
                            .as("%s of %s, though of %s", row, List.of(wide), List.of(inside))
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void holdsTheExactVector(Function row) {
        SplittableRandom random = new SplittableRandom(11);
        int settled = 0;
        for (double[] point : VectorSamples.points(3, random)) {
            for (int element = 0; element < (row.shape() == Shape.ROW ? 3 : 1); element++) {
                int index = element;
                ExactNumber exact;
                try {
                    exact = Digits.settle(
                            Digits.FOR_VALUES,
                            Digits.BELOW_DOUBLE,
                            digits -> row.shape() == Shape.ROW
                                    ? Definitions.row(row, oracle(point, digits))[index]
                                    : Definitions.reduction(row, oracle(point, digits)));
                } catch (OutOfReach | UndefinedPoint unknown) {
                    continue;
                }
                Enclosure enclosure = Enclosure.ANYTHING;
                for (int step = 0; step < 4 && !enclosure.isSettled(); step++) {
                    Special m = new Special(Precision.STEPS.get(step));
                    enclosure = row.shape() == Shape.ROW
                            ? Forms.row(row).of(m, enclosed(point))[index]
                            : Forms.reduction(row).of(m, enclosed(point));
                    check(row, point, enclosure, exact);
                }
                assertThat(enclosure.isSettled())
                        .as("%s at %s is %s", row, Arrays.toString(point), enclosure)
                        .isTrue();
                settled++;
            }
        }
        assertThat(settled).as("points of %s", row).isGreaterThan(15);
    }

    private static void check(Function row, double[] point, Enclosure enclosure, ExactNumber exact) {
        if (!enclosure.isDefined()) {
            assertThat(enclosure.isUndefined())
                    .as("%s at %s", row, Arrays.toString(point))
                    .isFalse();
        }
        // The oracle's own error, a first-order estimate.
        BigDecimal error = Double.isInfinite(exact.error())
                ? BigDecimal.ZERO
                : BigDecimal.ONE.scaleByPowerOfTen((int) Math.ceil(exact.error()) + 1);
        MathContext digits = new MathContext(1400);
        boolean above = enclosure.lower().isInfinite()
                || far(enclosure.lower())
                || enclosure.lower().toDecimal().compareTo(exact.value().add(error, digits)) <= 0;
        boolean below = enclosure.upper().isInfinite()
                || far(enclosure.upper())
                || enclosure.upper().toDecimal().compareTo(exact.value().subtract(error, digits)) >= 0;
        assertThat(above && below)
                .as("%s at %s lies in %s, exactly %s", row, Arrays.toString(point), enclosure, exact)
                .isTrue();
    }

    /** Too large or small to be written as a decimal; what is so small counts as 0. */
    private static boolean far(BigFloat number) {
        return number.signum() != 0 && Math.abs(number.top()) > 100_000;
    }

    private static List<double[]> points(Function row) {
        SplittableRandom random = new SplittableRandom(3);
        List<List<Double>> operands = new ArrayList<>();
        for (int i = 0; i < row.arity(); i++) {
            operands.add(new Samples(domain(row, i), random).points(RANDOM));
        }
        List<double[]> points = new ArrayList<>();
        if (row.arity() == 1) {
            operands.get(0).forEach(x -> points.add(new double[] {x}));
        }
        for (int n = 0; row.arity() > 1 && n < MOST_ROWS; n++) {
            double[] point = new double[row.arity()];
            for (int i = 0; i < point.length; i++) {
                List<Double> choices = operands.get(i);
                boolean tie = i > 0 && random.nextInt(8) == 0;
                point[i] = tie ? point[0] : choices.get(random.nextInt(choices.size()));
                if (row.name().equals("polygamma") && i == 0) {
                    point[0] = random.nextInt(5);
                }
            }
            points.add(point);
        }
        return points;
    }

    private static Interval domain(Function row, int operand) {
        return row.naturalDomains().stream()
                .filter(natural -> natural.operand() == operand)
                .map(Function.NaturalDomain::interval)
                .findFirst()
                .orElse(row.name().equals("polygamma") ? new Interval(Double.MIN_VALUE, 1e300) : Interval.ALL);
    }

    private static ExactNumber[] oracle(double[] point, int digits) {
        ExactNumber[] numbers = new ExactNumber[point.length];
        for (int i = 0; i < point.length; i++) {
            numbers[i] = ExactNumber.of(new BigDecimal(point[i]), digits);
        }
        return numbers;
    }

    private static Enclosure[] enclosed(double[] point) {
        return Arrays.stream(point).mapToObj(Enclosure::of).toArray(Enclosure[]::new);
    }
}
