package io.lossmith.processor.ir;

import java.util.Optional;

/** Knows the real numbers that functions of constants are. */
@FunctionalInterface
public interface RealNumbers {
    /**
     * A number as two doubles.
     *
     * @param value the nearest double
     * @param rest the double nearest to what that lacks; 0 if that is nothing, or nothing that could be found
     */
    record Rounded(double value, double rest) {}

    /** The number that {@code expr} is, whose leaves are constants and mean their doubles; empty where it is not known or not finite. */
    Optional<Rounded> rounded(Expr expr);
}
