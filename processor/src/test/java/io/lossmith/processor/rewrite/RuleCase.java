package io.lossmith.processor.rewrite;

import io.lossmith.processor.differentiate.Gradients;
import io.lossmith.processor.exact.ExactConstants;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprGraph;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Type;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.Scope;
import io.lossmith.processor.resolve.TableFormulas;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Length;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.Chain;
import io.lossmith.syntax.Conditional;
import io.lossmith.syntax.ElementAccess;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.Negation;
import io.lossmith.syntax.NumberLiteral;
import io.lossmith.syntax.Power;
import io.lossmith.syntax.SyntaxPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A row of the rule table with everything a test needs to try it: its names with their types, made from the row alone.
 *
 * @param rule the row
 */
record RuleCase(Rule rule) {
    private static final Length LENGTH = new Length("K", 0);
    private static final List<String> NUMBERS = List.of("x", "y", "z");
    private static final List<String> VECTORS = List.of("v", "w");

    /** An expression graph in which the names of all rules are inputs, and {@code q} is one more number. */
    static final class Graph {
        private final Algebra algebra = new Algebra(new ExprGraph(new ExactConstants()));
        private final Scope scope = new Scope();

        Graph(RuleCase rule) {
            ExprGraph graph = algebra.graph();
            for (String number : NUMBERS) {
                Domain domain = rule.domain(number);
                Origin origin = isFree(domain) ? Origin.PREDICTION : Origin.TARGET;
                scope.with(number, graph.variable(number, origin, Type.REAL, domain, Optional.empty()));
            }
            scope.with("q", graph.variable("q", Origin.PREDICTION, Type.REAL, Domain.REAL, Optional.empty()));
            for (String vector : VECTORS) {
                Domain domain = rule.domain(vector);
                Origin origin = isFree(domain) ? Origin.PREDICTION : Origin.TARGET;
                scope.with(vector, graph.variable(vector, origin, Type.vector(LENGTH), domain, Optional.empty()));
            }
            scope.with("i", graph.variable("i", Origin.TARGET, Type.INTEGER, Domain.CLASS, Optional.of(LENGTH)));
        }

        Algebra algebra() {
            return algebra;
        }

        /** The number that {@link RuleCase#loss} makes of a side. */
        Expr result(String side) {
            Expr built = build(side);
            return built.isVector() ? build("(" + side + ")[i]") : built;
        }

        Expr build(String formula) {
            return TableFormulas.instantiate(algebra, formula, scope);
        }
    }

    /** What the condition of the rule says about a name. */
    Domain domain(String name) {
        Fact fact = Fact.of(rule).get(name);
        return fact == null ? Domain.REAL : fact.domain();
    }

    /** Whether a prediction can have the domain. */
    static boolean isFree(Domain domain) {
        return domain.kind() == Domain.Kind.INTERVAL;
    }

    /** The numbers among the names of the rule. */
    List<String> numbers() {
        return NUMBERS.stream().filter(this::uses).toList();
    }

    /** The vectors among the names of the rule. */
    List<String> vectors() {
        return VECTORS.stream().filter(this::uses).toList();
    }

    boolean usesVector() {
        return !vectors().isEmpty();
    }

    /** The names of the rule that stand for numbers, then those that stand for vectors. */
    List<String> names() {
        List<String> names = new ArrayList<>(numbers());
        names.addAll(vectors());
        return names;
    }

    private boolean uses(String name) {
        return Pattern.compile("\\b" + name + "\\b").matcher(rule.pattern()).find();
    }

    /** Whether nothing is left to be computed. */
    boolean becomesANumber() {
        return new Graph(this).build(rule.replacement()) instanceof Constant;
    }

    boolean isVector() {
        return new Graph(this).build(rule.pattern()).isVector();
    }

    /** The loss that is {@code side}; of a vector, element {@code i}. */
    String loss(String side) {
        List<String> predictions = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (String name : names()) {
            String type = domain(name) + (VECTORS.contains(name) ? "[K]" : "");
            (isFree(domain(name)) ? predictions : targets).add(name + ": " + type);
        }
        if (usesVector()) {
            targets.add("i: class[K]");
        }
        String given = targets.isEmpty() ? "" : " | " + String.join(", ", targets);
        return "(" + String.join(", ", predictions) + given + ") -> " + (isVector() ? "(" + side + ")[i]" : side);
    }

    /** The pattern, taken apart so that no rule can recognise it. */
    String literalPattern() {
        return literal(TableFormulas.parse(rule.pattern()), true);
    }

    /** A derivative of the pattern, taken apart likewise: by a number, once or twice. */
    Optional<String> literalDerivative(String number, int order) {
        Graph graph = new Graph(this);
        Expr derivative = graph.build(rule.pattern());
        if (usesVector() || !(graph.build(number) instanceof Variable by) || !by.isDifferentiable()) {
            return Optional.empty();
        }
        for (int i = 0; i < order; i++) {
            derivative = Gradients.of(graph.algebra(), derivative, List.of(by)).get(by);
        }
        return derivative.isDifferentiable()
                ? Optional.of(literal(TableFormulas.parse(derivative.toString()), true))
                : Optional.empty();
    }

    private static String literal(Expression syntax, boolean root) {
        String text;
        if (syntax instanceof Call call) {
            List<String> arguments = new ArrayList<>();
            call.arguments().forEach(argument -> arguments.add(literal(argument, false)));
            text = call.function() + "(" + String.join(", ", arguments) + ")";
        } else if (syntax instanceof Chain chain) {
            StringBuilder chained = new StringBuilder();
            for (int i = 0; i < chain.operands().size(); i++) {
                chained.append(i == 0 ? "" : chain.operators().get(i - 1).symbol())
                        .append(literal(chain.operands().get(i), false));
            }
            text = chained.toString();
        } else if (syntax instanceof Negation negation && !(negation.operand() instanceof NumberLiteral)) {
            text = "-" + literal(negation.operand(), false);
        } else if (syntax instanceof Power power) {
            text = literal(power.base(), false) + "^" + literal(power.exponent(), false);
        } else if (syntax instanceof Conditional choice) {
            text = "(" + SyntaxPrinter.print(choice.condition()) + " ? " + literal(choice.whenTrue(), false) + " : "
                    + literal(choice.whenFalse(), false) + ")";
        } else if (syntax instanceof ElementAccess access && !(access.vector() instanceof NameReference)) {
            text = literal(access.vector(), false) + "[" + SyntaxPrinter.print(access.index()) + "]";
        } else {
            return SyntaxPrinter.print(syntax);
        }
        return root ? text : "stop(" + text + ")";
    }

    @Override
    public String toString() {
        return rule.id();
    }
}
