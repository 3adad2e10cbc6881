/**
 * Decides what is computed where: which expressions become variables, which loops over a vector run in which order, what
 * is kept in scratch between loops.
 *
 * <p>In: lowered expressions, one per output. Out: {@link io.lossmith.processor.schedule.RowProgram}s, lists of statements
 * in the order a person would write them.
 */
package io.lossmith.processor.schedule;
