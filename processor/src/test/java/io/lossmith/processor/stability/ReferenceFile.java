package io.lossmith.processor.stability;

import io.lossmith.syntax.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code stability/references.txt}: per case a line {@code [id]}, then per point a line of inputs, value, gradient, Hessian
 * diagonal, conditions and a note, separated by {@code |}; {@code ?} is a number that does not exist.
 */
final class ReferenceFile {
    private static final Path FILE = Path.of("src/test/resources/stability/references.txt");

    private ReferenceFile() {}

    static Map<String, List<Reference>> read(List<StabilityCase> cases) {
        Map<String, List<Reference>> all = new LinkedHashMap<>();
        Map<String, StabilityCase> byId = new LinkedHashMap<>();
        cases.forEach(each -> byId.put(each.id(), each));
        String id = "";
        for (String line : lines()) {
            if (line.startsWith("[")) {
                id = line.substring(1, line.indexOf(']'));
                all.put(id, new ArrayList<>());
            } else if (!line.startsWith("#")) {
                all.get(id).add(parse(byId.get(id), line));
            }
        }
        return all;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Reference parse(StabilityCase each, String line) {
        String[] columns = line.split("\\|", -1);
        Map<String, double[]> inputs = new LinkedHashMap<>();
        List<Double> numbers = numbers(columns[0]);
        int next = 0;
        for (Entry entry : each.entries()) {
            double[] elements = new double[each.width(entry)];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = numbers.get(next++);
            }
            inputs.put(entry.name(), elements);
        }
        return new Reference(
                inputs,
                numbers(columns[1]).get(0),
                numbers(columns[2]),
                numbers(columns[3]),
                numbers(columns[4]),
                columns[5]);
    }

    private static List<Double> numbers(String column) {
        return Arrays.stream(column.split(" "))
                .map(text -> text.equals("?") ? Double.NaN : Double.parseDouble(text))
                .toList();
    }

    static String line(Reference reference) {
        List<Double> inputs = new ArrayList<>();
        reference.inputs().values().forEach(elements -> Arrays.stream(elements).forEach(inputs::add));
        String conditions = reference.conditions().stream()
                .map(each ->
                        each.isNaN() ? "?" : each.isInfinite() ? "Infinity" : String.format(Locale.ROOT, "%.0e", each))
                .collect(Collectors.joining(" "));
        return String.join(
                "|",
                text(inputs),
                text(List.of(reference.value())),
                text(reference.gradient()),
                text(reference.hessian()),
                conditions,
                reference.note());
    }

    private static String text(List<Double> numbers) {
        return numbers.stream()
                .map(each -> each.isNaN() ? "?" : each.toString().replaceFirst("\\.0$", ""))
                .collect(Collectors.joining(" "));
    }

    static void write(List<String> lines) {
        try {
            Files.writeString(FILE, String.join("\n", lines) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
