package io.lossmith.math;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps of a {@link Refinement}: their names are those of the formula language. */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold nothing
enum WideOperation {
    CONSTANT("number", 1),
    POSITION("position", 1),
    SPREAD("spread", 2),
    CHOICE("where", 3),
    AND("&&", 2),
    OR("||", 2),
    GATHER("[]", 2),

    SUM("sum", 0.0),
    PRODUCT_OF("prod", 1.0),
    MAX_OF("max_of", Double.NEGATIVE_INFINITY),
    PEAK("peak", Double.NEGATIVE_INFINITY),
    MIN_OF("min_of", Double.POSITIVE_INFINITY),
    ANY("any", 0.0),
    ARGMAX("argmax", Double.NEGATIVE_INFINITY),
    ARGMIN("argmin", Double.POSITIVE_INFINITY),

    ADD("+", (math, result, x, y) -> result.sum(x, y)),
    SUBTRACT("minus", (math, result, x, y) -> result.difference(x, y)),
    MULTIPLY("*", (math, result, x, y) -> result.product(x, y)),
    DIVIDE("/", (math, result, x, y) -> result.quotient(x, y)),
    POWER("^", ScaledMath::pow),
    ATAN2("atan2", ScaledMath::atan2),
    MAXIMUM("maximum", (math, result, x, y) -> result.choose(x, y, x.compare(y) >= 0)),
    MINIMUM("minimum", (math, result, x, y) -> result.choose(x, y, x.compare(y) <= 0)),

    LESS("<", (math, result, x, y) -> compare(result, x, y, x.compare(y) < 0)),
    LESS_OR_EQUAL("<=", (math, result, x, y) -> compare(result, x, y, x.compare(y) <= 0)),
    GREATER(">", (math, result, x, y) -> compare(result, x, y, x.compare(y) > 0)),
    GREATER_OR_EQUAL(">=", (math, result, x, y) -> compare(result, x, y, x.compare(y) >= 0)),
    EQUAL("==", (math, result, x, y) -> compare(result, x, y, x.compare(y) == 0)),
    NOT_EQUAL("!=", (math, result, x, y) -> compare(result, x, y, x.compare(y) != 0)),
    NOT("!", (math, result, x) -> holds(result, x.isZero(), x.error == 0)),

    NEGATE("-", (math, result, x) -> result.negate(x)),
    SQUARE("square", (math, result, x) -> result.product(x, x)),
    ABS("abs", (math, result, x) -> result.abs(x)),
    SIGN("sign", (math, result, x) -> result.sign(x)),
    SQRT("sqrt", (math, result, x) -> result.sqrt(x)),
    CBRT("cbrt", ScaledMath::cbrt),
    EXP("exp", ScaledMath::exp),
    EXPM1("expm1", ScaledMath::expm1),
    LOG("log", ScaledMath::log),
    LOG1P("log1p", ScaledMath::log1p),
    SIN("sin", ScaledMath.nearIdentity(ScaledMath.periodic(WideMath::sin, (x, f, e) -> 1))),
    COS(
            "cos",
            ScaledMath.nearZero(
                    ScaledMath::one, ScaledMath.periodic(WideMath::cos, (x, f, e) -> Math.min(1, Math.abs(x) + e)))),
    TAN(
            "tan",
            ScaledMath.nearIdentity(ScaledMath.periodic(
                    WideMath::tan, (x, f, e) -> e * (1 + Math.abs(f)) < 0x1p-6 ? 1.2 * (1 + f * f) : Double.NaN))),
    ASIN("asin", ScaledMath.nearIdentity(ScaledMath.ordinary(WideMath::asin, (x, f, e) -> ScaledMath.ofArc(x, e)))),
    ACOS("acos", ScaledMath.ordinary(WideMath::acos, (x, f, e) -> ScaledMath.ofArc(x, e))),
    ATAN("atan", ScaledMath.nearIdentity(ScaledMath.ordinary(WideMath::atan, (x, f, e) -> ScaledMath.ofAngle(x, e)))),
    SINH("sinh", ScaledMath::sinh),
    COSH("cosh", ScaledMath::cosh),
    TANH("tanh", ScaledMath.nearIdentity(ScaledMath.ordinary(WideMath::tanh, (x, f, e) -> 1))),
    ERF(
            "erf",
            ScaledMath.nearZero(
                    ScaledMath::tinyErf, ScaledMath.ordinary(WideMath::erf, (x, f, e) -> ScaledMath.bell(x, e)))),
    ERFC("erfc", ScaledMath::erfc),
    LGAMMA(
            "lgamma",
            ScaledMath.nearZero(
                    ScaledMath::minusLog,
                    ScaledMath.farOff(
                            ScaledMath::hugeLgamma,
                            ScaledMath.ordinary(
                                    WideMath::lgamma,
                                    (x, f, e) -> e < x ? 1 / (x - e) + 0.58 + Math.log1p(x + e) : Double.NaN)))),
    DIGAMMA(
            "digamma",
            ScaledMath.nearZero(ScaledMath::minusInverse, ScaledMath.farOff(ScaledMath::log, ScaledMath::digamma))),
    TRIGAMMA(
            "trigamma",
            ScaledMath.nearZero(
                    ScaledMath::squareOfInverse,
                    ScaledMath.farOff(
                            ScaledMath::inverse,
                            ScaledMath.ordinary(
                                    WideMath::trigamma,
                                    (x, f, e) -> e < x ? (1 + 2 / (x - e)) / (x - e) / (x - e) : Double.NaN)))),
    SCALE_FOR("scale_for", (math, result, x) -> result.set(StableMath.scaleFor(x.toDouble()))),
    UNIT_SCALE("unit_scale", (math, result, x) -> result.set(RatioMath.unitScale(x.toDouble()))),
    FLOOR("floor", ScaledMath.whole(WideMath::floor, 0)),
    ROUND("round", ScaledMath.whole(WideMath::round, 0.5));

    private static final Map<String, WideOperation> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(WideOperation::text, Function.identity()));

    private final String text;
    private final int arity;
    private final Unary unary;
    private final Binary binary;
    private final boolean reduction;
    private final double empty;

    /** What is done to one number. */
    interface Unary {
        void of(ScaledMath math, ScaledWide result, ScaledWide x);
    }

    /** What is done to two numbers. */
    interface Binary {
        void of(ScaledMath math, ScaledWide result, ScaledWide x, ScaledWide y);
    }

    WideOperation(String text, int arity, Unary unary, Binary binary, boolean reduction, double empty) {
        this.text = text;
        this.arity = arity;
        this.unary = unary;
        this.binary = binary;
        this.reduction = reduction;
        this.empty = empty;
    }

    WideOperation(String text, int arity) {
        this(text, arity, null, null, false, 0);
    }

    WideOperation(String reduction, double empty) {
        this(reduction, 1, null, null, true, empty);
    }

    WideOperation(String text, Unary unary) {
        this(text, 1, unary, null, false, 0);
    }

    WideOperation(String text, Binary binary) {
        this(text, 2, null, binary, false, 0);
    }

    static WideOperation of(String text, int operands) {
        WideOperation operation = BY_TEXT.get(text);
        if (operation == null || operation.arity != operands) {
            throw new IllegalArgumentException("no operation " + text + " of " + operands);
        }
        return operation;
    }

    /** Whether there is an operation of that name. */
    static boolean has(String text) {
        return BY_TEXT.containsKey(text);
    }

    String text() {
        return text;
    }

    /** Whether it makes a number of a vector. */
    boolean isReduction() {
        return reduction;
    }

    /** What a reduction starts with. */
    double empty() {
        return empty;
    }

    /** Whether it takes one number. */
    boolean isUnary() {
        return unary != null;
    }

    /** Whether it takes two numbers. */
    boolean isBinary() {
        return binary != null;
    }

    void apply(ScaledMath math, ScaledWide result, ScaledWide x) {
        unary.of(math, result, x);
    }

    void apply(ScaledMath math, ScaledWide result, ScaledWide x, ScaledWide y) {
        binary.of(math, result, x, y);
    }

    private static void compare(ScaledWide result, ScaledWide x, ScaledWide y, boolean holds) {
        holds(result, holds, x.isToldFrom(y));
    }

    /** 1 or 0, of which nobody knows the error where it may be the other. */
    private static void holds(ScaledWide result, boolean condition, boolean isSure) {
        result.set(condition ? 1 : 0);
        result.error = isSure ? 0 : Double.NaN;
    }
}
