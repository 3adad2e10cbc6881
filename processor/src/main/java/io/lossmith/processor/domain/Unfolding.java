package io.lossmith.processor.domain;

import io.lossmith.processor.ir.Expr;
import java.util.function.UnaryOperator;

/**
 * How results are made of functions about which more may be known.
 *
 * @param computed of a whole result what is computed for it
 * @param meant of any expression one that is equal as a real number, though it may be computed badly; itself where none is
 *     known
 */
public record Unfolding(UnaryOperator<Expr> computed, UnaryOperator<Expr> meant) {}
