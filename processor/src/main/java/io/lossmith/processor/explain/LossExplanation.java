package io.lossmith.processor.explain;

import io.lossmith.diagnostics.Message.Severity;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.certify.PointResult;
import io.lossmith.processor.codegen.InputDoc;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.AccuracyReport;
import io.lossmith.processor.kernel.Explanation;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.rewrite.Rule;
import io.lossmith.processor.rewrite.Rules;
import io.lossmith.processor.rewrite.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything there is to say about the kernel of a loss, as data.
 *
 * @param loss the name of the record
 * @param formula as it was written
 * @param inputs each with its role, type and shape
 * @param parameters each with its type
 * @param value what is computed
 * @param gradients its derivative by each input that has one
 * @param hessians its second derivatives
 * @param names functions in the formulas that no user's formula can call, with their meanings
 * @param rewritten every step from the formula as written, in order
 * @param conventions the conventions used at special points
 * @param limits what holds at the ends of the domains
 * @param proved where results are proved to be numbers, or finite
 * @param unproved about which results nothing is proved, and why
 * @param warnings what the compiler warned of
 * @param accuracy what was measured; null if nothing was
 * @param at the numbers at one row; null if none was asked for
 */
record LossExplanation(
        String loss,
        String formula,
        Map<String, String> inputs,
        Map<String, String> parameters,
        String value,
        Map<String, String> gradients,
        Map<String, String> hessians,
        Map<String, String> names,
        List<Rewriting> rewritten,
        List<String> conventions,
        List<String> limits,
        List<String> proved,
        List<String> unproved,
        List<Warning> warnings,
        AccuracyReport accuracy,
        List<PointResult> at) {
    /**
     * A use of an identity.
     *
     * @param rule its name
     * @param identity both sides of it, and where they are equal; of one with any number of parts an example
     * @param before the part of the formula it was found in
     * @param after what took its place
     * @param reason where {@code before} overflows or loses accuracy, in the names of {@code identity}
     */
    record Rewriting(String rule, String identity, String before, String after, String reason) {}

    /**
     * A warning.
     *
     * @param id its message id
     * @param message what it says
     */
    record Warning(String id, String message) {}

    static LossExplanation of(KernelModel kernel, List<Problem> problems) {
        Map<String, String> inputs = new LinkedHashMap<>();
        kernel.loss().inputs().forEach(input -> inputs.put(input.name(), InputDoc.describe(input)));
        Map<String, String> parameters = new LinkedHashMap<>();
        kernel.loss().parameters().forEach(parameter -> parameters.put(parameter.name(), InputDoc.type(parameter)));
        Explanation explanation = kernel.explanation();
        String value = ExprPrinter.print(kernel.value());
        Map<String, String> gradients = printed(kernel.gradients());
        Map<String, String> hessians = printed(kernel.hessians());
        List<Rewriting> rewritten =
                explanation.steps().stream().map(LossExplanation::rewriting).toList();
        List<String> formulas = new ArrayList<>(List.of(value));
        formulas.addAll(gradients.values());
        formulas.addAll(hessians.values());
        rewritten.forEach(step -> formulas.addAll(List.of(step.identity(), step.before(), step.after())));
        return new LossExplanation(
                kernel.loss().declaration().recordName(),
                kernel.loss().declaration().formula(),
                inputs,
                parameters,
                value,
                gradients,
                hessians,
                HiddenNames.in(formulas),
                rewritten,
                explanation.conventions(),
                explanation.limits(),
                explanation.proofs(),
                explanation.open(),
                problems.stream()
                        .filter(problem -> problem.message().severity() == Severity.WARNING)
                        .map(problem -> new Warning(problem.message().id(), problem.sentence()))
                        .toList(),
                explanation.accuracy().orElse(null),
                null);
    }

    /** A scheme has no pattern that the formula is an instance of, only an example. */
    private static Rewriting rewriting(Step step) {
        Rule rule = step.rule();
        String such = Rules.schemes().contains(rule) ? "such as " : "";
        return new Rewriting(rule.id(), such + rule.identity(), step.beforeText(), step.afterText(), rule.reason());
    }

    private static Map<String, String> printed(Map<Variable, Expr> derivatives) {
        Map<String, String> texts = new LinkedHashMap<>();
        derivatives.forEach((input, expr) -> texts.put(input.name(), ExprPrinter.print(expr)));
        return texts;
    }

    /** The same with the numbers at a row. */
    LossExplanation at(List<PointResult> results) {
        return new LossExplanation(
                loss,
                formula,
                inputs,
                parameters,
                value,
                gradients,
                hessians,
                names,
                rewritten,
                conventions,
                limits,
                proved,
                unproved,
                warnings,
                accuracy,
                results);
    }
}
