package io.lossmith.examples;

import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Domain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws numbers inside the domains of inputs and parameters, away from their ends. */
final class Samples {
    private final RandomGenerator random;

    Samples(RandomGenerator random) {
        this.random = random;
    }

    /** One row: the elements of each input by name. */
    Map<String, double[]> row(Example example) {
        Map<String, double[]> row = new LinkedHashMap<>();
        example.model().inputs().forEach(input -> row.put(input.name(), elements(input, example, 5)));
        return row;
    }

    /** Hyper-parameters: small whole and half numbers, and others; positive also where the domain is wider. */
    Map<String, double[]> parameters(Example example) {
        Map<String, double[]> parameters = new LinkedHashMap<>();
        for (Variable parameter : example.model().parameters()) {
            double[] elements = elements(parameter, example, 3);
            if (random.nextBoolean() && parameter.domain().contains(2)) {
                List<Double> usual = List.of(0.5, 1.0, 2.0, 3.0);
                elements[0] = usual.get(random.nextInt(usual.size()));
            }
            for (int i = 0; i < elements.length; i++) {
                elements[i] = Math.abs(elements[i]);
            }
            parameters.put(parameter.name(), elements);
        }
        return parameters;
    }

    private double[] elements(Variable variable, Example example, double scale) {
        double[] elements = new double[example.width(variable)];
        double sum = 0;
        for (int i = 0; i < elements.length; i++) {
            elements[i] =
                    variable.classes().isPresent() ? random.nextInt(Example.LENGTH) : number(variable.domain(), scale);
            sum += elements[i];
        }
        if (variable.domain().kind() == Domain.Kind.SIMPLEX) {
            for (int i = 0; i < elements.length; i++) {
                elements[i] /= sum;
            }
        }
        return elements;
    }

    private double number(Domain domain, double scale) {
        return switch (domain.kind()) {
            case BINARY -> random.nextInt(2);
            case SIGN -> random.nextBoolean() ? 1 : -1;
            case COUNT -> random.nextInt(10);
            case CLASS -> random.nextInt(Example.LENGTH);
            case SIMPLEX -> random.nextDouble(0.01, 1);
            case INTERVAL -> interval(domain.lower(), domain.upper(), scale);
        };
    }

    /** Between two ends evenly, from one end over three decades, on the whole line around 0. */
    private double interval(double lower, double upper, double scale) {
        boolean below = Double.isInfinite(lower);
        boolean above = Double.isInfinite(upper);
        if (below && above) {
            return scale * random.nextDouble(-1, 1);
        }
        if (!below && !above) {
            return lower + (upper - lower) * random.nextDouble(0.001, 0.999);
        }
        double distance = scale * Math.pow(10, random.nextDouble(-2, 0));
        return above ? lower + distance : upper - distance;
    }
}
