package io.lossmith.processor.fuzz;

import io.lossmith.Batch;
import io.lossmith.processor.contract.Quantity;
import io.lossmith.processor.exact.ExactEvaluator;
import io.lossmith.processor.exact.ExactNumber;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.exact.OutOfReach;
import io.lossmith.processor.exact.UndefinedPoint;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.resolve.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a kernel computes what its formula says at a random point: value, gradients and second derivatives against
 * differences of the exact value. It looks for wrong numbers, not for the last digits: an error counts where the point is ordinary, that
 * is where nothing on the way is large, the formula does not amplify errors and has no kink.
 */
final class NumberCheck {
    private static final double GOOD = 1e-9;
    private static final double LARGE = 1e4;
    private static final double SENSITIVE = 1e4;

    /** What remains of sixteen digits after parts of size {@link #LARGE} cancel, twice for derivatives. */
    private static final double ALLOWED = 1e-6;

    private final Instance instance;
    private final Tally tally;
    private final String prefix;
    private final Map<String, double[]> inputs = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    private NumberCheck(Instance instance, Tally tally, String prefix) {
        this.instance = instance;
        this.tally = tally;
        this.prefix = prefix;
    }

    /** What is wrong at a random point. */
    static List<String> failures(Instance instance, Tally tally, String prefix) {
        NumberCheck check = new NumberCheck(instance, tally, prefix);
        if (instance.loss().tasks().isEmpty()) {
            check.loss();
        } else {
            check.tasks();
        }
        return check.failures;
    }

    private static Batch add(Batch batch, String name, Variable input, double[] row) {
        return input.classes().isPresent() ? batch.input(name, new int[] {(int) row[0]}) : batch.input(name, row);
    }

    private void loss() {
        LossModel loss = instance.loss();
        Batch batch = Batch.rows(1);
        Map<String, double[]> gradients = new LinkedHashMap<>();
        Map<String, double[]> hessians = new LinkedHashMap<>();
        for (Variable input : loss.inputs()) {
            double[] row = instance.row(input, instance.lengths(""));
            inputs.put(input.name(), row);
            add(batch, input.name(), input, row);
            if (input.isDifferentiable()) {
                gradients.put(input.name(), new double[row.length]);
                hessians.put(input.name(), new double[row.length]);
                batch.gradient(input.name(), gradients.get(input.name()));
                batch.hessian(input.name(), hessians.get(input.name()));
            }
        }
        double value = instance.kernel().evaluate(batch);
        ExactPoint point = point(loss, "", inputs);
        if (!hasWeight(loss, point)) {
            tally.count(prefix + "not compared: undefined");
            return;
        }
        check(loss, Quantity.value(loss.value()), point, value);
        gradients.forEach((name, gradient) -> {
            for (int i = 0; i < gradient.length; i++) {
                Quantity quantity = Quantity.gradient(loss.value(), name, i).ofOrdinarySize();
                check(loss, quantity, point, gradient[i]);
                check(loss, quantity.hessian(), point, hessians.get(name)[i]);
            }
        });
    }

    /** Whether the row's own weight is a number; the mean over a row without one is none. */
    private static boolean hasWeight(LossModel loss, ExactPoint point) {
        try {
            loss.weight().ifPresent(weight -> ExactEvaluator.value(weight, point));
            return true;
        } catch (OutOfReach | UndefinedPoint unknown) {
            return false;
        }
    }

    private ExactPoint point(LossModel loss, String task, Map<String, double[]> rows) {
        ExactPoint point = new ExactPoint();
        loss.inputs().forEach(input -> {
            if (rows.containsKey(input.name())) {
                point.with(input.name(), rows.get(input.name()));
            }
        });
        String key = task.isEmpty() ? "" : task + ".";
        loss.parameters()
                .forEach(parameter ->
                        point.with(parameter.name(), instance.parameters().get(key + parameter.name())));
        instance.lengths(task).forEach(point::length);
        return point;
    }

    /** The chain rule, with one row for each task. */
    private void tasks() {
        LossModel outer = instance.loss();
        Batch batch = Batch.rows(1);
        Map<String, Map<String, double[]>> rows = new LinkedHashMap<>();
        Map<String, double[]> gradients = new LinkedHashMap<>();
        for (Task task : outer.tasks()) {
            Map<String, double[]> own = new LinkedHashMap<>();
            for (Variable input : task.model().inputs()) {
                double[] row = instance.row(input, instance.lengths(task.name()));
                own.put(input.name(), row);
                String name = task.prefixed(input.name());
                inputs.put(name, row);
                add(batch, name, input, row);
                if (input.isDifferentiable()) {
                    gradients.put(name, new double[row.length]);
                    batch.gradient(name, gradients.get(name));
                }
            }
            rows.put(task.name(), own);
        }
        Map<String, double[]> learned = new LinkedHashMap<>();
        for (Variable input :
                outer.inputs().subList(outer.tasks().size(), outer.inputs().size())) {
            double[] row = instance.row(input, instance.lengths(""));
            learned.put(input.name(), row);
            inputs.put(input.name(), row);
            batch.input(input.name(), row);
        }
        double value = instance.kernel().evaluate(batch);
        try {
            ExactPoint point = point(outer, "", learned);
            for (Task task : outer.tasks()) {
                ExactPoint inner = point(task.model(), task.name(), rows.get(task.name()));
                point.with(
                        task.name(),
                        ExactEvaluator.value(task.model().value(), inner).value());
            }
            check(outer, Quantity.value(outer.value()), point, value);
            for (Task task : outer.tasks()) {
                ExactPoint inner = point(task.model(), task.name(), rows.get(task.name()));
                Quantity slope =
                        Quantity.gradient(outer.value(), task.name(), 0).ofOrdinarySize();
                for (Variable input : task.model().differentiable()) {
                    double[] gradient = gradients.get(task.prefixed(input.name()));
                    for (int i = 0; i < gradient.length; i++) {
                        Quantity own = Quantity.gradient(task.model().value(), input.name(), i)
                                .ofOrdinarySize();
                        double expected =
                                slope.at(point).toDouble() * own.at(inner).toDouble();
                        boolean ordinary = isOrdinary(outer, slope, point) && isOrdinary(task.model(), own, inner);
                        compare(own + " in " + task.name(), gradient[i], expected, ordinary);
                    }
                }
            }
        } catch (OutOfReach | UndefinedPoint unknown) {
            tally.count(prefix + "not compared: undefined");
        }
    }

    private void check(LossModel loss, Quantity quantity, ExactPoint point, double actual) {
        try {
            ExactNumber exact = quantity.at(point);
            double expected = exact.toDouble();
            boolean good = Math.abs(actual - expected) <= GOOD * Math.max(1, Math.abs(expected));
            compare(quantity.toString(), actual, expected, good || isOrdinary(loss, quantity, point));
        } catch (OutOfReach | UndefinedPoint unknown) {
            tally.count(prefix + "not compared: undefined");
        }
    }

    private static boolean isOrdinary(LossModel loss, Quantity quantity, ExactPoint point) {
        try {
            return quantity.isSmooth(point)
                    && !ExactEvaluator.hasCloseComparison(loss.value(), point)
                    && ExactEvaluator.largestPart(loss.value(), point) < LARGE
                    && quantity.conditioning(point, continuous(loss)) < SENSITIVE;
        } catch (OutOfReach | UndefinedPoint unknown) {
            return false;
        }
    }

    private static String[] continuous(LossModel loss) {
        return loss.inputs().stream()
                .filter(input -> input.classes().isEmpty())
                .map(Variable::name)
                .toArray(String[]::new);
    }

    private void compare(String what, double actual, double expected, boolean ordinary) {
        if (!ordinary) {
            tally.count(prefix + "not compared: kink or extreme");
            return;
        }
        tally.count(prefix + "numbers compared");
        if (!(Math.abs(actual - expected) <= ALLOWED * Math.max(1, Math.abs(expected)))) {
            StringBuilder point = new StringBuilder();
            inputs.forEach((name, row) -> point.append(name).append(Arrays.toString(row)));
            instance.parameters().forEach((name, row) -> point.append(name).append(Arrays.toString(row)));
            failures.add(String.format(
                    Locale.ROOT,
                    "%s%n  at %s %s:%n  %s is %s, exactly %s",
                    instance.loss().declaration().formula(),
                    point,
                    instance.lengths(""),
                    what,
                    actual,
                    expected));
        }
    }
}
