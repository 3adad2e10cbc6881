package io.lossmith.processor.certify;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.limit.Limits;
import io.lossmith.processor.lower.SpecialPoints;
import io.lossmith.processor.lower.WrittenOut;
import io.lossmith.processor.resolve.LossModel;
import java.util.HashMap;
import java.util.Map;

/** What an expression means, as a graph that can be enclosed: as it stands, and with its limits at special points. */
final class Meaning {
    private final WrittenOut written;
    private final Limits limits;
    private final SpecialPoints specialPoints;
    private final Map<Expr, Expr> completed = new HashMap<>();

    Meaning(LossModel loss) {
        this.written = new WrittenOut(loss.algebra());
        this.limits = new Limits(loss.algebra(), loss.inputs());
        this.specialPoints = new SpecialPoints(loss.algebra(), new Intervals());
    }

    Expr of(Expr expr) {
        return written.of(expr);
    }

    /** The same with conditions for the points where it is undefined and its limit is known. */
    Expr withLimits(Expr expr) {
        return completed.computeIfAbsent(
                expr, key -> written.of(specialPoints.guard(limits.complete(key, "the result"))));
    }
}
