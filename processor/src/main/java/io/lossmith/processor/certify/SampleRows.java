package io.lossmith.processor.certify;

import io.lossmith.processor.exact.Row;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Length;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The rows at which a loss is certified, made from its formula alone. Half of them are of everyday size; in the others one
 * prediction is at a break point or of any magnitude, or equals another input.
 */
final class SampleRows {
    /** Vectors of a length that nothing fixes. */
    private static final int LENGTH = 3;

    private enum Sort {
        ORDINARY,
        BREAK,
        MAGNITUDE,
        TIE
    }

    private static final List<Sort> SORTS = List.of(
            Sort.ORDINARY,
            Sort.BREAK,
            Sort.ORDINARY,
            Sort.BREAK,
            Sort.ORDINARY,
            Sort.MAGNITUDE,
            Sort.ORDINARY,
            Sort.TIE,
            Sort.ORDINARY,
            Sort.BREAK);

    private final LossModel loss;
    private final long seed;
    private final Map<Variable, SampleNumbers> numbers = new HashMap<>();
    private final Map<String, Integer> lengths = new LinkedHashMap<>();
    private final Map<String, Integer> fixed = new HashMap<>();
    private final List<Variable> predictions;

    SampleRows(LossModel loss, Format format) {
        this.loss = loss;
        CRC32 crc = new CRC32();
        crc.update(loss.declaration().formula().getBytes(StandardCharsets.UTF_8));
        this.seed = crc.getValue() << 32;
        Set<Double> constants = constants(loss.value());
        for (Variable input : loss.inputs()) {
            numbers.put(input, new SampleNumbers(input.domain(), constants, format));
        }
        for (Variable parameter : loss.parameters()) {
            numbers.put(parameter, new SampleNumbers(parameter.domain(), List.of(), Format.DOUBLE));
        }
        for (LengthSymbol length : loss.lengths()) {
            int value = Math.max(LENGTH, length.minimum());
            lengths.put(length.name(), value);
            length.fixedBy().stream()
                    .filter(by -> !by.isVector())
                    .forEach(by -> fixed.put(by.component().replace('.', '_'), value - by.offset()));
        }
        this.predictions = loss.differentiable();
    }

    private static Set<Double> constants(Expr value) {
        Set<Expr> seen = new HashSet<>();
        List<Expr> pending = new ArrayList<>(List.of(value));
        Set<Double> found = new LinkedHashSet<>();
        while (!pending.isEmpty()) {
            Expr node = pending.remove(pending.size() - 1);
            if (seen.add(node)) {
                pending.addAll(node.arguments());
                if (node instanceof Constant constant && Math.abs(constant.value()) != 1 && found.size() < 4) {
                    found.add(constant.value());
                }
            }
        }
        return found;
    }

    private int width(Variable variable) {
        return variable.type().length().map(this::resolve).orElse(1);
    }

    /** How long a vector is in these rows. */
    int resolve(Length length) {
        return length.resolve(lengths);
    }

    /** Row number {@code index}; the same every time. */
    Row row(int index) {
        Mixer random = new Mixer(seed + index);
        Map<Variable, double[]> values = new LinkedHashMap<>();
        for (Variable parameter : loss.parameters()) {
            values.put(parameter, parameter(parameter, index / 2));
        }
        for (Variable input : loss.inputs()) {
            values.put(input, ordinary(input, random));
        }
        Sort sort = SORTS.get(index % SORTS.size());
        int turn = turn(index);
        if (sort == Sort.TIE) {
            tie(values, random, turn);
        } else if (sort != Sort.ORDINARY) {
            Variable chosen = predictions.get(turn % predictions.size());
            values.put(chosen, special(chosen, values.get(chosen), sort, random, turn / predictions.size()));
        }
        for (Variable input : loss.inputs()) {
            SampleNumbers choices = numbers.get(input);
            double[] elements = values.get(input);
            values.put(input, Arrays.stream(elements).map(choices::rounded).toArray());
        }
        return new Row(values, lengths);
    }

    /** How many rows of the same sort were before. */
    private static int turn(int index) {
        Sort sort = SORTS.get(index % SORTS.size());
        List<Sort> begun = SORTS.subList(0, index % SORTS.size());
        return index / SORTS.size() * Collections.frequency(SORTS, sort) + Collections.frequency(begun, sort);
    }

    private double[] parameter(Variable parameter, int index) {
        double[] elements = new double[width(parameter)];
        Integer length = fixed.get(parameter.name());
        if (length != null) {
            Arrays.fill(elements, length);
        } else if (parameter.type().kind() == Kind.CONDITION) {
            Arrays.fill(elements, index % 2 == 0 ? 1 : 0);
        } else {
            for (int i = 0; i < elements.length; i++) {
                double typical = numbers.get(parameter).typical(index + i);
                boolean whole = parameter.type().kind() == Kind.INTEGER;
                elements[i] =
                        whole ? Math.max(Math.rint(typical), parameter.domain().contains(0) ? 0 : 1) : typical;
            }
        }
        return elements;
    }

    private double[] ordinary(Variable input, Mixer random) {
        double[] elements = new double[width(input)];
        if (input.domain().kind() == Domain.Kind.CLASS) {
            int classes = input.classes().map(this::resolve).orElse(LENGTH);
            elements[0] = random.below(classes);
            return elements;
        }
        for (int i = 0; i < elements.length; i++) {
            boolean edge = !input.isDifferentiable() && random.below(8) == 0;
            elements[i] = edge && !input.domain().discrete()
                    ? numbers.get(input).breakPoint(random.below(4))
                    : numbers.get(input).ordinary(random);
        }
        return input.domain().kind() == Domain.Kind.SIMPLEX ? share(elements) : elements;
    }

    /** The same ratios with the sum 1. */
    private static double[] share(double[] elements) {
        double sum = Arrays.stream(elements).sum();
        return Arrays.stream(elements)
                .map(element -> sum > 0 ? element / sum : 1.0 / elements.length)
                .toArray();
    }

    private double[] special(Variable input, double[] ordinary, Sort sort, Mixer random, int turn) {
        SampleNumbers choices = numbers.get(input);
        double[] elements = ordinary.clone();
        if (elements.length > 1 && turn % 2 == 1) {
            pattern(elements, choices, turn / 2);
        } else {
            int place = random.below(elements.length);
            elements[place] = sort == Sort.BREAK
                    ? choices.breakPoint(elements.length > 1 ? turn / 2 : turn)
                    : choices.anyMagnitude(random, turn % 2 == 0);
        }
        return input.domain().kind() == Domain.Kind.SIMPLEX ? share(elements) : elements;
    }

    /** One element ahead of the others, all alike, all tiny or all huge. */
    private static void pattern(double[] elements, SampleNumbers choices, int turn) {
        double[] leads = {37, 750, 20, 300, 5};
        double[] scales = {0, 1e-160, 1e160, 1e-8, 1e8};
        double[] changed = elements.clone();
        switch (turn % 3) {
            case 0 -> changed[turn % elements.length] += leads[turn / 3 % leads.length];
            case 1 -> Arrays.setAll(changed, i -> elements[i] * scales[turn / 3 % scales.length]);
            default -> Arrays.fill(changed, elements[0]);
        }
        if (Arrays.stream(changed).allMatch(choices::admits)) {
            System.arraycopy(changed, 0, elements, 0, elements.length);
        }
    }

    /** A prediction that equals another input, or is next to it, or as far from it as a parameter says. */
    private void tie(Map<Variable, double[]> values, Mixer random, int turn) {
        Variable chosen = predictions.get(turn % predictions.size());
        List<Variable> others = loss.inputs().stream()
                .filter(other -> other != chosen
                        && other.type().kind() == Kind.REAL
                        && other.type().length().equals(chosen.type().length()))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        double[] other = values.get(others.get(random.below(others.size())));
        List<Variable> parameters = loss.parameters().stream()
                .filter(parameter -> !parameter.isVector() && parameter.type().kind() == Kind.REAL)
                .toList();
        double distance = parameters.isEmpty() ? 1e-8 : values.get(parameters.get(random.below(parameters.size())))[0];
        double[] elements = new double[other.length];
        int sort = random.below(4);
        for (int i = 0; i < elements.length; i++) {
            elements[i] = switch (sort) {
                case 0 -> other[i];
                case 1 -> Math.nextUp(other[i]);
                case 2 -> other[i] + distance;
                default -> other[i] * (1 - 1e-8);
            };
        }
        if (Arrays.stream(elements).allMatch(numbers.get(chosen)::admits)) {
            values.put(chosen, chosen.domain().kind() == Domain.Kind.SIMPLEX ? share(elements) : elements);
        }
    }
}
