/**
 * Rewrites by identities. In: an expression. Out: an equal one that keeps its accuracy where the first would overflow or
 * cancel. Each identity is a row with its reason.
 */
package io.lossmith.processor.rewrite;
