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

    /** Whether it is all of the declared domains. */
    public boolean isWhole() {
        return text().isEmpty();
    }

    private String text() {
        return boxes.entrySet().stream()
                .map(entry -> entry.getValue().text(entry.getKey()))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** In words, such as {@code |z| <= 1e300, gamma <= 1e100}. */
    @Override
    public String toString() {
        return isWhole() ? "any input of the declared domains" : text();
    }
}
