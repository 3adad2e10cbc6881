/**
 * The staging layer between a caller's arrays and generated code, public only because generated kernels are built on it.
 *
 * <p>What comes in are arrays and slices of any element type, weights, masks and options, collected in a {@link
 * io.lossmith.engine.KernelCall}, one slot each. A call is checked completely, then staged in cache-sized blocks of contiguous {@code double}
 * rows ({@link io.lossmith.engine.Rows}) that a {@link io.lossmith.engine.RowKernel} computes, and the block sums come back as one reduced
 * value. Blocks are grouped in chunks, which one thread or several work off. A new element type is one more {@link
 * io.lossmith.data.ElementKind}.
 */
package io.lossmith.engine;
