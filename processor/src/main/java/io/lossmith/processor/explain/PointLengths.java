package io.lossmith.processor.explain;

import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.spec.Length;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The named lengths of a row from the command line, each from all that is known of it. */
final class PointLengths {
    private final Map<String, Integer> lengths = new LinkedHashMap<>();

    /** What each length is known from. */
    private final Map<String, String> origins = new LinkedHashMap<>();

    /** What is known so far. */
    Map<String, Integer> known() {
        return Collections.unmodifiableMap(lengths);
    }

    /** Learns from a vector of {@code count} numbers. */
    void vector(String name, Length length, int count) {
        if (!length.symbol().isEmpty()) {
            fix(length.symbol(), count - length.offset(), "from " + name);
        } else if (count != length.offset()) {
            throw PointArgument.refused(
                    name + " has " + count + " numbers, and its length is " + length + "; give " + length + ".");
        }
    }

    /** Learns from a number that stands for the length itself. */
    void number(String symbol, double value, String origin) {
        if (value != (int) value) {
            throw PointArgument.refused("the length " + symbol + " is no whole number; give one.");
        }
        fix(symbol, (int) value, origin);
    }

    private void fix(String symbol, int value, String origin) {
        Integer known = lengths.putIfAbsent(symbol, value);
        String before = origins.putIfAbsent(symbol, origin);
        if (known != null && known != value) {
            throw PointArgument.refused("the length " + symbol + " is " + known + " " + before + ", and " + value + " "
                    + origin + "; correct one of them.");
        }
    }

    /** Decides {@code symbol}: if nothing is known but the classes it counts, it is as large as these take. */
    void complete(LengthSymbol symbol, Map<Variable, double[]> values) {
        double largest = symbol.minimum();
        for (Map.Entry<Variable, double[]> each : values.entrySet()) {
            Length classes = each.getKey().classes().orElse(null);
            if (classes != null && classes.symbol().equals(symbol.name())) {
                largest = Math.max(largest, each.getValue()[0] + 1 - classes.offset());
            }
        }
        double smallest = largest;
        int value = lengths.computeIfAbsent(symbol.name(), key -> (int) smallest);
        if (value < symbol.minimum()) {
            throw PointArgument.refused("the length " + symbol.name() + " is " + value + " "
                    + origins.get(symbol.name()) + ", and the formula takes at least " + symbol.minimum()
                    + "; give that many.");
        }
    }
}
