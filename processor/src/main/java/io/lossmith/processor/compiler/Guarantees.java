package io.lossmith.processor.compiler;

import io.lossmith.processor.domain.Proof;
import io.lossmith.processor.domain.Region;
import io.lossmith.processor.domain.Unfolding;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LossModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sentences that say for which inputs a kernel surely gives numbers.
 *
 * @param proved what is proved, about all outputs together or, where that cannot be proved anywhere, about fewer of them
 * @param open about which outputs nothing is proved, and why
 */
record Guarantees(List<String> proved, List<String> open) {
    /** What a reader can take in of a formula in a sentence. */
    private static final int LONGEST = 60;

    /**
     * Proves what it can.
     *
     * @param unfolding how functions are made of others
     */
    static Guarantees of(
            LossModel loss,
            Expr value,
            Map<Variable, Expr> gradients,
            Map<Variable, Expr> hessians,
            Unfolding unfolding) {
        List<Variable> inputs = new ArrayList<>(loss.inputs());
        inputs.addAll(loss.parameters());
        List<Expr> outputs = new ArrayList<>(List.of(value));
        outputs.addAll(gradients.values());
        int withGradients = outputs.size();
        outputs.addAll(hessians.values());
        String[] which = {"", "of value and gradient: ", "of the value: "};
        String[] rest = {"about the second derivatives", "about the derivatives", "about any result"};
        int[] counts = {outputs.size(), withGradients, 1};
        List<String> open = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            List<Expr> all = outputs.subList(0, counts[i]);
            Proof noNan = Proof.noNan(inputs, all, unfolding);
            Optional<String> numbers = noNan.largestRegion().map(Region::toString);
            if (numbers.isPresent()) {
                return new Guarantees(
                        proved(which[i], numbers.get(), Proof.finite(inputs, all, unfolding), open), open);
            }
            open.clear();
            open.add("nothing " + rest[i] + ": NaN " + obstacle(noNan));
        }
        return new Guarantees(List.of(), open);
    }

    private static List<String> proved(String which, String numbers, Proof proof, List<String> open) {
        Optional<String> finite = proof.largestRegion().map(Region::toString);
        if (finite.isEmpty()) {
            open.add("nothing about infinities: one " + obstacle(proof));
            return List.of(which + "no NaN for " + numbers + ".");
        }
        return finite.get().equals(numbers)
                ? List.of(which + "no NaN or infinity for " + numbers + ".")
                : List.of(which + "no NaN for " + numbers + ".", which + "no infinity for " + finite.get() + ".");
    }

    private static String obstacle(Proof proof) {
        String where = proof.obstacle()
                .map(ExprPrinter::print)
                .map(text -> " in " + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …"))
                .orElse(", since the formula is long");
        Region tried = proof.smallestRegion();
        return "cannot be ruled out" + where + (tried.isWhole() ? "." : ", even for " + tried + ".");
    }
}
