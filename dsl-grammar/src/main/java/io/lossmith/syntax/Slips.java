package io.lossmith.syntax;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.syntax.antlr.FormulaBaseLexer;
import io.lossmith.syntax.antlr.FormulaBaseParser.ExtentContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.IndexContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.LengthContext;
import java.util.Optional;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;

/** Recognises what users write out of habit from mathematics or another language, and shows the spelling used here. */
final class Slips {
    private final ErrorPlace place;

    private Slips(ErrorPlace place) {
        this.place = place;
    }

    /** The message of a known slip, if the error is one. */
    static Optional<Problem> explain(ErrorPlace place) {
        Slips slips = new Slips(place);
        return slips.symbol().or(slips::length);
    }

    private Optional<Problem> symbol() {
        int type = place.token().getType();
        return switch (type) {
            case FormulaBaseLexer.UNKNOWN ->
                Optional.of(Wording.unknownCharacter(place.token().getText(), place.span()));
            case FormulaBaseLexer.TRAILING_POINT, FormulaBaseLexer.LEADING_POINT -> Optional.of(malformedNumber());
            case FormulaBaseLexer.DOUBLE_STAR -> Optional.of(problem(Message.DOUBLE_STAR));
            case FormulaBaseLexer.AMPERSAND -> Optional.of(problem(Message.LOGICAL_OPERATOR, "&", "&&"));
            case FormulaBaseLexer.BAR, FormulaBaseLexer.OR -> bar();
            case FormulaBaseLexer.NOT -> place.isInExpression() ? Optional.of(exclamation()) : Optional.empty();
            case FormulaBaseLexer.ASSIGN -> problemIf(place.isInExpression(), Message.ASSIGNMENT_IN_EXPRESSION);
            case FormulaBaseLexer.COMMA ->
                place.isAfterOperand() && place.context() instanceof IndexContext
                        ? Optional.of(problem(Message.RESERVED_MATRIX))
                        : decimalComma();
            case FormulaBaseLexer.DEF,
                    FormulaBaseLexer.LOSS,
                    FormulaBaseLexer.LEARN,
                    FormulaBaseLexer.IN,
                    FormulaBaseLexer.INF -> reservedWord();
            default ->
                Segment.beginsOperand(type) && place.isAfterOperand()
                        ? Optional.of(juxtaposition(place.previous().orElseThrow()))
                        : Optional.empty();
        };
    }

    /** {@code 1.}, {@code .5}, {@code 1.5.2}. */
    private Problem malformedNumber() {
        String text = place.token().getText();
        Optional<Token> before = place.previous().filter(this::isAdjacentNumber);
        if (before.isPresent()) {
            return malformedNumber(before.get(), before.get().getText());
        }
        String completed = text.startsWith(".") ? "0" + text : text.replace(".", ".0");
        return problem(Message.MALFORMED_NUMBER, Wording.brief(text), Wording.brief(completed));
    }

    /** {@code 1,5} for 1.5; {@code 1,000} may also be meant as 1000. */
    private Optional<Problem> decimalComma() {
        Optional<Token> before = place.previous().filter(this::isAdjacentNumber);
        Token after = place.segment().token(place.index() + 1);
        boolean isDecimal = place.isInExpression()
                && before.isPresent()
                && after.getType() == FormulaBaseLexer.NUMBER
                && place.token().getStopIndex() + 1 == after.getStartIndex()
                && before.get().getText().matches("\\d+");
        if (!isDecimal) {
            return Optional.empty();
        }
        String whole = before.get().getText();
        String fraction = after.getText();
        String thousands = fraction.matches("\\d{3}") ? "' or '" + Wording.brief(whole + fraction) : "";
        String correction = Wording.brief(whole + "." + fraction.replace(".", "")) + thousands;
        Span span = place.span(before.get()).to(place.span(after));
        return Optional.of(Problem.of(Message.MALFORMED_NUMBER, span, Wording.brief(place.text(span)), correction));
    }

    private Problem malformedNumber(Token before, String correction) {
        Span span = place.span(before).to(place.span());
        return Problem.of(Message.MALFORMED_NUMBER, span, Wording.brief(place.text(span)), Wording.brief(correction));
    }

    private boolean isAdjacentNumber(Token before) {
        return before.getType() == FormulaBaseLexer.NUMBER
                && before.getStopIndex() + 1 == place.token().getStartIndex();
    }

    /** {@code |x|} and {@code ||x||} where an operand is expected, {@code a | b} behind one. */
    private Optional<Problem> bar() {
        String bar = place.token().getText();
        if (place.isAfterOperand()) {
            return Optional.of(problem(Message.LOGICAL_OPERATOR, bar, "||"));
        }
        if (!place.isInExpression()) {
            return Optional.empty();
        }
        return closingBar().map(closing -> {
            Span span = place.span().to(place.span(closing));
            String inner = Wording.oneLine(place.text(place.span().gapTo(place.span(closing))));
            String shown = inner.isEmpty() || !Wording.brief(inner).equals(inner) ? "x" : inner;
            String function = bar.equals("|") ? "abs" : "norm";
            return Problem.of(Message.ABSOLUTE_VALUE_BARS, span, bar + shown + bar, function + "(" + shown + ")");
        });
    }

    private Optional<Token> closingBar() {
        int depth = 0;
        for (int index = place.index() + 1; depth >= 0 && place.segment().type(index) != Token.EOF; index++) {
            int type = place.segment().type(index);
            if (depth == 0 && type == place.token().getType()) {
                return Optional.of(place.segment().token(index));
            }
            depth += Segment.isOpening(type) ? 1 : Segment.isClosing(type) ? -1 : 0;
        }
        return Optional.empty();
    }

    /** {@code x!}, or {@code a < !b}, where the negation would have to bind tighter than it does. */
    private Problem exclamation() {
        if (place.isAfterOperand()) {
            return problem(Message.FACTORIAL);
        }
        String before = place.previous().map(Token::getText).orElse("");
        return problem(Message.LOOSE_NOT, Wording.brief(before));
    }

    private Optional<Problem> reservedWord() {
        boolean isMeantAsName = place.isInExpression() || place.expected().contains(FormulaBaseLexer.NAME);
        String word = place.token().getText();
        String remedy = switch (place.token().getType()) {
            case FormulaBaseLexer.INF -> "Infinity may stand only in an interval, as in 'real in [0, inf)'.";
            case FormulaBaseLexer.DEF, FormulaBaseLexer.LOSS -> "Use another name; definitions stand in libraries.";
            case FormulaBaseLexer.LEARN -> "Use another name; 'learn' marks an input of a signature.";
            default -> "'in' stands before the interval of an input; write a comparison, or use another name.";
        };
        return isMeantAsName ? Optional.of(problem(Message.RESERVED_WORD, word, remedy)) : Optional.empty();
    }

    /** Two operands with nothing between them: a word of another language, a forgotten semicolon or operator. */
    private Problem juxtaposition(Token before) {
        String word = place.token().getText();
        Optional<Problem> foreign = foreignWord(word);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        if (before.getText().equals("not")) {
            return Problem.of(Message.LOGICAL_OPERATOR, place.span(before), "not", "!");
        }
        if (before.getText().equals("if")) {
            return Problem.of(Message.CONDITIONAL_WORD, place.span(before), "if");
        }
        Optional<Token> called = wordBeforeBrackets();
        if (called.isPresent() && called.get().getText().equals("if")) {
            return Problem.of(Message.CONDITIONAL_WORD, place.span(called.get()), "if");
        }
        if (isAdjacentNumber(before) && word.matches("_[0-9_]+")) {
            return malformedNumber(before, before.getText() + word.replace("_", ""));
        }
        boolean beginsBinding = place.segment().type(place.index() + 1) == FormulaBaseLexer.ASSIGN;
        boolean endsBinding = place.isInBinding() && place.isOnNewLine();
        if ((beginsBinding || endsBinding) && place.isOutsideBrackets()) {
            return problem(Message.MISSING_SEMICOLON, Wording.brief(word));
        }
        return missingOperator(Wording.brief(before.getText()), Wording.brief(word), Segment.isName(before));
    }

    /** The {@code f} of {@code f(…)}, if such a call ends just before this place. */
    private Optional<Token> wordBeforeBrackets() {
        int depth = 0;
        for (int index = place.index() - 1; index >= 0; index--) {
            int type = place.segment().type(index);
            depth += Segment.isClosing(type) ? 1 : Segment.isOpening(type) ? -1 : 0;
            if (depth <= 0) {
                boolean isCall = index < place.index() - 1 && index > 0;
                return isCall ? Optional.of(place.segment().token(index - 1)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> foreignWord(String word) {
        return switch (word) {
            case "and" -> Optional.of(problem(Message.LOGICAL_OPERATOR, word, "&&"));
            case "or" -> Optional.of(problem(Message.LOGICAL_OPERATOR, word, "||"));
            case "then", "else", "if" -> Optional.of(problem(Message.CONDITIONAL_WORD, word));
            default -> Optional.empty();
        };
    }

    private Problem missingOperator(String left, String right, boolean isCallPossible) {
        String product = "'" + left + "*" + right + "' for a product";
        boolean isCall = isCallPossible && !right.equals("(");
        String remedy = isCall ? product + ", '" + left + "(" + right + ")' for a function" : product;
        return problem(Message.MISSING_OPERATOR, left, right, remedy);
    }

    /** Anything but a name, a number or both in the length of a type. */
    private Optional<Problem> length() {
        RuleContext context = place.context();
        RuleContext length = context instanceof ExtentContext ? context.parent : context;
        if (!(length instanceof LengthContext brackets) || brackets.LEFT_BRACKET() == null) {
            return Optional.empty();
        }
        int opening = brackets.LEFT_BRACKET().getSymbol().getTokenIndex();
        for (int index = opening + 1; place.segment().type(index) != Token.EOF; index++) {
            if (place.segment().type(index) == FormulaBaseLexer.RIGHT_BRACKET) {
                Span span = place.span(place.segment().token(opening))
                        .to(place.span(place.segment().token(index)));
                return Optional.of(Problem.of(Message.INVALID_LENGTH, span, Wording.brief(place.text(span))));
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> problemIf(boolean condition, Message message) {
        return condition ? Optional.of(problem(message)) : Optional.empty();
    }

    private Problem problem(Message message, Object... arguments) {
        return Problem.of(message, place.span(), arguments);
    }
}
