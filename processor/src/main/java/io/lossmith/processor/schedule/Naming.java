package io.lossmith.processor.schedule;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Variable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * Gives expressions the names a person would: those of the formula's own bindings, otherwise words made from the
 * expression ({@code oneMinusPt}, {@code logPt}), otherwise {@code t1}, {@code t2}, ….
 */
public final class Naming {
    private static final int LONGEST = 24;
    private static final int LONGEST_INLINE = 12;
    private static final Map<Function, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(Operators.ADD, "Plus");
        WORDS.put(Operators.MULTIPLY, "Times");
        WORDS.put(Operators.DIVIDE, "Over");
        WORDS.put(Operators.POWER, "Pow");
    }

    private final Map<Expr, String> bindings;
    private final Map<Expr, Expr> origins;
    private final Set<String> taken;
    private int counter;

    /**
     * Names for one method.
     *
     * @param bindings expressions that the formula itself names
     * @param origins for a lowered expression the function it came from
     * @param reserved names that mean something else in the method
     */
    public Naming(Map<Expr, String> bindings, Map<Expr, Expr> origins, Set<String> reserved) {
        this.bindings = bindings;
        this.origins = origins;
        this.taken = new HashSet<>(reserved);
    }

    /** Whether the formula itself names {@code expr}. */
    boolean isNamed(Expr expr) {
        return bindings.containsKey(expr);
    }

    /** A new name for {@code expr}. */
    String name(Expr expr) {
        String wish = bindings.get(expr);
        if (wish == null) {
            String words = words(origins.getOrDefault(expr, expr));
            wish = words.isEmpty() || words.length() > LONGEST ? "t" + ++counter : words;
        }
        return unique(wish);
    }

    String loopIndex() {
        return Stream.of("k", "index", "position")
                .filter(name -> !taken.contains(name) && !bindings.containsValue(name))
                .findFirst()
                .orElse("k$");
    }

    private String unique(String wish) {
        String name = SourceVersion.isName(wish) ? wish : wish + "Value";
        for (int i = 2; taken.contains(name); i++) {
            name = wish + i;
        }
        taken.add(name);
        return name;
    }

    /** Whether {@code expr}, written out up to what is named already, is more than a line can take. */
    boolean isLong(Expr expr, Map<Expr, String> names) {
        return operations(expr, names, 0) > LONGEST_INLINE;
    }

    private static int operations(Expr expr, Map<Expr, String> names, int depth) {
        if (names.containsKey(expr) || !(expr instanceof Apply) || depth > LONGEST_INLINE) {
            return depth > LONGEST_INLINE ? depth : 0;
        }
        int total = 1;
        for (Expr argument : expr.arguments()) {
            total += names.containsKey(argument) ? 0 : operations(argument, names, depth + 1);
            if (total > LONGEST_INLINE) {
                return total;
            }
        }
        return total;
    }

    private String words(Expr expr) {
        String text = describe(expr, 0);
        if (text.isEmpty()) {
            return "";
        }
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** Words in upper camel case; empty when there is no short description. */
    private String describe(Expr expr, int depth) {
        String bound = bindings.get(expr);
        if (bound != null && depth > 0) {
            return capitalized(bound);
        }
        if (expr instanceof Variable variable) {
            return capitalized(variable.name());
        }
        if (expr instanceof LengthValue length) {
            return length.length().offset() == 0 ? length.length().symbol() : "";
        }
        if (expr instanceof Constant constant) {
            return number(constant.value());
        }
        Expr origin = origins.getOrDefault(expr, expr);
        if (!(origin instanceof Apply apply) || depth > 2) {
            return "";
        }
        return describeApply(apply, depth);
    }

    private String describeApply(Apply apply, int depth) {
        if (apply.is(Operators.ADD) && apply.arguments().size() == 2) {
            Expr second = apply.argument(1);
            boolean minus = second.is(Operators.NEGATE);
            return joined(
                    describe(apply.argument(0), depth + 1),
                    minus ? "Minus" : "Plus",
                    describe(minus ? second.argument(0) : second, depth + 1));
        }
        if (apply.is(Operators.NEGATE)) {
            return prefixed("Minus", describe(apply.argument(0), depth + 1));
        }
        if (apply.is(Operators.POWER) && apply.argument(1).isConstant(2)) {
            String base = describe(apply.argument(0), depth + 1);
            return base.isEmpty() ? "" : base + "Squared";
        }
        if (apply.is(Operators.ANY) && apply.argument(0).is(Operators.NOT_EQUAL)) {
            Expr first = apply.argument(0).argument(0);
            String vector = first == apply.argument(0).argument(1) ? describe(first, depth + 1) : "";
            return vector.isEmpty() ? "" : vector + "HasNan";
        }
        if (apply.is(Operators.GATHER)) {
            return joined(describe(apply.argument(0), depth + 1), "Of", describe(apply.argument(1), depth + 1));
        }
        String word = WORDS.get(apply.function());
        if (word != null && apply.arguments().size() == 2) {
            return joined(describe(apply.argument(0), depth + 1), word, describe(apply.argument(1), depth + 1));
        }
        if (apply.arguments().size() == 1
                && Character.isLetter(apply.function().name().charAt(0))) {
            return prefixed(functionWord(apply.function().name()), describe(apply.argument(0), depth + 1));
        }
        return "";
    }

    private static String functionWord(String name) {
        StringBuilder word = new StringBuilder();
        for (String part : name.replace("_of", "").split("_", -1)) {
            word.append(capitalized(part));
        }
        return word.toString();
    }

    private static String joined(String left, String middle, String right) {
        return left.isEmpty() || right.isEmpty() ? "" : left + middle + right;
    }

    private static String prefixed(String prefix, String rest) {
        return rest.isEmpty() ? "" : prefix + rest;
    }

    private static String number(double value) {
        if (value == 1) {
            return "One";
        }
        return value == 2 ? "Two" : "";
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
