package io.lossmith.processor.ir;

/** What a value is: a real number, an integer (class index, position, int parameter) or a condition. */
public enum Kind {
    REAL,
    INTEGER,
    CONDITION
}
