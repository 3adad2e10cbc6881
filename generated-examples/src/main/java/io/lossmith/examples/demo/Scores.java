package io.lossmith.examples.demo;

import java.util.ArrayList;
import java.util.List;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableOutputInfo;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.evaluation.ConfusionMetrics;
import org.tribuo.classification.evaluation.LabelConfusionMatrix;
import org.tribuo.evaluation.metrics.EvaluationMetric.Average;
import org.tribuo.evaluation.metrics.MetricTarget;
import org.tribuo.impl.ArrayExample;

/**
 * How well scores predict labels.
 *
 * @param accuracy share of the rows whose class is right
 * @param f1 mean over the classes of the harmonic mean of precision and recall
 */
record Scores(double accuracy, double f1) {
    /** One score a row: class 1 where it is positive. K scores a row: the class with the largest. */
    static Scores of(double[] scores, Table rows) {
        int width = scores.length / rows.rows();
        List<Label> labels = rows.classes().stream().map(Label::new).toList();
        List<Prediction<Label>> predictions = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            int predicted = width == 1 ? (scores[row] > 0 ? 1 : 0) : largest(scores, row * width, width);
            Label truth = labels.get(rows.labels()[row]);
            predictions.add(new Prediction<>(labels.get(predicted), 0, new ArrayExample<>(truth)));
        }
        LabelConfusionMatrix matrix = new LabelConfusionMatrix(domain(labels), predictions);
        return new Scores(
                ConfusionMetrics.accuracy(Average.MICRO, matrix),
                ConfusionMetrics.f1(new MetricTarget<>(Average.MACRO), matrix));
    }

    private static int largest(double[] scores, int start, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (scores[start + i] > scores[start + best]) {
                best = i;
            }
        }
        return best;
    }

    private static ImmutableOutputInfo<Label> domain(List<Label> labels) {
        MutableOutputInfo<Label> seen = new LabelFactory().generateInfo();
        labels.forEach(seen::observe);
        return seen.generateImmutableOutputInfo();
    }
}
