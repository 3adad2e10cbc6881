package io.lossmith.processor.contract;

import io.lossmith.processor.contract.ContractCase.Input;
import io.lossmith.processor.contract.ContractCase.Role;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Function.NaturalDomain;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The cases of every row, made from its shape, operands and natural domains alone, so that a new row needs nothing here. */
final class ContractCases {
    private static final long SEED = 20_260_311;
    private static final int[] LENGTHS = {1, 2, 5};
    /** The second operand is a number. */
    private static final Set<String> OF_ORDER = Set.of("norm_of_order", "order_size", "order_share", "co_order");

    /** -Infinity for one element. */
    private static final Set<String> OF_SEVERAL = Set.of("log_rest", "log_co_softmax");

    private static final int TUPLES = 90;
    private static final int CLASSES = 4;
    private static final List<String> OPERANDS = List.of("a", "b", "c");

    private final Function row;
    private final SplittableRandom random;

    private ContractCases(Function row) {
        this.row = row;
        this.random = new SplittableRandom(SEED + row.name().hashCode());
    }

    static List<ContractCase> all() {
        List<ContractCase> cases = new ArrayList<>();
        for (Function row : Functions.all()) {
            cases.addAll(of(row));
        }
        return cases;
    }

    static List<ContractCase> of(Function row) {
        ContractCases cases = new ContractCases(row);
        return switch (row.shape()) {
            case ELEMENTWISE -> cases.elementwise();
            case REDUCTION, ROW -> row.arity() == 1 ? cases.ofVectors() : cases.ofTwo();
            case GATHER -> List.of(); // an operator: the cases of row functions pick elements
        };
    }

    // ---- functions of numbers

    private List<ContractCase> elementwise() {
        return switch (row.name()) {
            case "polygamma" -> { // its first operand is a whole number
                List<ContractCase> orders = new ArrayList<>();
                Interval positive = new Interval(Double.MIN_VALUE, Double.POSITIVE_INFINITY);
                for (int order = 1; order <= 4; order++) {
                    orders.add(ofNumbers("_" + order, "polygamma(" + order + ", a)", List.of(positive)));
                }
                yield orders;
            }
            case "spread" -> // its result is a vector
                List.of(ofNumbers("", "sum(spread(a, index(4)))", List.of(Interval.ALL)));
            default -> {
                List<Interval> domains = new ArrayList<>();
                for (int i = 0; i < row.arity(); i++) {
                    domains.add(domain(i));
                }
                String call = row.name() + "(" + String.join(", ", OPERANDS.subList(0, row.arity())) + ")";
                yield List.of(ofNumbers("", call, domains), ofWholeNumbers(domains));
            }
        };
    }

    private Interval domain(int operand) {
        for (NaturalDomain domain : row.naturalDomains()) {
            if (domain.operand() == operand) {
                return domain.interval();
            }
        }
        return Interval.ALL;
    }

    private ContractCase ofNumbers(String suffix, String call, List<Interval> domains) {
        List<Input> inputs = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < domains.size(); i++) {
            inputs.add(new Input(OPERANDS.get(i), Role.PREDICTION, 1, domains.get(i)));
            entries.add(OPERANDS.get(i) + ": " + type(domains.get(i)));
        }
        String formula = "(" + String.join(", ", entries) + ") -> " + call;
        return new ContractCase(
                "Case_" + row.name() + suffix, row, formula, inputs, 0, points(domains), edges(domains));
    }

    /**
     * The function of class targets, which are {@code int} in Java, under a division. The arc tangent keeps the errors of
     * what it is applied to as they are.
     */
    private ContractCase ofWholeNumbers(List<Interval> domains) {
        List<Input> inputs = new ArrayList<>(List.of(new Input("p", Role.PREDICTION, 1, Interval.ALL)));
        List<String> targets = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < domains.size(); i++) {
            Interval domain = domains.get(i);
            String name = OPERANDS.get(i);
            inputs.add(new Input(name, Role.CLASS, 1, new Interval(0, CLASSES - 1.0)));
            targets.add(name + ": class[" + CLASSES + "]");
            operands.add(wholeNumber(domain, name));
        }
        List<double[][]> points = new ArrayList<>();
        for (int i = 0; i < TUPLES; i++) {
            double[][] point = new double[inputs.size()][];
            point[0] = new double[] {new Samples(Interval.ALL, random).ordinary()};
            for (int j = 1; j < point.length; j++) {
                point[j] = new double[] {random.nextInt(CLASSES)};
            }
            points.add(point);
        }
        String call = row.name() + "(" + String.join(", ", operands) + ")";
        String formula = "(p: real | " + String.join(", ", targets) + ") -> p*atan(1/" + call + ")";
        return new ContractCase("Case_" + row.name() + "_whole", row, formula, inputs, 0, points, List.of());
    }

    private static String wholeNumber(Interval domain, String target) {
        if (domain.upper() <= 0) {
            return "-" + target;
        }
        if (domain.upper() <= 1) {
            return "(" + target + " + 1)/" + (CLASSES + 2);
        }
        return domain.contains(0) ? target : target + " + 1";
    }

    private static String type(Interval domain) {
        return domain.equals(Interval.ALL)
                ? "real"
                : "real in [" + bound(domain.lower()) + ", " + bound(domain.upper()) + "]";
    }

    private static String bound(double value) {
        if (Double.isInfinite(value)) {
            return value < 0 ? "-inf" : "inf";
        }
        return String.valueOf(value);
    }

    /** All points of one operand; of several, random tuples, one in three extreme. */
    private List<double[][]> points(List<Interval> domains) {
        List<Samples> samples = new ArrayList<>();
        List<List<Double>> points = new ArrayList<>();
        for (Interval domain : domains) {
            samples.add(new Samples(domain, random));
            points.add(samples.get(samples.size() - 1).points(8));
        }
        List<double[][]> tuples = new ArrayList<>();
        if (domains.size() == 1) {
            points.get(0).forEach(x -> tuples.add(new double[][] {{x}}));
            return tuples;
        }
        for (int i = 0; i < TUPLES; i++) {
            double[][] tuple = new double[domains.size()][];
            for (int j = 0; j < tuple.length; j++) {
                List<Double> of = points.get(j);
                tuple[j] = new double[] {
                    i % 3 == 0
                            ? of.get(random.nextInt(of.size()))
                            : samples.get(j).ordinary()
                };
            }
            tuples.add(tuple);
        }
        return tuples;
    }

    /** Every combination of the ends of the operands' domains, zeros and an ordinary number. */
    private List<double[][]> edges(List<Interval> domains) {
        List<double[][]> edges = new ArrayList<>();
        if (!NanExceptions.hasEnds(row)) {
            return edges;
        }
        edges.add(new double[0][]);
        for (Interval domain : domains) {
            List<Double> ends = new ArrayList<>(List.of(domain.lower(), domain.upper()));
            for (double zero : new double[] {0.0, -0.0}) {
                if (domain.contains(zero) && !ends.contains(zero)) {
                    ends.add(zero);
                }
            }
            if (domains.size() > 1) {
                ends.add(new Samples(domain, random).ordinary());
            }
            List<double[][]> longer = new ArrayList<>();
            for (double[][] edge : edges) {
                for (double end : ends) {
                    double[][] tuple = Arrays.copyOf(edge, edge.length + 1);
                    tuple[edge.length] = new double[] {end};
                    longer.add(tuple);
                }
            }
            edges = longer;
        }
        return edges;
    }

    // ---- functions of vectors

    private List<ContractCase> ofVectors() {
        List<ContractCase> cases = new ArrayList<>();
        boolean picks = row.shape() == Shape.ROW;
        for (int length : LENGTHS) {
            if (length == 1 && OF_SEVERAL.contains(row.name())) {
                continue;
            }
            Input vector = new Input("v", Role.PREDICTION, length, Interval.ALL);
            Input index = new Input("i", Role.CLASS, 1, new Interval(0, length - 1.0));
            List<Input> inputs = new ArrayList<>(List.of(vector));
            List<double[][]> points = new ArrayList<>();
            for (double[] point : VectorSamples.points(length, random)) {
                points.add(picks ? new double[][] {point, {random.nextInt(length)}} : new double[][] {point});
            }
            if (picks) {
                inputs.add(index);
            }
            String call = row.name() + (picks ? "(v)[i]" : "(v)");
            String targets = picks ? "i: class[K]" : "";
            String formula = "(v: real[K]" + (picks ? " | " + targets : "") + ") -> " + call;
            List<double[][]> edges = new ArrayList<>();
            for (double end : new double[] {0, Double.MAX_VALUE, -Double.MAX_VALUE}) {
                double[] point = new double[length];
                Arrays.fill(point, end);
                edges.add(picks ? new double[][] {point, {0}} : new double[][] {point});
            }
            cases.add(new ContractCase(name(length), row, formula, inputs, length, points, edges));
            if (picks) {
                cases.add(weighted(length, vector));
            }
        }
        return cases;
    }

    /** A function of two vectors, the second one near the first at times, or of a vector and an order. */
    private List<ContractCase> ofTwo() {
        List<ContractCase> cases = new ArrayList<>();
        boolean ofOrder = OF_ORDER.contains(row.name());
        boolean picks = row.shape() == Shape.ROW;
        int length = 4;
        Input first = new Input("v", Role.PREDICTION, length, Interval.ALL);
        Input second = ofOrder
                ? new Input("q", Role.TARGET, 1, new Interval(1, 8))
                : new Input("w", Role.PREDICTION, length, Interval.ALL);
        List<Input> inputs = new ArrayList<>(List.of(first, second));
        List<double[][]> points = new ArrayList<>();
        List<double[]> vectors = VectorSamples.ordinary(length, random);
        for (double[] v : vectors) {
            double[] w = VectorSamples.uniform(length, -2, 2, random);
            for (int k = 0; k < length && points.size() % 3 == 0; k++) {
                w[k] = (float) (v[k] + 1e-5 * w[k]);
            }
            double[] other = ofOrder ? new double[] {1 + random.nextInt(5)} : w;
            points.add(picks ? new double[][] {v, other, {random.nextInt(length)}} : new double[][] {v, other});
        }
        if (picks) {
            inputs.add(new Input("i", Role.CLASS, 1, new Interval(0, length - 1.0)));
        }
        String call = row.name() + (ofOrder ? "(v, q)" : "(v, w)") + (picks ? "[i]" : "");
        String targets =
                (ofOrder ? "q: real in [1, 8]" : "") + (ofOrder && picks ? ", " : "") + (picks ? "i: class[K]" : "");
        String predictions = ofOrder ? "v: real[K]" : "v: real[K], w: real[K]";
        String formula = "(" + predictions + (targets.isEmpty() ? "" : " | " + targets) + ") -> " + call;
        cases.add(new ContractCase(name(length), row, formula, inputs, length, points, List.of()));
        return cases;
    }

    private String name(int length) {
        return "Case_" + row.name() + "_" + length;
    }

    /** All elements at once, which takes another derivative column; at points where the sum does not cancel. */
    private ContractCase weighted(int length, Input vector) {
        List<double[][]> points = new ArrayList<>();
        for (double[] point : VectorSamples.ordinary(length, random)) {
            points.add(new double[][] {point, VectorSamples.uniform(length, 0.5, 2, random)});
        }
        List<Input> inputs = List.of(vector, new Input("w", Role.TARGET, length, Interval.ALL));
        String formula = "(v: real[K] | w: real[K]) -> sum(w*" + row.name() + "(v))";
        return new ContractCase(name(length) + "_weighted", row, formula, inputs, length, points, List.of());
    }
}
