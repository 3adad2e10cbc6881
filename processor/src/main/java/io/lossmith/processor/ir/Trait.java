package io.lossmith.processor.ir;

/** What passes may rely on about a function, beside the columns of its row. A test samples each trait of each row. */
public enum Trait {
    /** Its real-number value is positive everywhere, also where the double underflows to 0. */
    POSITIVE,
    /** It is 0 where its operand is, and nowhere else. */
    ZERO_ONLY_AT_ZERO,
    /** It grows more slowly than any power, so that 0 times its infinity is 0, also with no prediction involved. */
    LOGARITHM,
    /** Constant but for jumps, or taken as a constant. Not the sign: where that is 0, what it belongs to is 0 as well. */
    STEP,
    /** A function of one number that is NaN for infinite ones. */
    UNDEFINED_AT_INFINITY,
    /** A function of several numbers that is not NaN for infinite ones. */
    DEFINED_AT_INFINITY,
    /** A number for some operands of which one is NaN. */
    HIDES_NAN,
    /** It multiplies elements one by one, so that it may overflow on its way to a 0. */
    PRODUCT,
    /** What its operands leave is right to the last place, also where it is only their rounding: sums that have it lose no digits. */
    REST
}
