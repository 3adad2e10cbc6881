package io.lossmith.processor.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Writes the signature that a message proposes for a formula without one. */
final class ProposedSignature {
    /** Names that stand for a target so often that the proposed signature makes them one. */
    private static final Set<String> TARGETS =
            Set.of("y", "Y", "t", "target", "label", "truth", "actual", "observed", "yTrue", "y_true");

    private ProposedSignature() {}

    /**
     * A signature that compiles; the first input is a prediction.
     *
     * @param inputs the names that are inputs, in order of first use
     * @param components the record's components to declare
     */
    static String of(Collection<String> inputs, List<Component> components) {
        List<String> predictions = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (String name : inputs) {
            (TARGETS.contains(name) && inputs.size() > 1 ? targets : predictions).add(name + ": real");
        }
        if (predictions.isEmpty()) {
            predictions.add(inputs.isEmpty() ? "p: real" : targets.remove(0));
        }
        String length = length(inputs, components);
        List<String> parameters = components.stream()
                .filter(component -> component.loss().isEmpty())
                .map(component -> component.name()
                        + switch (component.type()) {
                            case DOUBLE, INT -> ": real";
                            case BOOLEAN -> ": binary";
                            case LOSS -> throw new IllegalArgumentException("a loss is not declared");
                            case VECTOR -> ": real[" + length + "]";
                        })
                .toList();
        return "(" + String.join(", ", predictions)
                + (targets.isEmpty() ? "" : " | " + String.join(", ", targets))
                + (parameters.isEmpty() ? "" : "; " + String.join(", ", parameters)) + ") ->";
    }

    private static String length(Collection<String> inputs, List<Component> components) {
        return List.of("K", "N", "M", "L").stream()
                .filter(symbol -> !inputs.contains(symbol)
                        && components.stream()
                                .noneMatch(component -> component.name().equals(symbol)))
                .findFirst()
                .orElse("LENGTH");
    }
}
