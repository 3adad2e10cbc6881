/**
 * What a kernel computes, ready to be written as code: the symbolic value, gradients and Hessian diagonals for its
 * documentation, and the row programs for its methods.
 *
 * <p>In: the scheduler's programs. Out: {@link io.lossmith.processor.kernel.KernelModel}, all that the
 * emitter of kernels reads.
 */
package io.lossmith.processor.kernel;
