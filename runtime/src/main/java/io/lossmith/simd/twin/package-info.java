/**
 * What vector twins of kernels, which the processor generates and compiles by itself, have in common: sums of values, checks of discrete
 * inputs, and the way of rows into lanes and back.
 *
 * <p>In: blocks of rows from {@code io.lossmith.engine}. Out: their sums, and rows laid in tiles.
 */
package io.lossmith.simd.twin;
