package io.lossmith.processor.documentation;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.function.Macros;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The function tables of the language reference, written from the rows the compiler works with. */
final class FunctionTable {
    private static final List<String> OPERANDS = List.of("x", "y", "z");

    /** Written out where a formula names them, but used on conditions or on every element, unlike their neighbours. */
    private static final Set<String> ELEMENTWISE = Set.of("pow", "where");

    /** Printed as {@code max} and {@code min}, or not at all. */
    private static final Set<String> SHOWN_OTHERWISE =
            Set.of("maximum", "minimum", "max_of", "min_of", "peak", "spread", "scale_for");

    private FunctionTable() {}

    static String elementwise() {
        StringBuilder table = new StringBuilder("""
                | Function | Meaning | Defined for | Derivative by each argument |
                |---|---|---|---|
                """);
        for (Function row : rows(Shape.ELEMENTWISE)) {
            line(table, call(row), row.meaning(), row.domain(), code(row.derivatives()));
        }
        Macros.special().forEach((name, meaning) -> {
            if (ELEMENTWISE.contains(name)) {
                line(table, name.equals("pow") ? "pow(x, y)" : "where(c, a, b)", "`" + meaning + "`", "", "");
            }
        });
        return table.toString();
    }

    static String vectors() {
        StringBuilder table = new StringBuilder("""
                | Function | From | To | Meaning | Gradient by its argument |
                |---|---|---|---|---|
                """);
        for (Function row : rows(Shape.REDUCTION)) {
            line(table, "%s(x)".formatted(row.name()), "vector", "number", row.meaning(), code(row.derivatives()));
        }
        for (Function row : rows(Shape.ROW)) {
            line(table, "%s(x)".formatted(row.name()), "vector", "vector", row.meaning(), code(row.derivatives()));
        }
        Macros.table().forEach((name, macro) -> {
            boolean isCondition = macro.formula().contains("?");
            boolean yieldsCondition =
                    macro.formula().contains(") > 0") || macro.formula().contains("== 0");
            String arguments = String.join(", ", OPERANDS.subList(0, macro.arity()));
            line(
                    table,
                    name + "(" + arguments + ")",
                    macro.arity() == 2 ? "two vectors" : isCondition ? "conditions" : "vector",
                    yieldsCondition ? "condition" : "number",
                    macro.meaning() + ": `" + macro.formula() + "`",
                    "");
        });
        Macros.special().forEach((name, meaning) -> {
            if (!ELEMENTWISE.contains(name)) {
                line(table, name, from(name), to(name), meaning, "");
            }
        });
        return table.toString();
    }

    /** Names that only the compiler uses, but that gradients in javadoc show. */
    static String helpers() {
        StringBuilder table = new StringBuilder("""
                | Name | Meaning |
                |---|---|
                """);
        for (Function row : Functions.all()) {
            if (row.isHidden() && !SHOWN_OTHERWISE.contains(row.name())) {
                String arguments = String.join(", ", OPERANDS.subList(0, row.arity()));
                line(table, row.name() + "(" + arguments + ")", row.meaning());
            }
        }
        return table.toString();
    }

    private static String from(String name) {
        return switch (name) {
            case "index" -> "length";
            case "onehot" -> "class";
            default -> "numbers, or one vector";
        };
    }

    private static String to(String name) {
        return name.equals("index") || name.equals("onehot") ? "vector" : "number";
    }

    private static List<Function> rows(Shape shape) {
        List<Function> rows = new ArrayList<>();
        for (Function row : Functions.all()) {
            if (row.shape() == shape && !row.isHidden()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String call(Function row) {
        return row.name() + "(" + String.join(", ", OPERANDS.subList(0, row.arity())) + ")";
    }

    private static String code(List<String> formulas) {
        return formulas.stream().map(formula -> "`" + formula + "`").collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder table, String first, String... others) {
        table.append("| `").append(first).append("` |");
        for (String cell : others) {
            table.append(cell.isEmpty() ? "" : " " + cell.replace("|", "\\|")).append(" |");
        }
        table.append('\n');
    }
}
