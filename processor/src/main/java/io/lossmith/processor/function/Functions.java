package io.lossmith.processor.function;

import static io.lossmith.processor.function.Rows.binary;
import static io.lossmith.processor.function.Rows.unary;
import static io.lossmith.processor.ir.Interval.NONNEGATIVE;
import static io.lossmith.processor.ir.Interval.UNIT;

import io.lossmith.math.CauchyMath;
import io.lossmith.math.GammaMath;
import io.lossmith.math.StableMath;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Function.Builder;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Ranges;
import io.lossmith.processor.ir.Trait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table: every function a formula can name, and the hidden ones their derivatives need. */
public final class Functions {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final Function.Range LOG = Ranges.increasingFrom(0, Math::log);
    private static final Map<String, Function> TABLE = new LinkedHashMap<>();

    static {
        exponentials();
        squares();
        powers();
        logistic();
        hyperbolic();
        trigonometric();
        NormalFunctions.ROWS.forEach(row -> TABLE.put(row.name(), row));
        gamma();
        piecewise();
        DifferenceFunctions.ROWS.forEach(row -> TABLE.put(row.name(), row));
        RatioFunctions.ROWS.forEach(row -> TABLE.put(row.name(), row));
        DistanceFunctions.ROWS.forEach(row -> TABLE.put(row.name(), row));
        DivergenceFunctions.ROWS.forEach(row -> TABLE.put(row.name(), row));
        GammaFunctions.ROWS.forEach(row -> TABLE.put(row.name(), row));
        TailFunctions.ROWS.forEach(row -> TABLE.put(row.name(), row));
        QuotientFunctions.ROWS.forEach(row -> TABLE.put(row.name(), row));
        VectorFunctions.ROWS.forEach(row -> TABLE.put(row.name(), row));
    }

    private Functions() {}

    /** The row called {@code name}, hidden ones included. */
    public static Optional<Function> find(String name) {
        return Optional.ofNullable(TABLE.get(name));
    }

    /** The row called {@code name}, which exists. */
    public static Function get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no function row named " + name));
    }

    /** All rows in table order. */
    public static Collection<Function> all() {
        return List.copyOf(TABLE.values());
    }

    /** The names users may write, in table order. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Function row : TABLE.values()) {
            if (!row.isHidden()) {
                names.add(row.name());
            }
        }
        names.addAll(Macros.names());
        return names;
    }

    private static void add(Builder row) {
        Function built = row.build();
        TABLE.put(built.name(), built);
    }

    private static void exponentials() {
        add(unary("exp", "f", "Math.exp")
                .fold(a -> StrictMath.exp(a[0]))
                .range(Ranges.increasing(Math::exp))
                .has(Trait.POSITIVE)
                .means("e^x")
                .domain("real"));
        add(unary("log", "1/x", "Math.log")
                .fold(a -> StrictMath.log(a[0]))
                .range(Ranges.increasingFrom(0, Math::log))
                .has(Trait.LOGARITHM)
                .means("natural logarithm")
                .domain("x >= 0", NONNEGATIVE));
        add(unary("log1p", "1/(1 + x)", "Math.log1p")
                .fold(a -> StrictMath.log1p(a[0]))
                .range(Ranges.increasingFrom(-1, Math::log1p))
                .has(Trait.ZERO_ONLY_AT_ZERO, Trait.LOGARITHM)
                .means("log(1 + x), exact near 0")
                .domain("x >= -1", new Interval(-1, INF)));
        add(unary("expm1", "exp(x)", "Math.expm1")
                .definition("exp(x) - 1")
                .fold(a -> StrictMath.expm1(a[0]))
                .range(Ranges.increasing(Math::expm1))
                .has(Trait.ZERO_ONLY_AT_ZERO)
                .means("e^x - 1, exact near 0")
                .domain("real"));
        add(unary("log2", "1/(x*log(2))", "StableMath.log2")
                .definition("log(x)/log(2)")
                .range(Ranges.increasingFrom(0, x -> Math.log(x) / Math.log(2)))
                .has(Trait.LOGARITHM)
                .means("logarithm to base 2")
                .domain("x >= 0", NONNEGATIVE));
        add(unary("log10", "1/(x*log(10))", "Math.log10")
                .definition("log(x)/log(10)")
                .fold(a -> StrictMath.log10(a[0]))
                .range(Ranges.increasingFrom(0, Math::log10))
                .has(Trait.LOGARITHM)
                .means("logarithm to base 10")
                .domain("x >= 0", NONNEGATIVE));
        add(binary("xlogy", "log(y)", "x == 0 ? 0 : x/y", "StableMath.xlogy")
                .range(operands -> Ranges.product(List.of(operands.get(0), LOG.of(operands.subList(1, 2)))))
                .means("x*log(y), 0 where x is 0")
                .domain("y >= 0", null, NONNEGATIVE));
        add(binary("logaddexp", "sigmoid(x - y)", "sigmoid(y - x)", "StableMath.logaddexp")
                .definition("log(exp(x) + exp(y))")
                .range(operands -> Interval.hull(
                        StableMath.logaddexp(
                                operands.get(0).lower(), operands.get(1).lower()),
                        StableMath.logaddexp(
                                operands.get(0).upper(), operands.get(1).upper())))
                .means("log(e^x + e^y)")
                .domain("real"));
        add(unary("log1mexp", "log1mexp_slope(x)", "StableMath.log1mexp")
                .definition("log(1 - exp(x))")
                .range(Ranges.decreasing(x -> StableMath.log1mexp(Math.min(x, 0))))
                .means("log(1 - e^x)")
                .domain("x <= 0", Interval.NONPOSITIVE));
        add(unary("log1mexp_slope", "f*(1 - f)", "")
                .hidden()
                .lowering("-1/abs(expm1(-x))") // -Infinity at 0 and at -0
                .range(Double.NEGATIVE_INFINITY, 0)
                .means("derivative of log1mexp, -e^x/(1 - e^x)")
                .domain("x <= 0", Interval.NONPOSITIVE));
    }

    private static void squares() {
        add(unary("log1p_square", "log1p_square_slope(x)", "CauchyMath.log1pSquare")
                .even()
                .hidden()
                .range(Ranges.even(CauchyMath::log1pSquare))
                .means("log(1 + x^2)"));
        add(unary("log1p_square_slope", "log1p_square_curvature(x)", "CauchyMath.log1pSquareSlope")
                .hidden()
                .range(-1, 1)
                .means("2*x/(1 + x^2)"));
        add(unary("log1p_square_curvature", "4*x*(x^2 - 3)/(1 + x^2)^3", "CauchyMath.log1pSquareCurvature")
                .even()
                .hidden()
                .range(-0.25, 2)
                .means("2*(1 - x^2)/(1 + x^2)^2"));
    }

    private static void powers() {
        add(unary("sqrt", "0.5/f", "Math.sqrt")
                .fold(a -> StrictMath.sqrt(a[0]))
                .range(Ranges.increasingFrom(0, Math::sqrt))
                .has(Trait.ZERO_ONLY_AT_ZERO)
                .means("square root")
                .domain("x >= 0", NONNEGATIVE));
        add(unary("cbrt", "1/(3*f^2)", "Math.cbrt")
                .fold(a -> StrictMath.cbrt(a[0]))
                .range(Ranges.increasing(Math::cbrt))
                .has(Trait.ZERO_ONLY_AT_ZERO)
                .means("cube root")
                .domain("real"));
        add(binary("hypot", "hypot_slope(x, y)", "hypot_slope(y, x)", "Math.hypot")
                .definition("sqrt(x^2 + y^2)")
                .range(operands -> Ranges.hypot(operands))
                .has(Trait.DEFINED_AT_INFINITY, Trait.HIDES_NAN)
                .means("sqrt(x^2 + y^2) without overflow; its gradient at (0, 0) is 0")
                .domain("real"));
        add(binary(
                        "hypot_slope",
                        "hypot(x, y) == 0 ? 0 : hypot_slope(y, x)^2/hypot(x, y)",
                        "hypot(x, y) == 0 ? 0 : -f*hypot_slope(y, x)/hypot(x, y)",
                        "StableMath.hypotSlope")
                .hidden()
                .range(-1, 1)
                .means("x/hypot(x, y), 0 at (0, 0)"));
        add(unary("scale_for", "0", "StableMath.scaleFor")
                .hidden()
                .range(Double.MIN_VALUE, Double.MAX_VALUE)
                .has(Trait.HIDES_NAN)
                .means("the power of two that keeps sums of squares of numbers up to x in range")
                .domain("x >= 0", NONNEGATIVE));
    }

    private static void logistic() {
        add(unary("sigmoid", "sigmoid_slope(x)", "StableMath.sigmoid")
                .definition("1/(1 + exp(-x))")
                .fold(a -> 1 / (1 + StrictMath.exp(-a[0])))
                .range(Ranges.increasing(x -> 1 / (1 + Math.exp(-x))))
                .has(Trait.POSITIVE)
                .means("1/(1 + e^-x)")
                .domain("real"));
        add(unary("sigmoid_slope", "-f*tanh(x/2)", "StableMath.sigmoidSlope")
                .even()
                .definition("exp(-x)/(1 + exp(-x))^2")
                .fold(a -> 0.25 / (StrictMath.cosh(a[0] / 2) * StrictMath.cosh(a[0] / 2)))
                .hidden()
                .range(0, 0.25)
                .means("sigmoid(x)*sigmoid(-x)"));
        add(binary("sigmoid_difference", "sigmoid_slope(x)", "-sigmoid_slope(y)", "LogisticMath.sigmoidDifference")
                .hidden()
                .range(-1, 1)
                .means("sigmoid(x) - sigmoid(y)"));
        add(unary("logit", "1/(x*(1 - x))", "StableMath.logit")
                .definition("log(x/(1 - x))")
                .range(Ranges.increasing(x -> StableMath.logit(Math.min(Math.max(x, 0), 1))))
                .means("log(x/(1 - x))")
                .domain("0 <= x <= 1", UNIT));
        add(unary("softplus", "sigmoid(x)", "StableMath.softplus")
                .definition("log(1 + exp(x))")
                .range(Ranges.increasing(StableMath::softplus))
                .has(Trait.POSITIVE)
                .means("log(1 + e^x)")
                .domain("real"));
        add(unary("log_sigmoid", "sigmoid(-x)", "StableMath.logSigmoid")
                .definition("-log(1 + exp(-x))")
                .range(Ranges.increasing(StableMath::logSigmoid))
                .means("log(sigmoid(x))")
                .domain("real"));
        add(unary("silu", "silu_slope(x)", "StableMath.silu")
                .definition("x/(1 + exp(-x))")
                .range(-0.2785, INF)
                .means("x*sigmoid(x)")
                .domain("real"));
        add(unary("silu_slope", "silu_curvature(x)", "StableMath.siluSlope")
                .hidden()
                .range(-0.1, 1.1)
                .means("derivative of silu"));
        add(unary(
                        "silu_curvature",
                        "-f*tanh(x/2) - sigmoid_slope(x)*(tanh(x/2) + x*tanh_slope(x/2)/2)",
                        "StableMath.siluCurvature")
                .even()
                .hidden()
                .range(-0.05, 0.5)
                .means("second derivative of silu"));
    }

    private static void hyperbolic() {
        add(unary("tanh", "tanh_slope(x)", "Math.tanh")
                .definition("1 - 2/(1 + exp(2*x))")
                .fold(a -> StrictMath.tanh(a[0]))
                .range(Ranges.increasing(Math::tanh))
                .has(Trait.ZERO_ONLY_AT_ZERO)
                .means("hyperbolic tangent")
                .domain("real"));
        add(unary("tanh_slope", "-2*tanh(x)*f", "StableMath.tanhSlope")
                .even()
                .definition("4/(exp(x) + exp(-x))^2")
                .fold(a -> 1 / (StrictMath.cosh(a[0]) * StrictMath.cosh(a[0])))
                .hidden()
                .range(0, 1)
                .means("1 - tanh(x)^2"));
        add(unary("sinh", "cosh(x)", "Math.sinh")
                .definition("(exp(x) - exp(-x))/2")
                .fold(a -> StrictMath.sinh(a[0]))
                .range(Ranges.increasing(Math::sinh))
                .has(Trait.ZERO_ONLY_AT_ZERO)
                .means("hyperbolic sine")
                .domain("real"));
        add(unary("cosh", "sinh(x)", "Math.cosh")
                .even()
                .definition("(exp(x) + exp(-x))/2")
                .fold(a -> StrictMath.cosh(a[0]))
                .range(Ranges.even(Math::cosh))
                .has(Trait.POSITIVE)
                .means("hyperbolic cosine")
                .domain("real"));
        add(unary("log_cosh", "tanh(x)", "StableMath.logCosh")
                .even()
                .hidden()
                .range(Ranges.even(StableMath::logCosh))
                .means("log(cosh(x))"));
    }

    private static void trigonometric() {
        add(unary("sin", "cos(x)", "Math.sin")
                .fold(a -> StrictMath.sin(a[0]))
                .range(-1, 1)
                .has(Trait.UNDEFINED_AT_INFINITY)
                .means("sine")
                .domain("real"));
        add(unary("cos", "-sin(x)", "Math.cos")
                .fold(a -> StrictMath.cos(a[0]))
                .range(-1, 1)
                .has(Trait.UNDEFINED_AT_INFINITY)
                .means("cosine")
                .domain("real"));
        add(unary("tan", "1 + f^2", "Math.tan")
                .fold(a -> StrictMath.tan(a[0]))
                .has(Trait.UNDEFINED_AT_INFINITY)
                .means("tangent")
                .domain("real"));
        add(unary("asin", "1/sqrt((1 - x)*(1 + x))", "Math.asin")
                .fold(a -> StrictMath.asin(a[0]))
                .range(-1.5707963267948966, 1.5707963267948966)
                .has(Trait.ZERO_ONLY_AT_ZERO)
                .means("arc sine")
                .domain("-1 <= x <= 1", Interval.SIGNED_UNIT));
        add(unary("acos", "-1/sqrt((1 - x)*(1 + x))", "Math.acos")
                .fold(a -> StrictMath.acos(a[0]))
                .range(0, 3.141592653589793)
                .means("arc cosine")
                .domain("-1 <= x <= 1", Interval.SIGNED_UNIT));
        add(unary("atan", "atan_slope(x)", "Math.atan")
                .fold(a -> StrictMath.atan(a[0]))
                .range(-1.5707963267948966, 1.5707963267948966)
                .has(Trait.ZERO_ONLY_AT_ZERO)
                .means("arc tangent")
                .domain("real"));
        // x + 1/x is infinite where x is 0 or infinite, where (1 + x^2)^2 would make x/(1 + x^2)^2 Infinity/Infinity.
        add(unary("atan_slope", "-2*f/(x + 1/x)", "")
                .even()
                .definition("1/(1 + x^2)")
                .hidden()
                .lowering("1/(1 + x^2)")
                .range(0, 1)
                .means("1/(1 + x^2)"));
        add(binary("atan2", "ratio_slope(y, x)/2", "-ratio_slope(x, y)/2", "Math.atan2")
                .range(-3.141592653589793, 3.141592653589793)
                .has(Trait.DEFINED_AT_INFINITY)
                .means("angle of the point (y, x)")
                .domain("real"));
    }

    private static void gamma() {
        add(unary("lgamma", "digamma(x)", "GammaMath.lgamma")
                .range(Ranges::lgamma)
                .means("log of the gamma function")
                .domain("x > 0", Interval.POSITIVE));
        add(unary("digamma", "trigamma(x)", "GammaMath.digamma")
                .range(Ranges.increasingFrom(0, GammaMath::digamma))
                .means("derivative of lgamma")
                .domain("x > 0", Interval.POSITIVE));
        add(unary("trigamma", "polygamma(2, x)", "GammaMath.trigamma")
                .range(Ranges.increasingFrom(0, GammaMath::trigamma)) // the hull of both ends, which fall
                .means("derivative of digamma")
                .domain("x > 0", Interval.POSITIVE));
        add(binary("polygamma", "0", "polygamma(x + 1, y)", "GammaMath.polygamma")
                .hidden()
                .means("derivative number x of digamma at y"));
    }

    private static void piecewise() {
        add(unary("abs", "sign(x)", "Math.abs")
                .even()
                .fold(a -> Math.abs(a[0]))
                .range(operands -> absolute(operands.get(0)))
                .has(Trait.ZERO_ONLY_AT_ZERO)
                .means("absolute value; its derivative at 0 is 0")
                .domain("real"));
        add(unary("sign", "0", "Math.signum")
                .fold(a -> Math.signum(a[0]))
                .range(Ranges.increasing(Math::signum))
                .means("-1, 0 or 1; its derivative is 0")
                .domain("real"));
        add(unary("floor", "0", "Math.floor")
                .fold(a -> Math.floor(a[0]))
                .range(Ranges.increasing(Math::floor))
                .has(Trait.STEP)
                .means("largest whole number not above x; its derivative is 0")
                .domain("real"));
        add(unary("round", "0", "Math.rint")
                .fold(a -> Math.rint(a[0]))
                .range(Ranges.increasing(Math::rint))
                .has(Trait.STEP)
                .means("nearest whole number, ties to even; its derivative is 0")
                .domain("real"));
        add(unary("relu", "x > 0 ? 1 : 0", "Math.max($1, 0)")
                .range(Ranges.increasing(x -> Math.max(0, x)))
                .means("max(0, x); its derivative at 0 is 0")
                .domain("real"));
        add(unary("elu", "x > 0 ? 1 : exp(x)", "")
                .definition("x > 0 ? x : exp(x) - 1")
                .lowering("x > 0 ? x : expm1(x)")
                .range(-1, INF)
                .means("x where it is positive, e^x - 1 elsewhere")
                .domain("real"));
        add(unary("stop", "0", "")
                .fold(a -> a[0])
                .range(operands -> operands.get(0))
                .has(Trait.STEP)
                .means("x, treated as a constant by every gradient")
                .domain("real"));
        add(binary("maximum", "x >= y ? 1 : 0", "x >= y ? 0 : 1", "Math.max")
                .hidden()
                .range(operands -> new Interval(
                        Math.max(operands.get(0).lower(), operands.get(1).lower()),
                        Math.max(operands.get(0).upper(), operands.get(1).upper())))
                .has(Trait.DEFINED_AT_INFINITY)
                .means("the larger of two; a tie is the first"));
        add(binary("minimum", "x <= y ? 1 : 0", "x <= y ? 0 : 1", "Math.min")
                .hidden()
                .range(operands -> new Interval(
                        Math.min(operands.get(0).lower(), operands.get(1).lower()),
                        Math.min(operands.get(0).upper(), operands.get(1).upper())))
                .has(Trait.DEFINED_AT_INFINITY)
                .means("the smaller of two; a tie is the first"));
        add(Function.elementwise("clamp", 3)
                .derivatives("x >= y && x <= z ? 1 : 0", "x < y && y <= z ? 1 : 0", "x > z || y > z ? 1 : 0")
                .java("Math.min(Math.max($1, $2), $3)")
                .range(operands ->
                        new Interval(operands.get(1).lower(), operands.get(2).upper()))
                .has(Trait.DEFINED_AT_INFINITY)
                .means("x moved into [y, z]; its derivative is 1 on the closed interval")
                .domain("y <= z"));
    }

    private static Interval absolute(Interval x) {
        if (x.isNonnegative()) {
            return x;
        }
        double largest = Math.max(-x.lower(), x.upper());
        return x.upper() <= 0 ? new Interval(-x.upper(), -x.lower()) : new Interval(0, largest);
    }
}
