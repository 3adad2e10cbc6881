package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Suggestions;
import io.lossmith.processor.function.Functions;
import io.lossmith.syntax.Call;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What to do about a call of a function that does not exist, or with the wrong arguments. */
public final class FunctionHints {
    /** Names that other languages use, with what to write instead. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("ln", "log"),
            Map.entry("expit", "sigmoid"),
            Map.entry("logistic", "sigmoid"),
            Map.entry("average", "mean"),
            Map.entry("avg", "mean"),
            Map.entry("phi", "normal_cdf"),
            Map.entry("swish", "silu"),
            Map.entry("lse", "logsumexp"),
            Map.entry("arcsin", "asin"),
            Map.entry("arccos", "acos"),
            Map.entry("arctan", "atan"),
            Map.entry("power", "pow"),
            Map.entry("fmax", "max"),
            Map.entry("fmin", "min"),
            Map.entry("clip", "clamp"),
            Map.entry("if", "where"),
            Map.entry("ifelse", "where"));

    /** Arguments that have names of their own; elsewhere they are x, y and z. */
    private static final Map<String, String> ARGUMENTS = Map.ofEntries(
            Map.entry("clamp", "x, low, high"),
            Map.entry("where", "condition, a, b"),
            Map.entry("max", "v)' for the largest element or 'max(x, y"),
            Map.entry("min", "v)' for the smallest element or 'min(x, y"),
            Map.entry("norm", "v)' or 'norm(v, p"),
            Map.entry("index", "K"),
            Map.entry("onehot", "y"),
            Map.entry("count", "condition"),
            Map.entry("any", "condition"),
            Map.entry("all", "condition"));

    private FunctionHints() {}

    /** What the user may have meant by a call; {@code losses} are those that can be called. */
    static String unknown(Call call, Scope scope, Collection<String> losses) {
        String name = call.function();
        Optional<String> loss = loss(call, losses);
        if (loss.isPresent()) {
            return loss.get();
        }
        Optional<String> close = Suggestions.closest(name, Functions.names());
        if (scope.hasValue(name)) {
            return "'" + name + "' is a value: write '" + name + " * (…)' to multiply"
                    + close.map(function -> ", or '" + function + "(…)' if you meant that function")
                            .orElse("")
                    + ".";
        }
        return Optional.ofNullable(ELSEWHERE.get(name))
                .or(() -> close)
                .or(() -> Suggestions.closest(name, losses))
                .map(FunctionHints::didYouMean)
                .orElseGet(() -> "Functions are: " + String.join(", ", Functions.names()) + ".");
    }

    /** What to do about a call that is one of a loss by its looks: it has targets or parameters, or is named like a record. */
    public static Optional<String> loss(Call call, Collection<String> losses) {
        String name = call.function();
        boolean isType = Character.isUpperCase(name.codePointAt(0));
        boolean isFunction = call.isOrdinary() && Functions.names().contains(name.toLowerCase(Locale.ROOT));
        if (isFunction || (call.isOrdinary() && !isType)) {
            return Optional.empty();
        }
        String named = isType
                ? "To call the loss " + name + ", name it in the annotation: 'uses = {" + name + ".class}'."
                : "To call a loss, name its record in the annotation, as in 'uses = {Square.class}', or make it a component '"
                        + name + "'.";
        return Optional.of(
                Suggestions.closest(name, losses).map(FunctionHints::didYouMean).orElse(named));
    }

    private static String didYouMean(String name) {
        return "Did you mean '" + name + "'?";
    }

    /** A call of {@code name} as it should be, in quotes. */
    static String usage(String name, int arity) {
        String usual = arity == 1 ? "x" : arity == 2 ? "x, y" : "x, y, z";
        return "'" + name + "(" + ARGUMENTS.getOrDefault(name, usual) + ")'";
    }

    /** How a formula could use a component that is a loss: as a task beside {@code task} if it has one, else by a call. */
    static String use(Component loss, Optional<String> task) {
        String call = Callee.of(loss.loss().orElseThrow())
                .map(callee -> callee.usage(loss.name(), false))
                .orElse(loss.name() + "(p | y)");
        return task.map(name -> "Make it a task, too, by its name, as in '" + name + " + " + loss.name() + "'")
                .orElse("Call it, as in '" + call + "'");
    }
}
