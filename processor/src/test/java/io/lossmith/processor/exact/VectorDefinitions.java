package io.lossmith.processor.exact;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** What every function of a whole vector means, by its definition: plain sums, products and extremes. */
final class VectorDefinitions {
    /** A function from a vector to a number. */
    interface Reduction {
        ExactNumber of(ExactNumber[] v);
    }

    /** A function from a vector to a vector of the same length. */
    interface Row {
        ExactNumber[] of(ExactNumber[] v);
    }

    private VectorDefinitions() {}

    static Map<String, Reduction> reductions() {
        Map<String, Reduction> table = new LinkedHashMap<>();
        table.put("sum", VectorDefinitions::sum);
        table.put("prod", v -> fold(v, ExactNumber::times));
        table.put("any", v -> v[0].number(Arrays.stream(v).anyMatch(each -> each.sign() != 0) ? 1 : 0));
        table.put("max_of", v -> v[argmax(v)]);
        table.put("min_of", v -> v[argmax(each(v, ExactNumber::negate))]);
        table.put("argmax", v -> v[0].number(argmax(v)));
        table.put("argmin", v -> v[0].number(argmax(each(v, ExactNumber::negate))));
        table.put("peak", v -> v[argmax(v)]);
        table.put("logsumexp", v -> sum(each(v, ExactNumber::exp)).log());
        table.put("rest", v -> {
            ExactNumber[] shifted = shiftedExp(v);
            return sum(shifted).minus(shifted[argmax(v)]);
        });
        table.put("log_rest", v -> {
            ExactNumber[] shifted = shiftedExp(v);
            shifted[argmax(v)] = v[0].number(0);
            return sum(shifted).log();
        });
        table.put("norm", VectorDefinitions::norm);
        table.put("other_squares", v -> {
            ExactNumber[] shares = each(v, x -> x.square().over(norm(v).square()));
            return sum(shares).minus(shares[argmax(each(v, ExactNumber::abs))]);
        });
        DistanceDefinitions.addReductions(table);
        return table;
    }

    static Map<String, Row> rows() {
        Map<String, Row> table = new LinkedHashMap<>();
        table.put("co_prod", VectorDefinitions::productsOfOthers);
        table.put("shifted_exp", VectorDefinitions::shiftedExp);
        table.put("softmax", VectorDefinitions::softmax);
        table.put("co_softmax", v -> each(softmax(v), p -> p.negate().plus(1)));
        table.put(
                "log_co_softmax", v -> each(softmax(v), p -> p.negate().plus(1).log()));
        table.put("log_softmax", v -> each(softmax(v), ExactNumber::log));
        table.put("direction", v -> each(v, x -> x.over(norm(v))));
        table.put("normalize", v -> each(v, x -> x.over(norm(v))));
        table.put(
                "co_square", v -> each(v, x -> x.over(norm(v)).square().negate().plus(1)));
        DistanceDefinitions.addRows(table);
        return table;
    }

    private static ExactNumber[] each(ExactNumber[] v, UnaryOperator<ExactNumber> function) {
        ExactNumber[] result = new ExactNumber[v.length];
        for (int i = 0; i < v.length; i++) {
            result[i] = function.apply(v[i]);
        }
        return result;
    }

    private static ExactNumber fold(ExactNumber[] v, BinaryOperator<ExactNumber> operator) {
        ExactNumber result = v[0];
        for (int i = 1; i < v.length; i++) {
            result = operator.apply(result, v[i]);
        }
        return result;
    }

    private static ExactNumber sum(ExactNumber[] v) {
        return fold(v, ExactNumber::plus);
    }

    private static ExactNumber norm(ExactNumber[] v) {
        return sum(each(v, ExactNumber::square)).sqrt();
    }

    /** Index of the largest element, the lowest of equal ones. */
    private static int argmax(ExactNumber[] v) {
        int best = 0;
        for (int i = 1; i < v.length; i++) {
            if (v[i].compareTo(v[best]) > 0) {
                best = i;
            }
        }
        return best;
    }

    private static ExactNumber[] softmax(ExactNumber[] v) {
        ExactNumber[] exps = each(v, ExactNumber::exp);
        ExactNumber total = sum(exps);
        return each(exps, e -> e.over(total));
    }

    private static ExactNumber[] shiftedExp(ExactNumber[] v) {
        ExactNumber peak = v[argmax(v)];
        return each(v, x -> x.minus(peak).exp());
    }

    private static ExactNumber[] productsOfOthers(ExactNumber[] v) {
        ExactNumber[] result = new ExactNumber[v.length];
        for (int i = 0; i < v.length; i++) {
            result[i] = v[0].number(1);
            for (int j = 0; j < v.length; j++) {
                result[i] = j == i ? result[i] : result[i].times(v[j]);
            }
        }
        return result;
    }
}
