package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import io.lossmith.syntax.antlr.FormulaBaseParser.BodyContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.DefaultClauseContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.EntriesContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.EntryContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.SignatureContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.StatementContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Where the grammar stopped: the token it could not use, and what surrounds it. */
final class ErrorPlace {
    private final Segment segment;
    private final RecognitionException error;
    private final int index;

    ErrorPlace(Segment segment, RecognitionException error) {
        this.segment = segment;
        this.error = error;
        this.index = error.getOffendingToken().getTokenIndex();
    }

    Segment segment() {
        return segment;
    }

    /** The position of the offending token in its segment. */
    int index() {
        return index;
    }

    Token token() {
        return segment.token(index);
    }

    /** The token before the offending one; there is none at the beginning. */
    Optional<Token> previous() {
        return index == 0 ? Optional.empty() : Optional.of(segment.token(index - 1));
    }

    Span span() {
        return span(token());
    }

    Span span(Token token) {
        return segment.source().span(token);
    }

    String text(Span span) {
        return span.of(segment.source().text());
    }

    /** What the grammar could have used instead. */
    IntervalSet expected() {
        return error.getExpectedTokens();
    }

    /** The innermost grammar rule that was not finished. */
    RuleContext context() {
        return error.getCtx();
    }

    RuleContext root() {
        RuleContext root = context();
        while (root.parent != null) {
            root = root.parent;
        }
        return root;
    }

    /** Whether the token stands in or right behind an expression, and not in a signature or the head of a definition. */
    boolean isInExpression() {
        for (RuleContext each = context(); each != null; each = each.parent) {
            if (each instanceof BodyContext || each instanceof DefaultClauseContext) {
                return true;
            }
            if (each instanceof EntryContext) {
                return false;
            }
            if (each instanceof EntriesContext entries) {
                return endsWithDefault(entries);
            }
            if (each instanceof SignatureContext signature) {
                List<EntriesContext> sections = signature.entries();
                return !sections.isEmpty() && endsWithDefault(sections.get(sections.size() - 1));
            }
        }
        return body().isPresent();
    }

    private static boolean endsWithDefault(EntriesContext entries) {
        List<EntryContext> all = entries.entry();
        return !all.isEmpty() && all.get(all.size() - 1).defaultClause() != null;
    }

    /** Whether an operand ends right before the token, so that an operator could have followed. */
    boolean isAfterOperand() {
        return index > 0 && Segment.endsOperand(segment.type(index - 1)) && isInExpression();
    }

    /** Whether something that can stand in a list ends right before the token. */
    boolean isAfterElement() {
        return index > 0 && Segment.endsOperand(segment.type(index - 1));
    }

    /** Whether the token begins a line. */
    boolean isOnNewLine() {
        return index > 0 && segment.source().isLineBreakBetween(segment.token(index - 1), token());
    }

    /** Whether the token stands between no brackets. */
    boolean isOutsideBrackets() {
        int depth = 0;
        for (int each = 0; each < index; each++) {
            depth += Segment.isOpening(segment.type(each)) ? 1 : Segment.isClosing(segment.type(each)) ? -1 : 0;
        }
        return depth == 0;
    }

    /** Whether the statement the token stands in has given a name before it. */
    boolean isInBinding() {
        List<StatementContext> statements = body().map(BodyContext::statement).orElse(List.of());
        return !statements.isEmpty() && statements.get(statements.size() - 1).ASSIGN() != null;
    }

    private Optional<BodyContext> body() {
        return Optional.ofNullable(((ParserRuleContext) root()).getRuleContext(BodyContext.class, 0));
    }
}
