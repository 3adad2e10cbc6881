package io.lossmith.processor.ir;

import io.lossmith.spec.Length;
import java.util.Optional;

/** The vector 0, 1, … length-1, written {@code index(K)}. */
public final class Position extends Expr {
    Position(int id, Length length) {
        super(id, new Type(Kind.INTEGER, Optional.of(length)), Dependence.KERNEL, false);
    }
}
