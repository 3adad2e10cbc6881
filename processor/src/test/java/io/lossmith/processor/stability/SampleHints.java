package io.lossmith.processor.stability;

import java.util.List;

/**
 * How an input is sampled.
 *
 * @param scale the largest ordinary value
 * @param lower no value is below
 * @param upper no value is above
 * @param values if there are any, it has no others
 * @param breaks values at which the formula changes its form
 */
public record SampleHints(double scale, double lower, double upper, List<Double> values, List<Double> breaks) {
    static final SampleHints NONE =
            new SampleHints(4, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of(), List.of());

    /** These hints and one more, such as {@code scale 40}. */
    SampleHints and(String text) {
        String[] words = text.trim().replaceFirst("^one of", "of").split(" +");
        List<Double> numbers = List.of(words).subList(1, words.length).stream()
                .map(Double::valueOf)
                .toList();
        return switch (words[0]) {
            case "scale" -> new SampleHints(numbers.get(0), lower, upper, values, breaks);
            case "in" ->
                new SampleHints(
                        Math.max(Math.abs(numbers.get(0)), Math.abs(numbers.get(1))),
                        numbers.get(0),
                        numbers.get(1),
                        values,
                        breaks);
            case "of" -> new SampleHints(scale, lower, upper, numbers, breaks);
            case "breaks" -> new SampleHints(scale, lower, upper, values, numbers);
            default -> throw new IllegalArgumentException("no such hint: " + text);
        };
    }
}
