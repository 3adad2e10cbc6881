package io.lossmith.processor.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The canonical form of products, quotients and powers. */
final class Products {
    /** Products of more sums are not searched for opposite ones. */
    private static final int LARGEST = 8;

    private static final Set<Function> COMPOSED =
            Set.of(Operators.MULTIPLY, Operators.DIVIDE, Operators.POWER, Operators.NEGATE, Operators.SELECT);

    private final Algebra algebra;

    Products(Algebra algebra) {
        this.algebra = algebra;
    }

    /** Constant first, sign outside, equal bases with constant exponents merged, one divisor. */
    Expr multiply(List<Expr> factors) {
        if (factors.size() == 2 && factors.get(0).isConstant(1) && isPlain(factors.get(1))) {
            return factors.get(1);
        }
        if (factors.size() == 2 && factors.get(1).isConstant(1) && isPlain(factors.get(0))) {
            return factors.get(0);
        }
        Map<Expr, Double> exponents = new LinkedHashMap<>();
        double constant = 1;
        for (Expr factor : factors) {
            constant = times(constant, collect(factor, 1, exponents));
        }
        return quotient(constant * mergeOpposites(exponents), exponents);
    }

    private double times(double a, double b) {
        return algebra.graph().fold(Operators.MULTIPLY, a, b);
    }

    private double over(double a, double b) {
        return algebra.graph().fold(Operators.DIVIDE, a, b);
    }

    /** Whether a factor 1 leaves {@code expr} as it is; others are put together anew. */
    static boolean isPlain(Expr expr) {
        return expr instanceof Variable || (expr instanceof Apply apply && !COMPOSED.contains(apply.function()));
    }

    /** Merges the factors a - b and b - a and returns the sign that is left. */
    private double mergeOpposites(Map<Expr, Double> exponents) {
        List<Expr> sums = new ArrayList<>();
        for (Expr base : exponents.keySet()) {
            if (base.is(Operators.ADD)) {
                sums.add(base);
            }
        }
        double sign = 1;
        for (int i = 1; i < sums.size() && sums.size() <= LARGEST; i++) {
            Expr sum = sums.get(i);
            if (sums.subList(0, i).stream().noneMatch(earlier -> mayBeOpposite(earlier, sum))) {
                continue;
            }
            Expr opposite = algebra.negate(sums.get(i));
            double exponent = exponents.get(sums.get(i));
            if (sums.subList(0, i).contains(opposite) && exponent == Math.rint(exponent)) {
                exponents.merge(opposite, exponent, algebra::plus);
                exponents.remove(sums.get(i));
                sign *= exponent % 2 == 0 ? 1 : -1;
            }
        }
        return sign;
    }

    /** Whether it is worth while to negate {@code b} to see whether it is {@code -a}. */
    private static boolean mayBeOpposite(Expr a, Expr b) {
        return a.arguments().size() == b.arguments().size()
                && b.arguments().stream().allMatch(term -> mayHaveOpposite(a.arguments(), term));
    }

    private static boolean mayHaveOpposite(List<Expr> terms, Expr term) {
        if (term instanceof Constant number) {
            return terms.stream().anyMatch(each -> each.isConstant(-number.value()));
        }
        if (term.is(Operators.NEGATE)) {
            return terms.contains(term.argument(0));
        }
        boolean takesSigns = term.is(Operators.DIVIDE) || term.is(Operators.SELECT) || term.is(Operators.ADD);
        return takesSigns || terms.stream().anyMatch(each -> each.is(Operators.NEGATE) && each.argument(0) == term);
    }

    /** Adds the factors of {@code expr} to {@code exponents} and returns their constant. */
    private double collect(Expr expr, double sign, Map<Expr, Double> exponents) {
        if (expr instanceof Constant number && sign > 0) {
            return number.value();
        }
        if (expr.is(Operators.NEGATE)) {
            return -collect(expr.argument(0), sign, exponents);
        }
        if (expr.is(Operators.MULTIPLY) && Algebra.isSmall(expr)) {
            double constant = 1;
            for (Expr factor : expr.arguments()) {
                constant = times(constant, collect(factor, sign, exponents));
            }
            return constant;
        }
        if (expr.is(Operators.DIVIDE)) {
            return times(collect(expr.argument(0), sign, exponents), collect(expr.argument(1), -sign, exponents));
        }
        if (expr.is(Operators.POWER) && expr.argument(1) instanceof Constant exponent) {
            exponents.merge(expr.argument(0), sign * exponent.value(), algebra::plus);
            return 1;
        }
        exponents.merge(expr, sign, algebra::plus);
        return 1;
    }

    private Expr quotient(double factorConstant, Map<Expr, Double> exponents) {
        if (factorConstant == 0) {
            return algebra.zero();
        }
        double constant = factorConstant;
        List<Expr> dividends = new ArrayList<>();
        List<Expr> divisors = new ArrayList<>();
        for (Map.Entry<Expr, Double> factor : exponents.entrySet()) {
            double exponent = factor.getValue();
            if (factor.getKey() instanceof Constant divisor
                    && exponent == -1
                    && isMultiple(constant, divisor.value())) {
                constant = over(constant, divisor.value());
            } else if (exponent != 0) {
                (exponent > 0 ? dividends : divisors)
                        .add(algebra.power(factor.getKey(), algebra.constant(Math.abs(exponent))));
            }
        }
        Expr product = product(Math.abs(constant), dividends);
        if (!divisors.isEmpty()) {
            product = plainQuotient(product, product(1, divisors));
        }
        return constant < 0 ? algebra.negate(product) : product;
    }

    /** Whether dividing constants now loses nothing: 1/3 stays a quotient, 6/3 and 1/2 do not. */
    private static boolean isMultiple(double constant, double divisor) {
        double quotient = constant / divisor;
        return Math.rint(quotient * 1024) == quotient * 1024 && quotient * divisor == constant;
    }

    private Expr product(double constant, List<Expr> factors) {
        for (int i = 0; i < factors.size(); i++) {
            Expr choice = factors.get(i);
            if (Algebra.hasZeroBranch(choice)) {
                List<Expr> others = new ArrayList<>(factors);
                others.remove(i);
                Expr condition = choice.argument(0);
                return algebra.select(
                        condition,
                        underCondition(constant, others, condition, true, choice.argument(1)),
                        underCondition(constant, others, condition, false, choice.argument(2)));
            }
        }
        if (factors.isEmpty()) {
            return algebra.constant(constant);
        }
        if (constant == 1 && factors.size() == 1) {
            return factors.get(0);
        }
        List<Expr> all = new ArrayList<>();
        if (constant != 1) {
            all.add(algebra.constant(constant));
        }
        // What stands still comes first: gamma*log(p) reads better than log(p)*gamma.
        for (boolean moving : new boolean[] {false, true}) {
            for (Expr factor : factors) {
                if (factor.isDifferentiable() == moving) {
                    all.add(factor);
                }
            }
        }
        return algebra.graph().apply(Operators.MULTIPLY, all);
    }

    private Expr underCondition(double constant, List<Expr> others, Expr condition, boolean holds, Expr branch) {
        if (branch.isConstant(0)) {
            return branch;
        }
        List<Expr> factors = new ArrayList<>();
        factors.add(algebra.constant(constant));
        for (Expr other : others) {
            factors.add(algebra.assume(other, condition, holds));
        }
        factors.add(branch);
        return multiply(factors);
    }

    Expr divide(Expr dividend, Expr divisor) {
        if (divisor.isConstant(1)) {
            return dividend;
        }
        if (dividend.isConstant(0)) {
            return dividend;
        }
        if (dividend instanceof Constant a && divisor instanceof Constant b && b.value() != 0) {
            return algebra.constant(over(a.value(), b.value()));
        }
        if (dividend.is(Operators.DIVIDE)) {
            Expr below = multiply(List.of(dividend.argument(1), divisor));
            return below.is(Operators.DIVIDE) // a quotient by 0
                    ? plainQuotient(multiply(List.of(dividend.argument(0), below.argument(1))), below.argument(0))
                    : divide(dividend.argument(0), below);
        }
        if (divisor.is(Operators.DIVIDE)) {
            return divide(multiply(List.of(dividend, divisor.argument(1))), divisor.argument(0));
        }
        Map<Expr, Double> above = new LinkedHashMap<>();
        Map<Expr, Double> below = new LinkedHashMap<>();
        double dividendConstant = collect(dividend, 1, above);
        double divisorConstant = collect(divisor, 1, below);
        if (dividendConstant != 1 && divisorConstant != 1 && isMultiple(dividendConstant, divisorConstant)) {
            return divide(quotient(over(dividendConstant, divisorConstant), above), quotient(1, below));
        }
        if (divisorConstant != 0 && above.keySet().stream().anyMatch(below::containsKey)) {
            below.forEach((base, exponent) -> above.merge(base, -exponent, algebra::plus));
            if (Math.abs(divisorConstant) != 1) {
                above.merge(algebra.constant(Math.abs(divisorConstant)), -1.0, algebra::plus);
            }
            return quotient(dividendConstant * Math.signum(divisorConstant), above);
        }
        return plainQuotient(dividend, divisor);
    }

    private Expr plainQuotient(Expr dividend, Expr divisor) {
        if (dividend.is(Operators.NEGATE)) {
            return algebra.negate(plainQuotient(dividend.argument(0), divisor));
        }
        if (divisor.is(Operators.NEGATE)) {
            return algebra.negate(plainQuotient(dividend, divisor.argument(0)));
        }
        if (dividend instanceof Constant a && a.value() < 0) {
            return algebra.negate(plainQuotient(algebra.constant(-a.value()), divisor));
        }
        if (divisor instanceof Constant b && b.value() < 0) {
            return algebra.negate(plainQuotient(dividend, algebra.constant(-b.value())));
        }
        if (divisor.isConstant(1)) {
            return dividend;
        }
        if (Algebra.hasZeroBranch(dividend)) {
            Expr condition = dividend.argument(0);
            return algebra.select(
                    condition,
                    divide(dividend.argument(1), algebra.assume(divisor, condition, true)),
                    divide(dividend.argument(2), algebra.assume(divisor, condition, false)));
        }
        return algebra.graph().apply(Operators.DIVIDE, List.of(dividend, divisor));
    }

    private static boolean isDifference(Expr base) {
        Expr sum = base.is(Operators.DIVIDE) ? base.argument(0) : base;
        return sum.is(Operators.ADD) && Algebra.isSmall(sum);
    }

    Expr power(Expr base, Expr exponent) {
        if (exponent instanceof Constant number) {
            double n = number.value();
            if (n == 0) {
                return algebra.one();
            }
            if (n == 1) {
                return base;
            }
            if (base instanceof Constant b) {
                double value = algebra.graph().fold(Operators.POWER, b.value(), n);
                if (!Double.isNaN(value)) {
                    return algebra.constant(value);
                }
            }
            if (n < 0) {
                return divide(algebra.one(), power(base, algebra.constant(-n)));
            }
            if (n % 2 == 0 && (base.is(Operators.NEGATE) || isAbs(base))) {
                return power(base.argument(0), exponent);
            }
            if (n % 2 == 0 && isDifference(base)) {
                Expr opposite = algebra.negate(base); // (a - b)^2 and (b - a)^2 are one node, as first written
                if (algebra.graph().has(Operators.POWER, List.of(opposite, exponent))) {
                    return algebra.graph().apply(Operators.POWER, List.of(opposite, exponent));
                }
            }
            if (Algebra.hasZeroBranch(base) && n > 0) {
                return algebra.select(
                        base.argument(0), power(base.argument(1), exponent), power(base.argument(2), exponent));
            }
        }
        if (base.isConstant(1)) {
            return base;
        }
        return algebra.graph().apply(Operators.POWER, List.of(base, exponent));
    }

    /** An even power of abs(x) is one of x, which has no kink. */
    private static boolean isAbs(Expr expr) {
        return expr instanceof Apply apply && apply.function().name().equals("abs");
    }
}
