/**
 * Special points: where a formula as written is undefined at an end of a prediction's domain, the result is its limit.
 *
 * <p>In: a value, gradient or Hessian diagonal. Out: the same with its limit at the ends where it needs one, found by
 * expanding it in powers of the distance to the end, with exponents that may contain parameters.
 */
package io.lossmith.processor.limit;
