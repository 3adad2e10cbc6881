package io.lossmith.processor.exact;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.RealNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rounds functions of constants correctly: the same bits on every machine. */
public final class ExactConstants implements RealNumbers {
    /** What is not known with these, as the difference of equal numbers, is not worth the time. */
    private static final List<Precision> STEPS = Precision.STEPS.subList(0, 2);

    private static final Row NOTHING = new Row(Map.of(), Map.of());

    private final List<Evaluator> evaluators = new ArrayList<>();

    @Override
    public Optional<Rounded> rounded(Expr expr) {
        if (!(expr instanceof Apply apply) || !Forms.has(apply.function())) {
            return Optional.empty();
        }
        Optional<Rounded> result = Optional.empty();
        for (int step = 0; step < STEPS.size(); step++) {
            if (step == evaluators.size()) {
                evaluators.add(new Evaluator(NOTHING, STEPS.get(step)));
            }
            Enclosure number = evaluators.get(step).element(expr, 0);
            if (number.isSettled() && Double.isFinite(number.toDouble())) {
                double value = number.toDouble();
                Enclosure rest = new Special(STEPS.get(step)).minus(number, Enclosure.of(value));
                if (rest.isSettled()) {
                    return Optional.of(new Rounded(value, rest.toDouble()));
                }
                result = Optional.of(new Rounded(value, 0));
            }
        }
        return result;
    }
}
