package io.lossmith.processor.rewrite;

import io.lossmith.processor.exact.ExactConstants;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprGraph;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Type;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.Scope;
import io.lossmith.processor.resolve.TableFormulas;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Length;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The left side of a rule as a graph, brought by the same {@link Algebra} into the form that it gives to what users write. Its
 * variables are the holes.
 */
final class Pattern {
    private static final Length LENGTH = new Length("K", 0);
    private static final Set<String> NAMES = Set.of("v", "w", "i", "x", "y", "z");

    private Pattern() {}

    /**
     * The pattern {@code formula}; {@code rare} are names that few terms of a sum can be.
     *
     * @throws IllegalArgumentException if {@link Matcher} could not tell what it matches
     */
    static Expr of(String formula, Set<String> rare) {
        Algebra algebra = new Algebra(new ExprGraph(new ExactConstants()));
        Scope scope = new Scope();
        for (String name : NAMES) {
            scope.with(name, hole(algebra.graph(), name));
        }
        Expr pattern = TableFormulas.instantiate(algebra, formula, scope);
        if (!(pattern instanceof Apply root) || root.is(Operators.NEGATE)) {
            throw refused(formula, "it has to begin with a function or operator other than a sign");
        }
        check(formula, root, root);
        if (root.is(Operators.ADD) && !isKnownElsewhere(root, rare)) {
            throw refused(formula, "a name alone in a sum could be any of its terms");
        }
        return root;
    }

    /** Whether every name that is a term is a rare one, or stands in another term too, in a function that has to be found first. */
    private static boolean isKnownElsewhere(Expr sum, Set<String> rare) {
        return sum.arguments().stream()
                .map(term -> term.is(Operators.NEGATE) ? term.argument(0) : term)
                .filter(term -> term instanceof Variable name && !rare.contains(name.name()))
                .allMatch(name -> sum.arguments().stream().anyMatch(term -> isCallOf(term, name)));
    }

    private static boolean isCallOf(Expr term, Expr name) {
        Expr call = term.is(Operators.NEGATE) ? term.argument(0) : term;
        return !call.is(Operators.GATHER) && contains(call, name) && call != name;
    }

    private static boolean contains(Expr expr, Expr name) {
        return expr == name || expr.arguments().stream().anyMatch(argument -> contains(argument, name));
    }

    private static Variable hole(ExprGraph graph, String name) {
        return switch (name) {
            case "v", "w" ->
                graph.variable(name, Origin.PREDICTION, Type.vector(LENGTH), Domain.REAL, Optional.empty());
            case "i" -> graph.variable(name, Origin.TARGET, Type.INTEGER, Domain.CLASS, Optional.of(LENGTH));
            default -> graph.variable(name, Origin.PREDICTION, Type.REAL, Domain.REAL, Optional.empty());
        };
    }

    /** Whether a hole takes {@code expr} at all. */
    static boolean fits(Variable hole, Expr expr) {
        if (hole.isVector()) {
            return expr.isVector() && expr.type().isNumber();
        }
        return hole.type().kind() == Kind.INTEGER
                ? !expr.isVector()
                : expr.type().isNumber();
    }

    private static void check(String formula, Expr root, Expr pattern) {
        if (pattern instanceof Variable || pattern instanceof Constant) {
            return;
        }
        if (!(pattern instanceof Apply apply)
                || apply.is(Operators.SELECT)
                || apply.type().isCondition()) {
            throw refused(formula, "'" + pattern + "' is no function, sign, power, element, sum, product or quotient");
        }
        if (isNary(apply) && bareHoles(root, apply) > 1) {
            throw refused(formula, "two names alone in '" + apply + "' could share its operands in many ways");
        }
        apply.arguments().forEach(argument -> check(formula, root, argument));
    }

    private static boolean isNary(Apply apply) {
        return apply.is(Operators.ADD) || apply.is(Operators.MULTIPLY);
    }

    /**
     * Names alone that could share operands: not those of products that stand elsewhere too, nor a vector beside a
     * number, nor two of which one stands elsewhere: they are two terms.
     */
    private static long bareHoles(Expr root, Apply nary) {
        List<Expr> names = nary.arguments().stream()
                .filter(Variable.class::isInstance)
                .filter(name -> nary.is(Operators.ADD) || occurrences(root, name) == 1)
                .toList();
        boolean vectorBesideNumber = names.size() == 2
                && nary.is(Operators.ADD)
                && names.get(0).isVector() != names.get(1).isVector();
        boolean pairKnownElsewhere = names.size() == 2
                && nary != root
                && nary.is(Operators.ADD)
                && names.stream().anyMatch(name -> occurrences(root, name) > 1);
        return vectorBesideNumber || pairKnownElsewhere ? 1 : names.size();
    }

    private static long occurrences(Expr expr, Expr name) {
        return expr == name
                ? 1
                : expr.arguments().stream()
                        .mapToLong(argument -> occurrences(argument, name))
                        .sum();
    }

    private static IllegalArgumentException refused(String formula, String reason) {
        return new IllegalArgumentException("A rule cannot look for '" + formula + "': " + reason + ".");
    }
}
