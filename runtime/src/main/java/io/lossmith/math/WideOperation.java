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

    SUM("sum"),
    PRODUCT_OF("prod"),
    MAX_OF("max_of"),
    PEAK("peak"),
    MIN_OF("min_of"),
    ANY("any"),
    ARGMAX("argmax"),
    ARGMIN("argmin"),

    ADD("+", (math, result, x, y) -> result.sum(x, y)),
    SUBTRACT("minus", (math, result, x, y) -> result.difference(x, y)),
    MULTIPLY("*", (math, result, x, y) -> result.product(x, y)),
    DIVIDE("/", (math, result, x, y) -> result.quotient(x, y)),
    POWER("^", ScaledMath::pow),
    ATAN2("atan2", ScaledMath::atan2),
    MAXIMUM("maximum", (math, result, x, y) -> result.set(x.compare(y) >= 0 ? x : y)),
    MINIMUM("minimum", (math, result, x, y) -> result.set(x.compare(y) <= 0 ? x : y)),

    LESS("<", (math, result, x, y) -> holds(result, x.compare(y) < 0)),
    LESS_OR_EQUAL("<=", (math, result, x, y) -> holds(result, x.compare(y) <= 0)),
    GREATER(">", (math, result, x, y) -> holds(result, x.compare(y) > 0)),
    GREATER_OR_EQUAL(">=", (math, result, x, y) -> holds(result, x.compare(y) >= 0)),
    EQUAL("==", (math, result, x, y) -> holds(result, x.compare(y) == 0)),
    NOT_EQUAL("!=", (math, result, x, y) -> holds(result, x.compare(y) != 0)),
    NOT("!", (math, result, x) -> holds(result, x.isZero())),

    NEGATE("-", (math, result, x) -> result.negate(x)),
    SQUARE("square", (math, result, x) -> result.product(x, x)),
    ABS("abs", (math, result, x) -> result.abs(x)),
    SIGN("sign", (math, result, x) -> result.set(Math.signum(x.toDouble()))),
    SQRT("sqrt", (math, result, x) -> result.sqrt(x)),
    CBRT("cbrt", ScaledMath::cbrt),
    EXP("exp", ScaledMath::exp),
    EXPM1("expm1", ScaledMath::expm1),
    LOG("log", ScaledMath::log),
    LOG1P("log1p", ScaledMath::log1p),
    SIN("sin", ScaledMath.nearIdentity(WideMath::sin, (x, f) -> 1)),
    COS("cos", ScaledMath.ordinary(WideMath::cos, (x, f) -> 1)),
    TAN("tan", ScaledMath.nearIdentity(WideMath::tan, (x, f) -> 1 + f * f)),
    ASIN("asin", ScaledMath.nearIdentity(WideMath::asin, (x, f) -> 1 / Math.sqrt((1 - x) * (1 + x)))),
    ACOS("acos", ScaledMath.ordinary(WideMath::acos, (x, f) -> 1 / Math.sqrt((1 - x) * (1 + x)))),
    ATAN("atan", ScaledMath.nearIdentity(WideMath::atan, (x, f) -> 1 / (1 + x * x))),
    SINH("sinh", ScaledMath.nearIdentity(WideMath::sinh, (x, f) -> Math.abs(f) + 1)),
    COSH("cosh", ScaledMath.ordinary(WideMath::cosh, (x, f) -> f)),
    TANH("tanh", ScaledMath.nearIdentity(WideMath::tanh, (x, f) -> 1)),
    ERF("erf", ScaledMath.ordinary(WideMath::erf, (x, f) -> 1.2 * Math.exp(-x * x))),
    ERFC("erfc", ScaledMath.ordinary(WideMath::erfc, (x, f) -> 1.2 * Math.exp(-x * x))),
    LGAMMA("lgamma", ScaledMath.nearZero(ScaledMath::minusLog, WideMath::lgamma, (x, f) -> 1 / x + Math.log1p(x))),
    DIGAMMA("digamma", ScaledMath.nearZero(ScaledMath::minusInverse, WideMath::digamma, (x, f) -> 1 / (x * x) + 2 / x)),
    TRIGAMMA(
            "trigamma",
            ScaledMath.nearZero(
                    ScaledMath::squareOfInverse, WideMath::trigamma, (x, f) -> 2 / (x * x * x) + 2 / (x * x))),
    SCALE_FOR("scale_for", (math, result, x) -> result.set(StableMath.scaleFor(x.toDouble()))),
    UNIT_SCALE("unit_scale", (math, result, x) -> result.set(RatioMath.unitScale(x.toDouble()))),
    FLOOR("floor", ScaledMath.ordinary(WideMath::floor, (x, f) -> 0)),
    ROUND("round", ScaledMath.ordinary(WideMath::round, (x, f) -> 0));

    private static final Map<String, WideOperation> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(WideOperation::text, Function.identity()));

    private final String text;
    private final int arity;
    private final Unary unary;
    private final Binary binary;
    private final boolean reduction;

    /** What is done to one number. */
    interface Unary {
        void of(ScaledMath math, ScaledWide result, ScaledWide x);
    }

    /** What is done to two numbers. */
    interface Binary {
        void of(ScaledMath math, ScaledWide result, ScaledWide x, ScaledWide y);
    }

    WideOperation(String text, int arity, Unary unary, Binary binary, boolean reduction) {
        this.text = text;
        this.arity = arity;
        this.unary = unary;
        this.binary = binary;
        this.reduction = reduction;
    }

    WideOperation(String text, int arity) {
        this(text, arity, null, null, false);
    }

    WideOperation(String reduction) {
        this(reduction, 1, null, null, true);
    }

    WideOperation(String text, Unary unary) {
        this(text, 1, unary, null, false);
    }

    WideOperation(String text, Binary binary) {
        this(text, 2, null, binary, false);
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

    boolean isUnary() {
        return unary != null;
    }

    void apply(ScaledMath math, ScaledWide result, ScaledWide x) {
        unary.of(math, result, x);
    }

    void apply(ScaledMath math, ScaledWide result, ScaledWide x, ScaledWide y) {
        binary.of(math, result, x, y);
    }

    private static void holds(ScaledWide result, boolean condition) {
        result.set(condition ? 1 : 0);
    }
}
