package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import java.util.List;

/**
 * A function, macro or loss applied to arguments: {@code f(a, b)}, or for a loss {@code ce(z | y; 2)}, read like its
 * signature.
 *
 * @param function the name before the parenthesis
 * @param arguments the arguments, for a loss its predictions
 * @param targets what stands after {@code |}; empty for ordinary calls
 * @param parameters what stands after {@code ;}; empty for ordinary calls
 * @param nameSpan the place of the function's name
 * @param span the place of the whole call
 */
public record Call(
        String function,
        List<Expression> arguments,
        List<Expression> targets,
        List<Expression> parameters,
        Span nameSpan,
        Span span)
        implements Expression {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are targets or parameters but no arguments, which has no spelling
     */
    public Call {
        arguments = List.copyOf(arguments);
        targets = List.copyOf(targets);
        parameters = List.copyOf(parameters);
        if (arguments.isEmpty() && !(targets.isEmpty() && parameters.isEmpty())) {
            throw new IllegalArgumentException("A call with targets or parameters needs an argument: " + function);
        }
    }

    /** {@return whether the call has only arguments, as a function has, and neither targets nor parameters} */
    public boolean isOrdinary() {
        return targets.isEmpty() && parameters.isEmpty();
    }
}
