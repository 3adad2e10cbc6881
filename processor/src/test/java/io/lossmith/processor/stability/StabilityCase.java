package io.lossmith.processor.stability;

import io.lossmith.processor.resolve.Component;
import io.lossmith.syntax.Entry;
import io.lossmith.syntax.EntryRole;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.FormulaParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One formula of the set.
 *
 * @param id its name
 * @param from the row of the study, or the loss, it comes from
 * @param formula as written
 * @param hints per input how it is sampled
 * @param order two inputs, the first of which is the smaller one
 */
public record StabilityCase(
        String id, String from, String formula, Map<String, SampleHints> hints, Optional<List<String>> order) {
    /** Lengths of the vectors. */
    private static final Map<String, Integer> LENGTHS = Map.of("K", 4, "D", 3);

    boolean isControl() {
        return from.equals("control");
    }

    public Formula tree() {
        return FormulaParser.parseFormula(formula)
                .tree()
                .orElseThrow(() -> new IllegalArgumentException(id + " cannot be read: " + formula));
    }

    List<Entry> entries() {
        return tree().signature().orElseThrow().entries();
    }

    SampleHints hints(String input) {
        return hints.getOrDefault(input, SampleHints.NONE);
    }

    /** The named lengths in order of first appearance. */
    Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (Entry entry : entries()) {
            entry.type()
                    .length()
                    .flatMap(length -> length.symbol())
                    .ifPresent(symbol -> lengths.put(symbol, LENGTHS.get(symbol)));
        }
        return lengths;
    }

    /** Elements of an input: 1 for a number or a class. */
    int width(Entry entry) {
        if (entry.type().length().isEmpty() || entry.type().name().equals("class")) {
            return 1;
        }
        var length = entry.type().length().get();
        return length.symbol().map(LENGTHS::get).orElse(0) + length.offset();
    }

    /** The parameters as components of a record. */
    public Component[] components() {
        List<Component> components = new ArrayList<>();
        for (Entry entry : entries()) {
            if (entry.role() == EntryRole.PARAMETER) {
                components.add(new Component(entry.name(), Component.JavaType.DOUBLE));
            }
        }
        return components.toArray(new Component[0]);
    }

    /** The name of its record. */
    String className() {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name + "Case";
    }

    @Override
    public String toString() {
        return id;
    }
}
