/**
 * The staging layer between a caller's arrays and generated code, public only because generated kernels are built on it.
 *
 * <p>What comes in are arrays of any element type, weights, masks and options, collected in a {@link io.lossmith.engine.KernelCall}. Each
 * argument that is read is a source and each argument that is written is a sink; a call is checked completely, then staged in cache-sized
 * blocks of contiguous {@code double} rows ({@link io.lossmith.engine.Rows}) that a {@link io.lossmith.engine.RowKernel} computes, and the
 * block sums come back as one reduced value. A new layout or element type is one new source or sink.
 */
package io.lossmith.engine;
