package io.lossmith.processor.fuzz;

import io.lossmith.processor.resolve.LossDeclaration;
import java.util.List;

/**
 * A loss that should compile.
 *
 * @param declaration formula and components
 * @param names what its signature declares
 * @param parts losses it is made of, which have to be compiled too; those that it uses by name included
 */
record GeneratedLoss(LossDeclaration declaration, List<Named> names, List<GeneratedLoss> parts) {
    /** The formula after the components and what is called, as one would type it to see it again. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part).append('\n'));
        declaration
                .uses()
                .forEach((name, used) ->
                        text.append(name).append(": ").append(used.formula()).append('\n'));
        text.append(declaration.recordName()).append('(');
        declaration
                .components()
                .forEach(component -> text.append(component
                                .loss()
                                .map(LossDeclaration::recordName)
                                .orElse(component.type().text()))
                        .append(' ')
                        .append(component.name())
                        .append(", "));
        return text.append("): ").append(declaration.formula()).toString();
    }

    /** Whether another formula can call it: not with a weight of its own, nor over tasks. */
    boolean isCallable() {
        boolean taskOrBare = names.stream().noneMatch(name -> name.role() == Named.Role.PREDICTION);
        return !taskOrBare && !declaration.formula().contains("weight =");
    }

    /** Whether all lengths are plain ones, which any vector fits. */
    boolean hasPlainLengths() {
        return names.stream().allMatch(name -> name.length().matches("|[^-+]+"));
    }
}
