package io.lossmith.processor.ir;

/** How often a value changes; each level includes the ones before it. */
public enum Dependence {
    /** Never: a number. */
    NOTHING,
    /** With the kernel: parameters and lengths. */
    KERNEL,
    /** With the call: learned inputs. */
    CALL,
    /** With the row: predictions and targets. */
    ROW;

    Dependence join(Dependence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
