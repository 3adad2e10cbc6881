package io.lossmith.processor.rewrite;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The logarithm of a sum of positive terms, some of which are exponentials or multiples of them, from the logarithms of the
 * terms: {@code log(w*exp(a) + (1 - w)*exp(b))} is {@code logaddexp(log(w) + a, log1p(-w) + b)}.
 */
final class PositiveSums {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "log-of-positive-sum",
            "log(x*exp(y) + z)",
            "logaddexp(log(x) + y, log(z))",
            "x >= 0 and z >= 0",
            "exp(y) overflows above 709.8 and is 0 below -745");

    private static final int MOST_TERMS = 32;

    private static final Function LOG = Functions.get("log");
    private static final Function LOG1P = Functions.get("log1p");
    private static final Function EXP = Functions.get("exp");
    private static final Function LOGADDEXP = Functions.get("logaddexp");
    private static final Function LOGSUMEXP = Functions.get("logsumexp");

    private final Algebra algebra;
    private final Signs signs;

    PositiveSums(Algebra algebra, Signs signs) {
        this.algebra = algebra;
        this.signs = signs;
    }

    /** The logarithm {@code expr} in this form, if it is one of such a sum. */
    Optional<Expr> logarithm(Expr expr) {
        Expr sum = expr.is(LOG) || expr.is(LOG1P) ? expr.argument(0) : expr;
        if (sum == expr || !sum.is(Operators.ADD) || sum.arguments().size() > MOST_TERMS) {
            return Optional.empty();
        }
        List<Expr> terms = new ArrayList<>(sum.arguments());
        if (expr.is(LOG1P)) {
            terms.add(algebra.one());
        }
        if (terms.stream().noneMatch(this::hasExp) || !terms.stream().allMatch(signs::isNonnegative)) {
            return Optional.empty();
        }
        List<Expr> plain = new ArrayList<>();
        List<Expr> logarithms = new ArrayList<>();
        for (Expr term : terms) {
            if (hasExp(term)) {
                logarithms.add(logarithmOfTerm(term));
            } else {
                plain.add(term);
            }
        }
        if (!plain.isEmpty()) {
            logarithms.add(0, log(algebra.add(plain)));
        }
        Expr result = logarithms.get(0);
        for (Expr next : logarithms.subList(1, logarithms.size())) {
            result = algebra.apply(LOGADDEXP, List.of(result, next));
        }
        return Optional.of(result);
    }

    private boolean hasExp(Expr term) {
        return factors(term).stream().anyMatch(this::isExp);
    }

    private boolean isExp(Expr factor) {
        return factor.is(EXP) || isSumOfExps(factor);
    }

    private static boolean isSumOfExps(Expr factor) {
        return factor.is(Operators.SUM) && factor.argument(0).is(EXP);
    }

    private static List<Expr> factors(Expr term) {
        Expr dividend = term.is(Operators.DIVIDE) ? term.argument(0) : term;
        return dividend.is(Operators.MULTIPLY) ? dividend.arguments() : List.of(dividend);
    }

    private Expr logarithmOfTerm(Expr term) {
        List<Expr> rest = new ArrayList<>();
        List<Expr> parts = new ArrayList<>();
        for (Expr factor : factors(term)) {
            if (factor.is(EXP)) {
                parts.add(factor.argument(0));
            } else if (isSumOfExps(factor)) {
                parts.add(algebra.apply(LOGSUMEXP, List.of(factor.argument(0).argument(0))));
            } else {
                rest.add(factor);
            }
        }
        Expr factor = algebra.multiply(rest);
        Expr quotient = term.is(Operators.DIVIDE) ? algebra.divide(factor, term.argument(1)) : factor;
        parts.add(0, log(quotient));
        return algebra.add(parts);
    }

    private Expr log(Expr positive) {
        return algebra.apply(LOG, List.of(positive));
    }
}
