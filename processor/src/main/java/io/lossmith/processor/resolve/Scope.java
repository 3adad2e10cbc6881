package io.lossmith.processor.resolve;

import io.lossmith.processor.ir.Expr;
import io.lossmith.spec.Length;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names a formula may use: values (inputs, parameters, bindings) and lengths. */
public final class Scope {
    private final Map<String, Expr> values = new LinkedHashMap<>();
    private final Set<String> lengths = new LinkedHashSet<>();

    /** Makes {@code name} stand for {@code value}. */
    public Scope with(String name, Expr value) {
        values.put(name, value);
        return this;
    }

    void declareLength(String symbol) {
        lengths.add(symbol);
    }

    Optional<Expr> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean hasValue(String name) {
        return values.containsKey(name);
    }

    Optional<Length> length(String name) {
        return lengths.contains(name) ? Optional.of(new Length(name, 0)) : Optional.empty();
    }

    Set<String> lengths() {
        return lengths;
    }

    /** Every name, for suggestions. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(values.keySet());
        names.addAll(lengths);
        return names;
    }
}
