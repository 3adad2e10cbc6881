/**
 * Random input of the compiler. In: a seed. Out: well-typed losses, and texts that only look like some; the tests check that
 * nothing is thrown, that messages can be shown, that what compiles is Java, and that its numbers are right.
 */
package io.lossmith.processor.fuzz;
