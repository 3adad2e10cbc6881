package io.lossmith.processor.exact;

import java.util.function.Supplier;

/**
 * A number with its first and second derivative by one element of one input. A derivative that is null is exactly 0,
 * whatever the point: the number does not move.
 */
record Jet(Scaled value, Scaled first, Scaled second) {
    static Jet constant(Scaled value) {
        return new Jet(value, null, null);
    }

    boolean moves() {
        return first != null || second != null;
    }

    /** The derivative of that order; 0 is the value. */
    Scaled derivative(int order) {
        Scaled derivative = order == 0 ? value : order == 1 ? first : second;
        return derivative == null ? value.number(0) : derivative;
    }

    /** A function of this with the derivatives {@code slope} and {@code curvature} here, which are asked for only if it moves. */
    Jet map(Scaled result, int order, Supplier<Scaled> slope, Supplier<Scaled> curvature) {
        if (!moves()) {
            return constant(result);
        }
        Scaled f = slope.get();
        Scaled secondOrder = null;
        if (order > 1) {
            secondOrder =
                    sum(first == null ? null : curvature.get().times(first).times(first), product(f, second));
        }
        return new Jet(result, product(f, first), secondOrder);
    }

    Jet negate() {
        return new Jet(value.negate(), first == null ? null : first.negate(), second == null ? null : second.negate());
    }

    Jet plus(Jet other) {
        return new Jet(value.plus(other.value), sum(first, other.first), sum(second, other.second));
    }

    Jet minus(Jet other) {
        return plus(other.negate());
    }

    Jet plus(double constant) {
        return new Jet(value.plus(value.number(constant)), first, second);
    }

    Jet times(double constant) {
        return new Jet(
                value.times(constant),
                first == null ? null : first.times(constant),
                second == null ? null : second.times(constant));
    }

    Jet times(Jet other) {
        Scaled cross = product(first, other.first);
        return new Jet(
                value.times(other.value),
                sum(product(value, other.first), product(first, other.value)),
                sum(
                        sum(product(value, other.second), product(second, other.value)),
                        cross == null ? null : cross.times(2)));
    }

    Jet inverse(int order) {
        Scaled inverse = value.number(1).over(value);
        Scaled slope = inverse.times(inverse).negate();
        return map(inverse, order, () -> slope, () -> slope.times(inverse).times(-2));
    }

    Jet over(Jet divisor, int order) {
        return divisor.moves()
                ? times(divisor.inverse(order))
                : new Jet(
                        value.over(divisor.value),
                        first == null ? null : first.over(divisor.value),
                        second == null ? null : second.over(divisor.value));
    }

    Jet exp(int order) {
        Scaled exp = value.exp();
        return map(exp, order, () -> exp, () -> exp);
    }

    Jet log(int order) {
        Scaled log = value.log();
        return map(
                log,
                order,
                () -> value.number(1).over(value),
                () -> value.number(-1).over(value.times(value)));
    }

    Jet sqrt(int order) {
        Scaled root = value.sqrt();
        return map(
                root,
                order,
                () -> value.number(0.5).over(root),
                () -> value.number(-0.25).over(root.times(value)));
    }

    private static Scaled sum(Scaled a, Scaled b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : a.plus(b);
    }

    private static Scaled product(Scaled a, Scaled b) {
        return a == null || b == null ? null : a.times(b);
    }
}
