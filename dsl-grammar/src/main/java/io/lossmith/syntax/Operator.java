package io.lossmith.syntax;

/** The operators between two operands, with their spelling and their precedence level. */
public enum Operator {
    /** Sum. */
    ADD("+", Level.SUM),
    /** Difference. */
    SUBTRACT("-", Level.SUM),
    /** Product. */
    MULTIPLY("*", Level.PRODUCT),
    /** Quotient; division is real division. */
    DIVIDE("/", Level.PRODUCT),
    /** Strictly less. */
    LESS("<", Level.COMPARISON),
    /** Less or equal. */
    LESS_OR_EQUAL("<=", Level.COMPARISON),
    /** Strictly greater. */
    GREATER(">", Level.COMPARISON),
    /** Greater or equal. */
    GREATER_OR_EQUAL(">=", Level.COMPARISON),
    /** Equal. */
    EQUAL("==", Level.COMPARISON),
    /** Not equal. */
    NOT_EQUAL("!=", Level.COMPARISON),
    /** Both conditions. */
    AND("&&", Level.CONJUNCTION),
    /** At least one of the conditions. */
    OR("||", Level.DISJUNCTION);

    /** The precedence levels of binary operators, tightest first. */
    public enum Level {
        /** {@code * /}. */
        PRODUCT,
        /** {@code + -}. */
        SUM,
        /** {@code < <= > >= == !=}, which cannot be chained. */
        COMPARISON,
        /** {@code &&}. */
        CONJUNCTION,
        /** {@code ||}. */
        DISJUNCTION
    }

    private final String symbol;
    private final Level level;

    Operator(String symbol, Level level) {
        this.symbol = symbol;
        this.level = level;
    }

    /** {@return the spelling in a formula, such as {@code <=}} */
    public String symbol() {
        return symbol;
    }

    /** {@return the precedence level; operators of one level may stand in one {@link Chain}, except comparisons} */
    public Level level() {
        return level;
    }
}
