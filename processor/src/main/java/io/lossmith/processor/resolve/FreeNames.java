package io.lossmith.processor.resolve;

import io.lossmith.syntax.Binding;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.Chain;
import io.lossmith.syntax.Comparison;
import io.lossmith.syntax.Conditional;
import io.lossmith.syntax.ElementAccess;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.Negation;
import io.lossmith.syntax.Not;
import io.lossmith.syntax.NumberLiteral;
import io.lossmith.syntax.Power;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names a formula uses before it binds them, in order of first use. */
final class FreeNames {
    private FreeNames() {}

    static Set<String> of(Formula formula) {
        return references(formula).stream().map(NameReference::name).collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    static Set<String> bound(Formula formula) {
        Set<String> bound = new LinkedHashSet<>();
        formula.bindings().forEach(binding -> bound.add(binding.name()));
        return bound;
    }

    /** Names that the result or the row's weight uses, directly or through bindings; a binding that is not among them is unused. */
    static Set<String> used(Formula formula) {
        Set<String> used = new LinkedHashSet<>();
        names(formula.result(), used);
        List<Binding> bindings = formula.bindings();
        for (int i = bindings.size() - 1; i >= 0; i--) {
            Binding binding = bindings.get(i);
            if (binding.name().equals("weight") || used.contains(binding.name())) {
                names(binding.value(), used);
            }
        }
        return used;
    }

    private static void names(Expression syntax, Set<String> names) {
        if (syntax instanceof NameReference name) {
            names.add(name.name());
        }
        children(syntax).forEach(child -> names(child, names));
    }

    static List<NameReference> references(Formula formula) {
        List<NameReference> free = new ArrayList<>();
        Set<String> bound = new LinkedHashSet<>();
        for (Binding binding : formula.bindings()) {
            collect(binding.value(), bound, free);
            bound.add(binding.name());
        }
        collect(formula.result(), bound, free);
        return free;
    }

    private static void collect(Expression syntax, Set<String> bound, List<NameReference> free) {
        if (syntax instanceof NameReference name) {
            if (!bound.contains(name.name())) {
                free.add(name);
            }
            return;
        }
        for (Expression child : children(syntax)) {
            collect(child, bound, free);
        }
    }

    /** The names in an expression that have a gradient there, which they have not inside of {@code stop}. */
    static List<NameReference> outsideOfStop(Expression syntax) {
        List<NameReference> names = new ArrayList<>();
        if (syntax instanceof NameReference name) {
            names.add(name);
        } else if (!(syntax instanceof Call call) || !call.function().equals("stop")) {
            children(syntax).forEach(child -> names.addAll(outsideOfStop(child)));
        }
        return names;
    }

    /** The names of everything called. */
    static Set<String> called(Formula formula) {
        Set<String> called = new LinkedHashSet<>();
        formula.bindings().forEach(binding -> called(binding.value(), called));
        called(formula.result(), called);
        return called;
    }

    private static void called(Expression syntax, Set<String> called) {
        if (syntax instanceof Call call) {
            called.add(call.function());
        }
        children(syntax).forEach(child -> called(child, called));
    }

    /** How many numbers, names and operations a formula has. */
    static int size(Formula formula) {
        int size = size(formula.result());
        for (Binding binding : formula.bindings()) {
            size += size(binding.value());
        }
        return size;
    }

    private static int size(Expression syntax) {
        int size = 1;
        for (Expression child : children(syntax)) {
            size += size(child);
        }
        return size;
    }

    private static List<Expression> children(Expression syntax) {
        if (syntax instanceof Chain chain) {
            return chain.operands();
        }
        if (syntax instanceof Negation negation) {
            return List.of(negation.operand());
        }
        if (syntax instanceof Not not) {
            return List.of(not.operand());
        }
        if (syntax instanceof Power power) {
            return List.of(power.base(), power.exponent());
        }
        if (syntax instanceof Comparison comparison) {
            return List.of(comparison.left(), comparison.right());
        }
        if (syntax instanceof Conditional conditional) {
            return List.of(conditional.condition(), conditional.whenTrue(), conditional.whenFalse());
        }
        if (syntax instanceof ElementAccess access) {
            return List.of(access.vector(), access.index());
        }
        if (syntax instanceof Call call && call.function().equals("index")) {
            return List.of(); // the name of a length
        }
        if (syntax instanceof Call call) {
            List<Expression> all = new ArrayList<>(call.arguments());
            all.addAll(call.targets());
            all.addAll(call.parameters());
            return all;
        }
        if (syntax instanceof NumberLiteral || syntax instanceof NameReference) {
            return List.of();
        }
        throw new IllegalArgumentException("unknown syntax " + syntax.getClass());
    }
}
