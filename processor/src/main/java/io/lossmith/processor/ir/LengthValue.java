package io.lossmith.processor.ir;

import io.lossmith.spec.Length;

/** A length used as a number, such as {@code K} in {@code sum(p) / K}. */
public final class LengthValue extends Expr {
    private final Length length;

    LengthValue(int id, Length length) {
        super(id, Type.INTEGER, Dependence.KERNEL, false);
        this.length = length;
    }

    public Length length() {
        return length;
    }
}
