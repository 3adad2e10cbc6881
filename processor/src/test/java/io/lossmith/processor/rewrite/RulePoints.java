package io.lossmith.processor.rewrite;

import io.lossmith.processor.contract.Samples;
import io.lossmith.processor.contract.VectorSamples;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.ir.Interval;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Points at which a rule is tried: extremes and ordinary numbers, alone and together, and vectors that tend to break sums. */
final class RulePoints {
    static final int LENGTH = 5;

    private static final long SEED = 20_261_123;
    private static final int TUPLES = 150;

    /** Differences at which a function of two numbers meets itself, or leaves the range of exp. */
    private static final double[] GAPS = {0x1p-50, 1e-8, 0.5, 3, 40, 800};

    private RulePoints() {}

    /** Per point the elements of every input, in the order of the signature. */
    static List<double[][]> of(RuleCase each) {
        SplittableRandom random = new SplittableRandom(SEED + each.rule().id().hashCode());
        List<Samples> samples = new ArrayList<>();
        List<List<Double>> numbers = new ArrayList<>();
        for (String name : each.numbers()) {
            Domain domain = each.domain(name);
            double lower = domain.lowerOpen() ? Math.nextUp(domain.lower()) : domain.lower();
            Samples of = new Samples(new Interval(lower, domain.upper()), random);
            samples.add(of);
            numbers.add(of.points(8));
        }
        List<double[]> vectors = each.usesVector() ? vectors(random) : List.of();
        int count = numbers.size() == 1 && !each.usesVector() ? numbers.get(0).size() : TUPLES;
        List<double[][]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<double[]> point = new ArrayList<>();
            for (int j = 0; j < numbers.size(); j++) {
                List<Double> of = numbers.get(j);
                double x = count == of.size() && numbers.size() == 1
                        ? of.get(i)
                        : i % 3 == 0
                                ? of.get(random.nextInt(of.size()))
                                : samples.get(j).ordinary();
                boolean near = j > 0
                        && i % 3 == 1
                        && each.domain(each.numbers().get(j)).equals(Domain.REAL);
                point.add(new double[] {near ? point.get(0)[0] + GAPS[random.nextInt(GAPS.length)] : x});
            }
            if (each.usesVector()) {
                point.add(vectors.get(i % vectors.size()));
                point.add(new double[] {random.nextInt(LENGTH)});
            }
            points.add(point.toArray(double[][]::new));
        }
        return points;
    }

    private static List<double[]> vectors(SplittableRandom random) {
        List<double[]> vectors = VectorSamples.points(LENGTH, random);
        for (double shift : new double[] {-900, -100, 100, 900}) {
            double[] shifted = VectorSamples.uniform(LENGTH, -2, 2, random);
            for (int i = 0; i < LENGTH; i++) {
                shifted[i] += shift;
            }
            vectors.add(shifted);
        }
        return vectors;
    }

    static ExactPoint exact(RuleCase each, double[][] row) {
        ExactPoint point = new ExactPoint();
        List<String> numbers = each.numbers();
        for (int i = 0; i < numbers.size(); i++) {
            point.with(numbers.get(i), row[i]);
        }
        if (each.usesVector()) {
            point.with("v", row[numbers.size()])
                    .with("i", row[numbers.size() + 1])
                    .length("K", LENGTH);
        }
        return point;
    }
}
