/**
 * Rewrites by identities. In: an expression. Out: an equal one that keeps its accuracy where the first would overflow or
 * cancel. Each identity is a row with its reason; what no pattern can say is a scheme, a class with a row for explanations. Results
 * are lighter than what they replace, so that rewriting ends, and rewriting them again changes nothing.
 */
package io.lossmith.processor.rewrite;
