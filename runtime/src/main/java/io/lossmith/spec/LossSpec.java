package io.lossmith.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything there is to know about one loss: its formula, inputs, parameters, and what the compiler derived from them.
 *
 * <p>Immutable. Lists and maps are in the order of the declaration. Print it to review a loss:
 *
 * <pre>{@code System.out.println(FocalLossKernel.of(new FocalLoss(2)).spec());}</pre>
 */
public final class LossSpec {
    private final String name;
    private final String formula;
    private final String formulaHash;
    private final List<InputSpec> inputs;
    private final List<ParameterSpec> parameters;
    private final List<String> lengths;
    private final Map<String, LossSpec> tasks;
    private final String stableForm;
    private final Map<String, String> gradients;
    private final Map<String, String> hessians;
    private final List<String> rules;
    private final List<RewriteStep> steps;
    private final List<String> conventions;
    private final List<String> limits;
    private final List<String> proofs;
    private final List<String> accuracy;
    private final List<AccuracyFigure> figures;

    LossSpec(LossSpecBuilder builder) {
        name = builder.name;
        formula = builder.formula;
        formulaHash = hash(builder.formula);
        inputs = List.copyOf(builder.inputs);
        parameters = List.copyOf(builder.parameters);
        lengths = List.copyOf(builder.lengths);
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(builder.tasks));
        stableForm = builder.stableForm;
        gradients = Collections.unmodifiableMap(new LinkedHashMap<>(builder.gradients));
        hessians = Collections.unmodifiableMap(new LinkedHashMap<>(builder.hessians));
        rules = List.copyOf(builder.rules);
        steps = List.copyOf(builder.steps);
        conventions = List.copyOf(builder.conventions);
        limits = List.copyOf(builder.limits);
        proofs = List.copyOf(builder.proofs);
        accuracy = List.copyOf(builder.accuracy);
        figures = List.copyOf(builder.figures);
    }

    /**
     * Starts a spec.
     *
     * @param name the simple name of the loss
     * @param formula the formula exactly as the user wrote it
     * @return an empty builder
     */
    public static LossSpecBuilder builder(String name, String formula) {
        return new LossSpecBuilder(name, formula);
    }

    /**
     * The simple name of the loss, such as {@code FocalLoss}.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The formula as the user wrote it.
     *
     * @return the text, possibly of several lines
     */
    public String formula() {
        return formula;
    }

    /**
     * The inputs in signature order: predictions and learned inputs, then targets.
     *
     * @return an immutable list
     */
    public List<InputSpec> inputs() {
        return inputs;
    }

    /**
     * The hyper-parameters in the order of the record's components.
     *
     * @return an immutable list
     */
    public List<ParameterSpec> parameters() {
        return parameters;
    }

    /**
     * The named lengths, in the order in which a kernel is given their values.
     *
     * @return an immutable list
     */
    public List<String> lengths() {
        return lengths;
    }

    /**
     * The losses that the formula uses by name, each reduced over its own rows. Their inputs, lengths and parameters are among those of this
     * spec, with the task's name and {@code _} before theirs.
     *
     * @return an unmodifiable map from task name to loss in the order of the record's components; empty for a formula over rows
     */
    public Map<String, LossSpec> tasks() {
        return tasks;
    }

    /**
     * The formula after stabilisation, which is what the kernel computes.
     *
     * @return the text, empty when none was stated
     */
    public String stableForm() {
        return stableForm;
    }

    /**
     * The gradient of each differentiable input, as formulas. Of a formula over tasks, the derivative by each task, which is what the
     * gradients of its inputs are multiplied with, and by each learned input of the formula.
     *
     * @return an unmodifiable map from input or task name to formula
     */
    public Map<String, String> gradients() {
        return gradients;
    }

    /**
     * The Hessian diagonal of each differentiable input, as formulas; of a formula over tasks, by tasks and learned inputs as in {@link
     * #gradients}.
     *
     * @return an unmodifiable map from input or task name to formula
     */
    public Map<String, String> hessians() {
        return hessians;
    }

    /**
     * The identities by which the formula and its derivatives were rewritten, one sentence each: name, both sides, and why.
     *
     * @return an immutable list
     */
    public List<String> rules() {
        return rules;
    }

    /**
     * Every use of these identities, in the order in which formula, gradients and Hessian diagonals were rewritten.
     *
     * @return an immutable list
     */
    public List<RewriteStep> steps() {
        return steps;
    }

    /**
     * The conventions used at special points, one sentence each.
     *
     * @return an immutable list
     */
    public List<String> conventions() {
        return conventions;
    }

    /**
     * Where the formula itself is infinite or leaves the range of the type, one sentence each.
     *
     * @return an immutable list
     */
    public List<String> limits() {
        return limits;
    }

    /**
     * For which inputs value, gradients and Hessian diagonals are proved to be numbers, by interval arithmetic at compile time.
     *
     * @return sentences such as {@code no NaN or infinity for |z| <= 1e300}; nothing is known about inputs that none mentions
     */
    public List<String> proofs() {
        return proofs;
    }

    /**
     * How accurate value, gradients and Hessian diagonals were found to be when the kernel was compiled, unless
     * that was with {@code -Alossmith.certify=off}, in ULP of the exact result, one sentence each.
     *
     * @return an immutable list, empty when nothing was measured
     */
    public List<String> accuracy() {
        return accuracy;
    }

    /**
     * The figures of {@link #accuracy} as data, of doubles and of floats.
     *
     * <pre>{@code
     * boolean good = kernel.spec().figures().stream().allMatch(figure -> figure.ordinary() <= 4);
     * }</pre>
     *
     * @return an immutable list, empty when nothing was measured
     */
    public List<AccuracyFigure> figures() {
        return figures;
    }

    /**
     * Identifies the formula: the first 16 hexadecimal digits of the SHA-256 of its UTF-8 text. A saved kernel carries it and is refused
     * by a class with another formula.
     *
     * @return 16 lower-case hexadecimal digits
     */
    public String formulaHash() {
        return formulaHash;
    }

    /**
     * The position of an input in {@link #inputs()}.
     *
     * @param input the input's name
     * @return its index, or -1 when there is no such input
     */
    public int inputIndex(String input) {
        for (int index = 0; index < inputs.size(); index++) {
            if (inputs.get(index).name().equals(input)) {
                return index;
            }
        }
        return -1;
    }

    /** All parts, one a line, with the names in a column. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append('\n');
        line(text, "formula", formula);
        for (InputSpec input : inputs) {
            String role = switch (input.role()) {
                case PREDICTION, LEARN -> "prediction";
                case TARGET -> "target";
            };
            line(text, role, input.toString());
        }
        parameters.forEach(parameter -> line(text, "parameter", parameter.toString()));
        tasks.forEach((task, loss) -> line(text, "task", task + ": " + loss.name() + ", " + loss.formula()));
        if (!lengths.isEmpty()) {
            line(text, "lengths", String.join(", ", lengths));
        }
        if (!stableForm.isEmpty()) {
            line(text, "stable form", stableForm);
        }
        gradients.forEach((input, gradient) -> line(text, "gradient", input + ": " + gradient));
        hessians.forEach((input, hessian) -> line(text, "hessian", input + ": " + hessian));
        rules.forEach(rule -> line(text, "rewritten", rule));
        conventions.forEach(convention -> line(text, "convention", convention));
        limits.forEach(limit -> line(text, "limit", limit));
        proofs.forEach(proof -> line(text, "proved", proof));
        accuracy.forEach(sentence -> line(text, "accuracy", sentence));
        line(text, "hash", formulaHash);
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String content) {
        String indented = content.strip().lines().collect(Collectors.joining("\n" + " ".repeat(15)));
        text.append("  ")
                .append(label)
                .append(" ".repeat(13 - label.length()))
                .append(indented)
                .append('\n');
    }

    private static String hash(String formula) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(formula.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(
                    "This Java runtime has no SHA-256, which every Java runtime must provide.", impossible);
        }
    }
}
