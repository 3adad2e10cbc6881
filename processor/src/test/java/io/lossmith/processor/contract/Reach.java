package io.lossmith.processor.contract;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.rewrite.Rule;
import io.lossmith.processor.rewrite.Rules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many derivatives of a user's formula lie between it and a hidden function: 0 for what rewriting puts in, 1 for what stands in the derivative of a
 * visible one, 2 for what stands in the derivative of that. A kernel has two derivatives, so that the derivatives of a
 * function of order 2 are never computed.
 */
final class Reach {
    private static final int KERNEL = 2;
    private static final Pattern CALL = Pattern.compile("([a-z_0-9]+)\\(");

    private final Map<Function, Integer> orders = new HashMap<>();

    Reach() {
        Deque<Function> pending = new ArrayDeque<>();
        for (Function row : Functions.all()) {
            if (!row.isHidden()) {
                orders.put(row, 0);
                pending.add(row);
            }
        }
        follow(pending);
        // Rewriting puts in what no derivative needs: there it stands for what users write.
        for (Rule rule :
                Stream.concat(Rules.all().stream(), Rules.schemes().stream()).toList()) {
            named(rule.replacement()).forEach(row -> {
                if (!orders.containsKey(row)) {
                    orders.put(row, 0);
                    pending.add(row);
                }
            });
            follow(pending);
        }
    }

    private void follow(Deque<Function> pending) {
        while (!pending.isEmpty()) {
            Function row = pending.remove();
            List<String> derivatives = new ArrayList<>(row.derivatives());
            derivatives.add(row.elementDerivative());
            derivatives.addAll(row.diagonals());
            reach(derivatives, orders.get(row) + 1, pending);
            reach(List.of(row.lowering(), row.element()), orders.get(row), pending);
        }
    }

    private void reach(List<String> formulas, int order, Deque<Function> pending) {
        for (String formula : formulas) {
            for (Function row : named(formula)) {
                if (orders.getOrDefault(row, Integer.MAX_VALUE) > order) {
                    orders.put(row, order);
                    pending.add(row);
                }
            }
        }
    }

    private static List<Function> named(String formula) {
        List<Function> rows = new ArrayList<>();
        Matcher call = CALL.matcher(formula);
        while (call.find()) {
            Functions.find(call.group(1)).ifPresent(rows::add);
        }
        return rows;
    }

    /** Whether a kernel may compute this of the function; functions that no row names are taken as written by users. */
    boolean isReached(Function row, Quantity.Kind kind) {
        return orders.getOrDefault(row, 0) + kind.order() <= KERNEL;
    }
}
