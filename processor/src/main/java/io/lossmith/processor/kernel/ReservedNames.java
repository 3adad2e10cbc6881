package io.lossmith.processor.kernel;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * The Java names in a kernel. Names from the formula win: where one means something else in Java or in the generated
 * code, a {@code $} is added to either, which no formula can contain.
 */
public final class ReservedNames {
    /** The classes inside a kernel, which hide a type of the unnamed package: nothing else can name it. */
    public static final Set<String> NESTED = Set.of("Batch", "Serialized");

    /** The class inside a kernel of tasks for the formula over them. */
    public static final String COMBINATION = "Combination";

    private static final List<String> OWN = List.of(
            "rows", "row", "weight", "factor", "loss", "sum", "scratch", "scale", "own", "count", "losses", "weights",
            "tiles");

    /** Types that vector twins call by their names. */
    private static final List<String> OF_TWINS = List.of(
            "VectorRows",
            "VectorMask",
            "VectorOperators",
            "FloatVector",
            "DoubleVector",
            "IntVector",
            "LongVector",
            "Lanes",
            "DoubleLanes",
            "Tiles");

    /** Types, members and packages that generated code calls by these names; a variable of the name would hide them. */
    private static final Set<String> HIDDEN_BY_VARIABLES = hiddenByVariables();

    /** Constants of what is computed again. */
    private static final Pattern REFINED = Pattern.compile("REFINED\\d+");

    /** Not a keyword, but no statement can begin with it. */
    private static final String YIELD = "yield";

    private ReservedNames() {}

    private static Set<String> hiddenByVariables() {
        Set<String> names = new TreeSet<>(NESTED);
        names.addAll(List.of(COMBINATION, "SPEC", "VECTOR_TWIN", "serialVersionUID", "java", "javax", "io"));
        names.addAll(OF_TWINS);
        for (KernelType type : KernelType.values()) {
            names.add(type.simpleName());
        }
        Pattern owner = Pattern.compile("\\b([A-Z]\\w*)\\.");
        for (Function function : Functions.all()) {
            owner.matcher(function.java()).results().forEach(found -> names.add(found.group(1)));
        }
        return Collections.unmodifiableSet(names);
    }

    /** The names of types, members and packages that no variable of generated code has. */
    public static Set<String> hiddenNames() {
        return HIDDEN_BY_VARIABLES;
    }

    /**
     * {@code name} as a Java identifier in a kernel of tasks, which also names the tasks' kernels, and their packages where two
     * kernels have one name.
     */
    public static String besideTasks(LossModel loss, String name) {
        Map<String, Set<String>> packages = new LinkedHashMap<>();
        loss.tasks().stream()
                .map(task -> task.model().declaration())
                .forEach(task -> packages.computeIfAbsent(task.kernelName(), key -> new LinkedHashSet<>())
                        .add(task.packageName()));
        packages.computeIfPresent(loss.declaration().kernelName(), (key, all) -> {
            all.add(loss.declaration().packageName());
            return all;
        });
        boolean isRoot = packages.values().stream()
                .filter(all -> all.size() > 1)
                .flatMap(Set::stream)
                .anyMatch(each -> each.replaceFirst("\\..*", "").equals(name));
        return isRoot || packages.containsKey(name) ? name + "$" : java(name);
    }

    /** {@code name} as a Java identifier. */
    public static String java(String name) {
        boolean free = SourceVersion.isName(name)
                && !name.equals("_")
                && !name.equals(YIELD)
                && !HIDDEN_BY_VARIABLES.contains(name)
                && !REFINED.matcher(name).matches();
        return free ? name : name + "$";
    }

    /**
     * An input as a Java identifier. The names made from it, such as {@code gradPt} and {@code ptStart}, are no names of
     * the formula either.
     */
    public static String java(LossModel loss, Variable input) {
        String name = java(input.name());
        if (input.origin() == Origin.PARAMETER) {
            return name;
        }
        Set<String> taken = ofFormula(loss);
        boolean sharesGradient = !capitalized(name).equals(name) && taken.contains(capitalized(name));
        boolean clashes = derived(name).stream().anyMatch(taken::contains);
        // The index makes it different from what other inputs get for the same reason.
        return sharesGradient || clashes ? name + "$" + loss.inputs().indexOf(input) : name;
    }

    /** {@code name} with an upper-case first letter. */
    public static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** One of the generated code's own names, out of the way of the formula's. */
    public static String own(LossModel loss, String name) {
        return ofFormula(loss).contains(name) ? name + "$" : name;
    }

    /** Names taken in the methods that loop over rows. */
    public static Set<String> inRows(LossModel loss) {
        Set<String> names = inOneRow(loss);
        for (String own : OWN) {
            names.add(own(loss, own));
        }
        for (Variable input : loss.inputs()) {
            String name = java(loss, input);
            names.add(name);
            names.addAll(derived(name));
        }
        return names;
    }

    /** Names taken in the methods for one row. */
    public static Set<String> inOneRow(LossModel loss) {
        Set<String> names = ofFormula(loss);
        loss.inputs().forEach(input -> names.add(java(loss, input)));
        names.addAll(HIDDEN_BY_VARIABLES);
        names.add(YIELD);
        return names;
    }

    /** What the generated code calls the arrays of an input and of its derivatives, and the places in them. */
    private static List<String> derived(String name) {
        List<String> names = new ArrayList<>(List.of(name + "Values", name + "Start", name + "Steps", name + "At"));
        for (String array : List.of("grad" + capitalized(name), "hess" + capitalized(name))) {
            names.addAll(List.of(array, array + "Start", array + "At"));
        }
        return names;
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
