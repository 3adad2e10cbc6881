package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Span;
import io.lossmith.syntax.Binding;
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
import java.util.Set;

/** Resolves the tasks of a formula, and checks what only formulas of tasks must keep to: nothing has rows, nothing is called. */
final class TaskResolver {
    private final LossDeclaration declaration;
    private final Formula formula;
    private final TaskUses uses;
    private final ProblemCollector problems;

    TaskResolver(LossDeclaration declaration, Formula formula, TaskUses uses, ProblemCollector problems) {
        this.declaration = declaration;
        this.formula = formula;
        this.uses = uses;
        this.problems = problems;
    }

    /** The tasks in the order of the components; those with a mistake are reported and left out. */
    List<Task> resolve() {
        if (callsToo()) {
            return List.of(); // what else there is to say depends on the way that is chosen
        }
        List<Task> tasks = new ArrayList<>();
        for (Component component : declaration.components()) {
            uses.of(component)
                    .flatMap(use -> resolve(use, component.loss().orElseThrow()))
                    .ifPresent(tasks::add);
        }
        checkRows();
        checkNames(tasks);
        return tasks;
    }

    private Optional<Task> resolve(NameReference use, LossDeclaration loss) {
        Optional<List<String>> circle = LossCircle.through(loss, declaration);
        if (circle.isPresent()) {
            problems.report(Message.RECURSION, use.span(), declaration.simpleName(), LossCircle.text(circle.get()));
            return Optional.empty();
        }
        Optional<Formula> tree = FormulaParser.parseFormula(loss.formula()).tree();
        // Asked before it is resolved: tasks of tasks would be resolved again and again.
        if (tree.filter(formulaOfTask -> TaskUses.areIn(loss, formulaOfTask)).isPresent()) {
            String remedy = "Make the tasks of " + loss.simpleName() + " components of " + declaration.simpleName()
                    + ", and combine them in its formula.";
            return refuse(use, loss, "it is made of tasks itself", remedy);
        }
        Optional<LossModel> model = tree.flatMap(
                formulaOfTask -> Resolver.resolve(loss, formulaOfTask).model());
        return model.isEmpty()
                ? refuse(use, loss, "its own formula has a mistake", "Correct that formula first.")
                : Optional.of(new Task(use.name(), model.get()));
    }

    private Optional<Task> refuse(NameReference use, LossDeclaration loss, String obstacle, String remedy) {
        problems.report(Message.IMPOSSIBLE_TASK, use.span(), loss.simpleName(), obstacle, remedy);
        return Optional.empty();
    }

    /** Whether the formula also calls a loss of its components. */
    private boolean callsToo() {
        Set<String> called = FreeNames.called(formula);
        for (Component component : declaration.components()) {
            if (component.loss().isPresent() && called.contains(component.name())) {
                NameReference task = uses.all().get(0);
                problems.report(Message.TASK_AND_CALL, task.span(), task.name(), component.name());
                return true;
            }
        }
        return false;
    }

    private void checkRows() {
        formula.signature()
                .ifPresent(signature -> signature.entries().stream()
                        .filter(entry -> entry.role() == EntryRole.PREDICTION || entry.role() == EntryRole.TARGET)
                        .forEach(entry -> problems.report(Message.TASKS_HAVE_NO_ROWS, entry.nameSpan(), entry.name())));
        for (Binding binding : formula.bindings()) {
            if (binding.name().equals("weight")) {
                problems.report(Message.TASKS_HAVE_NO_ROWS, binding.nameSpan(), "weight");
            }
        }
    }

    /**
     * Prefixed names may coincide: input {@code b_c} of {@code a} and input {@code c} of {@code a_b}, or either with a name that
     * the formula declares.
     */
    private void checkNames(List<Task> tasks) {
        Map<String, String> taken = new HashMap<>();
        for (Task task : tasks) {
            names(task).forEach((inner, what) -> {
                String owner = "the " + what + " '" + inner + "' of the task '" + task.name() + "'";
                checkFree(task.prefixed(inner), owner, use(task.name()), taken);
                taken.putIfAbsent(task.prefixed(inner), owner);
            });
        }
        for (Component component : declaration.components()) {
            if (component.loss().isEmpty()) {
                checkFree(component.name(), "the component of the record", use(component.name()), taken);
            }
        }
        formula.signature().map(Signature::entries).orElse(List.of()).stream()
                .filter(entry -> entry.role() == EntryRole.LEARN)
                .forEach(entry -> {
                    checkFree(entry.name(), "the learned input of the formula", entry.nameSpan(), taken);
                    entry.type()
                            .length()
                            .ifPresent(length -> length.symbol()
                                    .ifPresent(symbol ->
                                            checkFree(symbol, "the length of the formula", length.span(), taken)));
                });
    }

    /** What a kernel of tasks takes over from a task, under its prefixed names. */
    private static Map<String, String> names(Task task) {
        Map<String, String> names = new LinkedHashMap<>();
        task.model().inputs().forEach(input -> names.put(input.name(), "input"));
        task.model().lengths().forEach(length -> names.put(length.name(), "length"));
        task.model().parameters().forEach(parameter -> names.putIfAbsent(parameter.name(), "parameter"));
        return names;
    }

    private void checkFree(String name, String what, Span span, Map<String, String> taken) {
        String other = taken.get(name);
        if (other != null) {
            problems.report(Message.NAMES_COINCIDE, span, name, other, what);
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
