package io.lossmith.math;

/** Functions of numbers with twice the digits, any exponent and a known error; of one thread. */
final class ScaledMath {
    /** From here on a power of two is taken out of an exponential. */
    private static final double LARGE_EXPONENT = 100;

    private static final double LN2 = 0.6931471805599453;

    /** The largest relative error of {@link WideMath}. */
    private static final double FUNCTION = 0x1p-88;

    /** How near the angle of {@link WideMath} is, reduced. */
    private static final double REDUCTION = 0x1p-108;

    /** Where a direction is so near to an axis, its angle is a quotient. */
    private static final int MOST_APART = 300;

    /** How near digamma of {@link WideMath} is beside its root. */
    private static final double ROOT = 0x1p-98;

    /** Above this the complement of the error function has its power of two apart. */
    private static final double LARGE_TAIL = 5;

    private static final WideOperation.Unary SINH =
            nearIdentity(ordinary(WideMath::sinh, (x, f, e) -> (Math.abs(f) + 1) * Math.exp(e)));

    private static final WideOperation.Unary COSH =
            ordinary(WideMath::cosh, (x, f, e) -> e > 1 ? Double.NaN : (Math.abs(x) + e) * f * Math.exp(e));

    private static final WideOperation.Unary ERFC = ordinary(WideMath::erfc, (x, f, e) -> bell(x, e));

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

    /** A bound on the derivative of a function within e of x, where its result is f; NaN if there is none. */
    interface Slope {
        double at(double x, double f, double e);
    }

    /** A function that takes numbers of any exponent as doubles take them: 0 or infinite. */
    static WideOperation.Unary ordinary(WideFunction function, Slope slope) {
        return (math, result, x) -> {
            double error = Math.scalb(x.error, x.exponent);
            boolean isHuge = x.isHuge();
            x.flatten(math.x);
            double at = math.x.high;
            function.of(math.math, result.value, math.x);
            if (isHuge) {
                result.settle(0, 0, FUNCTION);
                if (result.isZero() || result.isInfinite()) {
                    result.outOfRange(result.value.high, !result.isZero());
                }
                return;
            }
            result.settle(error, Math.abs(slope.at(at, result.value.high, error)), FUNCTION);
        };
    }

    /** A function of angles: of what is no double, beside a root, only so many digits behind the point are right. */
    static WideOperation.Unary periodic(WideFunction function, Slope slope) {
        return (math, result, x) -> {
            if (x.exponent > 0) {
                result.set(Double.NaN);
                return;
            }
            double at = x.value.high;
            double error = x.error + (x.value.low == 0 || Math.abs(at) < 1 ? 0 : REDUCTION);
            function.of(math.math, result.value, x.value);
            result.settle(error, Math.abs(slope.at(at, result.value.high, error)), FUNCTION);
        };
    }

    /** A function that is something else for tiny x. */
    static WideOperation.Unary nearZero(WideOperation.Unary tiny, WideOperation.Unary elsewhere) {
        return (math, result, x) -> (x.exponent < 0 ? tiny : elsewhere).of(math, result, x);
    }

    /** A function that is x for tiny x. */
    static WideOperation.Unary nearIdentity(WideOperation.Unary elsewhere) {
        return nearZero((math, result, x) -> same(result, x), elsewhere);
    }

    /** A function that is something else for huge x. */
    static WideOperation.Unary farOff(WideOperation.Unary huge, WideOperation.Unary elsewhere) {
        return (math, result, x) -> (x.exponent > 0 ? huge : elsewhere).of(math, result, x);
    }

    /** Whole numbers beside x: they jump where x may be at a jump, which lie {@code offset} from them. */
    static WideOperation.Unary whole(WideFunction function, double offset) {
        return (math, result, x) -> {
            if (x.exponent > 0 || !x.isFinite()) {
                result.set(x);
                return;
            }
            double error = Math.scalb(x.error, x.exponent);
            if (x.exponent < 0) {
                math.x.set(Math.copySign(Double.MIN_NORMAL, x.value.high));
                error = Math.max(error, x.error < Math.abs(x.value.high) ? 0 : Double.MIN_NORMAL);
            } else {
                math.x.set(x.value);
            }
            math.y.sum(math.x, offset);
            math.y.round(math.y);
            math.y.difference(math.y, offset);
            math.y.difference(math.x, math.y);
            boolean mayJump = error > 0 && error >= Math.abs(math.y.high);
            function.of(math.math, result.value, math.x);
            result.settle(0, 0, 0);
            result.error = mayJump ? 1 + error : 0;
        };
    }

    /** The most that exp(-t^2) times 2/sqrt(pi) is within e of x. */
    static double bell(double x, double e) {
        double t = Math.max(Math.abs(x) - e, 0);
        return 1.13 * Math.exp(-t * t);
    }

    /** The most that the slope of asin is within e of x. */
    static double ofArc(double x, double e) {
        double t = Math.abs(x) + e;
        return t < 1 ? 1 / Math.sqrt((1 - t) * (1 + t)) : Double.NaN;
    }

    /** The most that the slope of atan is within e of x. */
    static double ofAngle(double x, double e) {
        double t = Math.max(Math.abs(x) - e, 0);
        return 1 / (1 + t * t);
    }

    /** cos(x) for tiny x. */
    void one(ScaledWide result, ScaledWide operand) {
        double error = Math.scalb(operand.error, operand.exponent);
        result.set(1);
        result.error = ScaledWide.ROUNDING + error;
    }

    private static void same(ScaledWide result, ScaledWide x) {
        result.set(x);
        result.error += Math.abs(x.value.high) * ScaledWide.ROUNDING;
    }

    void exp(ScaledWide result, ScaledWide operand) {
        double error = Math.scalb(operand.error, operand.exponent);
        operand.flatten(x);
        double k = Math.rint(x.high / LN2);
        int power = 0;
        if (Math.abs(k) >= 1 << 27) {
            if (operand.isFinite() ? operand.isSure() : operand.isHuge()) {
                result.outOfRange(1, x.high > 0);
            } else if (operand.isFinite()) {
                result.set(Double.NaN);
            } else {
                result.set(Math.exp(x.high));
            }
            return;
        }
        if (!(Math.abs(x.high) >= LARGE_EXPONENT)) {
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
            same(result, operand);
        } else if (operand.value.high > LARGE_EXPONENT) {
            exp(result, operand); // less 1 is the same
        } else {
            double error = Math.expm1(operand.error);
            operand.flatten(x);
            double slope = Math.exp(x.high);
            math.expm1(result.value, x);
            result.settle(error, slope, FUNCTION);
        }
    }

    /** The hyperbolic sine and cosine of large numbers, but for the sign. */
    private void halfExponential(ScaledWide result, ScaledWide operand) {
        result.abs(operand);
        exp(result, result); // e^-x is nothing beside it
        result.settle(result.exponent - 1);
    }

    void sinh(ScaledWide result, ScaledWide operand) {
        if (isLarge(operand)) {
            boolean isNegative = operand.value.high < 0;
            halfExponential(result, operand);
            if (isNegative) {
                result.negate(result);
            }
        } else {
            SINH.of(this, result, operand);
        }
    }

    void cosh(ScaledWide result, ScaledWide operand) {
        if (isLarge(operand)) {
            halfExponential(result, operand);
        } else {
            COSH.of(this, result, operand);
        }
    }

    private static boolean isLarge(ScaledWide operand) {
        return operand.exponent > 0 || (operand.exponent == 0 && Math.abs(operand.value.high) > LARGE_EXPONENT);
    }

    /** The complement of the error function: its values are too small for doubles soon. */
    void erfc(ScaledWide result, ScaledWide operand) {
        if (operand.exponent != 0 || !(operand.value.high > LARGE_TAIL) || operand.error >= 1) {
            ERFC.of(this, result, operand);
            return;
        }
        double at = operand.value.high + operand.error;
        double relative = operand.error == 0 ? 0 : Math.expm1(2 * (at + 1) * operand.error);
        before.product(operand, operand);
        before.error = before.value.high * ScaledWide.ROUNDING;
        before.negate(before);
        math.scaledErfc(y, operand.value);
        exp(before, before);
        result.value.product(before.value, y);
        result.error = before.error * y.high + result.value.high * (relative + FUNCTION);
        result.settle(before.exponent);
    }

    /** erf(x) = 2x/sqrt(pi) for tiny x. */
    void tinyErf(ScaledWide result, ScaledWide operand) {
        x.set(1);
        math.atan(x, x);
        x.sqrt(x); // the root of pi/4
        result.value.quotient(operand.value, x);
        result.error = (operand.error + Math.abs(operand.value.high) * ScaledWide.ROUNDING) * 1.13;
        result.settle(operand.exponent);
    }

    /** x (log(x) - 1) is all of lgamma that counts for huge x. */
    void hugeLgamma(ScaledWide result, ScaledWide operand) {
        before.set(operand);
        log(logarithm, operand);
        result.set(1);
        result.difference(logarithm, result);
        result.product(result, before);
    }

    void inverse(ScaledWide result, ScaledWide operand) {
        before.set(1);
        result.quotient(before, operand);
    }

    void log(ScaledWide result, ScaledWide operand) {
        double error = ofLogarithm(operand.error, operand.value.high);
        y.product(ln2, operand.exponent);
        math.log(x, operand.value);
        result.value.sum(x, y);
        result.settle(error, 1, FUNCTION);
    }

    /** By how much a logarithm is wrong; nobody knows where the number may be 0. */
    private static double ofLogarithm(double error, double number) {
        return error == 0 ? 0 : error < ScaledWide.NEARLY * number ? -Math.log1p(-error / number) : Double.NaN;
    }

    void log1p(ScaledWide result, ScaledWide operand) {
        if (operand.exponent < 0) {
            same(result, operand);
        } else if (operand.exponent > 0) {
            log(result, operand);
        } else {
            double error = ofLogarithm(operand.error, 1 + operand.value.high + operand.value.low);
            math.log1p(result.value, operand.value);
            result.settle(error, 1, FUNCTION);
        }
    }

    void cbrt(ScaledWide result, ScaledWide operand) {
        int rest = Math.floorMod(operand.exponent, 3);
        int third = (operand.exponent - rest) / 3;
        double error = operand.error;
        double relative = operand.isZero() ? 0 : error / Math.abs(operand.value.high);
        x.scale(operand.value, Math.scalb(1.0, rest));
        math.cbrt(result.value, x);
        result.error = result.isZero() ? Math.cbrt(error) : Math.abs(result.value.high) * (relative + FUNCTION);
        result.settle(third);
    }

    void pow(ScaledWide result, ScaledWide base, ScaledWide power) {
        double exponent = power.toDouble();
        boolean isFinite = Math.abs(base.value.high) <= Double.MAX_VALUE && Math.abs(exponent) <= Double.MAX_VALUE;
        boolean isOne = power.isZero() && power.error == 0;
        if (base.isZero() || isOne || !isFinite) {
            boolean isKnown = isOne || (base.error == 0 && power.error == 0);
            result.set(isKnown ? Math.pow(base.toDouble(), exponent) : Double.NaN);
            return;
        }
        boolean isWhole = power.value.low == 0 && Math.rint(exponent) == exponent && power.error == 0;
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
        int apart = first.exponent - second.exponent;
        boolean isBesideAxis = apart < -MOST_APART && second.value.high > 0 && !first.isZero();
        if (isBesideAxis) {
            result.quotient(first, second);
            return;
        }
        // Only the direction counts.
        int common = first.isZero()
                ? second.exponent
                : second.isZero() ? first.exponent : Math.max(first.exponent, second.exponent);
        double errors =
                Math.scalb(first.error, first.exponent - common) + Math.scalb(second.error, second.exponent - common);
        y.scale(first.value, first.isZero() ? 1 : Math.scalb(1.0, first.exponent - common));
        x.scale(second.value, second.isZero() ? 1 : Math.scalb(1.0, second.exponent - common));
        double nearest = Math.hypot(x.high, y.high) - errors;
        boolean mayTurn = x.high < errors && errors > 0 && Math.abs(y.high) <= errors; // from pi to -pi
        math.atan2(result.value, y, x);
        result.settle(errors, nearest > 0 && !mayTurn ? 2 / nearest : Double.NaN, FUNCTION);
    }

    /** Beside its root so many digits behind the point of the operand count. */
    void digamma(ScaledWide result, ScaledWide operand) {
        double at = operand.value.high;
        double error = operand.error + (at > 1 && at < 2 ? ROOT : 0);
        math.digamma(result.value, operand.value);
        double slope = error < at ? (1 + 1 / (at - error)) / (at - error) : Double.NaN;
        result.settle(error, slope, FUNCTION);
    }

    // Near 0 the gamma function is 1/x, and far off digamma is the logarithm.

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
