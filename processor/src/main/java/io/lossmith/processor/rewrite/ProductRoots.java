package io.lossmith.processor.rewrite;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Dependence;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The root of a product or quotient of numbers that are not negative, as the product or quotient of their roots. */
final class ProductRoots {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "root-of-product",
            "sqrt(x*y)",
            "sqrt(x)*sqrt(y)",
            "x >= 0 and y >= 0",
            "the product overflows and underflows long before its root");

    private static final Function SQRT = Functions.get("sqrt");

    private final Algebra algebra;
    private final Signs signs;

    ProductRoots(Algebra algebra, Signs signs) {
        this.algebra = algebra;
        this.signs = signs;
    }

    /**
     * The root {@code expr} in this form, if more than one factor is computed for every row. A sum among them is no wider than its
     * terms, and {@code (1 - x)*(1 + x)} has simpler derivatives as it is.
     */
    Optional<Expr> split(Expr expr) {
        if (!expr.is(SQRT)) {
            return Optional.empty();
        }
        Expr product = expr.argument(0);
        Expr divisor = product.is(Operators.DIVIDE) ? product.argument(1) : algebra.one();
        List<Expr> above = Operators.factors(product.is(Operators.DIVIDE) ? product.argument(0) : product);
        List<Expr> below = Operators.factors(divisor);
        List<Expr> all = new ArrayList<>(above);
        all.addAll(below);
        long wide =
                all.stream().filter(each -> each.dependence() == Dependence.ROW).count();
        if (wide < 2
                || all.stream().anyMatch(each -> each.is(Operators.ADD))
                || !all.stream().allMatch(signs::isNonnegative)) {
            return Optional.empty();
        }
        return Optional.of(algebra.divide(root(above), root(below)));
    }

    /** The product of the roots; a constant keeps the first number company, which rounds once less. */
    private Expr root(List<Expr> factors) {
        Expr constant = algebra.one();
        List<Expr> roots = new ArrayList<>();
        for (Expr factor : factors) {
            if (factor instanceof Constant) {
                constant = algebra.multiply(constant, factor);
            } else {
                roots.add(algebra.apply(SQRT, List.of(algebra.multiply(constant, factor))));
                constant = algebra.one();
            }
        }
        if (!constant.isConstant(1)) {
            roots.add(algebra.apply(SQRT, List.of(constant)));
        }
        return algebra.multiply(roots);
    }
}
