/**
 * Exact values: interval arithmetic of any precision over the expression graph, rounded outward, so that what comes out
 * surely holds the real number that a formula means.
 *
 * <p>In: an {@link io.lossmith.processor.ir.Expr} and the numbers of one row. Out: an {@link
 * io.lossmith.processor.exact.Enclosure}, with precision raised until it is as narrow as a double needs it.
 */
package io.lossmith.processor.exact;
