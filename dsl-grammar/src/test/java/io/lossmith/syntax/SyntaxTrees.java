package io.lossmith.syntax;

import static io.lossmith.syntax.SpanEraser.NOWHERE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random syntax trees of every kind of node, without spans. */
final class SyntaxTrees {
    private static final int DEPTH = 4;

    private SyntaxTrees() {}

    static Arbitrary<Expression> expressions() {
        return expressions(DEPTH);
    }

    private static Arbitrary<Expression> expressions(int depth) {
        if (depth == 0) {
            return Arbitraries.oneOf(numbers(), references().map(each -> each));
        }
        Arbitrary<Expression> inner = Arbitraries.lazy(() -> expressions(depth - 1));
        return Arbitraries.oneOf(
                numbers(),
                references().map(each -> each),
                calls(inner),
                Combinators.combine(inner, inner).as((vector, index) -> new ElementAccess(vector, index, NOWHERE)),
                inner.map(operand -> new Negation(operand, NOWHERE)),
                inner.map(operand -> new Not(operand, NOWHERE)),
                Combinators.combine(inner, inner).as((base, exponent) -> new Power(base, exponent, NOWHERE)),
                chains(inner, Operator.ADD, Operator.SUBTRACT),
                chains(inner, Operator.MULTIPLY, Operator.DIVIDE),
                chains(inner, Operator.AND),
                chains(inner, Operator.OR),
                comparisons(inner),
                Combinators.combine(inner, inner, inner)
                        .as((condition, yes, no) -> new Conditional(condition, yes, no, NOWHERE)));
    }

    private static Arbitrary<Expression> numbers() {
        return Arbitraries.of("0", "1", "2.50", "1e-3", "3.0E+7", "12345678901234567890")
                .map(text -> new NumberLiteral(text, Double.parseDouble(text), NOWHERE));
    }

    private static Arbitrary<NameReference> references() {
        return names().map(name -> new NameReference(name, NOWHERE));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("x", "y", "pt", "link", "α", "w_1", "_", "𝛼", "e", "infinite");
    }

    private static Arbitrary<Expression> calls(Arbitrary<Expression> inner) {
        Arbitrary<List<Expression>> few = inner.list().ofMaxSize(2);
        return Combinators.combine(names(), few, few, few)
                .as((name, arguments, targets, parameters) -> arguments.isEmpty()
                        ? new Call(name, List.of(), List.of(), List.of(), NOWHERE, NOWHERE)
                        : new Call(name, arguments, targets, parameters, NOWHERE, NOWHERE));
    }

    private static Arbitrary<Expression> chains(Arbitrary<Expression> inner, Operator... operators) {
        return inner.list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .flatMap(operands -> Arbitraries.of(operators)
                        .list()
                        .ofSize(operands.size() - 1)
                        .map(between -> new Chain(operands, between, NOWHERE)));
    }

    private static Arbitrary<Expression> comparisons(Arbitrary<Expression> inner) {
        Arbitrary<Operator> operators = Arbitraries.of(
                Operator.LESS,
                Operator.LESS_OR_EQUAL,
                Operator.GREATER,
                Operator.GREATER_OR_EQUAL,
                Operator.EQUAL,
                Operator.NOT_EQUAL);
        return Combinators.combine(inner, operators, inner)
                .as((left, operator, right) -> new Comparison(left, operator, right, NOWHERE, NOWHERE));
    }

    static Arbitrary<Formula> formulas() {
        return Arbitraries.oneOf(bodies(), signedFormulas());
    }

    private static Arbitrary<Formula> bodies() {
        Arbitrary<Binding> bindings = Combinators.combine(names(), expressions(2))
                .as((name, value) -> new Binding(name, NOWHERE, value, NOWHERE));
        return Combinators.combine(bindings.list().ofMaxSize(3), expressions(2))
                .as((list, result) -> new Formula(Optional.empty(), list, result, NOWHERE));
    }

    private static Arbitrary<Formula> signedFormulas() {
        return Combinators.combine(signatures(), bodies())
                .as((signature, body) -> new Formula(Optional.of(signature), body.bindings(), body.result(), NOWHERE));
    }

    private static Arbitrary<Signature> signatures() {
        Arbitrary<Signature> ofParameters = entries(EntryRole.PARAMETER)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(parameters -> new Signature(parameters, NOWHERE));
        return Arbitraries.frequencyOf(Tuple.of(9, signaturesOfInputs()), Tuple.of(1, ofParameters));
    }

    private static Arbitrary<Signature> signaturesOfInputs() {
        return Combinators.combine(
                        entries(EntryRole.PREDICTION, EntryRole.LEARN)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        entries(EntryRole.TARGET).list().ofMaxSize(2),
                        entries(EntryRole.PARAMETER).list().ofMaxSize(2))
                .as((predictions, targets, parameters) -> {
                    List<Entry> all = new ArrayList<>(predictions);
                    all.addAll(targets);
                    all.addAll(parameters);
                    return new Signature(all, NOWHERE);
                });
    }

    private static Arbitrary<Entry> entries(EntryRole... roles) {
        return Combinators.combine(
                        Arbitraries.of(roles),
                        names(),
                        types(),
                        intervals().optional(),
                        references().optional(),
                        expressions(1).optional())
                .as((role, name, type, interval, link, value) ->
                        new Entry(role, name, NOWHERE, type, interval, link, value, NOWHERE));
    }

    private static Arbitrary<EntryType> types() {
        Arbitrary<LengthSyntax> lengths = Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(1, 1000)
                        .map(number -> new LengthSyntax(Optional.empty(), number, NOWHERE)),
                Combinators.combine(names(), Arbitraries.integers().between(-3, 3))
                        .as((name, offset) -> new LengthSyntax(Optional.of(name), offset, NOWHERE)));
        return Combinators.combine(Arbitraries.of(TypeWord.class), lengths, Arbitraries.of(true, false))
                .as((word, length, scalar) -> new EntryType(
                        word.word(), NOWHERE, scalar && !word.needsLength() ? Optional.empty() : Optional.of(length)));
    }

    private static Arbitrary<IntervalSyntax> intervals() {
        Arbitrary<Double> bounds = Arbitraries.of(
                Double.NEGATIVE_INFINITY,
                -Double.MAX_VALUE,
                -1e7,
                -1.5,
                0.0,
                Double.MIN_VALUE,
                1e-7,
                0.1,
                1.0,
                1e21,
                Double.POSITIVE_INFINITY);
        return Combinators.combine(bounds, Arbitraries.of(true, false), bounds, Arbitraries.of(true, false))
                .as(Bounds::new)
                .filter(each -> IntervalSyntax.isInhabited(each.lower, each.lowerOpen, each.upper, each.upperOpen))
                .map(each -> new IntervalSyntax(each.lower, each.lowerOpen, each.upper, each.upperOpen, NOWHERE));
    }

    private record Bounds(double lower, boolean lowerOpen, double upper, boolean upperOpen) {}

    static Arbitrary<Library> libraries() {
        Arbitrary<Definition> definitions = Combinators.combine(
                        names(), references().list().ofMaxSize(3), bodies(), documentation())
                .as((name, parameters, body, text) -> new Definition(name, NOWHERE, parameters, body, text, NOWHERE));
        Arbitrary<LossDefinition> losses = Combinators.combine(names(), signedFormulas(), documentation())
                .as((name, formula, text) -> new LossDefinition(name, NOWHERE, formula, text, NOWHERE));
        return Combinators.combine(
                        definitions.list().ofMaxSize(3), losses.list().ofMaxSize(3))
                .as((macros, all) -> new Library(macros, all, NOWHERE))
                .filter(library ->
                        !library.definitions().isEmpty() || !library.losses().isEmpty());
    }

    private static Arbitrary<Optional<String>> documentation() {
        return Arbitraries.strings()
                .withChars("a@ */\n{é")
                .ofMaxLength(20)
                .filter(text -> !text.contains("*/") && !text.startsWith("/"))
                .map(text -> DocumentationComment.text("/**" + text + "*/"));
    }
}
