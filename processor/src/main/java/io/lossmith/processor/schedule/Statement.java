package io.lossmith.processor.schedule;

import io.lossmith.processor.ir.Expr;
import io.lossmith.spec.Length;
import java.util.ArrayList;
import java.util.List;

/** One step of a row program. Names stand for Java variables; an expression bound to a name is not written out again. */
public sealed interface Statement {
    /** The results that {@code statements} deliver, in order. */
    static List<Output> delivered(List<Statement> statements) {
        List<Output> outputs = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Loop loop) {
                outputs.addAll(delivered(loop.body()));
            } else if (statement instanceof Deliver deliver) {
                outputs.add(deliver.output());
            }
        }
        return outputs;
    }

    /** {@code type name = expr;} */
    record Define(String name, Expr expr) implements Statement {}

    /** Declares the variable in which a loop gathers what {@code step} combines. */
    record Start(String name, Step step) implements Statement {}

    /** How a loop combines elements. */
    enum Step {
        ADD,
        MULTIPLY,
        MAXIMUM,
        MINIMUM,
        OR
    }

    /** Combines one more element: {@code name += element} and the like. */
    record Accumulate(String name, Expr reduction, Expr element, Step step) implements Statement {}

    /**
     * Declares an extreme and the place of it.
     *
     * @param value name of the largest or smallest element
     * @param place name of its index, null when nobody asks
     */
    record StartExtreme(String value, String place, boolean isMaximum) implements Statement {}

    /**
     * Compares one element with the extreme so far.
     *
     * @param value name of the extreme
     * @param place name of its index, null when nobody asks
     * @param valueOf the reduction that {@code value} holds after the loop, maybe null
     * @param placeOf the reduction that {@code place} holds after the loop, maybe null
     */
    record Compare(String value, String place, Expr element, boolean isMaximum, Expr valueOf, Expr placeOf)
            implements Statement {}

    /** Keeps one element for a later loop. */
    record Store(int slot, Expr element) implements Statement {}

    /** Delivers a result. */
    record Deliver(Output output) implements Statement {}

    /** {@code for (int index = 0; index < length; index++)}. */
    record Loop(String index, Length length, List<Statement> body) implements Statement {
        public Loop {
            body = List.copyOf(body);
        }
    }
}
