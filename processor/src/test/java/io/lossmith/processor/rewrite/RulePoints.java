package io.lossmith.processor.rewrite;

import io.lossmith.processor.contract.Samples;
import io.lossmith.processor.contract.VectorSamples;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.ir.Interval;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, List<Double>> numbers = new LinkedHashMap<>();
        Map<String, Samples> samples = new LinkedHashMap<>();
        for (String name : each.numbers()) {
            Domain domain = each.domain(name);
            double lower = domain.lowerOpen() ? Math.nextUp(domain.lower()) : domain.lower();
            samples.put(name, new Samples(new Interval(lower, domain.upper()), random));
            numbers.put(
                    name,
                    domain.kind() == Domain.Kind.BINARY
                            ? List.of(0.0, 1.0)
                            : samples.get(name).points(8));
        }
        List<double[]> vectors = each.usesVector() ? vectors(random) : List.of();
        boolean one = each.names().size() == 1 && vectors.isEmpty();
        int count = one ? numbers.values().iterator().next().size() : TUPLES;
        List<double[][]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<double[]> point = new ArrayList<>();
            for (String name : signature(each)) {
                if (name.equals("i")) {
                    point.add(new double[] {random.nextInt(LENGTH)});
                } else if (each.vectors().contains(name)) {
                    point.add(vector(each.domain(name), point, vectors, i, random));
                } else {
                    List<Double> of = numbers.get(name);
                    boolean near =
                            !point.isEmpty() && i % 3 == 1 && each.domain(name).kind() == Domain.Kind.INTERVAL;
                    double x = one ? of.get(i) : number(each.domain(name), of, samples.get(name), i, random);
                    double close = near ? point.get(0)[0] + GAPS[random.nextInt(GAPS.length)] : x;
                    point.add(new double[] {each.domain(name).contains(close) ? close : x});
                }
            }
            points.add(point.toArray(double[][]::new));
        }
        return points;
    }

    private static double number(Domain domain, List<Double> of, Samples samples, int i, SplittableRandom random) {
        boolean listed = i % 3 == 0 || domain.kind() == Domain.Kind.BINARY;
        return listed ? of.get(random.nextInt(of.size())) : samples.ordinary();
    }

    /** The names in the order of the inputs: predictions, then targets, then the index. */
    private static List<String> signature(RuleCase each) {
        List<String> names = new ArrayList<>(each.names());
        names.sort(Comparator.comparing(name -> !RuleCase.isFree(each.domain(name))));
        if (each.usesVector()) {
            names.add("i");
        }
        return names;
    }

    /** A vector; a second one is often close to the first. */
    private static double[] vector(
            Domain domain, List<double[]> earlier, List<double[]> vectors, int i, SplittableRandom random) {
        if (domain.kind() == Domain.Kind.SIMPLEX) {
            return shares(i, random);
        }
        double[] vector = vectors.get((i + 7 * earlier.size()) % vectors.size()).clone();
        for (int k = 0; !earlier.isEmpty() && i % 2 == 1 && k < LENGTH; k++) {
            vector[k] /= 3; // a float and a number have an exact sum
        }
        if (!earlier.isEmpty() && earlier.get(0).length == LENGTH && i % 3 > 0) {
            double gap = GAPS[random.nextInt(GAPS.length)];
            for (int k = 0; k < LENGTH; k++) {
                vector[k] = earlier.get(0)[k] * (1 + gap * random.nextDouble(-1, 1));
            }
        }
        return domain.lower() < 0
                ? vector
                : Arrays.stream(vector).map(Math::abs).toArray();
    }

    /** Sixteenths that add up to 1, one of them everything now and then. */
    private static double[] shares(int i, SplittableRandom random) {
        double[] shares = new double[LENGTH];
        for (int k = 0; k < 16; k++) {
            shares[i % 4 == 0 ? i % LENGTH : random.nextInt(LENGTH)] += 1.0 / 16;
        }
        return shares;
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
        List<String> names = signature(each);
        for (int i = 0; i < names.size(); i++) {
            point.with(names.get(i), row[i]);
        }
        return each.usesVector() ? point.length("K", LENGTH) : point;
    }
}
