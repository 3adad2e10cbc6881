package io.lossmith.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.LossKernel;
import io.lossmith.examples.binary.BinaryCrossEntropy;
import io.lossmith.examples.binary.BinaryCrossEntropyWithLogits;
import io.lossmith.examples.binary.Exponential;
import io.lossmith.examples.binary.FocalLoss;
import io.lossmith.examples.binary.FocalWithLogits;
import io.lossmith.examples.binary.Hinge;
import io.lossmith.examples.binary.Logistic;
import io.lossmith.examples.binary.PositiveWeightedBinaryCrossEntropy;
import io.lossmith.examples.binary.SquaredHinge;
import io.lossmith.examples.detection.BoxLoss;
import io.lossmith.examples.detection.IntersectionOverUnion;
import io.lossmith.examples.metric.Contrastive;
import io.lossmith.examples.metric.TripletMargin;
import io.lossmith.examples.multiclass.ClassWeightedCrossEntropy;
import io.lossmith.examples.multiclass.CrossEntropy;
import io.lossmith.examples.multiclass.LabelSmoothedCrossEntropy;
import io.lossmith.examples.multiclass.NegativeLogLikelihood;
import io.lossmith.examples.multiclass.SoftTargetCrossEntropy;
import io.lossmith.examples.multiclass.SoftmaxFocal;
import io.lossmith.examples.probabilistic.GaussianKullbackLeibler;
import io.lossmith.examples.probabilistic.GaussianNegativeLogLikelihood;
import io.lossmith.examples.probabilistic.HomoscedasticRegression;
import io.lossmith.examples.probabilistic.KullbackLeibler;
import io.lossmith.examples.regression.Cauchy;
import io.lossmith.examples.regression.EpsilonInsensitive;
import io.lossmith.examples.regression.Huber;
import io.lossmith.examples.regression.MeanAbsoluteError;
import io.lossmith.examples.regression.MeanSquaredError;
import io.lossmith.examples.regression.Quantile;
import io.lossmith.examples.regression.SmoothL1;
import io.lossmith.examples.regression.Welsch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and gradients at the ends of domains, at infinity, at singular points and far out, one row each. */
class ExampleLimitsTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** A loss at a point, and what it must give. */
    private static final class Row {
        private final Record loss;
        private final int[] lengths;
        private final Map<String, double[]> inputs = new LinkedHashMap<>();
        private final Map<String, double[]> gradients = new LinkedHashMap<>();
        private double value;

        Row(Record loss, int... lengths) {
            this.loss = loss;
            this.lengths = lengths;
        }

        Row at(String input, double... elements) {
            inputs.put(input, elements);
            return this;
        }

        Row is(double expected) {
            value = expected;
            return this;
        }

        Row gradient(String input, double... expected) {
            gradients.put(input, expected);
            return this;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(loss.toString());
            inputs.forEach((name, elements) ->
                    text.append(' ').append(name).append('=').append(Arrays.toString(elements)));
            return text.toString();
        }
    }

    private static Row binary(Record loss, double z, double y) {
        return new Row(loss).at("z", z).at("y", y);
    }

    private static Row classes(Record loss, int y, double... z) {
        boolean fixed = loss instanceof ClassWeightedCrossEntropy || loss instanceof SoftmaxFocal;
        return (fixed ? new Row(loss) : new Row(loss, z.length)).at("z", z).at("y", y);
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        focal(rows);
        probabilities(rows);
        logits(rows);
        margins(rows);
        softmax(rows);
        distances(rows);
        distributions(rows);
        regression(rows);
        libraries(rows);
        return rows;
    }

    /** Losses that are written in libraries. */
    private static void libraries(List<Row> rows) {
        rows.add(new Row(new Cauchy()).at("p", 3).at("y", 3).is(0).gradient("p", 0));
        rows.add(new Row(new Cauchy()).at("p", INF).at("y", 0).is(INF).gradient("p", 0));
        rows.add(
                new Row(new Welsch().withScale(2)).at("p", INF).at("y", 0).is(2).gradient("p", 0));
        rows.add(new Row(new Quantile(0.75)).at("p", 1).at("y", 3).is(1.5).gradient("p", -0.75));
        rows.add(new Row(new Quantile(0.75)).at("p", 3).at("y", 1).is(0.5).gradient("p", 0.25));
        rows.add(new Row(new EpsilonInsensitive())
                .at("p", 0.0625)
                .at("y", 0)
                .is(0)
                .gradient("p", 0));
        rows.add(
                boxes(new IntersectionOverUnion(), 0.5, 1, 2, 2).is(1 - 3.0 / 5).gradient("centre", 0.64, 0));
        rows.add(boxes(new IntersectionOverUnion(), 9, 1, 2, 2)
                .is(1)
                .gradient("centre", 0, 0)
                .gradient("size", 0, 0));
        rows.add(boxes(new BoxLoss(), 9, 1, 2, 2).is(2 + 5 * 8.5).gradient("centre", 5, 0));
    }

    /** A box against one around (0, 1) of width 2 and height 2. */
    private static Row boxes(Record loss, double x, double y, double width, double height) {
        return new Row(loss)
                .at("centre", x, y)
                .at("size", width, height)
                .at("c", 0, 1)
                .at("s", 2, 2);
    }

    /** The flagship: its textbook gradient is infinity times 0 at pt = 1 for gamma below 1. */
    private static void focal(List<Row> rows) {
        rows.add(new Row(new FocalLoss(0)).at("pt", 1).is(0).gradient("pt", -1));
        rows.add(new Row(new FocalLoss(0.5)).at("pt", 1).is(0).gradient("pt", 0));
        rows.add(new Row(new FocalLoss(1)).at("pt", 1).is(0).gradient("pt", 0));
        rows.add(new Row(new FocalLoss(2)).at("pt", 1).is(0).gradient("pt", 0));
        for (double gamma : new double[] {0, 0.5, 1, 2}) {
            rows.add(new Row(new FocalLoss(gamma)).at("pt", 0).is(INF).gradient("pt", -INF));
        }
    }

    private static void probabilities(List<Row> rows) {
        BinaryCrossEntropy loss = new BinaryCrossEntropy();
        rows.add(new Row(loss).at("p", 0).at("y", 0).is(0).gradient("p", 1));
        rows.add(new Row(loss).at("p", 1).at("y", 1).is(0).gradient("p", -1));
        rows.add(new Row(loss).at("p", 0).at("y", 1).is(INF).gradient("p", -INF));
        rows.add(new Row(loss).at("p", 1).at("y", 0).is(INF).gradient("p", INF));
        // 1 - 1e-20 is not a double; -log(1 - p) of the smallest p is p itself.
        rows.add(new Row(loss).at("p", 1e-20).at("y", 0).is(1e-20).gradient("p", 1));
    }

    private static void logits(List<Row> rows) {
        for (double far : new double[] {1e4, INF}) {
            rows.add(binary(new BinaryCrossEntropyWithLogits(), far, 1).is(0).gradient("z", 0));
            rows.add(binary(new BinaryCrossEntropyWithLogits(), -far, 1).is(far).gradient("z", -1));
            rows.add(binary(new BinaryCrossEntropyWithLogits(), far, 0).is(far).gradient("z", 1));
            rows.add(binary(new BinaryCrossEntropyWithLogits(), -far, 0).is(0).gradient("z", 0));
            rows.add(binary(new PositiveWeightedBinaryCrossEntropy(3), -far, 1)
                    .is(3 * far)
                    .gradient("z", -3));
            rows.add(binary(new PositiveWeightedBinaryCrossEntropy(3), far, 1)
                    .is(0)
                    .gradient("z", 0));
            rows.add(binary(new PositiveWeightedBinaryCrossEntropy(3), far, 0)
                    .is(far)
                    .gradient("z", 1));
            for (double gamma : new double[] {0, 0.5, 1, 2}) {
                rows.add(binary(new FocalWithLogits(0.25, gamma), far, 1).is(0).gradient("z", 0));
                rows.add(binary(new FocalWithLogits(0.25, gamma), -far, 0).is(0).gradient("z", 0));
            }
            rows.add(binary(new Logistic(), far, 1).is(0).gradient("z", 0));
            rows.add(binary(new Logistic(), -far, 1).is(far).gradient("z", -1));
            rows.add(binary(new Logistic(), far, -1).is(far).gradient("z", 1));
            rows.add(binary(new Logistic(), -far, -1).is(0).gradient("z", 0));
        }
        for (double gamma : new double[] {0, 0.5, 1, 2}) {
            rows.add(binary(new FocalWithLogits(0.25, gamma), -1e4, 1).is(2500).gradient("z", -0.25));
            rows.add(binary(new FocalWithLogits(0.25, gamma), 1e4, 0).is(7500).gradient("z", 0.75));
        }
        for (double gamma : new double[] {0, 0.5, 1, 2}) {
            rows.add(binary(new FocalWithLogits(0.25, gamma), -INF, 1).is(INF).gradient("z", -0.25));
            rows.add(binary(new FocalWithLogits(0.25, gamma), INF, 0).is(INF).gradient("z", 0.75));
        }
        // exp(-40), and for focal alpha*exp(-40)^3 in all but the last digits.
        rows.add(binary(new BinaryCrossEntropyWithLogits(), 40, 1)
                .is(4.248354255291589e-18)
                .gradient("z", -4.248354255291589e-18));
        rows.add(binary(new FocalWithLogits(0.25, 2), 40, 1)
                .is(1.9169120184305e-53)
                .gradient("z", -5.7507360552915e-53));
    }

    private static void margins(List<Row> rows) {
        for (double far : new double[] {1e4, INF}) {
            rows.add(binary(new Hinge(), far, 1).is(0).gradient("z", 0));
            rows.add(binary(new SquaredHinge(), far, 1).is(0).gradient("z", 0));
            rows.add(binary(new Exponential(), far, 1).is(0).gradient("z", 0));
            rows.add(binary(new Exponential(), -far, 1).is(INF).gradient("z", -INF));
        }
        rows.add(binary(new Hinge(), -1e4, 1).is(10001).gradient("z", -1));
        rows.add(binary(new Hinge(), INF, -1).is(INF).gradient("z", 1));
        rows.add(binary(new Hinge(), 1, 1).is(0).gradient("z", 0));
        rows.add(binary(new SquaredHinge(), 1, 1).is(0).gradient("z", 0));
        rows.add(binary(new SquaredHinge(), -1e4, 1).is(10001.0 * 10001).gradient("z", -20002));
        rows.add(binary(new SquaredHinge(), -INF, 1).is(INF).gradient("z", -INF));
    }

    private static void softmax(List<Row> rows) {
        double small = 4.248354255291589e-18; // exp(-40), where 1 - softmax is 0
        ClassWeightedCrossEntropy weighted = new ClassWeightedCrossEntropy(new double[] {1, 3});
        for (Record loss : List.of(new CrossEntropy(), weighted)) {
            rows.add(classes(loss, 0, 100, 60).is(small).gradient("z", -small, small));
            rows.add(classes(loss, 1, 100, 60).is(40).gradient("z", 1, -1));
            rows.add(classes(loss, 0, 1e4, -1e4).is(0).gradient("z", 0, 0));
            rows.add(classes(loss, 1, 1e4, -1e4).is(2e4).gradient("z", 1, -1));
            rows.add(classes(loss, 0, INF, 0).is(0).gradient("z", 0, 0));
            rows.add(classes(loss, 1, INF, 0).is(INF).gradient("z", 1, -1));
            rows.add(classes(loss, 0, 0, -INF).is(0).gradient("z", 0, 0));
            rows.add(classes(loss, 1, 0, -INF).is(INF).gradient("z", 1, -1));
        }
        rows.add(classes(new CrossEntropy(), 0, 7).is(0).gradient("z", 0));
        rows.add(classes(new CrossEntropy(), 0, INF).is(0).gradient("z", 0));
        rows.add(classes(new LabelSmoothedCrossEntropy(0.1), 0, 7).is(0).gradient("z", 0));
        rows.add(classes(new LabelSmoothedCrossEntropy(0), 0, 100, 60).is(small).gradient("z", -small, small));
        rows.add(classes(new LabelSmoothedCrossEntropy(0.1), 1, 1e4, -1e4)
                .is(0.95 * 2e4)
                .gradient("z", 0.95, -0.95));
        rows.add(classes(new SoftmaxFocal(new double[] {1, 2}, 2), 0, 1e4, -1e4)
                .is(0)
                .gradient("z", 0, 0));
        rows.add(classes(new SoftmaxFocal(new double[] {1, 2}, 2), 1, 1e4, -1e4)
                .is(4e4)
                .gradient("z", 2, -2));
        rows.add(classes(new SoftmaxFocal(new double[] {1, 2}, 0), 0, 100, 60)
                .is(small)
                .gradient("z", -small, small));
        for (double gamma : new double[] {0, 0.5, 1, 2}) {
            rows.add(classes(new SoftmaxFocal(new double[] {1}, gamma), 0, 7)
                    .is(0)
                    .gradient("z", 0));
            rows.add(classes(new SoftmaxFocal(new double[] {1, 2}, gamma), 0, 900, 0)
                    .is(0)
                    .gradient("z", 0, 0));
        }
        SoftTargetCrossEntropy soft = new SoftTargetCrossEntropy();
        rows.add(new Row(soft, 2).at("z", 100, 60).at("t", 1, 0).is(small).gradient("z", -small, small));
        rows.add(new Row(soft, 2).at("z", 1e4, -1e4).at("t", 0.5, 0.5).is(1e4).gradient("z", 0.5, -0.5));
        rows.add(new Row(soft, 2).at("z", 0, -INF).at("t", 1, 0).is(0).gradient("z", 0, 0));
        rows.add(new Row(soft, 1).at("z", 7).at("t", 1).is(0).gradient("z", 0));
        NegativeLogLikelihood likelihood = new NegativeLogLikelihood();
        rows.add(new Row(likelihood, 2).at("logp", 0, -INF).at("y", 0).is(0).gradient("logp", -1, 0));
        rows.add(new Row(likelihood, 2).at("logp", 0, -INF).at("y", 1).is(INF).gradient("logp", 0, -1));
    }

    private static void distances(List<Row> rows) {
        double[] point = {0.25, -3};
        rows.add(new Row(new Contrastive(2), 2)
                .at("a", point)
                .at("b", point)
                .at("different", 0)
                .is(0)
                .gradient("a", 0, 0)
                .gradient("b", 0, 0));
        rows.add(new Row(new Contrastive(2), 2)
                .at("a", point)
                .at("b", point)
                .at("different", 1)
                .is(2)
                .gradient("a", 0, 0)
                .gradient("b", 0, 0));
        rows.add(new Row(new Contrastive(2), 2)
                .at("a", 3e200, 0)
                .at("b", 0, 4e200)
                .at("different", 1)
                .is(0)
                .gradient("a", 0, 0)
                .gradient("b", 0, 0));
        rows.add(new Row(new TripletMargin(0.5), 2)
                .at("a", point)
                .at("p", point)
                .at("n", point)
                .is(0.5)
                .gradient("a", 0, 0)
                .gradient("p", 0, 0)
                .gradient("n", 0, 0));
        rows.add(new Row(new TripletMargin(1), 2)
                .at("a", 0, 0)
                .at("p", 3e200, 4e200)
                .at("n", 0, 0)
                .is(5e200)
                .gradient("a", -0.6, -0.8)
                .gradient("p", 0.6, 0.8)
                .gradient("n", 0, 0));
        rows.add(new Row(new TripletMargin(1), 1)
                .at("a", 0)
                .at("p", 1e-300)
                .at("n", 0)
                .is(1)
                .gradient("a", -1)
                .gradient("p", 1)
                .gradient("n", 0));
    }

    private static void distributions(List<Row> rows) {
        KullbackLeibler divergence = new KullbackLeibler();
        rows.add(new Row(divergence, 2).at("q", 1, 0).at("p", 1, 0).is(0).gradient("q", -1, 0));
        rows.add(new Row(divergence, 2).at("q", 1, 0).at("p", 0, 1).is(INF).gradient("q", 0, -INF));
        rows.add(new Row(divergence, 2)
                .at("q", 0.5, 0.5)
                .at("p", 1, 0)
                .is(Math.log(2))
                .gradient("q", -2, 0));
        rows.add(new Row(divergence, 1).at("q", 1).at("p", 1).is(0).gradient("q", -1));
        GaussianKullbackLeibler normal = new GaussianKullbackLeibler();
        rows.add(new Row(normal, 2)
                .at("mu", 0, 0)
                .at("logvar", 0, 0)
                .is(0)
                .gradient("mu", 0, 0)
                .gradient("logvar", 0, 0));
        rows.add(new Row(normal, 1)
                .at("mu", 1)
                .at("logvar", -1e4)
                .is(5000)
                .gradient("mu", 1)
                .gradient("logvar", -0.5));
        rows.add(new Row(normal, 1)
                .at("mu", 0)
                .at("logvar", -INF)
                .is(INF)
                .gradient("mu", 0)
                .gradient("logvar", -0.5));
        GaussianNegativeLogLikelihood nll = new GaussianNegativeLogLikelihood();
        rows.add(new Row(nll)
                .at("mu", 3)
                .at("logvar", 1e4)
                .at("y", 5)
                .is(5000)
                .gradient("mu", 0)
                .gradient("logvar", 0.5));
        rows.add(new Row(nll)
                .at("mu", 3)
                .at("logvar", -1e4)
                .at("y", 5)
                .is(INF)
                .gradient("mu", -INF)
                .gradient("logvar", -INF));
        rows.add(new Row(nll)
                .at("mu", 3)
                .at("logvar", -1e4)
                .at("y", 3)
                .is(-5000)
                .gradient("mu", 0)
                .gradient("logvar", 0.5));
        HomoscedasticRegression learned = new HomoscedasticRegression();
        rows.add(new Row(learned)
                .at("p", 3)
                .at("s", -1e4)
                .at("y", 3)
                .is(-5000)
                .gradient("p", 0)
                .gradient("s", 0.5));
        rows.add(new Row(learned)
                .at("p", 3)
                .at("s", 1e4)
                .at("y", 5)
                .is(5000)
                .gradient("p", 0)
                .gradient("s", 0.5));
    }

    private static void regression(List<Row> rows) {
        rows.add(new Row(new MeanSquaredError()).at("p", 3).at("y", 3).is(0).gradient("p", 0));
        rows.add(new Row(new MeanSquaredError()).at("p", INF).at("y", 3).is(INF).gradient("p", INF));
        rows.add(new Row(new MeanAbsoluteError()).at("p", 3).at("y", 3).is(0).gradient("p", 0));
        rows.add(new Row(new MeanAbsoluteError())
                .at("p", -INF)
                .at("y", 3)
                .is(INF)
                .gradient("p", -1));
        rows.add(new Row(new Huber(2)).at("p", 3).at("y", 3).is(0).gradient("p", 0));
        rows.add(new Row(new Huber(2)).at("p", 5).at("y", 3).is(2).gradient("p", 2));
        rows.add(new Row(new Huber(2)).at("p", 1e200).at("y", 3).is(2e200).gradient("p", 2));
        rows.add(new Row(new Huber(2)).at("p", -INF).at("y", 3).is(INF).gradient("p", -2));
        rows.add(new Row(new SmoothL1(2)).at("p", 3).at("y", 3).is(0).gradient("p", 0));
        rows.add(new Row(new SmoothL1(2)).at("p", 5).at("y", 3).is(1).gradient("p", 1));
        rows.add(new Row(new SmoothL1(2)).at("p", -1e200).at("y", 3).is(1e200).gradient("p", -1));
        rows.add(new Row(new SmoothL1(2)).at("p", INF).at("y", 3).is(INF).gradient("p", 1));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valueAndGradient(Row row) {
        LossKernel kernel = LossKernel.of(row.loss, row.lengths);
        Call call = Call.of(kernel, 1, row.inputs);
        assertNear(call.value(), row.value, "value");
        row.gradients.forEach((input, expected) -> {
            double[] gradient = call.gradients().get(input);
            assertThat(gradient).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                assertNear(gradient[i], expected[i], "gradient by " + input + "[" + i + "]");
            }
        });
    }

    /** To 4 ULP; 0 and -0 are one number, and so is an underflow to 0. */
    private static void assertNear(double actual, double expected, String what) {
        if (Double.isInfinite(expected) || expected == 0) {
            assertThat(actual + 0.0).as(what).isEqualTo(expected);
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(4 * Math.ulp(expected)));
        }
    }
}
