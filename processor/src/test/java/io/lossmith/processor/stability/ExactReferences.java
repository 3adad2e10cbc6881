package io.lossmith.processor.stability;

import io.lossmith.processor.exact.FormulaJets;
import io.lossmith.processor.exact.OutOfReach;
import io.lossmith.processor.exact.UndefinedPoint;
import io.lossmith.syntax.Entry;
import io.lossmith.syntax.EntryRole;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes the references of one case: exact values and derivatives of the formula as written, limits where it has none. */
final class ExactReferences {
    /** Small beside every double, and the results there differ from their limits by less than a part in 1e20. */
    private static final int NEAR = -400;

    private static final int NEARER = -600;
    private static final BigDecimal NUDGE = BigDecimal.ONE.movePointLeft(30);

    private final StabilityCase each;
    private final FormulaJets jets;
    private final List<Entry> predictions;

    ExactReferences(StabilityCase each) {
        this.each = each;
        this.jets = new FormulaJets(each.tree(), each.lengths());
        this.predictions = each.entries().stream()
                .filter(entry -> entry.role() == EntryRole.PREDICTION)
                .toList();
    }

    /** One of the numbers at a point, maybe found as a limit. */
    private record Found(double number, double condition, String note) {}

    /** The reference, or nothing where the value is undefined or out of reach. */
    Optional<Reference> at(Map<String, double[]> inputs) {
        Map<String, BigDecimal[]> point = exact(inputs);
        List<Double> gradient = new ArrayList<>();
        List<Double> hessian = new ArrayList<>();
        double value = Double.NaN;
        double[] conditions = {Double.NaN, Double.NaN, Double.NaN};
        String note = "";
        for (Entry entry : predictions) {
            for (int k = 0; k < each.width(entry); k++) {
                Found[] found = results(point, entry.name(), k);
                value = found[0].number();
                gradient.add(found[1].number());
                hessian.add(found[2].number());
                for (int order = 0; order <= 2; order++) {
                    double condition = found[order].condition();
                    if (!(conditions[order] >= condition) && !Double.isNaN(condition)) {
                        conditions[order] = condition;
                    }
                    note = found[order].note().isEmpty() ? note : found[order].note();
                }
                if (Double.isNaN(value)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Reference(
                inputs, value, gradient, hessian, List.of(conditions[0], conditions[1], conditions[2]), note));
    }

    private static Map<String, BigDecimal[]> exact(Map<String, double[]> inputs) {
        Map<String, BigDecimal[]> point = new LinkedHashMap<>();
        inputs.forEach((name, elements) -> {
            BigDecimal[] numbers = new BigDecimal[elements.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = new BigDecimal(elements[i]);
            }
            point.put(name, numbers);
        });
        return point;
    }

    private Found[] results(Map<String, BigDecimal[]> point, String input, int element) {
        Found[] found = new Found[3];
        int known = -1;
        for (int order = 2; order > known; order--) {
            try {
                FormulaJets.Result result = jets.at(point, input, element, order, 0);
                double[] conditions =
                        result.kinked() ? new double[0] : conditions(point, input, element, order, result);
                for (int i = 0; i <= order; i++) {
                    double condition = i < conditions.length ? conditions[i] : Double.NaN;
                    found[i] = new Found(result.numbers().get(i).toDouble(), condition, "");
                    boolean kink = result.kinked() && i > 0;
                    Optional<Found> limit = kink ? limit(point, input, element, i) : Optional.empty();
                    found[i] = kink ? limit.orElse(new Found(found[i].number(), Double.NaN, "kink")) : found[i];
                }
                known = order;
            } catch (UndefinedPoint | OutOfReach next) {
                found[order] = null;
            }
        }
        for (int order = known + 1; order <= 2; order++) {
            found[order] = limit(point, input, element, order).orElse(new Found(Double.NaN, Double.NaN, ""));
        }
        return found;
    }

    // ---- conditions

    /**
     * How much a relative change of the inputs is amplified, the larger of two: all inputs change in the same sense, or every
     * other one in the opposite.
     */
    private double[] conditions(
            Map<String, BigDecimal[]> point, String input, int element, int order, FormulaJets.Result here) {
        double[] largest = new double[order + 1];
        for (int pattern = 0; pattern < 2; pattern++) {
            Optional<double[]> own = amplification(point, pattern, 1, input, element, here);
            own = own.isPresent() ? own : amplification(point, pattern, -1, input, element, here);
            for (int i = 0; i <= order; i++) {
                largest[i] = Math.max(largest[i], own.isPresent() ? own.get()[i] : Double.NaN);
            }
        }
        return largest;
    }

    private Optional<double[]> amplification(
            Map<String, BigDecimal[]> point,
            int pattern,
            int sense,
            String input,
            int element,
            FormulaJets.Result here) {
        try {
            double[] changes = new double[here.numbers().size()];
            FormulaJets.Result there =
                    jets.at(nudged(point, pattern, sense), input, element, changes.length - 1, here.digits());
            for (int i = 0; i < changes.length; i++) {
                changes[i] =
                        there.numbers().get(i).relativeDistance(here.numbers().get(i)) * 1e30;
            }
            return Optional.of(changes);
        } catch (UndefinedPoint | OutOfReach outside) {
            return Optional.empty();
        }
    }

    private Map<String, BigDecimal[]> nudged(Map<String, BigDecimal[]> point, int pattern, int sense) {
        Map<String, BigDecimal[]> nudged = new LinkedHashMap<>(point);
        int count = 0;
        for (Entry entry : each.entries()) {
            if (!List.of("binary", "sign", "count", "class")
                    .contains(entry.type().name())) {
                BigDecimal[] elements = point.get(entry.name()).clone();
                for (int k = 0; k < elements.length; k++) {
                    int sign = pattern == 1 && count % 2 == 1 ? -sense : sense;
                    elements[k] = elements[k].add(elements[k].multiply(NUDGE).multiply(BigDecimal.valueOf(sign)));
                    count++;
                }
                nudged.put(entry.name(), elements);
            }
        }
        return nudged;
    }

    // ---- limits

    /** The limit as the predictions approach the point from several sides inside their domains, if all agree. */
    private Optional<Found> limit(Map<String, BigDecimal[]> point, String input, int element, int order) {
        double limit = Double.NaN;
        for (int side = 0; side < 4; side++) {
            Optional<Double> own = limitFrom(side, point, input, element, order);
            if (own.isEmpty() || (side > 0 && own.get() != limit)) {
                return Optional.empty();
            }
            limit = own.get() + 0.0;
        }
        return Optional.of(new Found(limit, Double.NaN, "limit"));
    }

    private Optional<Double> limitFrom(
            int side, Map<String, BigDecimal[]> point, String input, int element, int order) {
        try {
            FormulaJets.Known near = jets.at(approached(point, side, NEAR), input, element, order, 900)
                    .numbers()
                    .get(order);
            FormulaJets.Known nearer = jets.at(approached(point, side, NEARER), input, element, order, 900)
                    .numbers()
                    .get(order);
            return limit(near, nearer);
        } catch (UndefinedPoint | OutOfReach none) {
            return Optional.empty();
        }
    }

    /** What two terms of a sequence tend to: a number if they agree, 0 if they shrink, infinity if they grow. */
    private static Optional<Double> limit(FormulaJets.Known near, FormulaJets.Known nearer) {
        if (nearer.sign() == 0) {
            return Optional.of(0.0);
        }
        if (near.sign() == 0 || near.relativeDistance(nearer) < 1e-20) {
            return near.sign() == 0 ? Optional.empty() : Optional.of(nearer.toDouble());
        }
        double growth = nearer.magnitude() - near.magnitude();
        if (growth > 0.1) {
            return Optional.of(nearer.sign() * Double.POSITIVE_INFINITY);
        }
        return growth < -0.1 ? Optional.of(0.0) : Optional.empty();
    }

    private Map<String, BigDecimal[]> approached(Map<String, BigDecimal[]> point, int side, int power) {
        Map<String, BigDecimal[]> approached = new LinkedHashMap<>(point);
        int count = 0;
        for (Entry entry : predictions) {
            BigDecimal[] elements = point.get(entry.name()).clone();
            for (int k = 0; k < elements.length; k++) {
                int sign = sign(entry, elements[k].doubleValue(), side < 2 ? side : side + count);
                double size = side % 2 == 0 ? 1 + 0.375 * count : 1 / (1 + 0.25 * count);
                elements[k] = elements[k].add(new BigDecimal(sign * size).scaleByPowerOfTen(power));
                count++;
            }
            approached.put(entry.name(), elements);
        }
        return approached;
    }

    private static int sign(Entry entry, double x, int side) {
        // The largest double is no end of the real numbers.
        if (Math.abs(x) < Double.MAX_VALUE && x == CasePoints.lower(entry)) {
            return 1;
        }
        boolean end = Math.abs(x) < Double.MAX_VALUE && x == CasePoints.upper(entry);
        return end || side % 2 == 1 ? -1 : 1;
    }
}
