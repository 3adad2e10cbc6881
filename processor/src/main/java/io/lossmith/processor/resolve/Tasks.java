package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Span;
import io.lossmith.syntax.Binding;
import io.lossmith.syntax.Entry;
import io.lossmith.syntax.EntryRole;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.FormulaParser;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the tasks of a formula, components that are losses and used by name, and checks what only formulas of tasks must
 * keep to: nothing else has rows, and nothing is called.
 */
final class Tasks {
    private final LossDeclaration declaration;
    private final Formula formula;
    private final ProblemCollector problems;
    private final List<NameReference> uses = new ArrayList<>();

    Tasks(LossDeclaration declaration, Formula formula, ProblemCollector problems) {
        this.declaration = declaration;
        this.formula = formula;
        this.problems = problems;
        for (NameReference reference : FreeNames.references(formula)) {
            boolean first = uses.stream().noneMatch(use -> use.name().equals(reference.name()));
            if (first && isLoss(reference.name())) {
                uses.add(reference);
            }
        }
    }

    private boolean isLoss(String name) {
        return declaration.component(name).flatMap(Component::loss).isPresent();
    }

    /** Whether the formula combines tasks. */
    boolean any() {
        return !uses.isEmpty();
    }

    /** The tasks in the order of the components; those with a mistake are reported and left out. */
    List<Task> resolve() {
        List<Task> tasks = new ArrayList<>();
        for (Component component : declaration.components()) {
            uses.stream()
                    .filter(use -> use.name().equals(component.name()))
                    .findFirst()
                    .flatMap(use -> resolve(use, component.loss().orElseThrow()))
                    .ifPresent(tasks::add);
        }
        checkFormula();
        checkNames(tasks);
        return tasks;
    }

    private Optional<Task> resolve(NameReference use, LossDeclaration loss) {
        boolean same = loss.packageName().equals(declaration.packageName())
                && loss.recordName().equals(declaration.recordName());
        if (same) {
            return refuse(use, loss, "its formula leads back to the one that uses it");
        }
        Optional<Formula> tree = FormulaParser.parseFormula(loss.formula()).tree();
        // Asked before it is resolved: tasks of tasks would be resolved again and again, in a circle without end.
        if (tree.filter(formulaOfTask -> areIn(loss, formulaOfTask)).isPresent()) {
            return refuse(use, loss, "it is made of tasks itself");
        }
        Optional<LossModel> model = tree.flatMap(
                formulaOfTask -> Resolver.resolve(loss, formulaOfTask).model());
        return model.isEmpty()
                ? refuse(use, loss, "its own formula has a mistake")
                : Optional.of(new Task(use.name(), model.get()));
    }

    private Optional<Task> refuse(NameReference use, LossDeclaration loss, String obstacle) {
        problems.report(Message.NOT_CALLABLE, use.span(), loss.simpleName(), obstacle);
        return Optional.empty();
    }

    /** Whether the formula of a loss combines tasks. */
    static boolean areIn(LossDeclaration loss, Formula formula) {
        return new Tasks(loss, formula, new ProblemCollector()).any();
    }

    private void checkFormula() {
        formula.signature()
                .ifPresent(signature -> signature.entries().stream()
                        .filter(entry -> entry.role() == EntryRole.PREDICTION || entry.role() == EntryRole.TARGET)
                        .forEach(this::hasRows));
        for (Binding binding : formula.bindings()) {
            if (binding.name().equals("weight")) {
                problems.report(Message.TASKS_HAVE_NO_ROWS, binding.nameSpan(), "weight");
            }
        }
        for (Component component : declaration.components()) {
            boolean called = FreeNames.called(formula).contains(component.name());
            if (called && component.loss().isPresent()) {
                problems.report(
                        Message.TASK_AND_CALL, uses.get(0).span(), uses.get(0).name(), component.name());
            }
        }
    }

    private void hasRows(Entry entry) {
        problems.report(Message.TASKS_HAVE_NO_ROWS, entry.nameSpan(), entry.name());
    }

    /**
     * Prefixed names may coincide: input {@code b_c} of {@code a} and input {@code c} of {@code a_b}, or either with a name that
     * the formula declares.
     */
    private void checkNames(List<Task> tasks) {
        Map<String, String> taken = new HashMap<>();
        for (Task task : tasks) {
            names(task).forEach((inner, what) -> {
                String owner = what + " of the task '" + task.name() + "'";
                String earlier = taken.putIfAbsent(task.prefixed(inner), owner);
                if (earlier != null) {
                    problems.report(Message.DUPLICATE_NAME, use(task.name()), task.prefixed(inner), earlier);
                }
            });
        }
        for (Component component : declaration.components()) {
            if (component.loss().isEmpty()) {
                checkFree(component.name(), use(component.name()), taken);
            }
        }
        formula.signature().map(Signature::entries).orElse(List.of()).stream()
                .filter(entry -> entry.role() == EntryRole.LEARN)
                .forEach(entry -> {
                    checkFree(entry.name(), entry.nameSpan(), taken);
                    entry.type()
                            .length()
                            .ifPresent(length ->
                                    length.symbol().ifPresent(symbol -> checkFree(symbol, length.span(), taken)));
                });
    }

    /** What a kernel of tasks takes over from a task, under its prefixed names. */
    private static Map<String, String> names(Task task) {
        Map<String, String> names = new LinkedHashMap<>();
        task.model().inputs().forEach(input -> names.put(input.name(), "an input"));
        task.model().lengths().forEach(length -> names.put(length.name(), "a length"));
        task.model().parameters().forEach(parameter -> names.putIfAbsent(parameter.name(), "a parameter"));
        return names;
    }

    private void checkFree(String name, Span span, Map<String, String> taken) {
        if (taken.containsKey(name)) {
            problems.report(Message.DUPLICATE_NAME, span, name, taken.get(name));
        }
    }

    /** Where the formula first uses a name. */
    private Span use(String name) {
        return FreeNames.references(formula).stream()
                .filter(reference -> reference.name().equals(name))
                .findFirst()
                .map(NameReference::span)
                .orElse(Span.NOWHERE);
    }
}
