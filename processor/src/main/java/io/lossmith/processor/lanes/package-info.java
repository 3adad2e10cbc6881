/**
 * Straight lines of vector code: a function of vectors becomes the statements of its body, and statements that are needed twice are there
 * once.
 *
 * <p>In: operations on vectors, one after the other. Out: lines of Java, in pieces small enough for the JIT. The bodies of functions are read
 * from the sources of {@code io.lossmith.simd}, which the processor's jar contains; there is no second copy of them.
 */
package io.lossmith.processor.lanes;
