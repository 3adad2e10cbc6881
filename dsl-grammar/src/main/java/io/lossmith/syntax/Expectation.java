package io.lossmith.syntax;

import io.lossmith.syntax.antlr.FormulaBaseLexer;
import io.lossmith.syntax.antlr.FormulaBaseParser.CallContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.DefinitionContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.EntryContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.LinkClauseContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.SignatureContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.TypeContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What was expected at the place of an error, in the user's words: never a token name, and many tokens under one word. */
final class Expectation {
    private Expectation() {}

    /** What the words of {@link #words(ErrorPlace)} call the end of the text. */
    static final String END = "the end";

    /** The alternatives, such as {@code an operator}, {@code ','} and {@code ')'}. */
    static List<String> words(ErrorPlace place) {
        IntervalSet expected = place.expected();
        List<String> words = new ArrayList<>();
        boolean isOperator = place.isAfterOperand() && place.token().getType() != Token.EOF;
        if (isOperator) {
            words.add("an operator");
        }
        boolean isExpression = expected.contains(FormulaBaseLexer.NUMBER) && expected.contains(FormulaBaseLexer.NAME);
        if (isExpression) {
            words.add("an expression");
        } else if (expected.contains(FormulaBaseLexer.NAME)) {
            words.add(noun(place.context()));
        } else if (expected.contains(FormulaBaseLexer.NUMBER)) {
            words.add("a number");
        }
        if (isList(place.context()) && expected.contains(FormulaBaseLexer.RIGHT_PAREN)) {
            words.add(place.isAfterElement() ? "','" : element(place.context()));
        }
        for (int type : expected.toArray()) {
            if (type == Token.EOF) {
                words.add(END);
            } else if (!isCovered(type, isExpression, isOperator) && !isRare(type, place.context())) {
                words.add(FormulaBaseLexer.VOCABULARY.getLiteralName(type));
            }
        }
        return words.stream().distinct().toList();
    }

    /** Whether a rule reads a list; where it expects the end of it, the list might also go on. */
    private static boolean isList(RuleContext context) {
        return context instanceof SignatureContext
                || context instanceof CallContext
                || context instanceof DefinitionContext;
    }

    private static String element(RuleContext list) {
        return list instanceof CallContext ? "an expression" : "a name";
    }

    private static String noun(RuleContext context) {
        if (context instanceof TypeContext || (context instanceof EntryContext entry && entry.COLON() != null)) {
            return "a type";
        }
        boolean isLink = context instanceof LinkClauseContext || context.parent instanceof LinkClauseContext;
        return isLink ? "a link" : "a name";
    }

    /** A signature may begin with 'learn' or ';', but hardly anybody who left out its first name means that. */
    private static boolean isRare(int type, RuleContext context) {
        return (type == FormulaBaseLexer.SEMICOLON || type == FormulaBaseLexer.LEARN)
                && context instanceof SignatureContext signature
                && signature.predictions == null;
    }

    /** Whether a word such as "an expression" already stands for a token. */
    private static boolean isCovered(int type, boolean isExpression, boolean isOperator) {
        return switch (type) {
            case FormulaBaseLexer.NAME, FormulaBaseLexer.NUMBER, FormulaBaseLexer.LINK -> true;
            case FormulaBaseLexer.NOT -> isExpression;
            case FormulaBaseLexer.LEFT_PAREN, FormulaBaseLexer.MINUS -> isExpression || isOperator;
            case FormulaBaseLexer.PLUS,
                    FormulaBaseLexer.TIMES,
                    FormulaBaseLexer.DIVIDE,
                    FormulaBaseLexer.POWER,
                    FormulaBaseLexer.LESS,
                    FormulaBaseLexer.LESS_OR_EQUAL,
                    FormulaBaseLexer.GREATER,
                    FormulaBaseLexer.GREATER_OR_EQUAL,
                    FormulaBaseLexer.EQUAL,
                    FormulaBaseLexer.NOT_EQUAL,
                    FormulaBaseLexer.AND,
                    FormulaBaseLexer.OR,
                    FormulaBaseLexer.QUESTION,
                    FormulaBaseLexer.LEFT_BRACKET -> isOperator;
            default -> false;
        };
    }
}
