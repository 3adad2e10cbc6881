package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.exact.ExactConstants;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprGraph;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Domain;
import io.lossmith.syntax.Binding;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.Formula;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves one loss: declares its names, builds its expressions and checks them. */
public final class Resolver {
    /** A model, or the problems that prevent one. */
    public record Resolved(Optional<LossModel> model, List<Problem> problems) {}

    private Resolver() {}

    /** Resolves {@code formula} as the loss of {@code declaration}. */
    public static Resolved resolve(LossDeclaration declaration, Formula formula) {
        return resolve(declaration, formula, false);
    }

    /** The same; a trusted formula, of our own tables and tests, may name the hidden functions too. */
    public static Resolved resolve(LossDeclaration declaration, Formula formula, boolean trusted) {
        Run run = new Run(declaration, formula, Map.of(), trusted);
        Resolved resolved = run.resolve();
        if (run.tasks.any()
                || formula.signature().isPresent()
                || resolved.model().isEmpty()) {
            return resolved;
        }
        // The first run finds out where the formula is defined, the second one uses it as the inputs' domains.
        return new Run(declaration, formula, run.naturalDomains(), trusted).resolve();
    }

    private static final class Run {
        /** Each has a parameter at least or is of no use, and a kernel holds no more than 255. */
        private static final int MOST_LOSSES = 1_000;

        private final LossDeclaration declaration;
        private final Formula formula;
        private final Algebra algebra = new Algebra(new ExprGraph(new ExactConstants()));
        private final Scope scope = new Scope();
        private final ProblemCollector problems = new ProblemCollector();
        private final NaturalDomains domains = new NaturalDomains();
        private final Map<Expr, Span> spans = new LinkedHashMap<>();
        private final Map<Expr, String> names = new LinkedHashMap<>();
        private final ExpressionBuilder builder;
        private final Declarations declarations;
        private final TaskUses tasks;

        Run(LossDeclaration declaration, Formula formula, Map<String, Domain> inferred, boolean trusted) {
            this.declaration = declaration;
            this.formula = formula;
            this.declarations = new Declarations(declaration, formula, algebra, scope, problems, inferred);
            this.tasks = new TaskUses(declaration, formula);
            LossCalls losses = new LossCalls(declaration, declarations::parameterOfLoss);
            this.builder =
                    new ExpressionBuilder(algebra, scope, problems, spans, domains, trusted, Optional.of(losses));
        }

        Map<String, Domain> naturalDomains() {
            Map<String, Domain> result = new HashMap<>();
            for (Variable input : declarations.inputs()) {
                result.put(input.name(), domains.domain(input));
            }
            return result;
        }

        Resolved resolve() {
            if (declaration.hasMoreLosses(MOST_LOSSES)) {
                String what = "it is made of losses that are made of losses, more than " + MOST_LOSSES + " of them";
                problems.report(Message.FORMULA_TOO_LARGE, Span.NOWHERE, what);
                return failed();
            }
            List<Task> resolvedTasks =
                    tasks.any() ? new TaskResolver(declaration, formula, tasks, problems).resolve() : List.of();
            declarations.tasks(resolvedTasks);
            if (problems.hasErrors()) {
                return failed();
            }
            if (formula.signature().isPresent()) {
                declarations.fromSignature(formula.signature().get());
            } else if (tasks.any()) {
                declarations.withoutSignature();
            } else {
                declarations.fromFreeNames();
            }
            formula.bindings().forEach(binding -> scope.announce(binding.name()));
            suggestTasks();
            Expr weight = null;
            for (Binding binding : formula.bindings()) {
                if (binding.name().equals("weight")) {
                    weight = bindWeight(binding, weight);
                } else {
                    bind(binding);
                }
            }
            Expr value = builder.number(formula.result());
            checkScalar(value, formula.result(), "The loss");
            declarations.checkParameterCount(resolvedTasks);
            if (problems.hasErrors()) {
                return failed();
            }
            checkUse(value);
            if (problems.hasErrors()) {
                return failed();
            }
            LossModel model = new LossModel(
                    declaration,
                    algebra,
                    declarations.inputs(),
                    declarations.links(),
                    declarations.parameters(),
                    declarations.lengths(builder.minimumLengths()),
                    value,
                    Optional.ofNullable(weight),
                    names,
                    spans,
                    resolvedTasks,
                    problems.problems());
            return new Resolved(Optional.of(model), List.of());
        }

        /** A loss among the components is what a misspelt name may mean, unless the formula calls losses. */
        private void suggestTasks() {
            List<String> names = declaration.components().stream()
                    .filter(component -> component.loss().isPresent())
                    .map(Component::name)
                    .toList();
            if (Collections.disjoint(names, FreeNames.called(formula))) {
                names.forEach(scope::suggest);
            }
        }

        private Resolved failed() {
            return new Resolved(Optional.empty(), problems.problems());
        }

        private void bind(Binding binding) {
            boolean free = declarations.checkFree(binding.name(), binding.nameSpan());
            Expr value = builder.build(binding.value());
            if (value == null || !free) {
                scope.declareBroken(binding.name());
            } else {
                names.putIfAbsent(value, binding.name());
                scope.with(binding.name(), value);
            }
            declarations.taken(binding.name(), "a binding");
        }

        private Expr bindWeight(Binding binding, Expr earlier) {
            if (earlier != null) {
                problems.report(Message.DUPLICATE_NAME, binding.nameSpan(), "weight", "an earlier binding");
            }
            declarations
                    .takenBy("weight")
                    .ifPresent(by -> problems.report(
                            Message.WEIGHT_IS_RESERVED, binding.nameSpan(), by, by.replaceFirst("^an? ", "")));
            Expr weight = builder.number(binding.value());
            checkScalar(weight, binding.value(), "The row's weight");
            if (weight != null && weight.isDifferentiable()) {
                FreeNames.outsideOfStop(binding.value()).stream()
                        .filter(name -> scope.value(name.name())
                                .filter(Expr::isDifferentiable)
                                .isPresent())
                        .findFirst()
                        .ifPresent(name -> problems.report(Message.WEIGHT_HAS_GRADIENT, name.span(), name.name()));
            }
            return weight;
        }

        private void checkScalar(Expr expr, Expression syntax, String what) {
            if (expr != null && expr.isVector()) {
                problems.report(
                        Message.SCALAR_EXPECTED,
                        syntax.span(),
                        what,
                        expr.type().length().orElseThrow(),
                        Quote.of(syntax));
            }
        }

        private void checkUse(Expr value) {
            if (!value.isDifferentiable()) {
                problems.report(Message.NO_GRADIENT, formula.result().span());
                return;
            }
            Set<String> used = FreeNames.used(formula);
            declarations.warnUnused(used);
            for (Binding binding : formula.bindings()) {
                if (!binding.name().equals("weight") && !used.contains(binding.name())) {
                    problems.report(Message.UNUSED_BINDING, binding.nameSpan(), binding.name());
                }
            }
        }
    }
}
