package io.lossmith.processor.ir;

/** How the shape of a function's result follows from its operands. */
public enum Shape {
    /** Element by element; scalars broadcast over vectors. */
    ELEMENTWISE,
    /** One vector to one number. */
    REDUCTION,
    /** One vector to a vector of the same length, each element using all of them. */
    ROW,
    /** A vector and an index to one element. */
    GATHER
}
