package io.lossmith.processor.ir;

import java.util.List;

/** The rows of the operators: what formulas write with symbols. Their derivatives are in the differentiator. */
public final class Operators {
    public static final Function ADD = Function.elementwise("+", -1)
            .range(Ranges::sum)
            .fold(a -> a[0] + a[1])
            .build();
    public static final Function MULTIPLY = Function.elementwise("*", -1)
            .range(Ranges::product)
            .fold(a -> a[0] * a[1])
            .build();
    public static final Function NEGATE =
            Function.elementwise("-", 1).range(Ranges::negation).build();
    public static final Function DIVIDE = Function.elementwise("/", 2)
            .range(Ranges::quotient)
            .fold(a -> a[0] / a[1])
            .build();
    public static final Function POWER = Function.elementwise("^", 2)
            .java("Math.pow")
            .range(Ranges::power)
            .fold(a -> StrictMath.pow(a[0], a[1]))
            .build();

    public static final Function LESS = condition("<", 2);
    public static final Function LESS_OR_EQUAL = condition("<=", 2);
    public static final Function GREATER = condition(">", 2);
    public static final Function GREATER_OR_EQUAL = condition(">=", 2);
    public static final Function EQUAL = condition("==", 2);
    public static final Function NOT_EQUAL = condition("!=", 2);
    public static final Function NOT = condition("!", 1);
    public static final Function AND = condition("&&", 2);
    public static final Function OR = condition("||", 2);

    /** {@code c ? a : b}; the branch not taken influences nothing. */
    public static final Function SELECT = Function.elementwise("where", 3)
            .range(operands -> operands.get(1).union(operands.get(2)))
            .build();

    /** {@code v[i]}. */
    public static final Function GATHER =
            Function.gather("[]").range(operands -> operands.get(0)).build();

    /** The sum of a vector's elements. */
    public static final Function SUM = Function.reduction("sum")
            .derivatives("g")
            .range(operands -> Ranges.total(operands.get(0)))
            .means("sum of the elements")
            .domain("real")
            .build();

    /** Whether any element of a vector of conditions holds. */
    public static final Function ANY =
            Function.reduction("any").result(Kind.CONDITION).build();

    /** The first operand in the shape of the second: what makes a vector of a number. */
    public static final Function SPREAD = Function.elementwise("spread", 2)
            .hidden()
            .derivatives("1", "0")
            .range(operands -> operands.get(0))
            .means("x at every position of y")
            .build();

    private static final List<Function> COMPARISONS =
            List.of(LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL);

    private Operators() {}

    /** The factors of a product; anything else is its own only factor. */
    public static List<Expr> factors(Expr expr) {
        return expr.is(MULTIPLY) ? expr.arguments() : List.of(expr);
    }

    /** The terms of a sum; anything else is its own only term. */
    public static List<Expr> terms(Expr expr) {
        return expr.is(ADD) ? expr.arguments() : List.of(expr);
    }

    /** The operands whose values count: the second of {@link #SPREAD} only has a shape. */
    public static List<Expr> operands(Expr expr) {
        return expr.is(SPREAD) ? expr.arguments().subList(0, 1) : expr.arguments();
    }

    public static boolean isComparison(Function function) {
        return COMPARISONS.contains(function);
    }

    /** Whether {@code a comparison b} holds, given the sign of {@code a - b}. */
    public static boolean compares(Function comparison, double sign) {
        return switch (comparison.name()) {
            case "<" -> sign < 0;
            case "<=" -> sign <= 0;
            case ">" -> sign > 0;
            case ">=" -> sign >= 0;
            case "==" -> sign == 0;
            default -> sign != 0;
        };
    }

    private static Function condition(String symbol, int arity) {
        return Function.elementwise(symbol, arity).result(Kind.CONDITION).build();
    }
}
