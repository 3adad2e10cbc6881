package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.Callee.Formal;
import io.lossmith.spec.Length;
import io.lossmith.syntax.Binding;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.EntryType;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.LengthSyntax;
import io.lossmith.syntax.TypeWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls of losses by other losses, {@code ce(z | y)}: the called formula is put in, row by row, with the arguments in the
 * place of its inputs. Its hyper-parameters come from the component called, or are passed after {@code ;}.
 */
final class LossCalls {
    private final LossDeclaration caller;
    private final String prefix;
    private final List<LossDeclaration> running;
    private final Parameters parameters;
    private final Shared shared;

    /** Declares a hyper-parameter of a component that is a loss, once its lengths are known. */
    interface Parameters {
        /** The parameter at {@code path}, such as {@code focal.gamma}. */
        Expr declare(String path, Component component, Formal formal, Map<String, Length> lengths);
    }

    /** What all calls of one formula share: the losses that were read, and how much can still be put in. */
    private static final class Shared {
        private final Map<String, Optional<Callee>> read = new HashMap<>();
        /** Losses that call each other twice would double the formula at every step. */
        private int left = 20_000;

        private boolean isTold;

        /** A loss that is called, read once however often it is. */
        Optional<Callee> callee(LossDeclaration loss) {
            return read.computeIfAbsent(loss.qualifiedName(), key -> Callee.of(loss));
        }

        boolean take(int parts) {
            left -= parts;
            return left >= 0;
        }
    }

    /** Why a loss cannot be called, and what to do instead. */
    private record Obstacle(String what, String remedy) {}

    /** The calls of a loss as a user declared it. */
    LossCalls(LossDeclaration caller, Parameters parameters) {
        this(caller, "", List.of(caller), parameters, new Shared());
    }

    private LossCalls(
            LossDeclaration caller,
            String prefix,
            List<LossDeclaration> running,
            Parameters parameters,
            Shared shared) {
        this.shared = shared;
        this.caller = caller;
        this.prefix = prefix;
        this.running = running;
        this.parameters = parameters;
    }

    /** Whether a call of {@code name} is a call of a loss. */
    boolean isLoss(String name) {
        return component(name).isPresent() || caller.uses().containsKey(name);
    }

    /** The names that can be called. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        caller.components().stream()
                .filter(component -> component.loss().isPresent())
                .forEach(component -> names.add(component.name()));
        names.addAll(caller.uses().keySet());
        return names;
    }

    private Optional<Component> component(String name) {
        return caller.component(name).filter(component -> component.loss().isPresent());
    }

    /** The called loss of one row, or null when the call has a mistake. */
    Expr build(Call call, ExpressionBuilder outer) {
        if (shared.isTold) {
            return null;
        }
        String name = call.function();
        Optional<Component> component = component(name);
        LossDeclaration declaration =
                component.flatMap(Component::loss).orElseGet(() -> caller.uses().get(name));
        if (recursive(call, declaration, outer)) {
            return null;
        }
        Optional<Callee> callee = shared.callee(declaration);
        Optional<Obstacle> obstacle = obstacle(declaration, callee, component.isPresent());
        if (obstacle.isPresent()) {
            return refuse(call, declaration, obstacle.get(), outer);
        }
        if (!shared.take(FreeNames.size(callee.get().formula()))) {
            shared.isTold = true;
            return tooLarge(call, declaration, outer);
        }
        return new Run(call, callee.get(), component, outer).build();
    }

    private static Expr refuse(Call call, LossDeclaration loss, Obstacle obstacle, ExpressionBuilder outer) {
        return outer.problems()
                .report(Message.NOT_CALLABLE, call.nameSpan(), loss.simpleName(), obstacle.what(), obstacle.remedy());
    }

    private static Expr tooLarge(Call call, LossDeclaration loss, ExpressionBuilder outer) {
        String reason = "with all that is called, the formula has more than 20,000 numbers, names and symbols";
        String remedy =
                "Call fewer losses, or give what is called several times with the same arguments a name with a binding.";
        return refuse(call, loss, new Obstacle(reason, remedy), outer);
    }

    /** Whether a call leads back to a loss that is being put in; then that is told. */
    private boolean recursive(Call call, LossDeclaration loss, ExpressionBuilder outer) {
        List<String> names =
                running.stream().map(LossDeclaration::qualifiedName).toList();
        int start = names.indexOf(loss.qualifiedName());
        if (start >= 0) {
            List<String> circle = running.subList(start, running.size()).stream()
                    .map(LossDeclaration::simpleName)
                    .toList();
            outer.problems().report(Message.RECURSION, call.nameSpan(), loss.simpleName(), LossCircle.text(circle));
        }
        return start >= 0;
    }

    private Optional<Obstacle> obstacle(LossDeclaration loss, Optional<Callee> callee, boolean isComponent) {
        if (callee.isEmpty()) {
            return Optional.of(
                    Callee.combinesTasks(loss)
                            ? new Obstacle(
                                    "it is made of tasks, each with rows of its own",
                                    "Call the losses it is made of, or write out what it computes.")
                            : new Obstacle("its own formula has a mistake", "Correct that formula first."));
        }
        if (callee.get().hasOwnWeight()) {
            return Optional.of(new Obstacle(
                    "it has a weight of its own, which only a mean over its rows can use",
                    "Write out what it computes, or make it a task: a component of the record, used by its name."));
        }
        boolean needsComponents = loss.components().stream()
                .anyMatch(component -> component.loss().isPresent());
        return needsComponents && !isComponent
                ? Optional.of(new Obstacle(
                        "it is made of other losses, which a call cannot pass",
                        "Make it a component of a record with @Loss, and call that."))
                : Optional.empty();
    }

    private final class Run {
        private final Call call;
        private final Callee callee;
        private final Optional<Component> component;
        private final ExpressionBuilder outer;
        private final Scope scope = new Scope();
        private final Map<String, Length> lengths = new LinkedHashMap<>();

        Run(Call call, Callee callee, Optional<Component> component, ExpressionBuilder outer) {
            this.call = call;
            this.callee = callee;
            this.component = component;
            this.outer = outer;
        }

        Expr build() {
            boolean passed = component.isEmpty();
            boolean fits = call.arguments().size() == callee.predictions().size()
                    && call.targets().size() == callee.targets().size()
                    && call.parameters().size() == (passed ? callee.parameters().size() : 0);
            if (!fits) {
                String usage = "'" + callee.usage(call.function(), passed) + "'";
                outer.problems()
                        .report(
                                Message.CALL_ARGUMENTS,
                                call.nameSpan(),
                                callee.declaration().simpleName(),
                                usage);
            }
            int mistakes = bind(callee.predictions(), call.arguments(), fits)
                    + bind(callee.targets(), call.targets(), fits)
                    + bind(callee.parameters(), call.parameters(), fits && passed);
            if (!fits || mistakes > 0) {
                return null;
            }
            lengths.forEach(scope::declareLength);
            component.ifPresent(this::parametersOf);
            return result();
        }

        /** Binds what fits and counts what does not; the mistakes inside all arguments are found in any case. */
        private int bind(List<Formal> formals, List<Expression> arguments, boolean fits) {
            int mistakes = 0;
            for (int i = 0; i < arguments.size(); i++) {
                Expr argument = outer.build(arguments.get(i));
                if (argument == null || (fits && !unify(formals.get(i), argument, arguments.get(i)))) {
                    mistakes++;
                } else if (fits) {
                    scope.with(formals.get(i).name(), argument);
                }
            }
            return mistakes;
        }

        private boolean unify(Formal formal, Expr argument, Expression syntax) {
            boolean isClass =
                    formal.type().filter(type -> type.word() == TypeWord.CLASS).isPresent();
            Optional<LengthSyntax> wanted = formal.type().flatMap(type -> type.length());
            Optional<Length> given = isClass
                    ? (argument instanceof Variable variable ? variable.classes() : Optional.empty())
                    : argument.type().length();
            boolean condition = argument.type().isCondition()
                    && formal.type()
                            .filter(type -> type.word() == TypeWord.BINARY)
                            .isEmpty();
            if (wanted.isPresent() != given.isPresent() || condition) {
                return misfit(formal, syntax);
            }
            if (wanted.isEmpty()) {
                return true;
            }
            Length here = given.get();
            int offset = wanted.get().offset();
            if (here.symbol().isEmpty() && wanted.get().symbol().isPresent() && here.offset() <= offset) {
                return misfit(formal, syntax); // the symbol would stand for no length
            }
            if (Math.abs(here.offset() - offset) > LengthSyntax.LARGEST) {
                return misfit(formal, syntax); // further calls inside might leave the range of an int
            }
            Length unified = wanted.get()
                    .symbol()
                    .map(symbol ->
                            lengths.computeIfAbsent(symbol, key -> new Length(here.symbol(), here.offset() - offset)))
                    .map(symbol -> new Length(symbol.symbol(), symbol.offset() + offset))
                    .orElseGet(() -> new Length("", offset));
            return unified.equals(here) || misfit(formal, syntax);
        }

        private boolean misfit(Formal formal, Expression syntax) {
            String type = formal.type()
                    .map(each -> each.name()
                            + each.length()
                                    .map(length -> "[" + text(length) + "]")
                                    .orElse(""))
                    .orElse("one number");
            outer.problems()
                    .report(
                            Message.ARGUMENT_TYPE,
                            syntax.span(),
                            Quote.of(syntax),
                            formal.name(),
                            callee.declaration().simpleName(),
                            type);
            return false;
        }

        private String text(LengthSyntax length) {
            return new Length(length.symbol().orElse(""), length.offset()).toString();
        }

        private void parametersOf(Component loss) {
            // Vectors first: a number that is their length is known as such then.
            List<Formal> ordered = callee.parameters().stream()
                    .sorted(Comparator.comparing(
                            formal -> formal.type().flatMap(EntryType::length).isEmpty()))
                    .toList();
            for (Formal formal : ordered) {
                Component inner = callee.declaration().component(formal.name()).orElseThrow();
                String path = prefix + loss.name() + "." + formal.name();
                scope.with(formal.name(), parameters.declare(path, inner, formal, lengths));
            }
            // A length that only parameters have is one of the kernel.
            lengths.forEach(scope::declareLength);
        }

        private Expr result() {
            ProblemCollector problems = new ProblemCollector();
            List<LossDeclaration> nested = new ArrayList<>(running);
            nested.add(callee.declaration());
            String inside = component.map(loss -> prefix + loss.name() + ".").orElse(prefix);
            LossCalls calls = new LossCalls(callee.declaration(), inside, nested, parameters, shared);
            ExpressionBuilder inner = outer.inside(scope, problems, new HashMap<>(), calls);
            for (Binding binding : callee.formula().bindings()) {
                Expr value = inner.build(binding.value());
                if (value == null) {
                    scope.declareBroken(binding.name());
                } else {
                    scope.with(binding.name(), value);
                }
            }
            Expr result = inner.number(callee.formula().result());
            if (shared.isTold) {
                return problems.hasErrors() ? tooLarge(call, callee.declaration(), outer) : null;
            }
            // These are about losses, whatever the arguments are.
            Optional<Problem> obstacle = problems.problems().stream()
                    .filter(problem ->
                            problem.message() == Message.RECURSION || problem.message() == Message.NOT_CALLABLE)
                    .findFirst();
            if (obstacle.isPresent()) {
                Object[] arguments = obstacle.get().arguments().toArray();
                return outer.problems().report(obstacle.get().message(), call.nameSpan(), arguments);
            }
            if (problems.hasErrors() || result == null || result.isVector()) {
                String why = problems.problems().stream()
                        .findFirst()
                        .map(problem -> problem.sentence())
                        .orElse("Its result is a vector.");
                return outer.problems()
                        .report(
                                Message.DOES_NOT_FIT,
                                call.nameSpan(),
                                callee.declaration().simpleName(),
                                why);
            }
            return result;
        }
    }
}
