package io.lossmith.processor.exact;

import io.lossmith.spec.Length;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an expression is evaluated: a number for each input and parameter and for each named length.
 *
 * <pre>{@code
 * ExactPoint point = new ExactPoint().with("z", 0.5, -1, 2).with("y", 2).length("K", 3);
 * }</pre>
 */
public final class ExactPoint {
    private final Map<String, BigDecimal[]> values = new LinkedHashMap<>();
    private final Map<String, Integer> lengths = new LinkedHashMap<>();

    /** Adds a number, or the elements of a vector, as the doubles they are. */
    public ExactPoint with(String name, double... elements) {
        BigDecimal[] exact = new BigDecimal[elements.length];
        for (int i = 0; i < elements.length; i++) {
            exact[i] = new BigDecimal(elements[i]);
        }
        return with(name, exact);
    }

    /** Adds a number, or the elements of a vector. */
    public ExactPoint with(String name, BigDecimal... elements) {
        values.put(name, elements.clone());
        return this;
    }

    /** Fixes a named length. */
    public ExactPoint length(String symbol, int value) {
        lengths.put(symbol, value);
        return this;
    }

    /** The elements of an input or parameter. */
    public BigDecimal[] elements(String name) {
        BigDecimal[] elements = values.get(name);
        if (elements == null) {
            throw new IllegalArgumentException("no value for " + name + " among " + values.keySet());
        }
        return elements.clone();
    }

    int length(Length length) {
        return length.resolve(lengths);
    }

    /** This point with one element moved. */
    public ExactPoint moved(String name, int element, BigDecimal step) {
        ExactPoint moved = new ExactPoint();
        moved.values.putAll(values);
        moved.lengths.putAll(lengths);
        BigDecimal[] elements = elements(name);
        elements[element] = elements[element].add(step);
        moved.values.put(name, elements);
        return moved;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, elements) -> {
            text.append(text.isEmpty() ? "" : " ").append(name).append('=');
            for (int i = 0; i < elements.length; i++) {
                text.append(i == 0 ? "" : ",").append(elements[i].doubleValue());
            }
        });
        return text + (lengths.isEmpty() ? "" : " " + lengths);
    }
}
