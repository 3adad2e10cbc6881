package io.lossmith.processor.explain;

import io.lossmith.processor.exact.Row;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.spec.Length;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of one row from the command line: {@code z=[100,60],y=1}. */
final class PointArgument {
    private static final Pattern GIVEN = Pattern.compile("\\s*(\\w+)\\s*=\\s*(\\[[^\\]]*\\]|[^,\\[\\]]+)\\s*(,|$)");

    private PointArgument() {}

    /**
     * The row that {@code text} describes; the lengths are those of its vectors.
     *
     * @throws IllegalArgumentException when it cannot be read, or a name is unknown, missing or of the wrong length
     */
    static Row row(String text, LossModel loss) {
        Map<String, double[]> given = numbers(text);
        List<Variable> variables = new ArrayList<>(loss.inputs());
        variables.addAll(loss.parameters());
        List<String> names = variables.stream().map(Variable::name).toList();
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "--at has '" + name + "', but the formula has " + String.join(", ", names) + ".");
                });
        Map<String, Integer> lengths = new LinkedHashMap<>();
        Map<Variable, double[]> values = new LinkedHashMap<>();
        for (Variable variable : variables) {
            double[] numbers = given.get(variable.name());
            if (numbers == null) {
                throw new IllegalArgumentException("--at says nothing of '" + variable.name() + "'; add "
                        + variable.name() + (variable.isVector() ? "=[1,2,3]." : "=1."));
            }
            if (!variable.isVector() && numbers.length != 1) {
                throw new IllegalArgumentException(
                        "'" + variable.name() + "' is one number, not " + numbers.length + ".");
            }
            variable.type().length().ifPresent(length -> fix(lengths, length, variable.name(), numbers.length));
            values.put(variable, numbers);
        }
        for (LengthSymbol symbol : loss.lengths()) {
            // Only classes have it: as many as it takes.
            lengths.computeIfAbsent(symbol.name(), name -> Math.max(symbol.minimum(), mostClasses(values, name)));
        }
        return new Row(values, lengths);
    }

    private static void fix(Map<String, Integer> lengths, Length length, String name, int count) {
        int symbol = count - length.offset();
        Integer known = length.symbol().isEmpty() ? Integer.valueOf(0) : lengths.putIfAbsent(length.symbol(), symbol);
        if ((known != null && known != symbol) || count < 1) {
            throw new IllegalArgumentException(
                    "'" + name + "' has " + count + " numbers, which does not fit its length " + length + ".");
        }
    }

    private static int mostClasses(Map<Variable, double[]> values, String symbol) {
        return values.entrySet().stream()
                .filter(each -> each.getKey()
                        .classes()
                        .filter(length -> length.symbol().equals(symbol))
                        .isPresent())
                .mapToInt(each -> (int) each.getValue()[0] + 1)
                .max()
                .orElse(1);
    }

    private static Map<String, double[]> numbers(String text) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        Matcher matcher = GIVEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            numbers.put(matcher.group(1), parse(matcher.group(2)));
            end = matcher.end();
        }
        if (end < text.length() || numbers.isEmpty()) {
            throw new IllegalArgumentException(
                    "--at \"" + text + "\" is not understood; write it like \"z=800,y=1\" or \"z=[100,60],y=1\".");
        }
        return numbers;
    }

    private static double[] parse(String text) {
        String inner = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
        return Arrays.stream(inner.split(",", -1))
                .mapToDouble(PointArgument::number)
                .toArray();
    }

    private static double number(String text) {
        String word = text.strip();
        return switch (word) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "true" -> 1;
            case "false" -> 0;
            default -> {
                try {
                    yield Double.parseDouble(word);
                } catch (NumberFormatException wrong) {
                    throw new IllegalArgumentException("--at: '" + word + "' is no number.", wrong);
                }
            }
        };
    }
}
