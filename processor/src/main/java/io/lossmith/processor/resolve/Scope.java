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
    private final Map<String, Length> lengths = new LinkedHashMap<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private final Set<String> suggested = new LinkedHashSet<>();
    private final Set<String> later = new LinkedHashSet<>();

    /** Makes {@code name} stand for {@code value}. */
    public Scope with(String name, Expr value) {
        values.put(name, value);
        return this;
    }

    /** Makes {@code name} known without a value: its declaration has a mistake, its uses are none. */
    void declareBroken(String name) {
        broken.add(name);
    }

    boolean isBroken(String name) {
        return broken.contains(name);
    }

    /** Remembers a binding that comes later, for messages. */
    void announce(String name) {
        later.add(name);
    }

    /** Remembers a name that is no value yet, and that a misspelt one may mean. */
    void suggest(String name) {
        suggested.add(name);
    }

    boolean isBoundLater(String name) {
        return later.contains(name) && !values.containsKey(name) && !broken.contains(name);
    }

    void declareLength(String symbol) {
        declareLength(symbol, new Length(symbol, 0));
    }

    /** Makes {@code symbol} stand for a length of a formula around this one. */
    void declareLength(String symbol, Length length) {
        lengths.put(symbol, length);
    }

    Optional<Expr> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean hasValue(String name) {
        return values.containsKey(name);
    }

    Optional<Length> length(String name) {
        return Optional.ofNullable(lengths.get(name));
    }

    Set<String> lengths() {
        return lengths.keySet();
    }

    /** Every name, for suggestions. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(values.keySet());
        names.addAll(lengths.keySet());
        names.addAll(suggested);
        return names;
    }
}
