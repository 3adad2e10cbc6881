package io.lossmith.processor.compiler;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sentences that say which conventions of the language a loss uses, for its javadoc and specification. */
final class Conventions {
    private static final Map<String, String> SENTENCES = new LinkedHashMap<>();

    static {
        SENTENCES.put("abs", "The derivative of abs at 0 is 0.");
        SENTENCES.put("relu", "The derivative of relu at 0 is 0.");
        SENTENCES.put("sign", "The derivative of sign is 0.");
        SENTENCES.put("floor", "The derivative of floor is 0.");
        SENTENCES.put("round", "The derivative of round is 0; ties round to even.");
        SENTENCES.put("clamp", "The derivative of clamp is 1 on the closed interval and 0 outside.");
        SENTENCES.put("maximum", "A tie of max takes its first argument as written.");
        SENTENCES.put("minimum", "A tie of min takes its first argument as written.");
        SENTENCES.put("max_of", "A tie of max takes the lowest index.");
        SENTENCES.put("min_of", "A tie of min takes the lowest index.");
        SENTENCES.put("norm", "The gradient of norm at 0 is 0.");
        SENTENCES.put("normalize", "The derivative of normalize at 0 is 0.");
        SENTENCES.put("hypot", "The gradient of hypot at (0, 0) is 0.");
        SENTENCES.put("^", "x^0 is 1, also where x is 0.");
        SENTENCES.put("log", "0*log(0) is 0.");
        SENTENCES.put("where", "The branch not taken influences nothing.");
        SENTENCES.put("stop", "What stands in stop(…) is a constant for every gradient.");
    }

    private Conventions() {}

    static List<String> of(Expr value, Map<Variable, Expr> gradients) {
        Set<String> functions = new HashSet<>();
        SpecialValues special = new SpecialValues();
        Set<Expr> seen = new HashSet<>();
        List<Expr> pending = new ArrayList<>(gradients.values());
        pending.add(value);
        while (!pending.isEmpty()) {
            Expr node = pending.remove(pending.size() - 1);
            if (seen.add(node)) {
                pending.addAll(node.arguments());
                if (node instanceof Apply apply) {
                    special.of(apply).ifPresent(functions::add);
                    if (apply.isDifferentiable() && !SpecialValues.decides(apply.function())) {
                        functions.add(apply.function().name());
                    }
                }
            }
        }
        List<String> sentences = new ArrayList<>();
        SENTENCES.forEach((function, sentence) -> {
            if (functions.contains(function)) {
                sentences.add(sentence);
            }
        });
        return sentences;
    }
}
