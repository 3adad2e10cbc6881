package io.lossmith.processor.fuzz;

import io.lossmith.processor.fuzz.Named.Role;
import io.lossmith.processor.fuzz.Named.Sort;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.processor.resolve.LossDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Random well-typed losses: signatures of every type, bindings, weights, calls of other losses, tasks. */
final class LossGenerator {
    static final String PACKAGE = "io.lossmith.compiled";

    /** Names for anything in a formula; many mean something in Java, or in generated code. */
    private static final List<String> NAMES = List.of(
            "x",
            "z",
            "p",
            "q",
            "y",
            "t",
            "v",
            "w",
            "pt",
            "mean",
            "sum",
            "max",
            "rows",
            "row",
            "weights",
            "scratch",
            "int",
            "class",
            "Math",
            "Double",
            "String",
            "größe",
            "𝛼",
            "_",
            "__",
            "t1",
            "t_1",
            "gradX",
            "zAt",
            "index",
            "k",
            "i",
            "yield",
            "record",
            "var",
            "link",
            "value",
            "loss1",
            "batch",
            "Batch",
            "evaluate",
            "true",
            "null",
            "java",
            "io",
            "लंबाई",
            "StableMath");

    /** Names that a record's component can have. */
    private static final List<String> COMPONENTS = List.of(
            "gamma",
            "alpha",
            "delta",
            "beta",
            "n",
            "m",
            "on",
            "flag",
            "a",
            "b",
            "c",
            "lambda",
            "Math",
            "Object",
            "rows",
            "sum",
            "options",
            "SPEC",
            "reduction",
            "yield",
            "größe",
            "length",
            "kernel");

    private static final List<String> SYMBOLS = List.of("K", "D", "N", "K", "int", "Length", "K_1", "Double");

    private final Choice choice;
    private final List<GeneratedLoss> known;
    private final Vocabulary words = new Vocabulary();
    private final List<Named> entries = new ArrayList<>();
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<String, LossDeclaration> uses = new LinkedHashMap<>();
    private final List<GeneratedLoss> parts = new ArrayList<>();
    private final List<String> free;
    private final List<String> freeComponents;
    private final int depth;

    private LossGenerator(Choice choice, List<GeneratedLoss> known) {
        this.choice = choice;
        this.known = known;
        this.free = withHidden(NAMES);
        this.freeComponents = withHidden(COMPONENTS);
        this.depth = 1 + Math.min(choice.below(5), choice.below(5));
    }

    /** The loss of a seed, called {@code name}; it may call those that are {@code known}. */
    static GeneratedLoss next(long seed, String name, List<GeneratedLoss> known) {
        Choice choice = new Choice(seed);
        LossGenerator generator = new LossGenerator(choice, known);
        int kind = choice.below(100);
        if (kind < 6 && !known.isEmpty()) {
            return generator.tasks(name);
        }
        return kind < 14 ? generator.bare(name) : generator.signed(name);
    }

    /** A few of all names that generated code itself uses, beside {@code names}. */
    private List<String> withHidden(List<String> names) {
        List<String> all = new ArrayList<>(names);
        List<String> hidden = new ArrayList<>(ReservedNames.hiddenNames());
        for (int i = 0; i < 4; i++) {
            String name = choice.of(hidden);
            if (!all.contains(name) && !SYMBOLS.contains(name)) {
                all.add(name);
            }
        }
        return all;
    }

    private String fresh(List<String> names) {
        String name = names.remove(choice.below(names.size()));
        free.remove(name);
        freeComponents.remove(name);
        return name;
    }

    private GeneratedLoss finish(String name, String formula) {
        // Losses that the formula came to call after all.
        components
                .values()
                .removeIf(component -> component.loss().isPresent()
                        && !component.name().startsWith("task")
                        && !formula.matches("(?s)(|.*\\P{L})" + component.name() + "\\(.*"));
        LossDeclaration declaration = new LossDeclaration(
                PACKAGE, name, true, formula, List.copyOf(components.values()), true, Set.of(), uses);
        return new GeneratedLoss(declaration, List.copyOf(entries), List.copyOf(parts));
    }

    // ---- without a signature

    private GeneratedLoss bare(String name) {
        words.add(new Named("p", Role.PREDICTION, Sort.NUMBER, "", ""));
        if (choice.percent(60)) {
            words.add(new Named("y", Role.TARGET, Sort.NUMBER, "", ""));
        }
        for (int i = choice.below(3); i > 0; i--) {
            String component = choice.of("gamma", "delta", "share", "number");
            JavaType type = choice.of(JavaType.DOUBLE, JavaType.INT);
            if (components.putIfAbsent(component, new Component(component, type)) == null) {
                words.add(new Named(component, Role.PARAMETER, Sort.NUMBER, "", ""));
            }
        }
        return finish(name, "(" + new ExpressionGenerator(choice, words).number(depth) + ") + p/4");
    }

    // ---- over tasks

    private GeneratedLoss tasks(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 1 + choice.below(3); i > 0; i--) {
            GeneratedLoss task = choice.of(known);
            boolean isOfTasks = task.names().stream().noneMatch(entry -> entry.role() == Role.PREDICTION)
                    && task.declaration().components().stream()
                            .anyMatch(part -> part.loss().isPresent());
            if (!isOfTasks) {
                String component = "task" + choice.of("A", "B", "C") + i;
                components.put(component, new Component(component, task.declaration()));
                parts.add(task);
                values.add(component);
                words.add(new Named(component, Role.PREDICTION, Sort.NUMBER, "", ""));
            }
        }
        if (values.isEmpty()) {
            return bare(name);
        }
        if (choice.percent(50)) {
            String component = fresh(freeComponents);
            components.put(component, new Component(component, JavaType.DOUBLE));
            words.add(new Named(component, Role.PARAMETER, Sort.NUMBER, "", ""));
        }
        String signature = "";
        if (choice.percent(40)) {
            Named learned = new Named(fresh(free), Role.LEARN, Sort.NUMBER, "", "real");
            words.add(learned);
            entries.add(learned);
            signature = "(" + learned.entry() + ") -> ";
        }
        String formula = new ExpressionGenerator(choice, words).number(Math.min(depth, 3));
        return finish(name, signature + "(" + formula + ") + " + String.join(" + ", values));
    }

    // ---- with a signature

    private GeneratedLoss signed(String name) {
        lengths();
        calls();
        for (int i = 1 + choice.below(3); i > 0; i--) {
            declare(fresh(free), Role.PREDICTION);
        }
        if (choice.percent(20)) {
            declare(fresh(free), Role.LEARN);
        }
        for (int i = choice.below(4); i > 0; i--) {
            declare(fresh(free), Role.TARGET);
        }
        for (int i = choice.below(4); i > 0; i--) {
            declare(fresh(freeComponents), Role.PARAMETER);
        }
        for (String length : words.lengths()) {
            boolean isUsed = entries.stream()
                    .anyMatch(entry ->
                            entry.length().replaceFirst("[-+]\\d+$", "").equals(length));
            if (SYMBOLS.contains(length) && !isUsed) {
                Named entry = entry(fresh(free), Role.TARGET, length);
                entries.add(entry);
                words.add(entry);
            }
        }
        StringBuilder formula = new StringBuilder(signature());
        if (choice.percent(10)) {
            formula.append("weight = 0.5 + abs(tanh(")
                    .append(new ExpressionGenerator(choice, words.withoutGradients()).number(1))
                    .append("));\n");
            free.remove("weight");
        }
        for (int i = choice.below(4); i > 0; i--) {
            formula.append(binding());
        }
        return finish(name, formula + "(" + new ExpressionGenerator(choice, words).number(depth) + ") + " + anchor());
    }

    private void lengths() {
        free.removeAll(SYMBOLS);
        freeComponents.removeAll(SYMBOLS);
        for (int i = choice.below(3); i > 0; i--) {
            String symbol = choice.of(SYMBOLS);
            words.addLength(choice.percent(80) ? symbol : choice.of("2", "3", "4", "1"));
            if (choice.percent(25) && words.lengths().contains(symbol)) {
                words.addLength(symbol + choice.of("-1", "+1", "+2"));
            }
        }
        for (String length : words.lengths()) {
            boolean isSymbol = SYMBOLS.contains(length);
            if (isSymbol && !length.equals("int") && choice.percent(15)) {
                components.put(length, new Component(length, JavaType.INT));
            }
        }
    }

    private void calls() {
        List<GeneratedLoss> callable = known.stream()
                .filter(GeneratedLoss::isCallable)
                .filter(GeneratedLoss::hasPlainLengths)
                .toList();
        if (callable.isEmpty() || choice.percent(70)) {
            return;
        }
        GeneratedLoss loss = choice.of(callable);
        boolean hasParts = !loss.parts().isEmpty();
        if (hasParts || choice.percent(50)) {
            String component = choice.of("inner", "ce", "focal");
            components.put(component, new Component(component, loss.declaration()));
            parts.add(loss);
            words.add(new Callee(component, loss, true));
        } else {
            uses.put(loss.declaration().recordName(), loss.declaration());
            words.add(new Callee(loss.declaration().recordName(), loss, false));
        }
    }

    private void declare(String name, Role role) {
        boolean isVector = !words.lengths().isEmpty() && choice.percent(45);
        String length = isVector ? choice.of(words.lengths()) : "";
        Named entry = role == Role.TARGET && isVector && choice.percent(60)
                ? new Named(name, role, Sort.CLASS, length, "class[" + length + "]")
                : entry(name, role, length);
        if (role == Role.PARAMETER) {
            JavaType type = isVector
                    ? JavaType.VECTOR
                    : entry.type().equals("count")
                            ? JavaType.INT
                            : entry.sort() == Sort.BINARY && choice.percent(70) ? JavaType.BOOLEAN : JavaType.DOUBLE;
            components.put(name, new Component(name, type));
            if (type == JavaType.BOOLEAN) {
                entry = new Named(name, role, Sort.CONDITION, "", "binary");
            }
        }
        entries.add(entry);
        words.add(entry);
    }

    private Named entry(String name, Role role, String length) {
        String type = choice.of(
                "real", "real", "real", "positive", "nonnegative", "unit", "real in [-2, 2]", "real in (0, 1]");
        Sort sort = Sort.NUMBER;
        if (role == Role.TARGET || role == Role.PARAMETER) {
            type = choice.of(type, type, "binary", "sign", "count");
            sort = type.equals("binary") ? Sort.BINARY : Sort.NUMBER;
        } else if (role == Role.LEARN) {
            type = choice.of("real", "positive");
        } else if (!length.isEmpty() && choice.percent(15)) {
            type = "simplex";
        }
        String brackets = length.isEmpty() ? "" : "[" + length + "]";
        String full = type.contains(" ") ? type.replaceFirst(" ", brackets + " ") : type + brackets;
        if (role == Role.PREDICTION && choice.percent(15)) {
            full += " link " + choice.of("identity", "sigmoid", "softmax", "log");
        }
        return new Named(name, role, sort, length, full);
    }

    private String signature() {
        return "(" + section(Role.PREDICTION, Role.LEARN) + prefixed(" | ", section(Role.TARGET))
                + prefixed("; ", section(Role.PARAMETER)) + ") ->\n";
    }

    private String section(Role... roles) {
        List<Role> wanted = List.of(roles);
        return entries.stream()
                .filter(entry -> wanted.contains(entry.role()))
                .map(Named::entry)
                .collect(Collectors.joining(", "));
    }

    private static String prefixed(String prefix, String section) {
        return section.isEmpty() ? "" : prefix + section;
    }

    private String binding() {
        String name = fresh(free);
        ExpressionGenerator expressions = new ExpressionGenerator(choice, words);
        int kind = choice.below(10);
        Named bound;
        String value;
        if (kind < 3 && !words.lengths().isEmpty()) {
            String length = choice.of(words.lengths());
            value = expressions.vector(length, Math.max(1, depth - 1));
            bound = new Named(name, Role.BINDING, Sort.NUMBER, length, "");
        } else if (kind < 5) {
            value = expressions.condition(Math.max(1, depth - 1));
            bound = new Named(name, Role.BINDING, isName(value) ? Sort.BINARY : Sort.CONDITION, "", "");
        } else {
            value = expressions.number(Math.max(1, depth - 1));
            bound = new Named(name, Role.BINDING, Sort.NUMBER, "", "");
        }
        // A name for a class would be one more class, and a name for a condition may be a number.
        if (!isName(value)) {
            words.add(bound);
        }
        return name + " = " + value + ";\n";
    }

    private static boolean isName(String value) {
        return value.matches("[\\p{L}_][\\p{L}\\p{Mc}\\p{Mn}\\p{Nd}_]*");
    }

    /** Every prediction once more, where nothing can hide it. */
    private String anchor() {
        return entries.stream()
                .filter(Named::hasGradient)
                .map(entry -> String.format(Locale.ROOT, entry.isVector() ? "sum(%s)/8" : "%s/4", entry.name()))
                .collect(Collectors.joining(" + "));
    }
}
