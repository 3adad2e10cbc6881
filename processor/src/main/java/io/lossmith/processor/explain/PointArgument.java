package io.lossmith.processor.explain;

import io.lossmith.processor.codegen.InputDoc;
import io.lossmith.processor.exact.Row;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Length;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of one row from the command line, {@code z=[100,60],y=1}, checked as a kernel checks them. */
final class PointArgument {
    private final LossModel loss;
    private final Map<String, List<String>> given;
    private final List<Variable> variables;
    private final Map<Variable, double[]> values = new LinkedHashMap<>();
    private final PointLengths lengths = new PointLengths();

    private PointArgument(Map<String, List<String>> given, LossModel loss) {
        this.loss = loss;
        this.given = given;
        this.variables = new ArrayList<>(loss.inputs());
        variables.addAll(loss.parameters());
    }

    /**
     * The row that {@code text} describes; the lengths are those of its vectors, unless it has their names too.
     *
     * @throws IllegalArgumentException when it cannot be read, a name is unknown, given twice or missing, or a number is
     *     none of its input; the message says which, and what to write
     */
    static Row row(String text, LossModel loss) {
        return new PointArgument(GivenNumbers.read(text), loss).row();
    }

    private Row row() {
        names();
        for (Variable variable : variables) {
            List<String> words = given.get(variable.name());
            double[] numbers = new double[words.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = GivenNumbers.number(place(variable, i), words.get(i));
            }
            if (!variable.isVector() && numbers.length != 1) {
                throw refused(variable.name() + " is one number, and " + numbers.length + " are given; give one.");
            }
            variable.type().length().ifPresent(length -> lengths.vector(variable.name(), length, numbers.length));
            values.put(variable, numbers);
        }
        loss.lengths().forEach(this::length);
        values.forEach(this::check);
        return new Row(values, lengths.known());
    }

    /** Every input and parameter once, and nothing else; the name of a length is welcome. */
    private void names() {
        List<String> names =
                new ArrayList<>(variables.stream().map(Variable::name).toList());
        List<String> missing =
                names.stream().filter(name -> !given.containsKey(name)).toList();
        loss.lengths().stream()
                .map(LengthSymbol::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "--at has '" + name + "', but the formula has " + String.join(", ", names) + "; correct it.");
            }
        }
        if (!missing.isEmpty()) {
            List<String> examples = variables.stream()
                    .filter(variable -> missing.contains(variable.name()))
                    .map(PointArgument::example)
                    .toList();
            throw new IllegalArgumentException("--at says nothing of '" + String.join("', '", missing) + "'; add "
                    + String.join(",", examples) + ".");
        }
    }

    /** A value that is allowed, if an ordinary one is. */
    private static String example(Variable variable) {
        if (variable.domain().kind() == Domain.Kind.SIMPLEX) {
            return variable.name() + "=[0.2,0.3,0.5]";
        }
        double[] ordinary = {
            1, 0, 0.5, variable.domain().lower(), variable.domain().upper()
        };
        double number = variable.domain().kind() == Domain.Kind.CLASS
                ? 0
                : Arrays.stream(ordinary)
                        .filter(variable.domain()::contains)
                        .findFirst()
                        .orElse(variable.domain().lower() / 2
                                + variable.domain().upper() / 2);
        String text = number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        int count = variable.type()
                .length()
                .filter(length -> length.symbol().isEmpty())
                .map(Length::offset)
                .orElse(2);
        return variable.name() + "="
                + (variable.isVector() ? "[" + String.join(",", Collections.nCopies(count, text)) + "]" : text);
    }

    /** From its own number, from components of type int, from vectors and classes. */
    private void length(LengthSymbol symbol) {
        String name = symbol.name();
        List<String> own = given.get(name);
        if (own != null
                && variables.stream().noneMatch(variable -> variable.name().equals(name))) {
            lengths.number(name, own.size() == 1 ? GivenNumbers.number(name, own.get(0)) : Double.NaN, "as given");
        }
        for (LengthSymbol.FixedBy by : symbol.fixedBy()) {
            variables.stream()
                    .filter(each ->
                            !by.isVector() && each.name().equals(by.component().replace('.', '_')))
                    .forEach(each -> lengths.number(name, values.get(each)[0] + by.offset(), "from " + each.name()));
        }
        lengths.complete(symbol, values);
    }

    private void check(Variable variable, double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            String is = place(variable, i) + " is " + given.get(variable.name()).get(i);
            if (variable.classes().isPresent()) {
                int classes = variable.classes().get().resolve(lengths.known());
                if (!variable.domain().contains(numbers[i]) || numbers[i] >= classes) {
                    throw refused(is + ", outside its domain " + InputDoc.type(variable)
                            + "; give a whole number from 0 to " + (classes - 1) + ".");
                }
            } else if (!variable.domain().contains(numbers[i])) {
                throw refused(
                        is + ", outside its domain " + variable.domain().withNumbers() + "; give a value inside it.");
            } else if (variable.type().kind() == Kind.INTEGER && numbers[i] != (int) numbers[i]) {
                throw refused(is + ", and it is an int; give a whole number.");
            }
        }
        if (variable.domain().kind() == Domain.Kind.SIMPLEX) {
            double sum = Arrays.stream(numbers).sum();
            if (Math.abs(sum - 1) > Domain.SIMPLEX_TOLERANCE) {
                throw refused(variable.name() + " sums to " + sum + ", not to 1; normalise it.");
            }
        }
    }

    private static String place(Variable variable, int element) {
        return variable.name() + (variable.isVector() ? "[" + element + "]" : "");
    }

    static IllegalArgumentException refused(String sentence) {
        return new IllegalArgumentException("--at: " + sentence);
    }
}
