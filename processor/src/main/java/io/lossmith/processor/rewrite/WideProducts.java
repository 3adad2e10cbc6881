package io.lossmith.processor.rewrite;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import java.util.List;
import java.util.Optional;

/** Logarithms of products that overflow or underflow before they are taken. */
final class WideProducts {
    /** What is said of logarithms in explanations. */
    static final Rule LOGARITHM = new Rule(
            "log-of-product",
            "log(x*y)",
            "log_product(x, y)",
            "x >= 0 and y >= 0",
            "the product overflows and underflows where its logarithm is an ordinary number");

    /** The square of more overflows. */
    private static final double WIDE = 1e150;

    private final Algebra algebra;
    private final Signs signs;
    private final Intervals intervals = new Intervals();

    WideProducts(Algebra algebra, Signs signs) {
        this.algebra = algebra;
        this.signs = signs;
    }

    /** The logarithm {@code expr} of such a product as a function of two factors. */
    Optional<Expr> logarithm(Expr expr) {
        Optional<List<Expr>> factors = expr.is(KnownLogarithms.LOG) ? factors(expr.argument(0)) : Optional.empty();
        return factors.map(all -> {
            int last = all.size() - 1;
            return algebra.apply(
                    Functions.get("log_product"), List.of(algebra.multiply(all.subList(0, last)), all.get(last)));
        });
    }

    /** The factors of a product of several that are not bounded. */
    private Optional<List<Expr>> factors(Expr product) {
        if (!product.is(Operators.MULTIPLY)) {
            return Optional.empty();
        }
        List<Expr> factors = product.arguments();
        long wide = factors.stream()
                .filter(factor ->
                        !(factor instanceof Constant) && intervals.of(factor).upper() > WIDE)
                .count();
        return wide > 1 && factors.stream().allMatch(signs::isNonnegative) ? Optional.of(factors) : Optional.empty();
    }
}
