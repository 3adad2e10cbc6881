package io.lossmith.processor.exact;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BinaryOperator;

/** What every function of two vectors means, and every function of a vector and an order: the operands one after the other. */
final class DistanceDefinitions {
    private DistanceDefinitions() {}

    static void addReductions(Map<String, VectorDefinitions.Reduction> table) {
        table.put("cosine", DistanceDefinitions::cosine);
        table.put("cosine_distance", v -> cosine(v).negate().plus(1));
        table.put("norm_difference", v -> norm(first(v)).minus(norm(second(v))));
        table.put("softmax_divergence", v -> sum(each(softmax(first(v)), logRatios(v), ExactNumber::times)));
        table.put("softmax_jensen_shannon", v -> {
            ExactNumber[] p = softmax(first(v));
            ExactNumber[] q = softmax(second(v));
            ExactNumber[] mean = each(p, q, (x, y) -> x.plus(y).over(2));
            return sum(each(p, mean, (x, m) -> x.times(x.over(m).log())))
                    .plus(sum(each(q, mean, (x, m) -> x.times(x.over(m).log()))));
        });
        table.put("norm_of_order", v -> normOfOrder(vector(v), order(v)));
    }

    static void addRows(Map<String, VectorDefinitions.Row> table) {
        table.put("log_softmax_difference", DistanceDefinitions::logRatios);
        table.put("softmax_difference", v -> each(softmax(first(v)), softmax(second(v)), ExactNumber::minus));
        table.put("rejection", v -> {
            ExactNumber cosine = cosine(v);
            return each(direction(second(v)), direction(first(v)), (y, x) -> y.minus(x.times(cosine)));
        });
        table.put("direction_difference", v -> each(direction(first(v)), direction(second(v)), ExactNumber::minus));
        table.put("order_size", DistanceDefinitions::sizes);
        table.put("order_share", v -> {
            ExactNumber power = order(v).minus(1);
            return each(
                    vector(v),
                    sizes(v),
                    (x, size) -> x.sign() == 0 ? x : size.power(power).times(x.sign()));
        });
        table.put("co_order", v -> {
            ExactNumber order = order(v);
            return each(
                    vector(v), sizes(v), (x, size) -> size.power(order).negate().plus(1));
        });
    }

    private static ExactNumber[] softmax(ExactNumber[] v) {
        ExactNumber[] exps = each(v, v, (x, same) -> x.exp());
        ExactNumber total = sum(exps);
        return each(exps, exps, (x, same) -> x.over(total));
    }

    private static ExactNumber[] logRatios(ExactNumber[] v) {
        return each(softmax(first(v)), softmax(second(v)), (p, q) -> p.over(q).log());
    }

    private static ExactNumber sum(ExactNumber[] v) {
        ExactNumber sum = v[0].number(0);
        for (ExactNumber each : v) {
            sum = sum.plus(each);
        }
        return sum;
    }

    private static ExactNumber[] sizes(ExactNumber[] v) {
        ExactNumber norm = normOfOrder(vector(v), order(v));
        return each(
                vector(v), vector(v), (x, same) -> x.sign() == 0 ? x : x.abs().over(norm));
    }

    private static ExactNumber normOfOrder(ExactNumber[] v, ExactNumber order) {
        ExactNumber sum = order.number(0);
        for (ExactNumber each : v) {
            sum = each.sign() == 0 ? sum : sum.plus(each.abs().power(order));
        }
        return sum.sign() == 0 ? sum : sum.power(order.number(1).over(order));
    }

    private static ExactNumber cosine(ExactNumber[] v) {
        return sum(each(direction(first(v)), direction(second(v)), ExactNumber::times));
    }

    private static ExactNumber norm(ExactNumber[] v) {
        return sum(each(v, v, ExactNumber::times)).sqrt();
    }

    private static ExactNumber[] direction(ExactNumber[] v) {
        ExactNumber norm = norm(v);
        return each(v, v, (x, same) -> x.over(norm));
    }

    private static ExactNumber[] first(ExactNumber[] v) {
        return Arrays.copyOf(v, v.length / 2);
    }

    private static ExactNumber[] second(ExactNumber[] v) {
        return Arrays.copyOfRange(v, v.length / 2, v.length);
    }

    private static ExactNumber[] vector(ExactNumber[] v) {
        return Arrays.copyOf(v, v.length - 1);
    }

    private static ExactNumber order(ExactNumber[] v) {
        return v[v.length - 1];
    }

    private static ExactNumber[] each(ExactNumber[] v, ExactNumber[] w, BinaryOperator<ExactNumber> function) {
        ExactNumber[] result = new ExactNumber[v.length];
        for (int i = 0; i < v.length; i++) {
            result[i] = function.apply(v[i], w[i]);
        }
        return result;
    }
}
