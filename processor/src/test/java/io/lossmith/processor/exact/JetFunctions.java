package io.lossmith.processor.exact;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The functions of the language with their derivatives, by the sentence of their row alone: {@code softplus(x)} is
 * {@code log(1 + exp(x))}. Where a function has a kink, the language's convention is taken and remembered.
 */
final class JetFunctions {
    /** A function of a few numbers. */
    interface Definition {
        Jet of(Jet[] x);
    }

    private interface One {
        Jet of(Jet x);
    }

    private interface Part {
        ExactNumber of(ExactNumber x);
    }

    private final int order;
    private final Map<String, Definition> table = new LinkedHashMap<>();
    private boolean kinked;

    JetFunctions(int order) {
        this.order = order;
        elementary();
        logistic();
        special();
        piecewise();
    }

    /** Whether a derivative at a kink was taken by convention. */
    boolean isKinked() {
        return kinked;
    }

    Definition get(String name) {
        Definition definition = table.get(name);
        if (definition == null) {
            throw new IllegalArgumentException("no exact meaning of " + name);
        }
        return definition;
    }

    private void one(String name, One definition) {
        table.put(name, x -> definition.of(x[0]));
    }

    private void elementary() {
        one("exp", x -> x.exp(order));
        one("log", x -> x.log(order));
        one("log1p", x -> x.plus(1).log(order));
        one("expm1", x -> x.exp(order).plus(-1));
        one("sqrt", x -> x.sqrt(order));
        one("log2", x -> x.log(order).over(number(x, 2).log(order), order));
        one("log10", x -> x.log(order).over(number(x, 10).log(order), order));
        one("log1mexp", x -> x.exp(order).negate().plus(1).log(order));
        table.put("logaddexp", x -> x[0].exp(order).plus(x[1].exp(order)).log(order));
        table.put("hypot", x -> norm(x));
        table.put("pow", x -> power(x[0], x[1]));
        one("sin", x -> circular(x, x.value().plain().sin(), x.value().plain().cos()));
        one(
                "cos",
                x -> circular(
                        x, x.value().plain().cos(), x.value().plain().sin().negate()));
        one("tan", x -> get("sin").of(new Jet[] {x}).over(get("cos").of(new Jet[] {x}), order));
        one("atan", this::atan);
        one("asin", x -> atan(x.over(x.times(x).negate().plus(1).sqrt(order), order)));
        one(
                "acos",
                x -> atan(x.over(x.times(x).negate().plus(1).sqrt(order), order))
                        .negate()
                        .plus(Jet.constant(Scaled.of(x.value().mantissa().pi().over(2)))));
    }

    private static Jet number(Jet like, double constant) {
        return Jet.constant(like.value().number(constant));
    }

    private Jet circular(Jet x, ExactNumber result, ExactNumber slope) {
        return x.map(
                Scaled.of(result),
                order,
                () -> Scaled.of(slope),
                () -> Scaled.of(result).negate());
    }

    private Jet atan(Jet x) {
        return smooth(
                x,
                ExactNumber::atan,
                v -> v.number(1).over(v.square().plus(1)),
                v -> v.times(-2).over(v.square().plus(1).square()));
    }

    private Jet smooth(Jet x, Part function, Part slope, Part curvature) {
        ExactNumber at = x.value().plain();
        return x.map(
                Scaled.of(function.of(at)), order, () -> Scaled.of(slope.of(at)), () -> Scaled.of(curvature.of(at)));
    }

    private Jet sigmoid(Jet x) {
        return x.negate().exp(order).plus(1).inverse(order);
    }

    private void logistic() {
        one("sigmoid", this::sigmoid);
        one("softplus", x -> x.exp(order).plus(1).log(order));
        one("log_sigmoid", x -> sigmoid(x).log(order));
        one("logit", x -> x.over(x.negate().plus(1), order).log(order));
        one("silu", x -> x.times(sigmoid(x)));
        one("sinh", x -> x.exp(order).minus(x.negate().exp(order)).times(0.5));
        one("cosh", x -> x.exp(order).plus(x.negate().exp(order)).times(0.5));
        one("tanh", x -> {
            Jet up = x.exp(order);
            Jet down = x.negate().exp(order);
            return up.minus(down).over(up.plus(down), order);
        });
    }

    private static ExactNumber gauss(ExactNumber x) {
        return x.square().negate().exp().times(2).over(x.pi().sqrt());
    }

    private static ExactNumber density(ExactNumber x) {
        return x.square().over(-2).exp().over(x.pi().times(2).sqrt());
    }

    private Jet cdf(Jet x) {
        return smooth(
                x,
                v -> v.negate().over(v.number(2).sqrt()).erfc().over(2),
                JetFunctions::density,
                v -> v.negate().times(density(v)));
    }

    private void special() {
        one(
                "erf",
                x -> smooth(
                        x,
                        ExactNumber::erf,
                        JetFunctions::gauss,
                        v -> v.times(-2).times(gauss(v))));
        one(
                "erfc",
                x -> smooth(
                        x,
                        ExactNumber::erfc,
                        v -> gauss(v).negate(),
                        v -> v.times(2).times(gauss(v))));
        one("normal_cdf", this::cdf);
        one("log_normal_cdf", x -> cdf(x).log(order));
        one("gelu", x -> x.times(cdf(x)));
        one("lgamma", x -> smooth(x, ExactNumber::lgamma, v -> v.lgammaDerivative(1), v -> v.lgammaDerivative(2)));
        one(
                "digamma",
                x -> smooth(x, v -> v.lgammaDerivative(1), v -> v.lgammaDerivative(2), v -> v.lgammaDerivative(3)));
    }

    private void piecewise() {
        one("abs", x -> {
            if (x.value().sign() == 0) {
                return kink(x, x.value());
            }
            return x.value().sign() < 0 ? x.negate() : x;
        });
        one("sign", x -> kinkAtZero(x, number(x, x.value().sign())));
        one("relu", x -> x.value().sign() > 0 ? x : kinkAtZero(x, number(x, 0)));
        one("elu", x -> x.value().sign() > 0 ? x : x.exp(order).plus(-1));
        one("floor", x -> Jet.constant(Scaled.of(x.value().plain().floor())));
        one("stop", x -> Jet.constant(x.value()));
        table.put("max", x -> extreme(x, 1));
        table.put("min", x -> extreme(x, -1));
        table.put("clamp", x -> {
            if (x[0].value().compareTo(x[1].value()) < 0) {
                return x[1];
            }
            return x[0].value().compareTo(x[2].value()) > 0 ? x[2] : x[0];
        });
    }

    private Jet kinkAtZero(Jet x, Jet result) {
        return x.value().sign() == 0 ? kink(x, result.value()) : result;
    }

    /** A result whose derivatives are 0 by convention. */
    private Jet kink(Jet x, Scaled result) {
        kinked |= x.moves();
        return Jet.constant(result);
    }

    /** The largest (1) or smallest (-1), the first of equal ones. */
    Jet extreme(Jet[] x, int direction) {
        Jet best = x[0];
        for (int i = 1; i < x.length; i++) {
            int comparison = direction * x[i].value().compareTo(best.value());
            kinked |= comparison == 0 && (best.moves() || x[i].moves());
            best = comparison > 0 ? x[i] : best;
        }
        return best;
    }

    /** The Euclidean norm. */
    Jet norm(Jet[] x) {
        Jet sum = x[0].times(x[0]);
        boolean moves = x[0].moves();
        for (int i = 1; i < x.length; i++) {
            sum = sum.plus(x[i].times(x[i]));
            moves |= x[i].moves();
        }
        if (moves && sum.value().sign() == 0) {
            kinked = true;
            return Jet.constant(sum.value());
        }
        return sum.sqrt(order);
    }

    /** {@code base^exponent}: products for small whole exponents, so that a base of 0 has its derivatives. */
    Jet power(Jet base, Jet exponent) {
        ExactNumber n = exponent.moves() ? null : exponent.value().plain();
        if (n != null && n.isWhole() && n.size() < 1.5) {
            Jet product = number(base, 1);
            for (int i = 0; i < Math.abs(n.value().intValueExact()); i++) {
                product = product.times(base);
            }
            return n.sign() < 0 ? product.inverse(order) : product;
        }
        if (n != null) {
            Scaled exact = exponent.value();
            Scaled less = exact.plus(exact.number(-1));
            return base.map(
                    base.value().power(exact),
                    order,
                    () -> exact.times(base.value().power(less)),
                    () -> exact.times(less).times(base.value().power(less.plus(exact.number(-1)))));
        }
        return exponent.times(base.log(order)).exp(order);
    }
}
