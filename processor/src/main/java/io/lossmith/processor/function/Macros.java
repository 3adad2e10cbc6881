package io.lossmith.processor.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Functions that are written out as soon as a formula names them, each a formula over {@code x} and {@code y}.
 *
 * <p>{@code min}, {@code max}, {@code where}, {@code index}, {@code onehot} and {@code norm} with an exponent depend on
 * how they are called; the resolver writes them out itself.
 */
public final class Macros {
    /**
     * One such function.
     *
     * @param arity number of operands
     * @param formula what it stands for
     * @param meaning one line for the documentation
     */
    public record Macro(int arity, String formula, String meaning) {}

    private static final Map<String, Macro> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("mean", new Macro(1, "sum(x)/length(x)", "sum(v) over its length"));
        TABLE.put("variance", new Macro(1, "sum((x - sum(x)/length(x))^2)/length(x)", "population variance"));
        TABLE.put("dot", new Macro(2, "sum(x*y)", "sum of products"));
        TABLE.put("count", new Macro(1, "sum(x ? 1 : 0)", "how many conditions hold"));
        TABLE.put("any", new Macro(1, "sum(x ? 1 : 0) > 0", "whether any condition holds"));
        TABLE.put("all", new Macro(1, "sum(x ? 0 : 1) == 0", "whether all conditions hold"));
    }

    /** Functions the resolver writes out itself, with the line that documents each. */
    private static final Map<String, String> SPECIAL = new LinkedHashMap<>();

    static {
        SPECIAL.put("pow", "x^y");
        SPECIAL.put("max", "largest of several values, or of the elements of one vector; a tie is the first");
        SPECIAL.put("min", "smallest of several values, or of the elements of one vector; a tie is the first");
        SPECIAL.put("where", "c ? a : b");
        SPECIAL.put("index", "the positions 0, 1, … K-1 as a vector: index(K)");
        SPECIAL.put("onehot", "1 at the class, 0 elsewhere");
    }

    private Macros() {}

    static List<String> names() {
        List<String> names = new java.util.ArrayList<>(TABLE.keySet());
        names.addAll(SPECIAL.keySet());
        return names;
    }

    /** The macros in table order. */
    public static Map<String, Macro> table() {
        return java.util.Collections.unmodifiableMap(TABLE);
    }

    /** The functions the resolver writes out itself, with their meaning. */
    public static Map<String, String> special() {
        return java.util.Collections.unmodifiableMap(SPECIAL);
    }
}
