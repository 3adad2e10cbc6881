package io.lossmith.syntax;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.Suggestions;
import io.lossmith.syntax.antlr.FormulaBaseParser.BoundContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.EntriesContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.EntryContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.ExtentContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.IntervalContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.LengthContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.SignatureContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.TypeContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Parse tree of a signature to syntax tree: types, lengths and intervals are checked on the way. */
final class SignatureBuilder {
    private final SourceText source;
    private final List<Problem> problems;
    private final ExpressionBuilder expressions;

    SignatureBuilder(SourceText source, List<Problem> problems, ExpressionBuilder expressions) {
        this.source = source;
        this.problems = problems;
        this.expressions = expressions;
    }

    Signature signature(SignatureContext context) {
        List<Entry> entries = new ArrayList<>();
        addEntries(entries, EntryRole.PREDICTION, context.predictions);
        addEntries(entries, EntryRole.TARGET, context.targets);
        addEntries(entries, EntryRole.PARAMETER, context.parameters);
        return new Signature(entries, source.span(context));
    }

    private void addEntries(List<Entry> entries, EntryRole role, EntriesContext context) {
        if (context != null) {
            context.entry().forEach(entry -> entries.add(entry(role, entry)));
        }
    }

    private Entry entry(EntryRole section, EntryContext context) {
        String name = context.name().getText();
        EntryRole role = section;
        if (context.LEARN() != null && section == EntryRole.PREDICTION) {
            role = EntryRole.LEARN;
        } else if (context.LEARN() != null) {
            String noun = section.name().toLowerCase(Locale.ROOT);
            report(Message.LEARN_NOT_PREDICTION, source.span(context.LEARN()), noun, Wording.brief(name));
        }
        return new Entry(
                role,
                name,
                source.span(context.name()),
                type(context.type(), context.length()),
                Optional.ofNullable(context.interval()).flatMap(this::interval),
                Optional.ofNullable(context.linkClause()).map(link -> expressions.reference(link.name())),
                Optional.ofNullable(context.defaultClause()).map(value -> expressions.expression(value.expression())),
                source.span(context));
    }

    private EntryType type(TypeContext context, LengthContext lengthContext) {
        Span span = source.span(context);
        String name = context.getText();
        Optional<LengthSyntax> length = Optional.ofNullable(lengthContext).flatMap(this::length);
        Optional<TypeWord> word = TypeWord.of(name);
        if (word.isEmpty()) {
            String suggestion = Optional.ofNullable(Wording.TYPES_ELSEWHERE.get(name))
                    .or(() -> Suggestions.closest(name, TypeWord.words()))
                    .map(near -> "Did you mean '" + near + "'? ")
                    .orElse("");
            report(Message.UNKNOWN_TYPE, span, Wording.brief(name), suggestion, Wording.typeWords());
        } else if (word.get().needsLength() && lengthContext == null) {
            report(Message.MISSING_LENGTH, span, name);
        } else if (!word.get().needsLength() || length.isPresent()) {
            return new EntryType(name, span, length);
        }
        // Whatever is wrong has been reported; the tree is only built to find the other problems.
        return new EntryType(TypeWord.REAL.word(), span, length);
    }

    private Optional<LengthSyntax> length(LengthContext context) {
        List<ExtentContext> extents = context.extent();
        if (extents.size() > 1) {
            Span span = source.span(extents.get(0)).to(source.span(extents.get(extents.size() - 1)));
            report(Message.RESERVED_MATRIX, span);
            return Optional.empty();
        }
        ExtentContext extent = extents.get(0);
        Span span = source.span(extent);
        OptionalInt number = extent.NUMBER() == null
                ? OptionalInt.of(0)
                : wholeNumber(extent.NUMBER().getText());
        if (number.isEmpty() || (extent.name() == null && number.getAsInt() == 0)) {
            Span brackets = source.span(context);
            report(Message.INVALID_LENGTH, brackets, Wording.brief(brackets.of(source.text())));
            return Optional.empty();
        }
        int offset = extent.MINUS() == null ? number.getAsInt() : -number.getAsInt();
        return Optional.of(
                new LengthSyntax(Optional.ofNullable(extent.name()).map(name -> name.getText()), offset, span));
    }

    private static OptionalInt wholeNumber(String text) {
        try {
            int number = Integer.parseInt(text);
            return number <= LengthSyntax.LARGEST ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException fraction) {
            return OptionalInt.empty();
        }
    }

    private Optional<IntervalSyntax> interval(IntervalContext context) {
        int before = problems.size();
        double lower = bound(context.lower);
        double upper = bound(context.upper);
        boolean lowerOpen = context.LEFT_PAREN() != null;
        boolean upperOpen = context.RIGHT_PAREN() != null;
        Span span = source.span(lowerOpen ? context.LEFT_PAREN() : context.LEFT_BRACKET())
                .to(source.span(upperOpen ? context.RIGHT_PAREN() : context.RIGHT_BRACKET()));
        if (problems.size() > before) {
            return Optional.empty();
        }
        if (!IntervalSyntax.isInhabited(lower, lowerOpen, upper, upperOpen)) {
            report(Message.EMPTY_INTERVAL, span);
            return Optional.empty();
        }
        return Optional.of(new IntervalSyntax(lower, lowerOpen, upper, upperOpen, span));
    }

    private double bound(BoundContext context) {
        double size = context.INF() != null
                ? Double.POSITIVE_INFINITY
                : expressions.number(context.NUMBER().getSymbol());
        // 0 - size, since a bound of -0 would compare unlike the 0 it means
        return context.MINUS() == null ? size : 0 - size;
    }

    private void report(Message message, Span span, Object... arguments) {
        problems.add(Problem.of(message, span, arguments));
    }
}
