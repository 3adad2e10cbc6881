package io.lossmith.processor.domain;

import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Variable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Inputs for which something is proved: each in an interval, independently of the others. */
public final class Region {
    private final Map<Variable, Box> boxes;

    Region(Map<Variable, Box> boxes) {
        this.boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
    }

    /** The values of an input; for a vector those of each element. */
    public Interval of(Variable input) {
        return boxes.get(input).of(input);
    }

    /** In words, such as {@code |z| <= 1e300, gamma <= 1e100}. */
    @Override
    public String toString() {
        String text = boxes.entrySet().stream()
                .map(entry -> entry.getValue().text(entry.getKey()))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "any input of the declared domains" : text;
    }
}
