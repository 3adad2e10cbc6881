/**
 * What users see: {@link io.lossmith.Loss} declares a loss on a record, and the kernel the processor writes for it, a
 * {@link io.lossmith.LossKernel}, computes value, gradients and Hessian diagonals of batches given as arrays, typed through its own methods or
 * by name through a {@link io.lossmith.Batch}.
 */
package io.lossmith;
