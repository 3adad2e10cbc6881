package io.lossmith.processor.resolve;

import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.processor.resolve.LengthSymbol.FixedBy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The named lengths of one loss: what fixes them and how small they may be. */
final class LengthTable {
    private final Map<String, Integer> smallestOffset = new LinkedHashMap<>();
    private final Map<String, List<FixedBy>> fixed = new LinkedHashMap<>();

    /** Notes that a vector of length {@code symbol + offset} exists. */
    void use(String symbol, int offset) {
        smallestOffset.merge(symbol, offset, Math::min);
        fixed.putIfAbsent(symbol, new ArrayList<>());
    }

    void fixedByVector(String symbol, String path, int offset) {
        add(symbol, new FixedBy(path, true, -offset));
    }

    void fixedByNumber(String symbol, String path, int offset) {
        add(symbol, new FixedBy(path, false, -offset));
    }

    private void add(String symbol, FixedBy by) {
        List<FixedBy> all = fixed.computeIfAbsent(symbol, key -> new ArrayList<>());
        if (!all.contains(by)) {
            all.add(by);
        }
    }

    List<LengthSymbol> symbols(Map<String, Integer> minimums, LossDeclaration declaration) {
        List<LengthSymbol> result = new ArrayList<>();
        fixed.forEach((symbol, by) -> {
            List<FixedBy> all = new ArrayList<>(by);
            declaration
                    .component(symbol)
                    .filter(component -> component.type() == JavaType.INT)
                    .ifPresent(component -> all.add(new FixedBy(symbol, false, 0)));
            int minimum = Math.max(1 - smallestOffset.get(symbol), minimums.getOrDefault(symbol, 1));
            result.add(new LengthSymbol(symbol, all, Math.max(1, minimum)));
        });
        return result;
    }
}
