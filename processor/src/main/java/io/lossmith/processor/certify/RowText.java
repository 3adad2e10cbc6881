package io.lossmith.processor.certify;

import io.lossmith.processor.exact.Row;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Origin;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes a row as people read it: {@code z = [1, 2, 3], y = 0}. */
final class RowText {
    private RowText() {}

    /** Parameters are doubles, inputs numbers of {@code format}. */
    static String of(Row row, Format format) {
        return row.values().entrySet().stream()
                .map(entry -> {
                    double[] elements = entry.getValue();
                    boolean condition = entry.getKey().type().kind() == Kind.CONDITION;
                    Format own = entry.getKey().origin() == Origin.PARAMETER ? Format.DOUBLE : format;
                    String text = Arrays.stream(elements)
                            .mapToObj(each ->
                                    condition ? Boolean.toString(each != 0) : ExprPrinter.number(own.shortest(each)))
                            .collect(Collectors.joining(", "));
                    return entry.getKey().name() + " = " + (entry.getKey().isVector() ? "[" + text + "]" : text);
                })
                .collect(Collectors.joining(", "));
    }
}
