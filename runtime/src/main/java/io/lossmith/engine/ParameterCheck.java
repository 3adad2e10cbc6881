package io.lossmith.engine;

import io.lossmith.spec.Domain;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.ParameterSpec;
import java.io.Serializable;
import java.util.List;

/** Checks the values of a kernel's hyper-parameters against their declarations, and copies them. */
final class ParameterCheck {
    private final RowLayout layout;
    private final LossSpec spec;

    ParameterCheck(RowLayout layout) {
        this.layout = layout;
        spec = layout.spec;
    }

    /** The values as {@code Double}, {@code Integer}, {@code Boolean} or cloned {@code double[]}. */
    Serializable[] copy(Object[] values) {
        List<ParameterSpec> declared = spec.parameters();
        if (values.length != declared.size()) {
            throw new IllegalArgumentException(spec.name() + " has " + declared.size() + " parameters, but "
                    + values.length + " were given; pass one value for each.");
        }
        Serializable[] copies = new Serializable[values.length];
        for (int index = 0; index < values.length; index++) {
            copies[index] = copy(declared.get(index), values[index]);
        }
        return copies;
    }

    private Serializable copy(ParameterSpec parameter, Object value) {
        if (parameter.length().isPresent() && value instanceof double[] vector) {
            return vector(parameter, vector.clone());
        }
        if (parameter.length().isEmpty()) {
            if (value instanceof Boolean flag) {
                return flag;
            }
            if (value instanceof Integer whole) {
                return scalar(parameter, whole, whole);
            }
            if (value instanceof Double number) {
                return scalar(parameter, number, number);
            }
        }
        String expected = parameter.length().isPresent() ? "a double[]" : "a double, an int or a boolean";
        String found = value == null ? "null" : "a " + value.getClass().getSimpleName();
        throw new IllegalArgumentException(
                spec.name() + ": the parameter '" + parameter.name() + "' is " + found + "; pass " + expected + ".");
    }

    private Serializable scalar(ParameterSpec parameter, Serializable value, double number) {
        check(parameter, "", number, value.toString());
        return value;
    }

    private double[] vector(ParameterSpec parameter, double[] vector) {
        int length =
                layout.resolve("parameter", parameter.name(), parameter.length().get());
        if (vector.length != length) {
            throw new IllegalArgumentException(spec.name() + ": the parameter '" + parameter.name() + "' has "
                    + vector.length + " elements, but its length "
                    + parameter.length().get() + " is " + length + "; pass " + length + " numbers.");
        }
        for (int element = 0; element < length; element++) {
            check(parameter, "[" + element + "]", vector[element], Double.toString(vector[element]));
        }
        if (parameter.domain().kind() == Domain.Kind.SIMPLEX && !RowCheck.sumsToOne(vector, 0, length)) {
            throw new IllegalArgumentException(spec.name() + ": the parameter '" + parameter.name() + "' sums to "
                    + RowCheck.sum(vector, 0, length) + ", not to 1; normalise it.");
        }
        return vector;
    }

    private void check(ParameterSpec parameter, String element, double number, String text) {
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException(
                    spec.name() + ": the parameter '" + parameter.name() + element + "' is NaN; pass a number.");
        }
        if (!parameter.domain().contains(number)) {
            throw new IllegalArgumentException(spec.name() + ": the parameter '" + parameter.name() + element + "' is "
                    + text + ", outside its domain " + parameter.domain().withNumbers() + "; pass a value inside.");
        }
    }
}
