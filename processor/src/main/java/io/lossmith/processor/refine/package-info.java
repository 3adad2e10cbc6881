/**
 * What cancels is computed again with twice the digits. In: lowered expressions. Out: the same with refinements around sums and
 * functions that may magnify the rounding errors of their operands.
 */
package io.lossmith.processor.refine;
