/**
 * From mathematics to something a loop can compute: functions of whole vectors become sums, maxima and element-wise
 * expressions, and the special points of the language get their conditions.
 *
 * <p>In: value, gradients and Hessian diagonals. Out: the same expressions over the operators that the scheduler knows.
 */
package io.lossmith.processor.lower;
