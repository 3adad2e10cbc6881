package io.lossmith.processor.compiler;

import io.lossmith.processor.domain.Proof;
import io.lossmith.processor.domain.Region;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LossModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentences that say for which inputs a kernel surely gives numbers. */
final class Guarantees {
    private Guarantees() {}

    /** About all outputs together or, where that cannot be proved anywhere, about fewer of them. */
    static List<String> of(LossModel loss, Expr value, Map<Variable, Expr> gradients, Map<Variable, Expr> hessians) {
        List<Variable> inputs = new ArrayList<>(loss.inputs());
        inputs.addAll(loss.parameters());
        List<Expr> outputs = new ArrayList<>(List.of(value));
        List<Expr> withGradients = new ArrayList<>(outputs);
        withGradients.addAll(gradients.values());
        List<Expr> all = new ArrayList<>(withGradients);
        all.addAll(hessians.values());
        List<String> sentences = sentences(inputs, all, "");
        sentences = sentences.isEmpty() ? sentences(inputs, withGradients, "of value and gradient: ") : sentences;
        return sentences.isEmpty() ? sentences(inputs, outputs, "of the value: ") : sentences;
    }

    private static List<String> sentences(List<Variable> inputs, Collection<Expr> outputs, String which) {
        Optional<String> numbers = Proof.noNan(inputs, outputs).map(Region::toString);
        if (numbers.isEmpty()) {
            return List.of();
        }
        Optional<String> finite = Proof.finite(inputs, outputs).map(Region::toString);
        if (finite.equals(numbers)) {
            return List.of(which + "no NaN or infinity for " + finite.get() + ".");
        }
        List<String> sentences = new ArrayList<>(List.of(which + "no NaN for " + numbers.get() + "."));
        finite.ifPresent(region -> sentences.add(which + "no infinity for " + region + "."));
        return sentences;
    }
}
