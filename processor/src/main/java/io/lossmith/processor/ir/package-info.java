/**
 * The typed expression graph every pass works on: hash-consed, so equal subexpressions are one node.
 *
 * <p>In: calls from the resolver, the rewriter and the differentiator. Out: immutable {@link
 * io.lossmith.processor.ir.Expr} nodes whose identity is their equality.
 */
package io.lossmith.processor.ir;
