package io.lossmith.processor.codegen;

import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Variable;

/** Describes an input in one line: its role, type and shape. */
public final class InputDoc {
    private InputDoc() {}

    public static String describe(Variable input) {
        String role = switch (input.origin()) {
            case PREDICTION -> "prediction";
            case LEARN -> "learned input, shared by all rows";
            case TARGET -> "target";
            case PARAMETER -> "parameter";
        };
        return role + ", " + type(input) + ", " + shape(input);
    }

    /** The type as the language writes it. */
    public static String type(Variable input) {
        String length = input.classes()
                .or(() -> input.type().length())
                .map(value -> "[" + value + "]")
                .orElse("");
        String domain = ExprPrinter.domain(input.domain());
        int space = domain.indexOf(' ');
        return space < 0 ? domain + length : domain.substring(0, space) + length + domain.substring(space);
    }

    private static String shape(Variable input) {
        boolean shared = input.origin() == Origin.LEARN;
        if (input.isVector()) {
            String length = input.type().length().orElseThrow().toString();
            return shared ? "[" + length + "]" : "[rows, " + length + "] row-major";
        }
        return shared ? "[1]" : "[rows]";
    }
}
