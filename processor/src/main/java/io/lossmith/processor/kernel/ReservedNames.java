package io.lossmith.processor.kernel;

import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The Java names in a kernel that temporaries must not take. Names from the formula win: what the generated code itself
 * needs ends in {@code $}, which no formula can contain, only where a formula uses the plain word.
 */
public final class ReservedNames {
    private static final List<String> OWN =
            List.of("rows", "row", "weight", "factor", "loss", "sum", "scratch", "scale", "own", "count");

    private ReservedNames() {}

    /** {@code name} as a Java identifier. */
    public static String java(String name) {
        return SourceVersion.isName(name) && !name.equals("_") ? name : name + "Value";
    }

    /** {@code name} with an upper-case first letter. */
    public static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** One of the generated code's own names, out of the way of the formula's. */
    public static String own(LossModel loss, String name) {
        return ofFormula(loss).contains(name) ? name + "_" : name;
    }

    /** Names taken in the methods that loop over rows. */
    public static Set<String> inRows(LossModel loss) {
        Set<String> names = ofFormula(loss);
        for (String own : OWN) {
            names.add(own(loss, own));
        }
        for (Variable input : loss.inputs()) {
            String name = java(input.name());
            names.addAll(List.of(name + "Values", name + "Start", name + "At"));
            String suffix = capitalized(name);
            names.addAll(List.of(
                    "grad" + suffix,
                    "grad" + suffix + "Start",
                    "grad" + suffix + "At",
                    "hess" + suffix,
                    "hess" + suffix + "Start",
                    "hess" + suffix + "At"));
        }
        return names;
    }

    /** Names taken in the methods for one row. */
    public static Set<String> inOneRow(LossModel loss) {
        return ofFormula(loss);
    }

    private static Set<String> ofFormula(LossModel loss) {
        Set<String> names = new LinkedHashSet<>();
        loss.inputs().forEach(input -> names.add(java(input.name())));
        loss.parameters().forEach(parameter -> names.add(java(parameter.name())));
        for (LengthSymbol length : loss.lengths()) {
            names.add(java(length.name()));
        }
        return names;
    }
}
