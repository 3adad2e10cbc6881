package io.lossmith.processor.schedule;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.schedule.Statement.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the reductions of one loop: their variables before it, their steps inside it. */
final class LoopReductions {
    private final Map<Expr, String> names;

    LoopReductions(Map<Expr, String> names) {
        this.names = names;
    }

    private static final class Extreme {
        private String value;
        private String place;
        private Expr element;
        private Expr valueOf;
        private Expr placeOf;
        private boolean isMaximum;
    }

    void emit(List<Expr> reductions, List<Statement> before, List<Statement> body) {
        Map<String, Extreme> extremes = new LinkedHashMap<>();
        for (Expr reduction : reductions) {
            String function = ((Apply) reduction).function().name();
            String name = names.get(reduction);
            Expr element = reduction.argument(0);
            switch (function) {
                case "sum" -> combine(reduction, Step.ADD, before, body);
                case "prod" -> combine(reduction, Step.MULTIPLY, before, body);
                case "max_of" -> combine(reduction, Step.MAXIMUM, before, body);
                case "min_of" -> combine(reduction, Step.MINIMUM, before, body);
                case "any" -> combine(reduction, Step.OR, before, body);
                case "peak", "argmax", "argmin" -> {
                    boolean maximum = !function.equals("argmin");
                    Extreme extreme =
                            extremes.computeIfAbsent((maximum ? "max" : "min") + element.id(), key -> new Extreme());
                    extreme.element = element;
                    extreme.isMaximum = maximum;
                    if (function.equals("peak")) {
                        extreme.value = name;
                        extreme.valueOf = reduction;
                    } else {
                        extreme.place = name;
                        extreme.placeOf = reduction;
                    }
                }
                default -> throw new IllegalStateException("no loop for " + function);
            }
        }
        for (Extreme extreme : extremes.values()) {
            String value = extreme.value != null ? extreme.value : extreme.place + "Value";
            before.add(new Statement.StartExtreme(value, extreme.place, extreme.isMaximum));
            body.add(new Statement.Compare(
                    value, extreme.place, extreme.element, extreme.isMaximum, extreme.valueOf, extreme.placeOf));
        }
    }

    private void combine(Expr reduction, Step step, List<Statement> before, List<Statement> body) {
        String name = names.get(reduction);
        before.add(new Statement.Start(name, step));
        body.add(new Statement.Accumulate(name, reduction, reduction.argument(0), step));
    }
}
