package io.lossmith.processor.refine;

import io.lossmith.processor.contract.Samples;
import io.lossmith.processor.exact.Enclosure;
import io.lossmith.processor.exact.Exact;
import io.lossmith.processor.exact.ExactConstants;
import io.lossmith.processor.exact.Row;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprGraph;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Type;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.lower.WrittenOut;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A function of the table applied to inputs, and where to try it. */
final class FunctionCall {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final int MOST_POINTS = 160;

    final Function function;
    final Algebra algebra = new Algebra(new ExprGraph(new ExactConstants()));
    final List<Expr> operands = new ArrayList<>();
    final Apply call;
    private final WrittenOut written = new WrittenOut(algebra);

    FunctionCall(Function function) {
        this.function = function;
        for (int i = 0; i < function.arity(); i++) {
            operands.add(variable(NAMES.get(i)));
        }
        call = (Apply) algebra.graph().apply(function, operands);
    }

    /** What generated code computes by a call, and powers. */
    static Stream<Function> all() {
        return Stream.concat(
                Functions.all().stream()
                        .filter(row ->
                                row.shape() == Shape.ELEMENTWISE && !row.java().isEmpty()),
                Stream.of(Operators.POWER));
    }

    Variable variable(String name) {
        return algebra.graph().variable(name, Origin.PREDICTION, Type.REAL, Domain.REAL, Optional.empty());
    }

    /** The exact value of an expression over the operands, and over {@code others}. */
    Enclosure exact(Expr expr, double[] point, Map<Variable, Double> others) {
        Map<Variable, double[]> values = new HashMap<>();
        for (int i = 0; i < point.length; i++) {
            values.put((Variable) operands.get(i), new double[] {point[i]});
        }
        others.forEach((variable, value) -> values.put(variable, new double[] {value}));
        return new Exact(new Row(values, Map.of())).value(written.of(expr), 0);
    }

    Enclosure exact(Expr expr, double... point) {
        return exact(expr, point, Map.of());
    }

    /** Operands in the natural domain. */
    List<double[]> points() {
        SplittableRandom random = new SplittableRandom(3);
        List<List<Double>> samples = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            List<Double> operand = new Samples(domain(i), random).points(6);
            operand.removeIf(x -> x.equals(-0.0)); // the exact 0 has no sign
            samples.add(operand);
        }
        List<double[]> points = new ArrayList<>();
        if (samples.size() == 1) {
            samples.get(0).forEach(x -> points.add(new double[] {x}));
        }
        while (samples.size() > 1 && points.size() < MOST_POINTS) {
            double[] point = new double[samples.size()];
            boolean isOrdinary = random.nextBoolean();
            boolean isNear = random.nextInt(4) == 0;
            for (int i = 0; i < point.length; i++) {
                List<Double> choices = samples.get(i);
                point[i] = isOrdinary
                        ? choices.get(choices.size() - 1 - random.nextInt(choices.size() / 4 + 1))
                        : choices.get(random.nextInt(choices.size()));
                double near = (random.nextBoolean() ? 1 : -1) * point[0] * (1 + random.nextDouble(-0x1p-9, 0x1p-9));
                if (i > 0 && isNear && domain(i).contains(near)) {
                    point[i] = near;
                }
            }
            points.add(point);
        }
        return points;
    }

    private Interval domain(int operand) {
        if (function == Operators.POWER && operand == 0) {
            return new Interval(Double.MIN_NORMAL, Double.POSITIVE_INFINITY);
        }
        return function.naturalDomains().stream()
                .filter(natural -> natural.operand() == operand)
                .map(Function.NaturalDomain::interval)
                .findFirst()
                .orElse(Interval.ALL);
    }
}
