package io.lossmith.processor.limit;

import io.lossmith.processor.ir.Expr;
import java.util.List;

/**
 * The first terms of an expansion.
 *
 * @param terms those that are known, merged by place
 * @param unknown exponents from which on nothing is known; empty when the expansion is exact
 */
record Series(List<Term> terms, List<Order> unknown) {
    /** An exponent: {@code t^(family + offset)}. */
    record Order(Expr family, double offset) {}

    Series {
        terms = List.copyOf(terms);
        unknown = List.copyOf(unknown);
    }
}
