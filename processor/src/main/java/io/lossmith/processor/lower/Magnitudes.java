package io.lossmith.processor.lower;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Dependence;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprGraph;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses operations that neither magnify a rounding nor leave the range of double before they come back: {@code exp(a - b)}
 * counts the rounding of the difference, {@code x*exp(s)} keeps a huge exponential beside a tiny factor, and {@code x/s^2}
 * divides twice.
 */
public final class Magnitudes {
    /** An exponential of less is an ordinary number. */
    private static final Interval ORDINARY_EXPONENT = new Interval(-700, 700);

    /** The fourth power of such a number is an ordinary number. */
    private static final double ROOT_OF_RANGE = 1e70;

    private static final int MOST_TERMS = 4;

    private static final int LARGEST_POWER = 4;

    private static final Function EXP = Functions.get("exp");
    private static final Function TIMES_EXP = Functions.get("times_exp");
    private static final Function TIMES_DECAY = Functions.get("times_decay");

    private final ExprGraph graph;
    private final Intervals intervals;
    private final Map<Expr, Expr> origins;
    private final CommonDivisors divisors;
    private final Map<Expr, Expr> known = new HashMap<>();

    /** {@code origins} knows which expressions lowered ones stand for, and learns it of those made here. */
    public Magnitudes(ExprGraph graph, Intervals intervals, Map<Expr, Expr> origins) {
        this.graph = graph;
        this.intervals = intervals;
        this.origins = origins;
        divisors = new CommonDivisors(graph, this::isWide);
    }

    /** {@code expr} by such operations. */
    public Expr keep(Expr expr) {
        Expr result = known.get(expr);
        if (result == null) {
            result = expr instanceof Apply apply ? apply(apply) : expr;
            known.put(expr, result);
            if (result != expr) {
                origins.putIfAbsent(result, origins.getOrDefault(expr, expr));
            }
        }
        return result;
    }

    private Expr apply(Apply apply) {
        if (apply.type().kind() == Kind.REAL) {
            if (apply.is(Operators.MULTIPLY)) {
                Optional<Expr> factor =
                        apply.arguments().stream().filter(this::isWideExp).findFirst();
                if (factor.isPresent()) {
                    return timesExp(apply.arguments(), factor.get());
                }
                if (apply.arguments().size() == 2
                        && apply.argument(0).isConstant(0.5)
                        && isSquareOfQuotient(apply.argument(1))) {
                    Expr base = keep(apply.argument(1).argument(0));
                    Expr half = graph.apply(Operators.MULTIPLY, List.of(apply.argument(0), base));
                    return graph.apply(Operators.MULTIPLY, List.of(half, base));
                }
            }
            if (apply.is(Operators.DIVIDE)) {
                return quotient(apply.argument(0), apply.argument(1));
            }
            if (apply.is(Operators.ADD)) {
                Optional<CommonDivisors.Quotient> common = divisors.of(apply);
                if (common.isPresent()) {
                    return sum(apply, common.get());
                }
            }
        }
        List<Expr> arguments = apply.arguments().stream().map(this::keep).toList();
        return ofSum(apply)
                .or(() -> expOfMultiple(apply))
                .orElseGet(
                        () -> arguments.equals(apply.arguments()) ? apply : graph.apply(apply.function(), arguments));
    }

    /** A sum divided once, where that overflows no earlier. */
    private Expr sum(Apply sum, CommonDivisors.Quotient common) {
        Expr divided = quotient(common.sum(), common.divisor());
        if (common.below().isEmpty()) {
            return divided;
        }
        Expr base = keep(common.below().get());
        Expr size = range(base).isNonnegative() ? base : graph.apply(Functions.get("abs"), List.of(base));
        Expr small = graph.apply(Operators.LESS, List.of(size, graph.constant(1)));
        Expr termwise = graph.apply(
                Operators.ADD, sum.arguments().stream().map(this::keep).toList());
        return graph.apply(Operators.SELECT, List.of(small, divided, termwise));
    }

    /** The function of a sum as one of two operands. */
    private Optional<Expr> ofSum(Apply apply) {
        Optional<Function> function = Functions.find(apply.function().name() + "_of_sum");
        Expr sum = apply.arguments().isEmpty() ? apply : apply.argument(0);
        boolean fits = function.isPresent()
                && sum.is(Operators.ADD)
                && sum.type().kind() == Kind.REAL
                && sum.arguments().size() <= MOST_TERMS;
        if (!fits) {
            return Optional.empty();
        }
        List<Expr> terms = sum.arguments();
        List<Expr> head =
                terms.subList(0, terms.size() - 1).stream().map(this::keep).toList();
        Expr first = head.size() == 1 ? head.get(0) : graph.apply(Operators.ADD, head);
        return Optional.of(graph.apply(function.get(), List.of(first, keep(terms.get(terms.size() - 1)))));
    }

    private boolean isSquareOfQuotient(Expr expr) {
        return expr.is(Operators.POWER)
                && expr.argument(1).isConstant(2)
                && expr.argument(0).is(Operators.DIVIDE)
                && isWide(expr.argument(0));
    }

    /** The exponential of a multiple of a sum, where neither rounding counts. */
    private Optional<Expr> expOfMultiple(Apply apply) {
        Expr multiple = apply.is(EXP) ? apply.argument(0) : apply;
        boolean fits = apply.is(EXP)
                && (multiple.is(Operators.DIVIDE) || multiple.is(Operators.MULTIPLY))
                && multiple.arguments().size() == 2;
        int place = fits && multiple.argument(0).is(Operators.ADD) ? 0 : 1;
        if (!fits || !multiple.argument(place).is(Operators.ADD) || (place == 1 && multiple.is(Operators.DIVIDE))) {
            return Optional.empty();
        }
        Expr sum = multiple.argument(place);
        Expr factor = multiple.argument(1 - place);
        if (factor instanceof Constant || factor.isVector() || sum.arguments().size() != 2) {
            return Optional.empty();
        }
        Function function = Functions.get(multiple.is(Operators.DIVIDE) ? "exp_of_sum_over" : "exp_of_sum_times");
        return Optional.of(graph.apply(function, List.of(keep(sum.argument(0)), keep(sum.argument(1)), keep(factor))));
    }

    private boolean isWideExp(Expr factor) {
        if (!factor.is(EXP) || factor.argument(0).is(Operators.ADD)) {
            return false;
        }
        Interval exponent = intervals.of(factor.argument(0));
        return exponent.lower() < ORDINARY_EXPONENT.lower() || exponent.upper() > ORDINARY_EXPONENT.upper();
    }

    /** {@code exp(u)*c*x^2} is {@code c*(x*exp(u/2))^2}, and otherwise the product of the rest goes with the exponential. */
    private Expr timesExp(List<Expr> factors, Expr exp) {
        List<Expr> others = new ArrayList<>(factors);
        others.remove(exp);
        Expr exponent = keep(exp.argument(0));
        boolean once = exp.dependence() != Dependence.ROW; // computed once for all rows, so it stays on its own
        for (Expr factor : others) {
            if (factor.is(Operators.POWER) && factor.argument(1).isConstant(2)) {
                Expr half = graph.apply(Operators.MULTIPLY, List.of(graph.constant(0.5), exponent));
                Expr base = keep(factor.argument(0));
                Expr root = once
                        ? graph.apply(Operators.MULTIPLY, List.of(graph.apply(EXP, List.of(half)), base))
                        : graph.apply(TIMES_EXP, List.of(base, half));
                return timesSquare(others, factor, root);
            }
        }
        boolean fixed = others.stream().allMatch(Constant.class::isInstance);
        if (once || fixed) {
            return product(factors.stream().map(this::keep).toList());
        }
        boolean decays = exp.argument(0).is(Operators.NEGATE)
                && hasSquare(exp.argument(0).argument(0));
        return graph.apply(decays ? TIMES_DECAY : TIMES_EXP, List.of(product(others), exponent));
    }

    /** The product with the square of {@code root} in the place of {@code square}; what makes it smaller comes before it is one. */
    private Expr timesSquare(List<Expr> factors, Expr square, Expr root) {
        List<Expr> others = new ArrayList<>(factors);
        int place = others.indexOf(square);
        if (others.get(0) instanceof Constant constant && Math.abs(constant.value()) < 1) {
            others.set(place, root);
            others.set(0, graph.apply(Operators.MULTIPLY, List.of(constant, root)));
        } else {
            others.set(place, graph.apply(Operators.POWER, List.of(root, graph.constant(2))));
        }
        return product(others);
    }

    /** The exponential of a negative square is 0 where the square overflows, whatever polynomial overflows beside it. */
    private static boolean hasSquare(Expr expr) {
        return (expr.is(Operators.POWER) && expr.argument(1).isConstant(2))
                || (expr.is(Operators.MULTIPLY) && expr.arguments().stream().anyMatch(Magnitudes::hasSquare));
    }

    private Expr product(List<Expr> factors) {
        List<Expr> kept = factors.stream().map(this::keep).toList();
        return kept.size() == 1 ? kept.get(0) : graph.apply(Operators.MULTIPLY, kept);
    }

    /** What multiplies a wide number by more than 1 comes last: {@code 2*x} may overflow where {@code x/s} does not. */
    private Expr quotient(Expr dividend, Expr divisor) {
        if (dividend.is(Operators.MULTIPLY)
                && dividend.argument(0) instanceof Constant factor
                && factor.value() > 1
                && !(divisor instanceof Constant)) {
            List<Expr> rest =
                    dividend.arguments().subList(1, dividend.arguments().size());
            boolean own = rest.stream().allMatch(each -> each.dependence() == Dependence.ROW);
            if (own && rest.stream().anyMatch(this::isWide)) {
                Expr product = rest.size() == 1 ? rest.get(0) : graph.apply(Operators.MULTIPLY, rest);
                return graph.apply(Operators.MULTIPLY, List.of(factor, divided(keep(product), divisor)));
            }
        }
        return divided(keep(dividend), divisor);
    }

    /** Divides by powers and by several wide factors one by one, and by what else there is first. */
    private Expr divided(Expr dividend, Expr divisor) {
        List<Expr> factors = Operators.factors(divisor);
        List<Expr> powers = factors.stream().filter(this::isWidePower).toList();
        List<Expr> wide = factors.stream()
                .filter(each -> !powers.contains(each) && isWide(each))
                .toList();
        List<Expr> singly = wide.size() > 1 ? wide : List.of();
        List<Expr> others = factors.stream()
                .filter(each -> !powers.contains(each) && !singly.contains(each))
                .toList();
        Expr result = dividend;
        if (!others.isEmpty()) {
            result = dividedSquare(result, product(others));
        }
        for (Expr factor : singly) {
            result = dividedSquare(result, keep(factor));
        }
        for (Expr power : powers) {
            Expr base = keep(power.argument(0));
            for (int i = 0; i < ((Constant) power.argument(1)).value(); i++) {
                result = dividedSquare(result, base);
            }
        }
        return result;
    }

    /** The square of a wide number is divided while it is a product, {@code x*(x/y)}, and so is a difference of squares. */
    private Expr dividedSquare(Expr dividend, Expr divisor) {
        Expr origin = origins.get(dividend);
        if (origin != null
                && origin.is(Functions.get("square_difference"))
                && dividend.is(Operators.MULTIPLY)
                && dividend.arguments().size() == 2
                && isWide(origin)
                && !(divisor instanceof Constant)) {
            Expr quotient = graph.apply(Operators.DIVIDE, List.of(dividend.argument(1), divisor));
            return graph.apply(Operators.MULTIPLY, List.of(dividend.argument(0), quotient));
        }
        boolean isSquare = dividend.is(Operators.POWER)
                && dividend.argument(1).isConstant(2)
                && isWide(dividend.argument(0))
                && !(divisor instanceof Constant);
        if (!isSquare) {
            return graph.apply(Operators.DIVIDE, List.of(dividend, divisor));
        }
        Expr base = dividend.argument(0);
        return graph.apply(Operators.MULTIPLY, List.of(base, graph.apply(Operators.DIVIDE, List.of(base, divisor))));
    }

    private boolean isWide(Expr expr) {
        Interval range = range(expr);
        return expr.dependence() == Dependence.ROW
                && (Math.max(Math.abs(range.lower()), Math.abs(range.upper())) > ROOT_OF_RANGE
                        || (range.lower() < 1 / ROOT_OF_RANGE && range.lower() >= 0));
    }

    private boolean isWidePower(Expr factor) {
        if (!factor.is(Operators.POWER) || !(factor.argument(1) instanceof Constant exponent)) {
            return false;
        }
        Interval base = range(factor.argument(0));
        boolean wide = base.lower() < 1 / ROOT_OF_RANGE || base.upper() > ROOT_OF_RANGE;
        return wide && exponent.value() == Math.rint(exponent.value()) && exponent.value() <= LARGEST_POWER;
    }

    /** What an expression can be; functions know it better than the sums they were lowered to. */
    private Interval range(Expr expr) {
        Expr origin = origins.get(expr);
        if (origin != null) {
            return intervals.of(origin);
        }
        if (!expr.is(Operators.ADD)) {
            return intervals.of(expr);
        }
        double lower = 0;
        double upper = 0;
        for (Expr term : expr.arguments()) {
            lower += range(term).lower();
            upper += range(term).upper();
        }
        return Interval.hull(lower, upper);
    }
}
