package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.Suggestions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Type;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.Callee.Formal;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Length;
import io.lossmith.spec.Link;
import io.lossmith.syntax.Entry;
import io.lossmith.syntax.EntryRole;
import io.lossmith.syntax.EntryType;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.LengthSyntax;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.Signature;
import io.lossmith.syntax.TypeWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Declares the inputs, parameters and lengths of one loss, from its signature or from the names it uses. */
final class Declarations {
    private static final int MOST_PARAMETERS = 255;

    private final LossDeclaration declaration;
    private final Formula formula;
    private final Algebra algebra;
    private final Scope scope;
    private final ProblemCollector problems;
    private final Map<String, Domain> inferred;
    private final Map<String, Variable> inputs = new LinkedHashMap<>();
    private final Map<String, Variable> parameters = new LinkedHashMap<>();
    private final Map<Variable, Link> links = new LinkedHashMap<>();
    private final Map<String, String> taken = new LinkedHashMap<>();
    private final Map<String, String> inside = new LinkedHashMap<>();
    private final Map<String, Span> entrySpans = new LinkedHashMap<>();
    private final LengthTable lengths = new LengthTable();

    Declarations(
            LossDeclaration declaration,
            Formula formula,
            Algebra algebra,
            Scope scope,
            ProblemCollector problems,
            Map<String, Domain> inferred) {
        this.declaration = declaration;
        this.formula = formula;
        this.algebra = algebra;
        this.scope = scope;
        this.problems = problems;
        this.inferred = inferred;
    }

    List<Variable> inputs() {
        List<Variable> ordered = new ArrayList<>();
        inputs.values().stream().filter(Variable::isDifferentiable).forEach(ordered::add);
        inputs.values().stream().filter(input -> !input.isDifferentiable()).forEach(ordered::add);
        return ordered;
    }

    /** The parameters in the order of the record's components. */
    List<Variable> parameters() {
        return declaration.hyperParameters().stream()
                .map(parameter -> parameters.get(parameter.name()))
                .filter(Objects::nonNull) // those of tasks are their own kernels'
                .toList();
    }

    /** Declares the values of tasks, which are what the formula is differentiated by. */
    void tasks(List<Task> tasks) {
        for (Task task : tasks) {
            Variable value =
                    algebra.graph().variable(task.name(), Origin.PREDICTION, Type.REAL, Domain.REAL, Optional.empty());
            inputs.put(task.name(), value);
            taken(task.name(), "a task");
            scope.with(task.name(), value);
        }
    }

    /** Declares the components alone: a formula of tasks needs nothing else. */
    void withoutSignature() {
        for (Component component : declaration.components()) {
            undeclared(
                    component,
                    formula.result().span(),
                    "Begin the formula with a signature that declares it: '(; " + component.name() + ": real[N]) ->'.");
        }
    }

    /** A hyper-parameter of a component that is a loss; the lengths of its signature are known from the call. */
    Variable parameterOfLoss(String path, Component component, Formal formal, Map<String, Length> known) {
        String name = path.replace('.', '_');
        boolean isKnown = path.equals(inside.get(name)); // maybe as a length only, which a component of type int can be
        if (isKnown && parameters.containsKey(name)) {
            return parameters.get(name);
        }
        if (!isKnown) {
            claim(name, path, "parameter");
        }
        String prefix = path.substring(0, path.length() - component.name().length());
        Optional<Length> length = formal.type()
                .flatMap(EntryType::length)
                .map(syntax -> syntax.symbol()
                        .map(symbol -> known.computeIfAbsent(symbol, key -> lengthOfLoss(prefix + symbol)))
                        .map(base -> new Length(base.symbol(), base.offset() + syntax.offset()))
                        .orElseGet(() -> new Length("", syntax.offset())));
        length.filter(given -> !given.symbol().isEmpty())
                .ifPresent(given -> lengths.fixedByVector(given.symbol(), path, given.offset()));
        Length same = known.get(component.name());
        if (component.type() == JavaType.INT && same != null && !same.symbol().isEmpty()) {
            lengths.fixedByNumber(same.symbol(), path, same.offset());
        }
        Domain domain = formal.entry()
                .map(EntryDomain::of)
                .orElse(component.type() == JavaType.BOOLEAN ? Domain.BINARY : Domain.REAL);
        Type type = new Type(kind(component.type()), length);
        Variable variable = algebra.graph().variable(name, Origin.PARAMETER, type, domain, Optional.empty());
        parameters.put(name, variable);
        return variable;
    }

    /** Takes a name for something inside of a loss among the components, which is found at {@code path}. */
    private void claim(String name, String path, String what) {
        int dot = path.indexOf('.');
        String described =
                what + " '" + path.substring(dot + 1) + "' of the component '" + path.substring(0, dot) + "'";
        if (taken.containsKey(name)) {
            problems.report(Message.NAMES_COINCIDE, Span.NOWHERE, name, taken.get(name), "the " + described);
        }
        taken(name, "the " + described);
        inside.put(name, path);
    }

    private Length lengthOfLoss(String path) {
        String symbol = path.replace('.', '_');
        if (!path.equals(inside.get(symbol))) {
            claim(symbol, path, "length");
        }
        lengths.use(symbol, 0);
        scope.declareLength(symbol);
        return new Length(symbol, 0);
    }

    Map<Variable, Link> links() {
        return links;
    }

    List<LengthSymbol> lengths(Map<String, Integer> minimums) {
        return lengths.symbols(minimums, declaration);
    }

    void taken(String name, String by) {
        taken.putIfAbsent(name, by);
    }

    /** What has the name, if anything. */
    Optional<String> takenBy(String name) {
        return Optional.ofNullable(taken.get(name));
    }

    /** Whether {@code name} is new; a second declaration is reported. */
    boolean checkFree(String name, Span span) {
        if (taken.containsKey(name)) {
            problems.report(Message.DUPLICATE_NAME, span, name, taken.get(name));
        }
        return !taken.containsKey(name);
    }

    void fromSignature(Signature signature) {
        Set<String> entries = new LinkedHashSet<>();
        for (Entry entry : signature.entries()) {
            entry.type().length().ifPresent(this::declareLength);
            entries.add(entry.name());
        }
        for (Entry entry : signature.entries()) {
            if (!checkFree(entry.name(), entry.nameSpan())) {
                continue;
            }
            boolean declared = entry.role() == EntryRole.PARAMETER ? parameter(entry) : input(entry);
            if (!declared) {
                scope.declareBroken(entry.name());
            }
            taken(entry.name(), entry.role() == EntryRole.PARAMETER ? "a parameter" : "an input");
            entrySpans.put(entry.name(), entry.nameSpan());
        }
        for (Component component : declaration.components()) {
            if (!entries.contains(component.name())) {
                undeclared(
                        component,
                        signature.span(),
                        "Declare it in the signature: '; " + component.name() + ": real[K]'.");
            }
        }
    }

    /** Java allows a method 255 parameters, of which the object is one and a double two. */
    void checkParameterCount(List<Task> tasks) {
        long outputs =
                inputs.values().stream().filter(Variable::isDifferentiable).count() * 2;
        long perBatch = 1 + inputs.size() + outputs;
        boolean oneRow = inputs.values().stream().noneMatch(Variable::isVector);
        long perRow = oneRow ? 1 + 2L * inputs.size() : 0;
        // Those of losses that are called are the kernel's own.
        long doubles = parameters.values().stream()
                .filter(parameter -> !parameter.isVector() && parameter.type().kind() == Kind.REAL)
                .count();
        long own = lengths.symbols(Map.of(), declaration).size();
        long constructor = 2 + doubles + parameters.size() + own;
        long ofTasks = tasks.stream()
                .flatMap(task -> task.model().lengths().stream())
                .filter(LengthSymbol::isFree)
                .count();
        long factory = 1 + own + ofTasks;
        long largest =
                LongStream.of(perBatch, perRow, constructor, factory).max().orElseThrow();
        if (largest > MOST_PARAMETERS) {
            problems.report(
                    Message.FORMULA_TOO_LARGE,
                    formula.signature().map(Signature::span).orElse(Span.NOWHERE),
                    "a method would have " + largest + " parameters, and " + MOST_PARAMETERS + " are allowed");
        }
    }

    private void declareLength(LengthSyntax syntax) {
        syntax.symbol().ifPresent(symbol -> {
            lengths.use(symbol, syntax.offset());
            scope.declareLength(symbol);
            Optional<Component> component = declaration.component(symbol);
            if (component.isEmpty()) {
                taken(symbol, "a length");
            } else if (component.get().type() != JavaType.INT) {
                String what = "a component of type " + component.get().type().text() + ", and a length is an int";
                problems.report(Message.DUPLICATE_NAME, syntax.span(), symbol, what);
            }
        });
    }

    private static Optional<Length> length(EntryType type) {
        return type.length().map(syntax -> new Length(syntax.symbol().orElse(""), syntax.offset()));
    }

    private boolean input(Entry entry) {
        boolean prediction = entry.role() != EntryRole.TARGET;
        TypeWord word = entry.type().word();
        boolean discrete =
                word == TypeWord.CLASS || word == TypeWord.BINARY || word == TypeWord.SIGN || word == TypeWord.COUNT;
        if (prediction && discrete) {
            problems.report(Message.PREDICTION_TYPE, entry.type().nameSpan(), entry.name(), word.word());
            return false;
        }
        if (declaration.component(entry.name()).isPresent()) {
            problems.report(Message.COMPONENT_IS_INPUT, entry.nameSpan(), entry.name(), declaration.simpleName());
            return false;
        }
        checkNoDefault(entry);
        Origin origin = switch (entry.role()) {
            case PREDICTION -> Origin.PREDICTION;
            case LEARN -> Origin.LEARN;
            case TARGET -> Origin.TARGET;
            case PARAMETER -> throw new IllegalStateException();
        };
        Variable variable = variable(entry, origin);
        inputs.put(entry.name(), variable);
        scope.with(entry.name(), variable);
        entry.link().ifPresent(link -> link(entry, variable, link));
        return true;
    }

    private void checkNoDefault(Entry entry) {
        entry.defaultValue()
                .ifPresent(value -> problems.report(
                        Message.DEFAULT_ON_RECORD, value.span(), entry.name(), declaration.simpleName()));
    }

    private void link(Entry entry, Variable variable, NameReference link) {
        if (variable.origin() != Origin.PREDICTION) {
            problems.report(Message.LINK_NOT_PREDICTION, link.span(), entry.name(), link.name());
            return;
        }
        List<String> known = Arrays.stream(Link.values())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        if (known.contains(link.name())) {
            links.put(variable, Link.valueOf(link.name().toUpperCase(Locale.ROOT)));
            return;
        }
        String hint = Suggestions.closest(link.name(), known)
                .map(close -> "Did you mean '" + close + "'? ")
                .orElse("");
        problems.report(Message.UNKNOWN_LINK, link.span(), link.name(), hint, String.join(", ", known));
    }

    private Variable variable(Entry entry, Origin origin) {
        Optional<Length> length = length(entry.type());
        Domain domain = EntryDomain.of(entry);
        if (domain.kind() == Domain.Kind.CLASS) {
            return algebra.graph().variable(entry.name(), origin, Type.INTEGER, domain, length);
        }
        Type type = new Type(Kind.REAL, length);
        return algebra.graph().variable(entry.name(), origin, type, domain, Optional.empty());
    }

    private boolean parameter(Entry entry) {
        Optional<Component> component = declaration.component(entry.name());
        if (component.isEmpty()) {
            problems.report(
                    Message.PARAMETER_NOT_COMPONENT,
                    entry.nameSpan(),
                    entry.name(),
                    declaration.simpleName(),
                    missingComponent(entry));
            return false;
        }
        entry.link()
                .ifPresent(
                        link -> problems.report(Message.LINK_NOT_PREDICTION, link.span(), entry.name(), link.name()));
        checkNoDefault(entry);
        JavaType javaType = component.get().type();
        if (!fits(javaType, entry)) {
            problems.report(
                    Message.PARAMETER_TYPE,
                    entry.type().nameSpan(),
                    entry.name(),
                    javaType.text(),
                    typeText(entry),
                    fittingType(javaType, entry));
            return false;
        }
        Type type = new Type(kind(javaType), length(entry.type()));
        declare(algebra.graph()
                .variable(entry.name(), Origin.PARAMETER, type, EntryDomain.of(entry), Optional.empty()));
        if (javaType == JavaType.VECTOR) {
            LengthSyntax length = entry.type().length().orElseThrow();
            length.symbol().ifPresent(symbol -> lengths.fixedByVector(symbol, entry.name(), length.offset()));
        }
        return true;
    }

    private String missingComponent(Entry entry) {
        List<String> names =
                declaration.components().stream().map(Component::name).toList();
        String javaType = entry.type().length().isPresent() ? "double[] " : "double ";
        return Suggestions.closest(entry.name(), names)
                .map(close -> "Did you mean '" + close + "'?")
                .orElse("Add the component '" + javaType + entry.name()
                        + "' to the record, or remove it from the signature.");
    }

    private static String typeText(Entry entry) {
        return entry.type().name()
                + length(entry.type()).map(length -> "[" + length + "]").orElse("");
    }

    private static String fittingType(JavaType javaType, Entry entry) {
        return switch (javaType) {
            case VECTOR ->
                "Declare it as '" + entry.name() + ": "
                        + (entry.type().word() == TypeWord.CLASS
                                ? "real"
                                : entry.type().name()) + "[K]'.";
            case LOSS -> "Call it, and leave it out of the signature.";
            case BOOLEAN -> "Declare it as '" + entry.name() + ": binary', or make the component a double.";
            case DOUBLE, INT ->
                entry.type().word() == TypeWord.CLASS
                        ? "Declare it as '" + entry.name() + ": count'; only targets are classes."
                        : "Declare it as '" + entry.name() + ": " + entry.type().name()
                                + "', or make the component a double[].";
        };
    }

    private static boolean fits(JavaType javaType, Entry entry) {
        boolean vector = entry.type().length().isPresent();
        return switch (javaType) {
            case LOSS -> false;
            case VECTOR -> vector && entry.type().word() != TypeWord.CLASS;
            case DOUBLE, INT -> !vector;
            case BOOLEAN -> !vector && entry.type().word() == TypeWord.BINARY;
        };
    }

    private static Kind kind(JavaType javaType) {
        return switch (javaType) {
            case DOUBLE, VECTOR -> Kind.REAL;
            case INT -> Kind.INTEGER;
            case LOSS -> throw new IllegalArgumentException("a loss is no value");
            case BOOLEAN -> Kind.CONDITION;
        };
    }

    private void declare(Variable parameter) {
        parameters.put(parameter.name(), parameter);
        taken(parameter.name(), "a parameter");
        scope.with(parameter.name(), parameter);
    }

    private void undeclared(Component component, Span where, String remedy) {
        if (component.type() == JavaType.LOSS) {
            return; // called, not named; its parameters follow with the call
        }
        if (component.type() == JavaType.VECTOR) {
            problems.report(Message.VECTOR_PARAMETER_NEEDS_LENGTH, where, component.name(), remedy);
            scope.declareBroken(component.name());
            return;
        }
        Type type = new Type(kind(component.type()), Optional.empty());
        Domain domain = component.type() == JavaType.BOOLEAN ? Domain.BINARY : Domain.REAL;
        declare(algebra.graph().variable(component.name(), Origin.PARAMETER, type, domain, Optional.empty()));
    }

    /** The bare form: one unknown name is the prediction, {@code y} is the target. */
    void fromFreeNames() {
        BareForm bare = BareForm.of(formula, declaration);
        if (bare.problem().isPresent()) {
            BareForm.Problem problem = bare.problem().get();
            problems.report(Message.NEEDS_SIGNATURE, problem.where(), problem.what(), problem.remedy());
            bare.inputs().forEach(scope::declareBroken);
        }
        for (Component component : declaration.components()) {
            if (component.type() == JavaType.VECTOR && bare.problem().isPresent()) {
                scope.declareBroken(component.name()); // the signature just proposed gives it a length
                continue;
            }
            Span where = FreeNames.references(formula).stream()
                    .filter(reference -> reference.name().equals(component.name()))
                    .map(NameReference::span)
                    .findFirst()
                    .orElse(formula.result().span());
            undeclared(component, where, "Begin the formula with a signature: '" + bare.signature() + "'.");
        }
        if (bare.problem().isPresent()) {
            return;
        }
        bare(bare.prediction().orElseThrow(), Origin.PREDICTION);
        bare.target().ifPresent(target -> bare(target, Origin.TARGET));
    }

    private void bare(String name, Origin origin) {
        Domain domain = inferred.getOrDefault(name, Domain.REAL);
        Variable variable = algebra.graph().variable(name, origin, Type.REAL, domain, Optional.empty());
        inputs.put(name, variable);
        taken(name, "an input");
        scope.with(name, variable);
    }

    void warnUnused(Set<String> used) {
        for (String name : inputs.keySet()) {
            // In the bare form an input exists because it is used.
            if (!used.contains(name) && entrySpans.containsKey(name)) {
                problems.report(Message.UNUSED_INPUT, entrySpans.get(name), name);
            }
        }
        for (Component component : declaration.components()) {
            String name = component.name();
            boolean isLength = scope.lengths().contains(name);
            if (component.type() == JavaType.LOSS) {
                checkUsed(component);
            } else if (!used.contains(name) && !isLength) {
                problems.report(Message.UNUSED_PARAMETER, entrySpans.getOrDefault(name, Span.NOWHERE), name);
            }
        }
    }

    /** A loss nobody calls has parameters nobody knows the types of. */
    private void checkUsed(Component loss) {
        if (inputs.containsKey(loss.name())) {
            return; // a task
        }
        boolean called = loss.loss().orElseThrow().hyperParameters().stream()
                .allMatch(inner -> parameters.containsKey(loss.name() + "_" + inner.name()));
        if (!called || !FreeNames.called(formula).contains(loss.name())) {
            Optional<String> task = declaration.components().stream()
                    .filter(other -> other.loss().isPresent() && inputs.containsKey(other.name()))
                    .map(Component::name)
                    .findFirst();
            problems.report(
                    Message.NOT_USED,
                    Span.NOWHERE,
                    loss.name(),
                    FunctionHints.use(loss, task),
                    declaration.simpleName());
        }
    }
}
