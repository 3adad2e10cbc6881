package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import java.util.List;
import java.util.Optional;

/** Sets every span of a tree to one and the same, so that trees of different texts compare equal. */
final class SpanEraser {
    static final Span NOWHERE = new Span(0, 0);

    private SpanEraser() {}

    static Library erase(Library library) {
        return new Library(
                library.definitions().stream().map(SpanEraser::erase).toList(),
                library.losses().stream().map(SpanEraser::erase).toList(),
                NOWHERE);
    }

    private static Definition erase(Definition definition) {
        return new Definition(
                definition.name(),
                NOWHERE,
                definition.parameters().stream().map(SpanEraser::reference).toList(),
                erase(definition.body()),
                definition.documentation(),
                NOWHERE);
    }

    private static LossDefinition erase(LossDefinition loss) {
        return new LossDefinition(loss.name(), NOWHERE, erase(loss.formula()), loss.documentation(), NOWHERE);
    }

    static Formula erase(Formula formula) {
        return new Formula(
                formula.signature()
                        .map(signature -> new Signature(
                                signature.entries().stream()
                                        .map(SpanEraser::erase)
                                        .toList(),
                                NOWHERE)),
                formula.bindings().stream()
                        .map(binding -> new Binding(binding.name(), NOWHERE, erase(binding.value()), NOWHERE))
                        .toList(),
                erase(formula.result()),
                NOWHERE);
    }

    private static Entry erase(Entry entry) {
        Optional<LengthSyntax> length =
                entry.type().length().map(each -> new LengthSyntax(each.symbol(), each.offset(), NOWHERE));
        return new Entry(
                entry.role(),
                entry.name(),
                NOWHERE,
                new EntryType(entry.type().name(), NOWHERE, length),
                entry.interval()
                        .map(each -> new IntervalSyntax(
                                each.lower(), each.lowerOpen(), each.upper(), each.upperOpen(), NOWHERE)),
                entry.link().map(SpanEraser::reference),
                entry.defaultValue().map(SpanEraser::erase),
                NOWHERE);
    }

    static Expression erase(Expression expression) {
        if (expression instanceof NumberLiteral number) {
            return new NumberLiteral(number.text(), number.value(), NOWHERE);
        } else if (expression instanceof NameReference reference) {
            return reference(reference);
        } else if (expression instanceof Call call) {
            return new Call(
                    call.function(),
                    all(call.arguments()),
                    all(call.targets()),
                    all(call.parameters()),
                    NOWHERE,
                    NOWHERE);
        } else if (expression instanceof ElementAccess access) {
            return new ElementAccess(erase(access.vector()), erase(access.index()), NOWHERE);
        } else if (expression instanceof Negation negation) {
            return new Negation(erase(negation.operand()), NOWHERE);
        } else if (expression instanceof Not not) {
            return new Not(erase(not.operand()), NOWHERE);
        } else if (expression instanceof Power power) {
            return new Power(erase(power.base()), erase(power.exponent()), NOWHERE);
        } else if (expression instanceof Chain chain) {
            return new Chain(all(chain.operands()), chain.operators(), NOWHERE);
        } else if (expression instanceof Comparison comparison) {
            return new Comparison(
                    erase(comparison.left()), comparison.operator(), erase(comparison.right()), NOWHERE, NOWHERE);
        } else {
            Conditional conditional = (Conditional) expression;
            return new Conditional(
                    erase(conditional.condition()),
                    erase(conditional.whenTrue()),
                    erase(conditional.whenFalse()),
                    NOWHERE);
        }
    }

    private static List<Expression> all(List<Expression> expressions) {
        return expressions.stream().map(SpanEraser::erase).toList();
    }

    private static NameReference reference(NameReference reference) {
        return new NameReference(reference.name(), NOWHERE);
    }
}
