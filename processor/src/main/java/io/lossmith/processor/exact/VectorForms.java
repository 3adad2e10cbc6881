package io.lossmith.processor.exact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The functions of whole vectors, in sums without cancellation. */
final class VectorForms {
    /** From a vector to a number. */
    interface Reduction {
        Enclosure of(Special m, Enclosure[] v);
    }

    /** From a vector to a vector. */
    interface Row {
        Enclosure[] of(Special m, Enclosure[] v);
    }

    private VectorForms() {}

    static Map<String, Reduction> reductions() {
        Map<String, Reduction> table = new LinkedHashMap<>();
        table.put("sum", VectorForms::sum);
        table.put("prod", (m, v) -> productOfOthers(m, v, -1));
        table.put("any", (m, v) -> {
            Enclosure any = Enclosure.ZERO;
            for (Enclosure each : v) {
                any = m.max(any, each);
            }
            return any;
        });
        table.put("max_of", VectorForms::largest);
        table.put("min_of", (m, v) -> m.negate(largest(m, each(v, m::negate))));
        table.put("peak", VectorForms::largest);
        table.put("argmax", (m, v) -> place(v));
        table.put("argmin", (m, v) -> place(each(v, m::negate)));
        table.put("logsumexp", (m, v) -> {
            int peak = someLargest(v);
            return m.plus(v[peak], m.log1p(sumOfOthers(m, shifted(m, v, peak), peak)));
        });
        table.put("rest", VectorForms::rest);
        table.put("log_rest", (m, v) -> m.log(rest(m, v)));
        table.put("norm", (m, v) -> m.sqrt(sum(m, each(v, m::square))));
        table.put("other_squares", (m, v) -> {
            Enclosure place = place(each(v, m::abs));
            Enclosure[] squares = each(v, m::square);
            return place.isExact()
                    ? m.over(sumOfOthers(m, squares, index(place)), sum(m, squares))
                    : Enclosure.ANYTHING;
        });
        return table;
    }

    static Map<String, Row> rows() {
        Map<String, Row> table = new LinkedHashMap<>();
        table.put("co_prod", (m, v) -> indexed(v, i -> productOfOthers(m, v, i)));
        table.put("shifted_exp", (m, v) -> {
            Enclosure place = place(v);
            return place.isExact() ? shifted(m, v, index(place)) : each(v, x -> Enclosure.ANYTHING);
        });
        table.put("softmax", (m, v) -> shares(m, v, (others, own) -> m.over(own, m.plus(others, own))));
        table.put("co_softmax", (m, v) -> shares(m, v, (others, own) -> m.over(others, m.plus(others, own))));
        table.put("log_softmax", (m, v) -> shares(m, v, (others, own) -> m.negate(m.log1p(m.over(others, own)))));
        table.put("log_co_softmax", (m, v) -> shares(m, v, (others, own) -> m.negate(m.log1p(m.over(own, others)))));
        table.put("normalize", VectorForms::normalize);
        table.put("co_square", (m, v) -> {
            Enclosure[] squares = each(v, m::square);
            Enclosure total = sum(m, squares);
            return indexed(v, i -> m.over(sumOfOthers(m, squares, i), total));
        });
        return table;
    }

    private interface Share {
        Enclosure of(Enclosure others, Enclosure own);
    }

    private static Enclosure[] each(Enclosure[] v, UnaryOperator<Enclosure> function) {
        Enclosure[] result = new Enclosure[v.length];
        for (int i = 0; i < v.length; i++) {
            result[i] = function.apply(v[i]);
        }
        return result;
    }

    private static Enclosure[] indexed(Enclosure[] v, java.util.function.IntFunction<Enclosure> function) {
        Enclosure[] result = new Enclosure[v.length];
        for (int i = 0; i < v.length; i++) {
            result[i] = function.apply(i);
        }
        return result;
    }

    private static Enclosure sum(Special m, Enclosure[] v) {
        return sumOfOthers(m, v, -1);
    }

    private static Enclosure sumOfOthers(Special m, Enclosure[] v, int without) {
        Enclosure sum = Enclosure.ZERO;
        for (int i = 0; i < v.length; i++) {
            sum = i == without ? sum : m.plus(sum, v[i]);
        }
        return sum;
    }

    private static Enclosure productOfOthers(Special m, Enclosure[] v, int without) {
        Enclosure product = Enclosure.ONE;
        for (int i = 0; i < v.length; i++) {
            product = i == without ? product : m.times(product, v[i]);
        }
        return product;
    }

    private static Enclosure largest(Special m, Enclosure[] v) {
        Enclosure largest = v[0];
        for (Enclosure each : v) {
            largest = m.max(largest, each);
        }
        return largest;
    }

    /** The index of the largest element, the lowest of equal ones; an enclosure of several while that is not decided. */
    private static Enclosure place(Enclosure[] v) {
        List<Integer> possible = new ArrayList<>();
        Enclosure result = Enclosure.ZERO;
        for (int i = 0; i < v.length; i++) {
            boolean beaten = false;
            for (int j = 0; j < v.length && !beaten; j++) {
                int order = v[j].lower().compareTo(v[i].upper());
                beaten = j != i && (order > 0 || (order == 0 && j < i));
            }
            if (!beaten) {
                possible.add(i);
            }
            result = result.doubtedBy(v[i]);
        }
        Enclosure first = Enclosure.of(possible.get(0));
        return first.hull(Enclosure.of(possible.get(possible.size() - 1))).doubtedBy(result);
    }

    private static int index(Enclosure place) {
        return place.lower().fixed(0).intValueExact();
    }

    /** The index of an element that is not surely smaller than another one. */
    private static int someLargest(Enclosure[] v) {
        int best = 0;
        for (int i = 1; i < v.length; i++) {
            best = v[i].lower().compareTo(v[best].lower()) > 0 ? i : best;
        }
        return best;
    }

    /** {@code exp(v - v[peak])}, exactly 1 at the peak. */
    private static Enclosure[] shifted(Special m, Enclosure[] v, int peak) {
        return indexed(v, i -> i == peak ? Enclosure.ONE.doubtedBy(v[peak]) : m.exp(m.minus(v[i], v[peak])));
    }

    private static Enclosure rest(Special m, Enclosure[] v) {
        Enclosure place = place(v);
        if (!place.isExact()) {
            return Enclosure.ANYTHING;
        }
        return sumOfOthers(m, shifted(m, v, index(place)), index(place));
    }

    private static Enclosure[] shares(Special m, Enclosure[] v, Share share) {
        Enclosure[] exps = shifted(m, v, someLargest(v));
        return indexed(v, i -> share.of(sumOfOthers(m, exps, i), exps[i]));
    }

    private static Enclosure[] normalize(Special m, Enclosure[] v) {
        Enclosure norm = m.sqrt(sum(m, each(v, m::square)));
        return each(v, x -> norm.isZero() ? norm : m.over(x, norm));
    }
}
