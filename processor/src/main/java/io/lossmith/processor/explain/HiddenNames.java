package io.lossmith.processor.explain;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Function;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions in explanations that no formula can call, and what they mean. */
final class HiddenNames {
    private static final List<String> OPERANDS = List.of("x", "y", "z");

    private HiddenNames() {}

    /** Those that stand in {@code formulas}, each with its operands, in the order of the function table. */
    static Map<String, String> in(Collection<String> formulas) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Function row : Functions.all()) {
            if (row.isHidden() && formulas.stream().anyMatch(formula -> calls(formula, row.name()))) {
                String operands = String.join(", ", OPERANDS.subList(0, row.arity()));
                meanings.put(row.name() + "(" + operands + ")", row.meaning());
            }
        }
        return meanings;
    }

    private static boolean calls(String formula, String name) {
        int at = formula.indexOf(name + "(");
        while (at > 0 && Character.isJavaIdentifierPart(formula.charAt(at - 1))) {
            at = formula.indexOf(name + "(", at + 1);
        }
        return at >= 0;
    }
}
