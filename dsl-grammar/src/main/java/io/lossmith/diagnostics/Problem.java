package io.lossmith.diagnostics;

import java.util.Arrays;
import java.util.List;

/**
 * One mistake at one place of the source text: a message of the catalogue with its arguments.
 *
 * @param message what kind of mistake
 * @param span where the caret goes
 * @param arguments what fills {0}, {1}, … in the message's sentence and remedy
 */
public record Problem(Message message, Span span, List<String> arguments) {
    /**
     * Copies the arguments and checks that no placeholder stays empty.
     *
     * @throws IllegalArgumentException if the message needs more arguments than are given
     */
    public Problem {
        arguments = List.copyOf(arguments);
        if (arguments.size() < message.argumentCount()) {
            throw new IllegalArgumentException(
                    message.id() + " needs " + message.argumentCount() + " arguments, not " + arguments.size() + ".");
        }
    }

    /**
     * A problem whose arguments are given one by one.
     *
     * @param message what kind of mistake
     * @param span where the caret goes
     * @param arguments what fills the placeholders, by {@link String#valueOf(Object)}
     * @return the problem
     * @throws IllegalArgumentException if the message needs more arguments than are given
     */
    public static Problem of(Message message, Span span, Object... arguments) {
        return new Problem(
                message, span, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** {@return the sentence that says what is wrong} */
    public String sentence() {
        return Template.fill(message.sentence(), arguments);
    }

    /** {@return the sentence that says what to do} */
    public String remedy() {
        return Template.fill(message.remedy(), arguments);
    }
}
