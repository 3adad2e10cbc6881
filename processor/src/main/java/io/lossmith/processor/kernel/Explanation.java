package io.lossmith.processor.kernel;

import io.lossmith.processor.rewrite.Rule;
import io.lossmith.processor.rewrite.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a kernel came about and what is known about it, for reviewers.
 *
 * @param steps what was rewritten, from the formula to its Hessian diagonals
 * @param conventions the conventions of the language that this loss uses, as sentences
 * @param limits what value and derivatives are at the ends of the domains, as sentences
 * @param proofs for which inputs results are proved to be no NaN, or finite, as sentences
 * @param open about which results that is not proved for any inputs, and why, as sentences
 * @param accuracy what was measured of its accuracy, if it was
 */
public record Explanation(
        List<Step> steps,
        List<String> conventions,
        List<String> limits,
        List<String> proofs,
        List<String> open,
        Optional<AccuracyReport> accuracy) {
    /** Copies the lists. */
    public Explanation {
        steps = List.copyOf(steps);
        conventions = List.copyOf(conventions);
        limits = List.copyOf(limits);
        proofs = List.copyOf(proofs);
        open = List.copyOf(open);
    }

    /** The same with a report on the accuracy. */
    Explanation with(AccuracyReport report) {
        return new Explanation(steps, conventions, limits, proofs, open, Optional.of(report));
    }

    /** What is proved, and what is not. */
    public List<String> proofsAndOpen() {
        return Stream.concat(proofs.stream(), open.stream()).toList();
    }

    /** Uses of one rule that are shown; the others are counted. */
    private static final int SHOWN = 3;

    /** The rules used, in the order of their first use. */
    public List<String> rules() {
        return steps.stream().map(step -> step.rule().sentence()).distinct().toList();
    }

    /** The same, each with what it was used for. */
    public List<String> rulesWithUses() {
        Map<Rule, List<String>> uses = new LinkedHashMap<>();
        for (Step step : steps) {
            uses.computeIfAbsent(step.rule(), key -> new ArrayList<>())
                    .add(step.beforeText() + " becomes " + step.afterText());
        }
        List<String> sentences = new ArrayList<>();
        uses.forEach((rule, all) -> {
            String shown = String.join("; ", all.subList(0, Math.min(SHOWN, all.size())));
            String more = all.size() > SHOWN ? "; and " + (all.size() - SHOWN) + " more" : "";
            sentences.add(rule.sentence() + " Here: " + shown + more + ".");
        });
        return sentences;
    }
}
