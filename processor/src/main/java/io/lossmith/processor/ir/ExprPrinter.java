package io.lossmith.processor.ir;

import io.lossmith.diagnostics.NumberText;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes an expression as a formula with as few parentheses as the grammar needs. */
public final class ExprPrinter {
    private static final int CHOICE = 0;
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int COMPARISON = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int SIGN = 7;
    private static final int POWER = 8;
    private static final int ATOM = 9;

    /** Rows with a name of their own for something users write differently. */
    private static final Map<String, String> SHOWN =
            Map.of("maximum", "max", "minimum", "min", "max_of", "max", "min_of", "min", "peak", "max");

    /** Longest text printed in full. */
    private static final int LIMIT = 2_000;

    private record Text(String text, int level) {
        String at(int needed) {
            return level >= needed ? text : "(" + text + ")";
        }
    }

    private final Map<Expr, Text> done = new HashMap<>();
    private final Map<Expr, String> names;

    private ExprPrinter(Map<Expr, String> names) {
        this.names = names;
    }

    /** The formula of {@code expr}, or a note of its size when it is too long to read. */
    public static String print(Expr expr) {
        return print(expr, Map.of());
    }

    /** The same with {@code names} standing for some subexpressions. */
    public static String print(Expr expr, Map<Expr, String> names) {
        if (treeSize(expr, new HashMap<>()) >= LIMIT) {
            return "(more than " + LIMIT + " operations)";
        }
        return new ExprPrinter(names).text(expr).text();
    }

    private static long treeSize(Expr expr, Map<Expr, Long> sizes) {
        Long known = sizes.get(expr);
        if (known != null) {
            return known;
        }
        long size = 1;
        for (Expr argument : expr.arguments()) {
            size = Math.min(LIMIT, size + treeSize(argument, sizes));
        }
        sizes.put(expr, size);
        return size;
    }

    private Text text(Expr expr) {
        Text known = done.get(expr);
        if (known == null) {
            String name = names.get(expr);
            known = name != null ? new Text(name, ATOM) : write(expr);
            done.put(expr, known);
        }
        return known;
    }

    private Text write(Expr expr) {
        if (expr instanceof Constant constant) {
            if (expr.type().isCondition()) {
                return new Text(constant.value() != 0 ? "true" : "false", ATOM);
            }
            return new Text(number(constant.value()), constant.value() < 0 ? SIGN : ATOM);
        }
        if (expr instanceof Variable variable) {
            return new Text(variable.name(), ATOM);
        }
        if (expr instanceof LengthValue length) {
            return new Text(length.length().toString(), length.length().offset() == 0 ? ATOM : SUM);
        }
        if (expr instanceof Position position) {
            return new Text("index(" + position.type().length().orElseThrow() + ")", ATOM);
        }
        return apply((Apply) expr);
    }

    private Text apply(Apply apply) {
        Function function = apply.function();
        List<Expr> arguments = apply.arguments();
        if (function == Operators.ADD) {
            return sum(arguments);
        }
        if (function == Operators.MULTIPLY) {
            List<String> factors = new ArrayList<>();
            for (Expr factor : arguments) {
                factors.add(text(factor).at(SIGN));
            }
            return new Text(String.join("*", factors), PRODUCT);
        }
        if (function == Operators.DIVIDE) {
            return new Text(
                    text(arguments.get(0)).at(PRODUCT) + "/"
                            + text(arguments.get(1)).at(SIGN),
                    PRODUCT);
        }
        if (function == Operators.NEGATE) {
            return new Text("-" + text(arguments.get(0)).at(PRODUCT), SUM);
        }
        if (function == Operators.POWER) {
            return new Text(
                    text(arguments.get(0)).at(ATOM) + "^"
                            + text(arguments.get(1)).at(POWER),
                    POWER);
        }
        if (function == Operators.SELECT) {
            return new Text(
                    text(arguments.get(0)).at(OR) + " ? "
                            + text(arguments.get(1)).at(CHOICE) + " : "
                            + text(arguments.get(2)).at(CHOICE),
                    CHOICE);
        }
        if (function == Operators.GATHER) {
            return new Text(
                    text(arguments.get(0)).at(ATOM) + "["
                            + text(arguments.get(1)).text() + "]",
                    ATOM);
        }
        if (function == Operators.NOT) {
            return new Text("!" + text(arguments.get(0)).at(NOT), NOT);
        }
        if (function == Operators.AND || function == Operators.OR || Operators.isComparison(function)) {
            int level = function == Operators.AND ? AND : function == Operators.OR ? OR : COMPARISON;
            int operands = level == COMPARISON ? SUM : level;
            return new Text(
                    text(arguments.get(0)).at(operands) + " " + function.name() + " "
                            + text(arguments.get(1)).at(operands),
                    level);
        }
        if (function == Operators.SPREAD) {
            return text(arguments.get(0)); // a number stands for itself at every position
        }
        List<String> operands = new ArrayList<>();
        for (Expr argument : arguments) {
            operands.add(text(argument).text());
        }
        return new Text(
                SHOWN.getOrDefault(function.name(), function.name()) + "(" + String.join(", ", operands) + ")", ATOM);
    }

    private Text sum(List<Expr> terms) {
        StringBuilder text = new StringBuilder();
        for (Expr term : terms) {
            boolean minus = term.is(Operators.NEGATE) || (term instanceof Constant c && c.value() < 0);
            if (text.length() > 0) {
                text.append(minus ? " - " : " + ");
            } else if (minus) {
                text.append("-");
            }
            if (term instanceof Constant constant) {
                text.append(number(Math.abs(constant.value())));
            } else {
                text.append(text(minus ? term.argument(0) : term).at(PRODUCT));
            }
        }
        return new Text(text.toString(), SUM);
    }

    /** A domain as the language writes it. */
    public static String domain(Domain domain) {
        String text = domain.toString();
        if (!text.contains(" ")) {
            return text;
        }
        String numbers = (domain.lowerOpen() ? "(" : "[") + number(domain.lower()) + ", " + number(domain.upper())
                + (domain.upperOpen() ? ")" : "]");
        return "real in " + numbers;
    }

    /** A number as formulas and Java write it: whole numbers without a point. */
    public static String number(double value) {
        if (Math.rint(value) == value && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return NumberText.of(value);
    }
}
