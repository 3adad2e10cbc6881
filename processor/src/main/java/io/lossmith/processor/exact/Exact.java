package io.lossmith.processor.exact;

import io.lossmith.processor.ir.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * The exact values of expressions at one row: precision is raised until an enclosure is as narrow as a double needs it.
 *
 * <pre>{@code
 * Enclosure value = new Exact(row).value(loss.value(), 0);
 * value.isSettled();  // whether 4000 bits were enough
 * value.toDouble();   // the correctly rounded result
 * }</pre>
 *
 * <p>Functions without a form have to be written out before, by {@link io.lossmith.processor.lower.WrittenOut}.
 */
public final class Exact {
    /** Steps of which the functions have few bits. */
    private static final int SHALLOW = 2;

    private final Row row;
    private final List<Evaluator> steps = new ArrayList<>();

    public Exact(Row row) {
        this.row = row;
    }

    /** The enclosure of one element of a vector, or of a number as element 0; {@link Enclosure#isSettled} if 4000 bits are enough. */
    public Enclosure value(Expr expr, int element) {
        return value(expr, element, true);
    }

    /** The same; if not {@code deep}, with a few hundred bits at most. */
    public Enclosure value(Expr expr, int element, boolean deep) {
        int most = deep ? Precision.STEPS.size() : SHALLOW;
        Enclosure result = Enclosure.ANYTHING;
        for (int step = 0; step < most && !result.isSettled(); step++) {
            if (step == steps.size()) {
                steps.add(new Evaluator(row, Precision.STEPS.get(step)));
            }
            result = steps.get(step).element(expr, element);
        }
        return result;
    }

    /** What all that cost, in operations of the first step: the same on every machine. */
    public long work() {
        return steps.stream().mapToLong(Evaluator::work).sum();
    }

    /** The part of it that went into more than some hundred bits. */
    public long deepWork() {
        return steps.stream().skip(SHALLOW).mapToLong(Evaluator::work).sum();
    }
}
