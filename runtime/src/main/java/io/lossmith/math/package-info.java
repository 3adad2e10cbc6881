/**
 * Scalar functions that stay accurate where the textbook formula overflows, cancels or meets a removable singularity. Generated kernels call
 * them with one or two {@code double} values a row and get one back; nothing here allocates, keeps state or depends on another package.
 * The same elementary and special functions with twice the digits, {@code WideMath} over registers {@code Wide}, are for the rare rows in
 * which a sum of rounded parts cancels; they work in objects of their own, made once for a thread.
 *
 * <p>One policy holds throughout: NaN in gives NaN out, an infinite argument gives the limit where one exists, and every method states the
 * largest error in ULP of the correctly rounded result that the contract test accepts (results below {@link Double#MIN_NORMAL} are held to
 * the same number of units of {@link Double#MIN_VALUE}). The figures hold where {@link Math#exp(double)} and its relatives are within
 * 0.8 ULP, as they are in OpenJDK; {@link Math#fma(double, double, double)} is used where a product must be known exactly, and needs a
 * processor with that instruction to be fast.
 */
package io.lossmith.math;
