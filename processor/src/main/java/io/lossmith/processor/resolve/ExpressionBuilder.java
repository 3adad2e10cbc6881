package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.Suggestions;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Length;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.Chain;
import io.lossmith.syntax.Comparison;
import io.lossmith.syntax.Conditional;
import io.lossmith.syntax.ElementAccess;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.Negation;
import io.lossmith.syntax.Not;
import io.lossmith.syntax.NumberLiteral;
import io.lossmith.syntax.Operator;
import io.lossmith.syntax.Power;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns syntax into typed expressions, checking names, shapes and kinds. An expression with a mistake is null: its
 * problem is reported and the rest is still checked.
 */
final class ExpressionBuilder {
    private final Algebra algebra;
    private final Scope scope;
    private final ProblemCollector problems;
    private final Map<Expr, Span> spans;
    private final CallBuilder calls;
    private final IndexRange indices;
    private final NaturalDomains domains;
    private final DomainCheck domainCheck;
    private final boolean trusted;
    private final Optional<LossCalls> losses;

    ExpressionBuilder(
            Algebra algebra,
            Scope scope,
            ProblemCollector problems,
            Map<Expr, Span> spans,
            NaturalDomains domains,
            boolean trusted,
            Optional<LossCalls> losses) {
        this.algebra = algebra;
        this.scope = scope;
        this.problems = problems;
        this.spans = spans;
        this.domains = domains;
        this.trusted = trusted;
        this.domainCheck = new DomainCheck(problems);
        this.losses = losses;
        this.calls = new CallBuilder(this);
        this.indices = new IndexRange(this);
    }

    private ExpressionBuilder(
            ExpressionBuilder outer, Scope scope, ProblemCollector problems, Map<Expr, Span> spans, LossCalls losses) {
        this.algebra = outer.algebra;
        this.scope = scope;
        this.problems = problems;
        this.spans = spans;
        this.domains = outer.domains;
        this.trusted = false;
        this.domainCheck = new DomainCheck(problems);
        this.losses = Optional.of(losses);
        this.calls = new CallBuilder(this);
        this.indices = outer.indices.inside(this);
    }

    /** A builder for a formula that is put into this one: it knows the same conditions, and other names. */
    ExpressionBuilder inside(Scope names, ProblemCollector itsProblems, Map<Expr, Span> itsSpans, LossCalls calls) {
        return new ExpressionBuilder(this, names, itsProblems, itsSpans, calls);
    }

    /** A builder for the formulas of the function table, which may name hidden functions and has no user to tell. */
    static ExpressionBuilder forTable(Algebra algebra, Scope scope) {
        return new ExpressionBuilder(
                algebra, scope, new ProblemCollector(), new HashMap<>(), new NaturalDomains(), true, Optional.empty());
    }

    Algebra algebra() {
        return algebra;
    }

    /** Smallest lengths with which every constant index of the formula exists. */
    Map<String, Integer> minimumLengths() {
        return indices.minimums();
    }

    /** Remembers that a vector of this length is made, so that it has to have an element. */
    void needs(Length length) {
        indices.atLeastOne(length);
    }

    Scope scope() {
        return scope;
    }

    ProblemCollector problems() {
        return problems;
    }

    Optional<LossCalls> losses() {
        return losses;
    }

    boolean isTrusted() {
        return trusted;
    }

    /** The expression, or null when it has a mistake. */
    Expr build(Expression syntax) {
        Expr built = dispatch(syntax);
        if (built != null) {
            spans.putIfAbsent(built, syntax.span());
        }
        return built;
    }

    private Expr dispatch(Expression syntax) {
        if (syntax instanceof NumberLiteral number) {
            return algebra.graph().literal(number.value());
        }
        if (syntax instanceof NameReference name) {
            return name(name);
        }
        if (syntax instanceof Negation negation) {
            Expr operand = number(negation.operand());
            return operand == null ? null : algebra.negate(operand);
        }
        if (syntax instanceof Not not) {
            Expr operand = condition(not.operand());
            return operand == null ? null : algebra.not(operand);
        }
        if (syntax instanceof Power power) {
            return apply(Operators.POWER, List.of(power.base(), power.exponent()), power.span());
        }
        if (syntax instanceof Chain chain) {
            return chain(chain);
        }
        if (syntax instanceof Comparison comparison) {
            return apply(
                    comparison(comparison.operator()),
                    List.of(comparison.left(), comparison.right()),
                    comparison.operatorSpan());
        }
        if (syntax instanceof Conditional conditional) {
            return conditional(conditional);
        }
        if (syntax instanceof ElementAccess access) {
            return element(access);
        }
        return calls.build((Call) syntax);
    }

    private Expr name(NameReference reference) {
        String name = reference.name();
        Optional<Expr> value = scope.value(name);
        if (value.isPresent()) {
            return value.get();
        }
        if (scope.isBroken(name)) {
            return null; // its own mistake is reported already
        }
        Optional<Length> length = scope.length(name);
        if (length.isPresent()) {
            return algebra.length(length.get());
        }
        if (name.equals("pi")) {
            return algebra.apply(Functions.get("acos"), List.of(algebra.constant(-1)));
        }
        return problems.report(Message.UNKNOWN_NAME, reference.span(), name, suggestion(name));
    }

    private String suggestion(String name) {
        if (scope.isBoundLater(name)) {
            return name.equals("weight")
                    ? "'weight = …;' sets the row's weight and names nothing; give the number another name first."
                    : "It is bound further down; a binding comes before its use.";
        }
        if (name.equals("e")) {
            return "For Euler's number write 'exp(1)'.";
        }
        if (Functions.names().contains(name)) {
            return "'" + name + "' is a function: write '" + name + "(…)'.";
        }
        return Suggestions.closest(name, scope.names())
                .map(close -> "Did you mean '" + close + "'?")
                .orElse("Declare it in the signature, as a component of the record, or with a binding '" + name
                        + " = …;'.");
    }

    /** A number (also an integer); a condition is a mistake. */
    Expr number(Expression syntax) {
        Expr built = build(syntax);
        if (built != null && built.type().isCondition()) {
            return numberExpected(syntax);
        }
        return built;
    }

    private Expr numberExpected(Expression syntax) {
        return problems.report(Message.NUMBER_EXPECTED, syntax.span(), Quote.of(syntax), Quote.asOperand(syntax));
    }

    /** Reports one number where a vector is needed. */
    Expr vectorExpected(Expression syntax) {
        boolean isInput = syntax instanceof NameReference name
                && scope.value(name.name()).filter(Variable.class::isInstance).isPresent();
        String remedy = isInput
                ? "Give it a length in the signature: '" + Quote.of(syntax) + ": real[K]'."
                : "What has a length in the signature is a vector, as in 'z: real[K]'.";
        return problems.report(Message.VECTOR_EXPECTED, syntax.span(), Quote.of(syntax), remedy);
    }

    /** Reports something that is no class target, whole number or sum of both where an index is needed. */
    Expr invalidIndex(Expression syntax, Expr operand, String classes) {
        boolean isTarget =
                operand instanceof Variable variable && variable.origin() == Origin.TARGET && !variable.isVector();
        String remedy = isTarget ? "Declare it as '" + Quote.of(syntax) + ": class[" + classes + "]'. " : "";
        return problems.report(Message.INVALID_INDEX, syntax.span(), Quote.of(syntax), remedy);
    }

    /** A condition; a binary input may be one. */
    Expr condition(Expression syntax) {
        Expr built = build(syntax);
        if (built == null || built.type().isCondition()) {
            return built;
        }
        if (domains.isBinary(built)) {
            return algebra.compare(Operators.NOT_EQUAL, built, algebra.zero());
        }
        return problems.report(Message.CONDITION_EXPECTED, syntax.span(), Quote.of(syntax), Quote.asOperand(syntax));
    }

    /** A function of numbers applied to operands of matching lengths. */
    Expr apply(Function function, List<Expression> operands, Span span) {
        List<Expr> built = new ArrayList<>();
        for (Expression operand : operands) {
            built.add(number(operand));
        }
        if (built.contains(null) || !sameLengths(built, span)) {
            return null;
        }
        domains.record(function, built);
        if (!trusted) {
            domainCheck.check(function, built, operands);
        }
        return inShapeOf(built, algebra.apply(function, built));
    }

    /**
     * {@code result} as a vector if an operand is one: {@code v - v} is 0, and 0 at every position all the same. What has a
     * length is decided by what is written, not by what is left of it.
     */
    Expr inShapeOf(List<Expr> operands, Expr result) {
        if (result.isVector()) {
            return result;
        }
        return operands.stream()
                .flatMap(operand -> operand.type().length().stream())
                .findFirst()
                .map(length -> algebra.spread(result, length))
                .orElse(result);
    }

    boolean sameLengths(List<Expr> operands, Span span) {
        Optional<Length> length = Optional.empty();
        for (Expr operand : operands) {
            Optional<Length> own = operand.type().length();
            if (own.isPresent() && length.isPresent() && !own.equals(length)) {
                problems.report(Message.LENGTH_MISMATCH, span, length.get(), own.get());
                return false;
            }
            length = own.isPresent() ? own : length;
        }
        return true;
    }

    private Expr chain(Chain chain) {
        Operator first = chain.operators().get(0);
        if (first.level() == Operator.Level.CONJUNCTION || first.level() == Operator.Level.DISJUNCTION) {
            return logical(chain);
        }
        List<Expr> operands = new ArrayList<>();
        for (Expression operand : chain.operands()) {
            operands.add(number(operand));
        }
        if (operands.contains(null) || !sameLengths(operands, chain.span())) {
            return null;
        }
        return inShapeOf(
                operands, first.level() == Operator.Level.SUM ? sum(chain, operands) : product(chain, operands));
    }

    private Expr sum(Chain chain, List<Expr> operands) {
        List<Expr> terms = new ArrayList<>();
        terms.add(operands.get(0));
        for (int i = 0; i < chain.operators().size(); i++) {
            Expr term = operands.get(i + 1);
            terms.add(chain.operators().get(i) == Operator.SUBTRACT ? algebra.negate(term) : term);
        }
        return algebra.add(terms);
    }

    private Expr product(Chain chain, List<Expr> operands) {
        List<Expr> factors = new ArrayList<>(List.of(operands.get(0)));
        for (int i = 0; i < chain.operators().size(); i++) {
            Expr factor = operands.get(i + 1);
            if (chain.operators().get(i) == Operator.MULTIPLY) {
                factors.add(factor);
            } else {
                if (!trusted) {
                    domainCheck.checkDivisor(factor, chain.operands().get(i + 1));
                }
                Expr quotient = algebra.divide(algebra.multiply(factors), factor);
                factors = new ArrayList<>(List.of(quotient));
            }
        }
        return algebra.multiply(factors);
    }

    private Expr logical(Chain chain) {
        List<Expr> conditions = new ArrayList<>();
        for (Expression operand : chain.operands()) {
            conditions.add(condition(operand));
        }
        if (conditions.contains(null) || !sameLengths(conditions, chain.span())) {
            return null;
        }
        Expr result = conditions.get(0);
        for (Expr condition : conditions.subList(1, conditions.size())) {
            result = chain.operators().get(0) == Operator.AND
                    ? algebra.and(result, condition)
                    : algebra.or(result, condition);
        }
        return inShapeOf(conditions, result);
    }

    private Expr conditional(Conditional syntax) {
        return choice(syntax.condition(), syntax.whenTrue(), syntax.whenFalse(), syntax.span());
    }

    /** {@code c ? a : b}: each branch is checked knowing what the condition says. */
    Expr choice(Expression conditionSyntax, Expression whenTrue, Expression whenFalse, Span span) {
        Expr condition = condition(conditionSyntax);
        domains.enterBranch();
        indices.assume(condition, true);
        Expr yes = build(whenTrue);
        indices.forget();
        indices.assume(condition, false);
        Expr no = build(whenFalse);
        indices.forget();
        domains.leaveBranch();
        if (condition == null || yes == null || no == null) {
            return null;
        }
        if (yes.type().isCondition() != no.type().isCondition()) {
            Expression number = yes.type().isCondition() ? whenTrue : whenFalse;
            return numberExpected(number);
        }
        List<Expr> parts = List.of(condition, yes, no);
        return sameLengths(parts, span) ? inShapeOf(parts, algebra.select(condition, yes, no)) : null;
    }

    private Expr element(ElementAccess access) {
        Expr vector = build(access.vector());
        Expr index = build(access.index());
        if (vector == null || index == null) {
            return null;
        }
        if (!vector.isVector()) {
            return trusted ? vector : vectorExpected(access.vector());
        }
        if (!trusted && !indices.check(vector, index, access)) {
            return null;
        }
        return algebra.gather(vector, index);
    }

    private static Function comparison(Operator operator) {
        return switch (operator) {
            case LESS -> Operators.LESS;
            case LESS_OR_EQUAL -> Operators.LESS_OR_EQUAL;
            case GREATER -> Operators.GREATER;
            case GREATER_OR_EQUAL -> Operators.GREATER_OR_EQUAL;
            case EQUAL -> Operators.EQUAL;
            case NOT_EQUAL -> Operators.NOT_EQUAL;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, AND, OR ->
                throw new IllegalArgumentException("not a comparison: " + operator);
        };
    }
}
