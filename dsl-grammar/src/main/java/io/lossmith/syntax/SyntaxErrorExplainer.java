package io.lossmith.syntax;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.syntax.antlr.FormulaBaseLexer;
import io.lossmith.syntax.antlr.FormulaBaseParser.BareFormulaContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.EntryContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.SignedFormulaContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/**
 * Says in the user's words why the grammar stopped: first the slips that have a message of their own, then brackets
 * without a partner, then what was expected and what was found.
 */
final class SyntaxErrorExplainer {
    private final ErrorPlace place;
    private final Optional<Problem> unbalanced;

    private SyntaxErrorExplainer(ErrorPlace place, Optional<Problem> unbalanced) {
        this.place = place;
        this.unbalanced = unbalanced;
    }

    /**
     * Explains an error.
     *
     * @param segment what was parsed
     * @param error where the grammar stopped
     * @param unbalanced the first bracket without a partner
     */
    static Problem explain(Segment segment, RecognitionException error, Optional<Problem> unbalanced) {
        return new SyntaxErrorExplainer(new ErrorPlace(segment, error), unbalanced).explain();
    }

    /** The problem of library text before the first definition. */
    static Problem notADefinition(Segment segment) {
        Token first = segment.token(0);
        return unexpected(segment.source().span(first), List.of("'def'", "'loss'"), first.getText());
    }

    private Problem explain() {
        return openSignature()
                .or(() -> Slips.explain(place))
                .or(this::bracket)
                .or(this::signature)
                .orElseGet(this::unexpected);
    }

    /** {@code p: real | y: real -> …}: a signature as it should be, but for its parentheses. */
    private Optional<Problem> openSignature() {
        Segment segment = place.segment();
        boolean begins = segment.type(0) == FormulaBaseLexer.LEARN
                || (Segment.isName(segment.token(0)) && segment.type(1) == FormulaBaseLexer.COLON);
        if (!(place.root() instanceof BareFormulaContext) || !begins) {
            return Optional.empty();
        }
        int arrow = 0;
        while (segment.type(arrow) != FormulaBaseLexer.ARROW && segment.type(arrow) != Token.EOF) {
            arrow++;
        }
        if (segment.type(arrow) == Token.EOF) {
            return Optional.empty();
        }
        Span span = place.span(segment.token(0)).to(place.span(segment.token(arrow - 1)));
        String signature = Wording.brief(Wording.oneLine(place.text(span)));
        return Optional.of(Problem.of(Message.SIGNATURE_WITHOUT_PARENTHESES, span, signature));
    }

    /** A bracket without a partner explains whatever goes wrong behind it. */
    private Optional<Problem> bracket() {
        int error = place.span().start();
        return unbalanced.filter(bracket -> bracket.span().start() <= error);
    }

    private Optional<Problem> signature() {
        if (place.context() instanceof EntryContext entry && entry.name() != null && entry.COLON() == null) {
            String name = Wording.brief(entry.name().getText());
            return Optional.of(Problem.of(Message.MISSING_TYPE, place.span(), name, Wording.typeWords()));
        }
        if (place.context() instanceof SignedFormulaContext formula
                && formula.signature() != null
                && formula.body() == null) {
            return Optional.of(Problem.of(Message.MISSING_ARROW, place.span()));
        }
        boolean isArrow = place.token().getType() == FormulaBaseLexer.ARROW;
        if (isArrow && place.root() instanceof BareFormulaContext) {
            return Optional.of(Problem.of(Message.ARROW_WITHOUT_SIGNATURE, place.span()));
        }
        return Optional.empty();
    }

    private Problem unexpected() {
        List<String> expected = Expectation.words(place);
        if (place.token().getType() == Token.EOF) {
            String noun = Segment.isDefinitionWord(place.segment().token(0)) ? "definition" : "formula";
            return Problem.of(Message.UNEXPECTED_END, place.span(), noun, Wording.alternatives(expected));
        }
        return unexpected(place.span(), expected, place.token().getText());
    }

    /** One thing was expected and another found. */
    static Problem unexpected(Span span, List<String> expected, String found) {
        String quoted = "'" + Wording.brief(found) + "'";
        List<String> insertable =
                expected.stream().filter(word -> !word.equals(Expectation.END)).toList();
        String remedy = insertable.isEmpty()
                ? "Remove " + quoted + "."
                : "Put " + Wording.alternatives(insertable) + " here, or remove " + quoted + ".";
        return Problem.of(Message.UNEXPECTED_SYMBOL, span, Wording.alternatives(expected), quoted, remedy);
    }
}
