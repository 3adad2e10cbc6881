package io.lossmith.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LossKernel;
import io.lossmith.processor.contract.ContractCase.Input;
import io.lossmith.processor.contract.ContractCase.Role;
import io.lossmith.processor.contract.Quantity.Kind;
import io.lossmith.processor.exact.ExactNumber;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.exact.OutOfReach;
import io.lossmith.processor.exact.UndefinedPoint;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.harness.Ulps;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every row of the function table promises, in value, gradient and Hessian diagonal of the generated kernel: right
 * to a few ULP at ordinary points and beyond, rounded once in float, no NaN inside the closed domain, and NaN from NaN.
 * A new row is covered without new code.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionContractTest {
    /** An ordinary point amplifies an error of its inputs no more than this. */
    private static final double ORDINARY = 8;

    /** Each case has to be checked at so many points at least, whatever is left out. */
    private static final int LEAST_POINTS = 10;

    /** Derivatives smaller than this may underflow on the way. */
    private static final double TINY = 1e-290;

    private final Reach reach = new Reach();
    private Map<String, CompiledLoss> compiled;

    @BeforeAll
    void compile() {
        KernelHarness harness = new KernelHarness(true);
        for (ContractCase each : ContractCases.all()) {
            harness.add(each.name(), each.formula());
        }
        compiled = harness.compile();
    }

    @Test
    void everyExcuseIsOfAFunctionWithSuchAnEdge() {
        assertThat(NanExceptions.unused(cases().toList())).isEmpty();
    }

    static Stream<ContractCase> cases() {
        return ContractCases.all().stream();
    }

    /** Unrefined, since that would hide what a function does. */
    private LossKernel kernel(ContractCase each) {
        int[] lengths = each.length() == 0 ? new int[0] : new int[] {each.length()};
        return compiled.get(each.name()).kernel(lengths).unrefined();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRightToAFewUlp(ContractCase each) {
        LossKernel kernel = kernel(each);
        Expr loss = compiled.get(each.name()).loss().value();
        List<String> failures = new ArrayList<>();
        int checked = 0;
        for (double[][] row : each.points()) {
            ExactPoint point = point(each, row);
            Evaluation inDouble = Evaluation.inDouble(kernel, row);
            Evaluation inFloat = Evaluation.isFloat(row) ? Evaluation.inFloat(kernel, row) : null;
            checked += check(each, Quantity.value(loss), row, point, inDouble.value(), value(inFloat), failures);
            for (int i = 0; i < each.inputs().size(); i++) {
                Input input = each.inputs().get(i);
                for (int k = 0; input.role() == Role.PREDICTION && k < input.width(); k++) {
                    double[] ends = {input.domain().lower(), input.domain().upper()};
                    Double gradient = inFloat == null ? null : (Double) inFloat.gradients()[i][k];
                    Quantity first = Quantity.gradient(loss, input.name(), k, ends);
                    check(each, first, row, point, inDouble.gradients()[i][k], gradient, failures);
                    Double hessian = inFloat == null ? null : (Double) inFloat.hessians()[i][k];
                    check(each, first.hessian(), row, point, inDouble.hessians()[i][k], hessian, failures);
                }
            }
        }
        assertThat(failures).as("%s", each).isEmpty();
        assertThat(checked).as("points of %s that could be checked", each).isGreaterThanOrEqualTo(LEAST_POINTS);
    }

    private static Double value(Evaluation evaluation) {
        return evaluation == null ? null : (Double) evaluation.value();
    }

    /** 1 if the number could be checked, 0 if the point is out of reach or not smooth. */
    private int check(
            ContractCase each,
            Quantity quantity,
            double[][] row,
            ExactPoint point,
            double actual,
            Double rounded,
            List<String> failures) {
        if (!Bounds.apply(each, reach, quantity.kind(), row)) {
            return 0;
        }
        try {
            ExactNumber exact = quantity.at(point);
            double bound = Bounds.ulps(each, reach, quantity.kind());
            double error = Ulps.error(actual, exact);
            double floatError = rounded == null ? 0 : Ulps.error(rounded.floatValue(), exact);
            boolean vanishes = quantity.kind() != Kind.VALUE && Math.abs(exact.toDouble()) < TINY;
            if ((error <= bound && floatError <= 1) || (vanishes && Math.abs(actual) < 2 * TINY)) {
                return 1;
            }
            if (!quantity.isSmooth(point)) {
                return 0;
            }
            double conditioning = quantity.conditioning(point, moving(each));
            double allowed = conditioning <= ORDINARY ? bound : bound * conditioning;
            if (error > allowed || (error <= bound && floatError > 1)) {
                failures.add(String.format(
                        Locale.ROOT,
                        "%s at %s: %s is %s, exactly %s, off by %.3g ULP (conditioning %.3g)%s",
                        each,
                        Arrays.deepToString(row),
                        quantity,
                        actual,
                        exact.toDouble(),
                        error,
                        conditioning,
                        floatError > 1 ? ", in float " + rounded + " by " + floatError : ""));
            }
            return 1;
        } catch (OutOfReach | UndefinedPoint unknown) {
            return 0;
        }
    }

    private static ExactPoint point(ContractCase each, double[][] row) {
        ExactPoint point = new ExactPoint();
        for (int i = 0; i < row.length; i++) {
            point.with(each.inputs().get(i).name(), row[i]);
        }
        return each.length() == 0 ? point : point.length("K", each.length());
    }

    private static String[] moving(ContractCase each) {
        return each.inputs().stream()
                .filter(input -> input.role() != Role.CLASS)
                .map(Input::name)
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void turnsNaNIntoNaN(ContractCase each) {
        if (!NanExceptions.spreadsNan(each)) {
            return;
        }
        LossKernel kernel = kernel(each);
        double[][] ordinary = each.points().get(each.points().size() - 1);
        for (int i = 0; i < ordinary.length; i++) {
            for (int k = 0; k < ordinary[i].length && each.inputs().get(i).role() != Role.CLASS; k++) {
                double[][] row = Arrays.stream(ordinary).map(double[]::clone).toArray(double[][]::new);
                row[i][k] = Double.NaN;
                for (Evaluation result : List.of(Evaluation.inDouble(kernel, row), Evaluation.inFloat(kernel, row))) {
                    assertThat(numbers(result))
                            .as("%s at %s", each, Arrays.deepToString(row))
                            .allMatch(number -> Double.isNaN(number));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isNeverNaNInsideItsClosedDomain(ContractCase each) {
        LossKernel kernel = kernel(each);
        List<String> nans = new ArrayList<>();
        for (double[][] row : each.edges()) {
            List<Double> numbers = reached(each, Evaluation.inDouble(kernel, row));
            if (NanExceptions.hasLimit(each, row) && numbers.stream().anyMatch(number -> Double.isNaN(number))) {
                nans.add(Arrays.deepToString(row) + " -> " + numbers);
            }
        }
        assertThat(nans).as("%s", each).isEmpty();
    }

    /** An excuse for a row that computes numbers would hide it when it no longer does. */
    @ParameterizedTest
    @MethodSource("cases")
    void isExcusedOnlyWhereItIsNaN(ContractCase each) {
        LossKernel kernel = kernel(each);
        List<String> numbers = new ArrayList<>();
        for (double[][] row : each.edges()) {
            List<Double> results = reached(each, Evaluation.inDouble(kernel, row));
            if (!NanExceptions.hasLimit(each, row) && results.stream().noneMatch(number -> Double.isNaN(number))) {
                numbers.add(Arrays.deepToString(row) + " -> " + results);
            }
        }
        assertThat(numbers).as("%s", each).isEmpty();
    }

    /** At a closed end and at infinity a function of one number is what it approaches; see {@link #approaches}. */
    @ParameterizedTest
    @MethodSource("cases")
    void isItsLimitAtTheEnds(ContractCase each) {
        Interval domain = each.inputs().get(0).domain();
        if (each.inputs().size() > 1 || each.length() > 0 || !NanExceptions.isContinuous(each)) {
            return;
        }
        LossKernel kernel = kernel(each);
        for (double end : new double[] {domain.lower(), domain.upper()}) {
            double inwards = end == domain.lower() ? 1 : -1;
            double near = Double.isInfinite(end) ? -inwards * 1e300 : Math.nextAfter(end, inwards * 2);
            double far = Double.isInfinite(end) ? -inwards * 1e200 : end + inwards * 1e-8;
            if (end == Double.MIN_VALUE || !NanExceptions.hasLimit(each, new double[][] {{end}})) {
                continue;
            }
            List<Double> atEnd = reached(each, Evaluation.inDouble(kernel, new double[] {end}));
            List<Double> atNear = reached(each, Evaluation.inDouble(kernel, new double[] {near}));
            List<Double> atFar = reached(each, Evaluation.inDouble(kernel, new double[] {far}));
            for (int i = 0; i < atEnd.size(); i++) {
                assertThat(atEnd.get(i))
                        .as("%s, derivative %s at %s, after %s and %s", each, i, end, atFar.get(i), atNear.get(i))
                        .satisfies(approaches(atFar.get(i), atNear.get(i)));
            }
        }
    }

    /** What a sequence tends to: infinity if it grows, 0 if it shrinks by so many powers of ten, else its last number. */
    private static Consumer<Double> approaches(double far, double near) {
        if (Double.isInfinite(near)) {
            return limit -> assertThat(limit).isEqualTo(near);
        }
        if (Math.abs(near) > 20 && Math.abs(near) > 1.05 * Math.abs(far)) {
            return limit -> assertThat(limit).isEqualTo(Math.copySign(Double.POSITIVE_INFINITY, near));
        }
        if (Math.abs(near) < 0.95 * Math.abs(far)) {
            return limit -> assertThat(Math.abs(limit)).isZero();
        }
        return limit -> assertThat(limit - near).isBetween(-1e-6 * Math.abs(near), 1e-6 * Math.abs(near));
    }

    /** Value, then gradients, then Hessian diagonals. */
    private static List<Double> numbers(Evaluation evaluation) {
        List<Double> numbers = new ArrayList<>(List.of(evaluation.value()));
        add(evaluation.gradients(), numbers);
        add(evaluation.hessians(), numbers);
        return numbers;
    }

    /** The same without the derivatives that no kernel computes. */
    private List<Double> reached(ContractCase each, Evaluation evaluation) {
        List<Double> numbers = new ArrayList<>(List.of(evaluation.value()));
        if (reach.isReached(each.row(), Kind.GRADIENT)) {
            add(evaluation.gradients(), numbers);
        }
        if (reach.isReached(each.row(), Kind.HESSIAN)) {
            add(evaluation.hessians(), numbers);
        }
        return numbers;
    }

    private static void add(double[][] derivatives, List<Double> numbers) {
        for (double[] derivative : derivatives) {
            for (int i = 0; derivative != null && i < derivative.length; i++) {
                numbers.add(derivative[i]);
            }
        }
    }
}
