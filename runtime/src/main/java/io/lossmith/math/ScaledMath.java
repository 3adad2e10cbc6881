package io.lossmith.math;

/** Functions of numbers with twice the digits, any exponent and a known error; of one thread. */
final class ScaledMath {
    /** From here on a power of two is taken out of an exponential. */
    private static final double LARGE_EXPONENT = 100;

    private static final double LN2 = 0.6931471805599453;

    /** The largest relative error of {@link WideMath}. */
    private static final double FUNCTION = 0x1p-88;

    private final WideMath math = new WideMath();
    private final Wide ln2 = new Wide();
    private final Wide x = new Wide();
    private final Wide y = new Wide();
    private final ScaledWide before = new ScaledWide();
    private final ScaledWide logarithm = new ScaledWide();

    ScaledMath() {
        ln2.set(2);
        math.log(ln2, ln2);
    }

    /** A function of ordinary numbers. */
    interface WideFunction {
        void of(WideMath math, Wide result, Wide x);
    }

    /** A bound on the derivative of a function at x, where its result is f. */
    interface Slope {
        double at(double x, double f);
    }

    /** A function that takes numbers of any exponent as doubles take them: 0 or infinite. */
    static WideOperation.Unary ordinary(WideFunction function, Slope slope) {
        return (math, result, x) -> {
            double error = Math.scalb(x.error, x.exponent);
            x.flatten(math.x);
            double at = math.x.high;
            function.of(math.math, result.value, math.x);
            result.settle(error, Math.abs(slope.at(at, result.value.high)), FUNCTION);
        };
    }

    /** A function that is x for tiny x. */
    static WideOperation.Unary nearIdentity(WideFunction function, Slope slope) {
        WideOperation.Unary elsewhere = ordinary(function, slope);
        return (math, result, x) -> {
            if (x.exponent < 0) {
                result.set(x);
            } else {
                elsewhere.of(math, result, x);
            }
        };
    }

    /** A function that is something else for tiny x. */
    static WideOperation.Unary nearZero(WideOperation.Unary tiny, WideFunction function, Slope slope) {
        WideOperation.Unary elsewhere = ordinary(function, slope);
        return (math, result, x) -> (x.exponent < 0 ? tiny : elsewhere).of(math, result, x);
    }

    void exp(ScaledWide result, ScaledWide operand) {
        double error = Math.scalb(operand.error, operand.exponent);
        operand.flatten(x);
        double k = Math.rint(x.high / LN2);
        int power = 0;
        if (Math.abs(x.high) < LARGE_EXPONENT || !(Math.abs(k) < 1 << 27)) {
            math.exp(result.value, x);
        } else {
            power = (int) k;
            math.exp(result.value, x, -power);
        }
        result.error = result.value.high * (Math.expm1(error) + FUNCTION);
        result.settle(power);
    }

    void expm1(ScaledWide result, ScaledWide operand) {
        if (operand.exponent < 0) {
            result.set(operand);
        } else if (operand.value.high > LARGE_EXPONENT) {
            exp(result, operand); // less 1 is the same
        } else {
            double error = operand.error;
            operand.flatten(x);
            math.expm1(result.value, x);
            result.settle(error, result.value.high + 1, FUNCTION);
        }
    }

    void log(ScaledWide result, ScaledWide operand) {
        double error = operand.error / operand.value.high;
        y.product(ln2, operand.exponent);
        math.log(x, operand.value);
        result.value.sum(x, y);
        result.settle(error, 1, FUNCTION);
    }

    void log1p(ScaledWide result, ScaledWide operand) {
        if (operand.exponent < 0) {
            result.set(operand);
        } else if (operand.exponent > 0) {
            log(result, operand);
        } else {
            double error = operand.error / (1 + operand.value.high);
            math.log1p(result.value, operand.value);
            result.settle(error, 1, FUNCTION);
        }
    }

    void cbrt(ScaledWide result, ScaledWide operand) {
        int rest = Math.floorMod(operand.exponent, 3);
        int third = (operand.exponent - rest) / 3;
        double relative = operand.isZero() ? 0 : operand.error / Math.abs(operand.value.high);
        x.scale(operand.value, Math.scalb(1.0, rest));
        math.cbrt(result.value, x);
        result.error = Math.abs(result.value.high) * (relative + FUNCTION);
        result.settle(third);
    }

    void pow(ScaledWide result, ScaledWide base, ScaledWide power) {
        double exponent = power.toDouble();
        boolean isFinite = Math.abs(base.value.high) <= Double.MAX_VALUE && Math.abs(exponent) < 1 << 27;
        if (base.isZero() || exponent == 0 || !isFinite) {
            result.set(Math.pow(base.toDouble(), exponent));
            return;
        }
        boolean isWhole = power.value.low == 0 && Math.rint(exponent) == exponent;
        boolean isNegative = base.value.high < 0;
        boolean changesSign = isNegative && Math.abs(exponent % 2) == 1;
        if (isNegative && !isWhole) {
            result.set(Double.NaN);
            return;
        }
        before.set(power);
        logarithm.abs(base);
        log(logarithm, logarithm);
        logarithm.product(logarithm, before);
        exp(result, logarithm);
        if (changesSign) {
            result.negate(result);
        }
    }

    void atan2(ScaledWide result, ScaledWide first, ScaledWide second) {
        // Only the direction counts.
        int common = Math.max(first.exponent, second.exponent);
        double firstError = Math.scalb(first.error, first.exponent - common);
        double secondError = Math.scalb(second.error, second.exponent - common);
        y.scale(first.value, Math.scalb(1.0, first.exponent - common));
        x.scale(second.value, Math.scalb(1.0, second.exponent - common));
        double size = Math.max(Math.abs(x.high), Math.abs(y.high));
        math.atan2(result.value, y, x);
        result.settle(firstError + secondError, 1 / size, FUNCTION);
    }

    // Near 0 the gamma function is 1/x.

    void minusLog(ScaledWide result, ScaledWide operand) {
        log(result, operand);
        result.negate(result);
    }

    void minusInverse(ScaledWide result, ScaledWide operand) {
        before.set(-1);
        result.quotient(before, operand);
    }

    void squareOfInverse(ScaledWide result, ScaledWide operand) {
        before.set(1);
        before.quotient(before, operand);
        result.product(before, before);
    }
}
