/**
 * Reads declarations: the only place that looks at annotations and at javac's model of the user's types.
 *
 * <p>In: an annotated element. Out: a {@link io.lossmith.processor.resolve.LossDeclaration}, or what is wrong with it.
 */
package io.lossmith.processor.declare;
