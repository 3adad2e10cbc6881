package io.lossmith.processor.resolve;

import io.lossmith.syntax.Binding;
import io.lossmith.syntax.Entry;
import io.lossmith.syntax.EntryRole;
import io.lossmith.syntax.EntryType;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.FormulaParser;
import io.lossmith.syntax.Parsed;
import io.lossmith.syntax.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A loss that another one calls, by what stands in the three places of its signature.
 *
 * @param declaration where it was declared
 * @param formula its formula
 * @param predictions predictions and learned inputs
 * @param targets targets
 * @param parameters hyper-parameters
 */
record Callee(
        LossDeclaration declaration,
        Formula formula,
        List<Formal> predictions,
        List<Formal> targets,
        List<Formal> parameters) {
    /**
     * One name of the signature.
     *
     * @param name the name
     * @param entry how it was declared; empty for the names of a formula without a signature, which are plain numbers
     */
    record Formal(String name, Optional<Entry> entry) {
        Optional<EntryType> type() {
            return entry.map(Entry::type);
        }
    }

    /** The loss, unless its formula has a mistake of its own. */
    static Optional<Callee> of(LossDeclaration declaration) {
        Parsed<Formula> parsed = FormulaParser.parseFormula(declaration.formula());
        return parsed.tree().flatMap(formula -> of(declaration, formula));
    }

    private static Optional<Callee> of(LossDeclaration declaration, Formula formula) {
        if (formula.signature().isPresent()) {
            Signature signature = formula.signature().get();
            List<Formal> predictions = new ArrayList<>(formals(signature, EntryRole.PREDICTION, EntryRole.LEARN));
            List<Formal> targets = formals(signature, EntryRole.TARGET);
            return Optional.of(
                    new Callee(declaration, formula, predictions, targets, parameters(declaration, signature)));
        }
        BareForm bare = BareForm.of(formula, declaration);
        return bare.prediction()
                .map(prediction -> new Callee(
                        declaration,
                        formula,
                        List.of(new Formal(prediction, Optional.empty())),
                        bare.target().stream()
                                .map(target -> new Formal(target, Optional.empty()))
                                .toList(),
                        plain(declaration)));
    }

    private static List<Formal> formals(Signature signature, EntryRole... roles) {
        return signature.entries().stream()
                .filter(entry -> List.of(roles).contains(entry.role()))
                .map(entry -> new Formal(entry.name(), Optional.of(entry)))
                .toList();
    }

    /** In the order of the record's components, with the signature's types where it names them. */
    private static List<Formal> parameters(LossDeclaration declaration, Signature signature) {
        List<Formal> declared = formals(signature, EntryRole.PARAMETER);
        return plain(declaration).stream()
                .map(plain -> declared.stream()
                        .filter(formal -> formal.name().equals(plain.name()))
                        .findFirst()
                        .orElse(plain))
                .toList();
    }

    private static List<Formal> plain(LossDeclaration declaration) {
        return declaration.components().stream()
                .filter(component -> component.loss().isEmpty())
                .map(component -> new Formal(component.name(), Optional.empty()))
                .toList();
    }

    /** Whether {@code declaration} has a formula over tasks, which has no rows of its own. */
    static boolean combinesTasks(LossDeclaration declaration) {
        return FormulaParser.parseFormula(declaration.formula())
                .tree()
                .filter(formula -> TaskUses.areIn(declaration, formula))
                .isPresent();
    }

    /** Whether it binds {@code weight}, which only a reduction can use. */
    boolean hasOwnWeight() {
        return formula.bindings().stream().map(Binding::name).anyMatch("weight"::equals);
    }

    /** How it is called, for messages: {@code ce(z | y)}. */
    String usage(String name, boolean withParameters) {
        StringBuilder usage = new StringBuilder(name + "(" + names(predictions));
        usage.append(targets.isEmpty() ? "" : " | " + names(targets));
        usage.append(withParameters && !parameters.isEmpty() ? "; " + names(parameters) : "");
        return usage + ")";
    }

    private static String names(List<Formal> formals) {
        return String.join(", ", formals.stream().map(Formal::name).toList());
    }
}
