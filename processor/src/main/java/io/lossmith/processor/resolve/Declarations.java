package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.Suggestions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Type;
import io.lossmith.processor.ir.Variable;
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
import java.util.Optional;
import java.util.Set;

/** Declares the inputs, parameters and lengths of one loss, from its signature or from the names it uses. */
final class Declarations {
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
    private final Map<String, Span> inputSpans = new LinkedHashMap<>();
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
        return declaration.components().stream()
                .map(component -> parameters.get(component.name()))
                .toList();
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

    /** Reports a second declaration of {@code name}. */
    void checkFree(String name, Span span) {
        if (taken.containsKey(name)) {
            problems.report(Message.DUPLICATE_NAME, span, name, taken.get(name));
        }
    }

    boolean fromSignature(Signature signature) {
        Set<String> entries = new LinkedHashSet<>();
        for (Entry entry : signature.entries()) {
            entry.type().length().ifPresent(this::declareLength);
            if (entry.role() == EntryRole.PARAMETER) {
                entries.add(entry.name());
            }
        }
        for (Entry entry : signature.entries()) {
            checkFree(entry.name(), entry.nameSpan());
            if (entry.role() == EntryRole.PARAMETER) {
                parameter(entry);
            } else {
                input(entry);
            }
        }
        for (Component component : declaration.components()) {
            if (!entries.contains(component.name())) {
                undeclaredParameter(component, signature.span());
            }
        }
        return !problems.hasErrors();
    }

    private void declareLength(LengthSyntax syntax) {
        syntax.symbol().ifPresent(symbol -> {
            lengths.use(symbol, syntax.offset());
            scope.declareLength(symbol);
        });
    }

    private static Optional<Length> length(EntryType type) {
        return type.length().map(syntax -> new Length(syntax.symbol().orElse(""), syntax.offset()));
    }

    private void input(Entry entry) {
        boolean prediction = entry.role() != EntryRole.TARGET;
        TypeWord word = entry.type().word();
        boolean discrete =
                word == TypeWord.CLASS || word == TypeWord.BINARY || word == TypeWord.SIGN || word == TypeWord.COUNT;
        if (prediction && discrete) {
            problems.report(Message.LEARN_CLASS, entry.type().nameSpan(), entry.name(), word.word());
            return;
        }
        if (declaration.component(entry.name()).isPresent()) {
            problems.report(Message.COMPONENT_IS_INPUT, entry.nameSpan(), entry.name(), declaration.simpleName());
            return;
        }
        if (entry.defaultValue().isPresent()) {
            problems.report(
                    Message.DEFAULT_ON_RECORD,
                    entry.defaultValue().get().span(),
                    entry.name(),
                    declaration.simpleName());
        }
        Origin origin = switch (entry.role()) {
            case PREDICTION -> Origin.PREDICTION;
            case LEARN -> Origin.LEARN;
            case TARGET -> Origin.TARGET;
            case PARAMETER -> throw new IllegalStateException();
        };
        Variable variable = variable(entry, origin);
        inputs.put(entry.name(), variable);
        inputSpans.put(entry.name(), entry.nameSpan());
        taken(entry.name(), "an input");
        scope.with(entry.name(), variable);
        entry.link().ifPresent(link -> link(entry, variable, link));
    }

    private void link(Entry entry, Variable variable, NameReference link) {
        if (variable.origin() != Origin.PREDICTION) {
            problems.report(Message.LINK_ON_PARAMETER, link.span(), entry.name(), link.name());
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
        Domain domain = domain(entry);
        if (domain.kind() == Domain.Kind.CLASS) {
            return algebra.graph().variable(entry.name(), origin, Type.INTEGER, domain, length);
        }
        Type type = new Type(Kind.REAL, length);
        return algebra.graph().variable(entry.name(), origin, type, domain, Optional.empty());
    }

    private static Domain domain(Entry entry) {
        if (entry.interval().isPresent()) {
            var interval = entry.interval().get();
            return Domain.interval(interval.lower(), interval.lowerOpen(), interval.upper(), interval.upperOpen());
        }
        return switch (entry.type().word()) {
            case REAL -> Domain.REAL;
            case POSITIVE -> Domain.POSITIVE;
            case NONNEGATIVE -> Domain.NONNEGATIVE;
            case UNIT -> Domain.UNIT;
            case BINARY -> Domain.BINARY;
            case SIGN -> Domain.SIGN;
            case COUNT -> Domain.COUNT;
            case SIMPLEX -> Domain.SIMPLEX;
            case CLASS -> Domain.CLASS;
        };
    }

    private void parameter(Entry entry) {
        Optional<Component> component = declaration.component(entry.name());
        if (component.isEmpty()) {
            List<String> names =
                    declaration.components().stream().map(Component::name).toList();
            String hint = Suggestions.closest(entry.name(), names)
                    .map(close -> "Did you mean '" + close + "'?")
                    .orElse("Add it: 'record " + declaration.simpleName() + "(double " + entry.name() + ")'.");
            problems.report(
                    Message.PARAMETER_NOT_COMPONENT, entry.nameSpan(), entry.name(), declaration.simpleName(), hint);
            return;
        }
        if (entry.link().isPresent()) {
            NameReference link = entry.link().get();
            problems.report(Message.LINK_ON_PARAMETER, link.span(), entry.name(), link.name());
        }
        if (entry.defaultValue().isPresent()) {
            problems.report(
                    Message.DEFAULT_ON_RECORD,
                    entry.defaultValue().get().span(),
                    entry.name(),
                    declaration.simpleName());
        }
        JavaType javaType = component.get().type();
        if (!fits(javaType, entry)) {
            problems.report(
                    Message.PARAMETER_TYPE,
                    entry.type().nameSpan(),
                    entry.name(),
                    javaType.text(),
                    entry.type().name()
                            + entry.type().length().map(length -> "[…]").orElse(""),
                    javaType == JavaType.VECTOR
                            ? "Give it a length: '" + entry.name() + ": real[K]'."
                            : "Remove the length, or make the component a double[].");
            return;
        }
        Kind kind = kind(javaType);
        Type type = new Type(kind, length(entry.type()));
        Variable variable =
                algebra.graph().variable(entry.name(), Origin.PARAMETER, type, domain(entry), Optional.empty());
        if (javaType == JavaType.VECTOR) {
            entry.type()
                    .length()
                    .flatMap(LengthSyntax::symbol)
                    .ifPresent(symbol -> lengths.fixedByVector(
                            symbol, entry.name(), entry.type().length().get().offset()));
        }
        declare(variable);
    }

    private static boolean fits(JavaType javaType, Entry entry) {
        boolean vector = entry.type().length().isPresent();
        return switch (javaType) {
            case VECTOR -> vector && entry.type().word() != TypeWord.CLASS;
            case DOUBLE, INT -> !vector;
            case BOOLEAN -> !vector && entry.type().word() == TypeWord.BINARY;
        };
    }

    private static Kind kind(JavaType javaType) {
        return switch (javaType) {
            case DOUBLE, VECTOR -> Kind.REAL;
            case INT -> Kind.INTEGER;
            case BOOLEAN -> Kind.CONDITION;
        };
    }

    private void declare(Variable parameter) {
        parameters.put(parameter.name(), parameter);
        taken(parameter.name(), "a parameter");
        scope.with(parameter.name(), parameter);
    }

    private void undeclaredParameter(Component component, Span where) {
        if (inputs.containsKey(component.name())) {
            return;
        }
        if (component.type() == JavaType.VECTOR) {
            problems.report(Message.VECTOR_PARAMETER_NEEDS_LENGTH, where, component.name());
            return;
        }
        Type type = new Type(kind(component.type()), Optional.empty());
        declare(algebra.graph().variable(component.name(), Origin.PARAMETER, type, Domain.REAL, Optional.empty()));
    }

    /** The bare form: one unknown name is the prediction, {@code y} is the target. */
    boolean fromFreeNames() {
        for (Component component : declaration.components()) {
            undeclaredParameter(component, formula.result().span());
        }
        BareForm bare = BareForm.of(formula, declaration);
        if (bare.problem().isPresent()) {
            problems.report(
                    Message.NEEDS_SIGNATURE, bare.where(), bare.problem().get(), bare.remedy());
        }
        if (problems.hasErrors()) {
            return false;
        }
        bare(bare.prediction().orElseThrow(), Origin.PREDICTION);
        bare.target().ifPresent(target -> bare(target, Origin.TARGET));
        return true;
    }

    private void bare(String name, Origin origin) {
        Domain domain = inferred.getOrDefault(name, Domain.REAL);
        Variable variable = algebra.graph().variable(name, origin, Type.REAL, domain, Optional.empty());
        inputs.put(name, variable);
        taken(name, "an input");
        scope.with(name, variable);
    }

    void warnUnused(Set<String> used) {
        inputSpans.forEach((name, span) -> {
            if (!used.contains(name)) {
                problems.report(Message.UNUSED_INPUT, span, name);
            }
        });
        for (Component component : declaration.components()) {
            boolean isLength = scope.lengths().contains(component.name());
            if (!used.contains(component.name()) && !isLength) {
                problems.report(Message.UNUSED_PARAMETER, formula.result().span(), component.name());
            }
        }
    }
}
