package io.lossmith.processor.contract;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Function.NaturalDomain;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.resolve.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random well-typed formulas over two numbers, a vector, two targets and two int components. Operands are led into the domain of the function
 * they are for, so that most formulas are defined everywhere; visible functions come from the table.
 */
final class FormulaArbitraries {
    static final String SIGNATURE = "(x: real, y: real, v: real[3] | t: real, c: class[3]) -> ";

    /** Of the record; whole numbers up to 100,000. */
    static final Component[] COMPONENTS = {
        new Component("n", Component.JavaType.INT), new Component("m", Component.JavaType.INT)
    };

    private FormulaArbitraries() {}

    /** Formulas up to this depth that depend on a prediction, without the signature. */
    static Arbitrary<String> formulas(int depth) {
        // The last term is a prediction that no stop or floor can hide.
        return number(depth).map(formula -> formula + " + x/4");
    }

    private static Arbitrary<String> leaf() {
        return Arbitraries.oneOf(
                Arbitraries.of("x", "y", "x", "y", "t", "v[0]", "v[2]", "v[c]", "c", "c", "n", "m", "pi"),
                Arbitraries.integers().between(10, 300).map(n -> String.format(Locale.ROOT, "%.2f", n / 100.0)));
    }

    /** Quotients and products of classes and int components, which Java would compute as whole numbers. */
    private static Arbitrary<String> wholeNumbers() {
        Arbitrary<String> templates = Arbitraries.of(
                "%1$s/(abs(%2$s) + 1)",
                "abs(%1$s)/max(%2$s, 2)",
                "min(%1$s, %2$s)/(%2$s > 1 ? %2$s : 3)",
                "max(%1$s, 1)*max(%2$s, 2)/1000",
                "sign(%1$s - 1)/(%2$s + 1)");
        Arbitrary<String> operands = Arbitraries.of("c", "c", "n", "m");
        return Combinators.combine(templates, operands, operands)
                .as((template, a, b) -> String.format(Locale.ROOT, template, a, b));
    }

    private static Arbitrary<String> number(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<String> smaller = number(depth - 1);
        Arbitrary<String> vector = vector(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(1, leaf()),
                Tuple.of(1, wholeNumbers()),
                Tuple.of(5, operations(smaller, smaller)),
                Tuple.of(4, calls(smaller)),
                Tuple.of(3, reductions(vector)));
    }

    private static Arbitrary<String> vector(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("v", "v", "v", "index(3)", "onehot(c)");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> smaller = vector(depth - 1);
        Arbitrary<String> number = number(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaf),
                Tuple.of(2, operations(smaller, smaller)),
                Tuple.of(2, operations(smaller, number)),
                Tuple.of(2, calls(smaller)),
                Tuple.of(2, rows(smaller)));
    }

    /** Operators; the result is a vector if either operand is one. */
    private static Arbitrary<String> operations(Arbitrary<String> first, Arbitrary<String> second) {
        Arbitrary<String> templates = Arbitraries.of(
                "(%1$s + %2$s)",
                "(%1$s - %2$s)",
                "%1$s*%2$s",
                "%1$s/(softplus(%2$s) + 0.5)",
                "%1$s/max(%2$s, 2)",
                "%1$s/(%2$s > 1 ? %2$s : 2)",
                "-(%1$s + %2$s)^2",
                "(%1$s*%2$s)^3",
                "(0.5 + sigmoid(%1$s))^tanh(%2$s)",
                "(%1$s < %2$s ? %2$s : %1$s^2)",
                "(%1$s > 0.3 && %2$s > 0 ? %2$s : sin(%1$s))",
                "max(%1$s, %2$s)",
                "min(%1$s, %2$s, 1.25)",
                "hypot(%1$s, %2$s)",
                "logaddexp(%1$s, %2$s)",
                "xlogy(%1$s, softplus(%2$s))",
                "atan2(%1$s, 2 + tanh(%2$s))",
                "clamp(%1$s, -1, 1.5 + %2$s^2)",
                "stop(%1$s)*%2$s");
        return Combinators.combine(templates, first, second)
                .as((template, a, b) -> String.format(Locale.ROOT, template, bracketed(a), bracketed(b)));
    }

    /** So that a sign or power applies to the whole operand. */
    private static String bracketed(String operand) {
        return operand.matches("[a-z]\\w*|[0-9.]+|[a-z]\\w*\\[\\w\\]") ? operand : "(" + operand + ")";
    }

    /** Every visible function of one number. */
    private static Arbitrary<String> calls(Arbitrary<String> operand) {
        List<Function> rows = new ArrayList<>();
        for (Function row : Functions.all()) {
            if (!row.isHidden() && row.shape() == Shape.ELEMENTWISE && row.arity() == 1) {
                rows.add(row);
            }
        }
        return Combinators.combine(Arbitraries.of(rows), operand)
                .as((row, text) -> row.name() + "(" + inDomain(row, text) + ")");
    }

    private static String inDomain(Function row, String operand) {
        if (row.naturalDomains().isEmpty()) {
            return operand;
        }
        NaturalDomain domain = row.naturalDomains().get(0);
        if (domain.interval().equals(Interval.UNIT)) {
            return "0.02 + 0.96*sigmoid(" + operand + ")";
        }
        if (domain.interval().equals(Interval.SIGNED_UNIT)) {
            return "0.9*tanh(" + operand + ")";
        }
        return domain.interval().lower() < -1 ? "-softplus(" + operand + ")" : "0.1 + softplus(" + operand + ")";
    }

    private static Arbitrary<String> reductions(Arbitrary<String> vector) {
        Arbitrary<String> templates = Arbitraries.of(
                "sum(%1$s)",
                "mean(%1$s)",
                "variance(%1$s)",
                "max(%1$s)",
                "min(%1$s)",
                "prod(%1$s)",
                "norm(%1$s)",
                "norm(%1$s, 3)",
                "logsumexp(%1$s)",
                "dot(%1$s, %2$s)",
                "count(%1$s > %2$s)*x",
                "softmax(%1$s)[c]",
                "log_softmax(%1$s)[1]",
                "normalize(%1$s)[c]",
                "(%1$s)[c]");
        return Combinators.combine(templates, vector, vector)
                .as((template, a, b) -> String.format(Locale.ROOT, template, a, b));
    }

    private static Arbitrary<String> rows(Arbitrary<String> vector) {
        return Combinators.combine(Arbitraries.of("softmax", "log_softmax", "normalize"), vector)
                .as((name, operand) -> name + "(" + operand + ")");
    }
}
