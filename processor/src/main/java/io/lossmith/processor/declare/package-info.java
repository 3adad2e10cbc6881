/**
 * Reads declarations: annotations and javac's model of the user's types. Beside it only the processor itself, which gets the
 * annotated elements from javac, and the reporter, which points at them, know that model.
 *
 * <p>In: an annotated element. Out: a {@link io.lossmith.processor.resolve.LossDeclaration}, or what is wrong with it.
 */
package io.lossmith.processor.declare;
