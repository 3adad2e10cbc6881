/**
 * Certifies a loss: at a fixed set of rows, made from the formula alone, what the kernel computes and what the formula as
 * written computes are compared with the exact value, gradient and Hessian diagonal. Nothing here depends on a clock or on
 * the processor: elementary functions are those of {@link java.lang.StrictMath}, and effort is counted in operations.
 *
 * <p>In: a {@link io.lossmith.processor.kernel.KernelModel}. Out: a {@link
 * io.lossmith.processor.certify.Certificate}, to be read by people and programs.
 */
package io.lossmith.processor.certify;
