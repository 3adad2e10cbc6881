package io.lossmith.processor.library;

import io.lossmith.diagnostics.Span;
import io.lossmith.syntax.Binding;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.Conditional;
import io.lossmith.syntax.Definition;
import io.lossmith.syntax.ElementAccess;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.Negation;
import io.lossmith.syntax.NumberLiteral;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts definitions in where a formula calls them. Arguments, and the bindings of definitions, become bindings of the
 * formula with names of their own; so the text stays linear in the number of calls, and no name of a definition ever means
 * one of the formula, nor the other way round.
 */
final class Inlining {
    private final Definitions definitions;
    private final FreshNames names;
    private final int limit;
    private final List<Binding> bindings = new ArrayList<>();
    private int steps;

    private Inlining(Definitions definitions, FreshNames names, int limit) {
        this.definitions = definitions;
        this.names = names;
        this.limit = limit;
    }

    /** Stops the expansion of a formula: it calls something with a mistake that is already reported. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken() {
            super(null, null, false, false);
        }
    }

    /** Stops the expansion of a formula that becomes too large. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super(null, null, false, false);
        }
    }

    /**
     * What a name of a definition stands for.
     *
     * @param value the expression
     * @param isBound whether it is a name given here, which messages show at the place of its use
     */
    private record Meaning(Expression value, boolean isBound) {
        Expression at(NameReference use) {
            return isBound ? new NameReference(((NameReference) value).name(), use.span()) : value;
        }
    }

    /**
     * Where an expression stands.
     *
     * @param meanings what names stand for, in the body of a definition
     * @param inDefinition whether it is the body of a definition, and not the loss itself
     * @param inBranch whether it is only computed where a condition holds
     */
    private record Place(Map<String, Meaning> meanings, boolean inDefinition, boolean inBranch) {
        static final Place LOSS = new Place(Map.of(), false, false);

        Place branch() {
            return new Place(meanings, inDefinition, true);
        }
    }

    /**
     * The formula without calls of definitions.
     *
     * @param limit how many steps to take, one for each name, number, operation and call
     * @throws Broken if it calls something with a mistake
     * @throws TooLarge if more steps are needed; found out before it is made
     */
    static Formula of(Formula formula, Definitions definitions, int limit) {
        return new Inlining(definitions, new FreshNames(formula), limit).formula(formula);
    }

    private Formula formula(Formula formula) {
        for (Binding binding : formula.bindings()) {
            Expression value = expand(binding.value(), Place.LOSS);
            bindings.add(new Binding(binding.name(), binding.nameSpan(), value, binding.span()));
        }
        Expression result = expand(formula.result(), Place.LOSS);
        return new Formula(formula.signature(), bindings, result, formula.span());
    }

    private void spend(int parts) {
        steps += parts;
        if (steps > limit) {
            throw new TooLarge();
        }
    }

    /** An expression with everything put in. */
    private Expression expand(Expression syntax, Place place) {
        spend(1);
        if (syntax instanceof NameReference name) {
            return name(name, place);
        }
        if (syntax instanceof Conditional conditional) {
            Expression condition = expand(conditional.condition(), place);
            Expression whenTrue = expand(conditional.whenTrue(), place.branch());
            Expression whenFalse = expand(conditional.whenFalse(), place.branch());
            return new Conditional(condition, whenTrue, whenFalse, conditional.span());
        }
        if (syntax instanceof Call call && definitions.find(call.function()).isPresent()) {
            return call(call, definitions.find(call.function()).get(), place);
        }
        boolean isChoice = syntax instanceof Call call && call.function().equals("where");
        Place inside = isChoice ? place.branch() : place;
        return SyntaxTree.map(syntax, part -> expand(part, inside));
    }

    private Expression name(NameReference name, Place place) {
        Meaning meaning = place.meanings().get(name.name());
        if (meaning != null) {
            Expression value = meaning.at(name);
            SyntaxTree.visit(value, part -> spend(1));
            return value;
        }
        // In a definition only pi is left, which the loss may have taken for something else.
        boolean isConstant = place.inDefinition() && names.isDeclared("pi");
        return isConstant ? pi(name.span()) : name;
    }

    /** Digits would mean their double, and not pi. */
    private static Expression pi(Span span) {
        Expression minusOne = new Negation(new NumberLiteral("1", 1, span), span);
        return new Call("acos", List.of(minusOne), List.of(), List.of(), span, span);
    }

    private Expression call(Call call, Definition definition, Place place) {
        if (definitions.isBroken(definition.name())) {
            throw new Broken();
        }
        Map<String, Meaning> meanings = new LinkedHashMap<>();
        for (int i = 0; i < definition.parameters().size(); i++) {
            Expression argument = expand(call.arguments().get(i), place);
            String name = definition.parameters().get(i).name();
            meanings.put(name, meaning(definition, name, argument, place.inBranch()));
        }
        Place body = new Place(meanings, true, place.inBranch());
        for (Binding binding : definition.body().bindings()) {
            Expression value = expand(binding.value(), body);
            meanings.put(binding.name(), meaning(definition, binding.name(), value, place.inBranch()));
        }
        return expand(definition.body().result(), body);
    }

    private Meaning meaning(Definition definition, String name, Expression value, boolean inBranch) {
        // Out of its branch, an index would be checked without the condition that keeps it in range.
        if (isSimple(value) || (inBranch && hasIndex(value))) {
            return new Meaning(value, false);
        }
        String fresh = names.fresh(definition.name(), name);
        bindings.add(new Binding(fresh, value.span(), value, value.span()));
        return new Meaning(new NameReference(fresh, value.span()), true);
    }

    private static boolean isSimple(Expression syntax) {
        return syntax instanceof NameReference
                || syntax instanceof NumberLiteral
                || (syntax instanceof Negation negation && negation.operand() instanceof NumberLiteral);
    }

    private static boolean hasIndex(Expression syntax) {
        boolean[] found = new boolean[1];
        SyntaxTree.visit(
                syntax,
                part -> found[0] |= part instanceof ElementAccess access && !(access.index() instanceof NumberLiteral));
        return found[0];
    }
}
