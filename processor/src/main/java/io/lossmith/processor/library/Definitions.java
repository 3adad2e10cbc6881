package io.lossmith.processor.library;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.Suggestions;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.resolve.FunctionHints;
import io.lossmith.syntax.Binding;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.Definition;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.Library;
import io.lossmith.syntax.LossDefinition;
import io.lossmith.syntax.NameReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The definitions of a library by name, and everything that can be said about them before they are put in. */
final class Definitions {
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<String, String> taken = new LinkedHashMap<>();
    private final Map<String, String> similar = new LinkedHashMap<>();
    private final Set<String> callable = new LinkedHashSet<>(Functions.names());
    private final Set<String> broken = new LinkedHashSet<>();
    private final Consumer<Problem> problems;

    /** Reads the definitions of {@code library}, which may also call the losses called {@code used}. */
    Definitions(Library library, Set<String> used, Consumer<Problem> problems) {
        this.problems = problems;
        Functions.names().forEach(name -> taken.put(name, "a function of the language"));
        used.forEach(name -> taken.put(name, "a loss that 'uses' names"));
        callable.addAll(used);
        for (Definition definition : library.definitions()) {
            if (claim(definition.name(), definition.nameSpan(), "a def of this library")) {
                definitions.put(definition.name(), definition);
            }
        }
        for (LossDefinition loss : library.losses()) {
            if (!JavaNames.isType(loss.name())) {
                report(Message.JAVA_NAME, loss.nameSpan(), loss.name(), "record", "loss");
                broken.add(loss.name());
            }
            if (!claim(loss.name(), loss.nameSpan(), "a loss of this library") || isFileTaken(loss)) {
                broken.add(loss.name());
            }
        }
        library.definitions().forEach(this::check);
        for (LossDefinition loss : library.losses()) {
            if (!checkCalls(loss.formula())) {
                broken.add(loss.name());
            }
        }
        Recursion.among(definitions).forEach(circle -> {
            problems.accept(circle.problem());
            broken.addAll(circle.names());
        });
    }

    private void report(Message message, Span span, Object... arguments) {
        problems.accept(Problem.of(message, span, arguments));
    }

    private boolean claim(String name, Span span, String what) {
        String by = taken.putIfAbsent(name, what);
        if (by != null) {
            report(Message.DUPLICATE_NAME, span, name, by);
        }
        callable.add(name);
        return by == null;
    }

    /** Two records, or a record and a kernel, that would be written into one file, at least where case does not count. */
    private boolean isFileTaken(LossDefinition loss) {
        boolean isTaken = false;
        for (String type : List.of(loss.name(), loss.name() + "Kernel")) {
            String other = similar.putIfAbsent(type.toLowerCase(Locale.ROOT), loss.name());
            if (other != null && !isTaken) {
                String by = "the loss '" + other + "', as far as the names of files go";
                report(Message.DUPLICATE_NAME, loss.nameSpan(), loss.name(), by);
                isTaken = true;
            }
        }
        return isTaken;
    }

    /** The definition called {@code name}. */
    Optional<Definition> find(String name) {
        return Optional.ofNullable(definitions.get(name));
    }

    /** Whether a definition or loss of this name has a mistake, so that nothing can be made of it. */
    boolean isBroken(String name) {
        return broken.contains(name);
    }

    private void check(Definition definition) {
        Set<String> known = new LinkedHashSet<>();
        for (NameReference parameter : definition.parameters()) {
            declare(parameter.name(), parameter.span(), "a parameter", known, definition);
        }
        for (Binding binding : definition.body().bindings()) {
            checkNames(binding.value(), known, definition);
            if (binding.name().equals("weight")) {
                report(
                        Message.RESERVED_WORD,
                        binding.nameSpan(),
                        "weight",
                        "It is the weight of a loss's row: bind it in the loss.");
                broken.add(definition.name());
            }
            declare(binding.name(), binding.nameSpan(), "a name of this def", known, definition);
        }
        checkNames(definition.body().result(), known, definition);
        if (!checkCalls(definition.body())) {
            broken.add(definition.name());
        }
    }

    private void declare(String name, Span span, String by, Set<String> known, Definition definition) {
        if (!known.add(name)) {
            report(Message.DUPLICATE_NAME, span, name, by);
            broken.add(definition.name());
        }
    }

    private void checkNames(Expression syntax, Set<String> known, Definition definition) {
        SyntaxTree.visit(syntax, part -> {
            if (part instanceof NameReference name
                    && !known.contains(name.name())
                    && !name.name().equals("pi")) {
                report(Message.UNKNOWN_NAME, name.span(), name.name(), unknownName(name.name(), known, definition));
                broken.add(definition.name());
            }
        });
    }

    private static String unknownName(String name, Set<String> known, Definition definition) {
        return Suggestions.closest(name, known)
                .map(close -> "Did you mean '" + close + "'?")
                .orElse("A def knows its parameters and bindings only: add '" + name + "' to the parameters of '"
                        + definition.name() + "'.");
    }

    /** Whether every call of a definition has its arguments, and every other call names something there is. */
    private boolean checkCalls(Formula formula) {
        List<Problem> found = new ArrayList<>();
        for (Call call : SyntaxTree.calls(formula)) {
            Definition definition = definitions.get(call.function());
            if (definition != null) {
                checkCall(call, definition).ifPresent(found::add);
            } else if (!callable.contains(call.function())) {
                unknownFunction(call, formula).ifPresent(found::add);
            }
        }
        found.forEach(problems);
        return found.isEmpty();
    }

    private static Optional<Problem> checkCall(Call call, Definition definition) {
        int expected = definition.parameters().size();
        if (call.isOrdinary() && call.arguments().size() == expected) {
            return Optional.empty();
        }
        String names = String.join(
                ", ", definition.parameters().stream().map(NameReference::name).toList());
        return Optional.of(Problem.of(
                Message.WRONG_ARGUMENT_COUNT,
                call.nameSpan(),
                call.function(),
                expected == 1 ? "1 argument" : expected + " arguments",
                call.isOrdinary() ? String.valueOf(call.arguments().size()) : "targets or parameters after '|' or ';'",
                "'" + call.function() + "(" + names + ")'"));
    }

    /** Of a loss only what is near to a definition: everything else the loss itself is told about, with its own names. */
    private Optional<Problem> unknownFunction(Call call, Formula formula) {
        Set<String> own = new LinkedHashSet<>(callable);
        Functions.names().forEach(own::remove);
        Optional<String> close = Suggestions.closest(call.function(), own);
        if (formula.signature().isPresent() && close.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> loss = close.isPresent() ? Optional.empty() : FunctionHints.loss(call, own);
        String remedy = loss.orElseGet(() -> close.or(() -> Suggestions.closest(call.function(), callable))
                .map(name -> "Did you mean '" + name + "'?")
                .orElse("Functions are: " + String.join(", ", Functions.names()) + "."));
        return Optional.of(Problem.of(Message.UNKNOWN_FUNCTION, call.nameSpan(), call.function(), remedy));
    }
}
