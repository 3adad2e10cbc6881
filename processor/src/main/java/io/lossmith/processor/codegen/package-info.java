/**
 * Writes kernels, and the records of libraries, as Java source with JavaPoet, as a person would have written them.
 *
 * <p>In: a {@link io.lossmith.processor.kernel.KernelModel}, or a {@link io.lossmith.processor.library.LossRecord}. Out: the text of one source file. Text of the user's formula
 * reaches it only escaped and as arguments of JavaPoet, never as a format.
 */
package io.lossmith.processor.codegen;
