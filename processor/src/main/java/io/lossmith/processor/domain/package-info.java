/**
 * Domain analysis: which values expressions can take.
 *
 * <p>In: expressions and the declared domains of their inputs. Out: intervals, from which the passes after it conclude
 * where a product may be 0 times Infinity and where a limit is needed; and, for computed forms, boxes of inputs in
 * which outward rounded arithmetic proves that results are no NaN, or finite.
 */
package io.lossmith.processor.domain;
