package io.lossmith.processor.codegen;

import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Position;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Length;
import java.util.Optional;

/**
 * On which sides an index may leave its vector. Where it is used it was proved to exist, but maybe only under a condition,
 * and the element may be computed before the condition: then any element will do, since its value is discarded.
 *
 * @param mayBeNegative whether it can lie before the first element
 * @param mayBeTooLarge whether it can lie behind the last
 */
record IndexBounds(boolean mayBeNegative, boolean mayBeTooLarge) {
    private static final IndexBounds NONE = new IndexBounds(false, false);

    /** What is known of {@code index} without any condition, in a vector of {@code length} elements. */
    static IndexBounds of(Expr index, Length length) {
        if (index instanceof Constant) {
            return NONE; // makes the vector long enough
        }
        boolean moved = JavaType.isMoved(index);
        Expr base = moved ? index.argument(0) : index;
        int shift = moved ? (int) ((Constant) index.argument(1)).value() : 0;
        Optional<Length> values = values(base);
        if (values.isEmpty()) {
            return new IndexBounds(true, true);
        }
        // With the same symbol lengths compare whatever it stands for, and every vector has an element.
        boolean sameSymbol = values.get().symbol().equals(length.symbol());
        boolean inside = sameSymbol && values.get().offset() + shift <= length.offset();
        return new IndexBounds(shift < 0, !inside);
    }

    /** How many values, from 0 on, {@code base} can have. */
    private static Optional<Length> values(Expr base) {
        if (base instanceof Variable variable) {
            return variable.classes();
        }
        return base instanceof Position ? base.type().length() : Optional.empty();
    }
}
