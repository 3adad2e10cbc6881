package io.lossmith.processor.refine;

import io.lossmith.math.Refinement;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Position;
import io.lossmith.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes an expression as the steps of a {@link Refinement}. */
final class WideProgram {
    /** Longer ones cost more than they are worth. */
    private static final int MOST_STEPS = 400;

    /** A method takes so many parameters, and more. */
    private static final int MOST_LEAVES = 48;

    private final Algebra algebra;
    private final List<Expr> leaves = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final Map<Expr, Integer> known = new LinkedHashMap<>();
    private boolean failed;

    private WideProgram(Algebra algebra) {
        this.algebra = algebra;
    }

    /** The steps for {@code expr}; none if it has a function without them, or is too long. */
    static Optional<Function.Refined> of(Algebra algebra, Expr expr) {
        WideProgram program = new WideProgram(algebra);
        program.collectLeaves(expr, new HashSet<>());
        program.step(expr);
        if (program.failed) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        program.leaves.forEach(leaf -> text.append(leaf.isVector() ? 'v' : 'n'));
        program.steps.forEach(step -> text.append("; ").append(step));
        return Optional.of(new Function.Refined(expr, program.leaves, text.toString(), false));
    }

    private void collectLeaves(Expr expr, Set<Expr> seen) {
        if (!seen.add(expr)) {
            return;
        }
        if (expr instanceof Variable || expr instanceof LengthValue) {
            leaf(expr);
        } else if (expr instanceof Position position) {
            leaf(algebra.graph().length(position.type().length().orElseThrow()));
        }
        expr.arguments().forEach(argument -> collectLeaves(argument, seen));
    }

    private void leaf(Expr leaf) {
        if (!known.containsKey(leaf) && !(leaf instanceof Constant)) {
            known.put(leaf, leaves.size());
            leaves.add(leaf);
            failed |= leaves.size() > MOST_LEAVES;
        }
    }

    private int add(String step) {
        failed |= steps.size() >= MOST_STEPS;
        steps.add(step);
        return leaves.size() + steps.size() - 1;
    }

    private int step(Expr expr) {
        if (failed) {
            return 0;
        }
        Integer place = known.get(expr);
        if (place == null) {
            place = write(expr);
            known.put(expr, place);
        }
        return place;
    }

    private int write(Expr expr) {
        if (expr instanceof Constant constant) {
            return constant.rest() == 0
                    ? number(constant.value())
                    : add("number " + text(constant.value()) + " " + text(constant.rest()));
        }
        if (expr instanceof Position position) {
            return add("position "
                    + step(algebra.graph().length(position.type().length().orElseThrow())));
        }
        return apply((Apply) expr);
    }

    private int number(double value) {
        return add("number " + text(value));
    }

    private static String text(double value) {
        return Double.isInfinite(value) ? Double.toString(value) : ExprPrinter.number(value);
    }

    private int apply(Apply apply) {
        Function function = apply.function();
        if (function == Operators.ADD || function == Operators.MULTIPLY) {
            return chain(apply);
        }
        if (function == Operators.POWER && apply.argument(1) instanceof Constant exponent) {
            double power = exponent.value();
            if (power == 2) {
                return add("square " + step(apply.argument(0)));
            }
            if (power == 0.5) {
                return add("sqrt " + step(apply.argument(0)));
            }
        }
        if (Refinement.has(function.name()) && function.refined().isEmpty()) {
            StringBuilder text = new StringBuilder(function.name());
            boolean compares = Operators.isComparison(function);
            for (Expr argument : apply.arguments()) {
                text.append(' ').append(compares ? compared(argument) : step(argument));
            }
            return add(text.toString());
        }
        Optional<Expr> written = WideForms.write(algebra, apply);
        if (written.isEmpty() || written.get() == apply) {
            failed = true;
            return 0;
        }
        return step(written.get());
    }

    /** A bound that is a constant is its double, as everywhere. */
    private int compared(Expr expr) {
        return expr instanceof Constant bound && bound.rest() != 0 ? number(bound.value()) : step(expr);
    }

    /** Sums and products step by step; a term that is taken away is no negation first. */
    private int chain(Apply apply) {
        int result = step(apply.argument(0));
        for (Expr argument : apply.arguments().subList(1, apply.arguments().size())) {
            boolean minus = apply.is(Operators.ADD) && argument.is(Operators.NEGATE);
            String operation = minus ? "minus" : apply.function().name();
            result = add(operation + " " + result + " " + step(minus ? argument.argument(0) : argument));
        }
        return result;
    }
}
