package io.lossmith.processor.exact;

import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Length;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of one row: the inputs, the parameters and the named lengths.
 *
 * @param values the elements of each input and parameter, one for a number; conditions are 0 and 1
 * @param lengths the value of each named length
 */
public record Row(Map<Variable, double[]> values, Map<String, Integer> lengths) {
    /** Copies the maps. */
    public Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        lengths = Collections.unmodifiableMap(new LinkedHashMap<>(lengths));
    }

    /** One element of a vector, or a number as element 0. */
    public double element(Variable variable, int index) {
        double[] elements = values.get(variable);
        if (elements == null) {
            throw new IllegalArgumentException("no value of " + variable.name());
        }
        return elements[index];
    }

    /** The number of elements that {@code length} stands for. */
    public int length(Length length) {
        return length.resolve(lengths);
    }
}
