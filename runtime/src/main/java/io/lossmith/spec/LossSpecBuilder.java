package io.lossmith.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the parts of a {@link LossSpec}, in the order in which they shall be listed; generated kernels use it once each.
 *
 * <p>Every method returns this builder. Names and lengths are checked by {@link #build()}.
 */
public final class LossSpecBuilder {
    final String name;
    final String formula;
    final List<InputSpec> inputs = new ArrayList<>();
    final List<ParameterSpec> parameters = new ArrayList<>();
    final Set<String> lengths = new LinkedHashSet<>();
    final Map<String, String> gradients = new LinkedHashMap<>();
    final Map<String, String> hessians = new LinkedHashMap<>();
    final List<String> rules = new ArrayList<>();
    final List<RewriteStep> steps = new ArrayList<>();
    final List<String> conventions = new ArrayList<>();
    final List<String> limits = new ArrayList<>();
    final Map<String, LossSpec> tasks = new LinkedHashMap<>();
    final List<String> proofs = new ArrayList<>();
    final List<String> accuracy = new ArrayList<>();
    final List<AccuracyFigure> figures = new ArrayList<>();
    String stableForm = "";

    LossSpecBuilder(String name, String formula) {
        this.name = Objects.requireNonNull(name, "name");
        this.formula = Objects.requireNonNull(formula, "formula");
    }

    /**
     * Adds an input.
     *
     * @param input its name in the formula
     * @param role prediction, learned input or target
     * @param domain the values it may take
     * @param length {@code ""} for a plain number, otherwise {@code K}, {@code K-1} or {@code 4}
     * @param link how a raw score becomes this prediction
     * @return this builder
     */
    public LossSpecBuilder input(String input, Role role, Domain domain, String length, Link link) {
        inputs.add(new InputSpec(input, role, domain, parseLength(length), link));
        return this;
    }

    /**
     * Adds a hyper-parameter.
     *
     * @param parameter its name in the formula
     * @param domain the values it may take
     * @param length {@code ""} for a plain number, otherwise the vector's length
     * @return this builder
     */
    public LossSpecBuilder parameter(String parameter, Domain domain, String length) {
        parameters.add(new ParameterSpec(parameter, domain, parseLength(length)));
        return this;
    }

    /**
     * States the named lengths, in the order in which a kernel is given their values.
     *
     * @param symbols the names
     * @return this builder
     */
    public LossSpecBuilder lengths(String... symbols) {
        Collections.addAll(lengths, symbols);
        return this;
    }

    /**
     * Adds a task of the formula; its inputs and parameters are added by themselves, with the task's name before theirs.
     *
     * @param task its name in the formula
     * @param loss the loss that is its value
     * @return this builder
     */
    public LossSpecBuilder task(String task, LossSpec loss) {
        tasks.put(task, Objects.requireNonNull(loss, "loss"));
        return this;
    }

    /**
     * States the formula after stabilisation.
     *
     * @param text the stable form
     * @return this builder
     */
    public LossSpecBuilder stableForm(String text) {
        stableForm = Objects.requireNonNull(text, "text");
        return this;
    }

    /**
     * States the gradient of one input, or the derivative of the formula by a task.
     *
     * @param input the name of the input or the task
     * @param text its gradient as a formula
     * @return this builder
     */
    public LossSpecBuilder gradient(String input, String text) {
        gradients.put(input, Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * States the Hessian diagonal of one input or task.
     *
     * @param input the name of the input or the task
     * @param text its Hessian diagonal as a formula
     * @return this builder
     */
    public LossSpecBuilder hessian(String input, String text) {
        hessians.put(input, Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * Adds an identity by which the formula or a derivative was rewritten.
     *
     * @param text one sentence
     * @return this builder
     */
    public LossSpecBuilder rule(String text) {
        rules.add(Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * Adds a use of an identity.
     *
     * @param rule its name
     * @param before what it was found in
     * @param after what took its place
     * @param reason why
     * @return this builder
     */
    public LossSpecBuilder step(String rule, String before, String after, String reason) {
        steps.add(new RewriteStep(rule, before, after, reason));
        return this;
    }

    /**
     * Adds a convention the kernel uses at a special point.
     *
     * @param text one sentence
     * @return this builder
     */
    public LossSpecBuilder convention(String text) {
        conventions.add(Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * Adds a limit: a pole of the formula itself, or a result beyond the range of the type.
     *
     * @param text one sentence
     * @return this builder
     */
    public LossSpecBuilder limit(String text) {
        limits.add(Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * Adds a statement about where results are proved to be numbers.
     *
     * @param text one sentence
     * @return this builder
     */
    public LossSpecBuilder proof(String text) {
        proofs.add(Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * Adds what was measured of the accuracy of a result.
     *
     * @param text one sentence
     * @return this builder
     */
    public LossSpecBuilder accuracy(String text) {
        accuracy.add(Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * Adds the figures of the accuracy of results.
     *
     * @param all one for each result and format
     * @return this builder
     */
    public LossSpecBuilder figures(AccuracyFigure... all) {
        figures.addAll(List.of(all));
        return this;
    }

    /**
     * Builds the spec.
     *
     * @return the immutable spec
     * @throws IllegalArgumentException when two inputs or parameters share a name, a length names an unknown symbol, or a derivative
     *     belongs to no input that has one
     */
    public LossSpec build() {
        Set<String> seen = new LinkedHashSet<>();
        for (InputSpec input : inputs) {
            requireNew(seen, input.name());
            input.length().ifPresent(this::requireKnown);
        }
        for (ParameterSpec parameter : parameters) {
            requireNew(seen, parameter.name());
            parameter.length().ifPresent(this::requireKnown);
        }
        gradients.keySet().forEach(this::requireDifferentiable);
        hessians.keySet().forEach(this::requireDifferentiable);
        return new LossSpec(this);
    }

    private void requireNew(Set<String> seen, String entry) {
        if (!seen.add(entry)) {
            throw new IllegalArgumentException(name + " declares '" + entry + "' twice; rename one of them.");
        }
    }

    private void requireKnown(Length length) {
        if (!length.symbol().isEmpty() && !lengths.contains(length.symbol())) {
            throw new IllegalArgumentException(
                    name + " uses the length " + length.symbol() + ", which is not among " + lengths + "; add it.");
        }
    }

    private void requireDifferentiable(String input) {
        if (!tasks.containsKey(input)
                && inputs.stream().noneMatch(known -> known.name().equals(input) && known.hasGradient())) {
            throw new IllegalArgumentException(
                    name + " has no prediction or learned input '" + input + "' to differentiate; correct the name.");
        }
    }

    private static Optional<Length> parseLength(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Length.parse(text));
    }
}
