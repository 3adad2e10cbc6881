package io.lossmith.processor.explain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of {@code --at} in pieces: names, each with one number or with several in brackets. */
final class GivenNumbers {
    private static final Pattern GIVEN =
            Pattern.compile("\\s*([^\\s=,\\[\\]]+)\\s*=\\s*(\\[[^\\]]*\\]|[^=,\\[\\]]+)\\s*(,|$)");

    private GivenNumbers() {}

    /**
     * The words that stand for numbers, by name, in order.
     *
     * @throws IllegalArgumentException when {@code text} has another form, or a name twice
     */
    static Map<String, List<String>> read(String text) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        Matcher matcher = GIVEN.matcher(text.stripTrailing());
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            String name = Normalizer.normalize(matcher.group(1), Normalizer.Form.NFC);
            if (words.put(name, split(matcher.group(2).strip())) != null) {
                throw new IllegalArgumentException("--at has '" + name + "' twice; keep one of them.");
            }
            end = matcher.end();
            if (matcher.group(3).isEmpty()) {
                return words;
            }
        }
        throw new IllegalArgumentException(
                !words.isEmpty() && end == text.stripTrailing().length()
                        ? "--at ends with a comma; remove it, or add another input behind it."
                        : "--at \"" + text
                                + "\" is not understood; write it like \"z=800,y=1\" or \"z=[100,60],y=1\".");
    }

    private static List<String> split(String text) {
        String inner = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
        return Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
    }

    /**
     * The number that {@code word} stands for.
     *
     * @param where what has it, such as {@code z[1]}
     * @throws IllegalArgumentException when it is none, or none that a double can be near to
     */
    static double number(String where, String word) {
        return switch (word) {
            case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "true" -> 1;
            case "false" -> 0;
            case "NaN" ->
                throw new IllegalArgumentException(
                        "--at: " + where + " is NaN, which makes every result of its row NaN; give a number.");
            default -> finite(where, word);
        };
    }

    private static double finite(String where, String word) {
        double number;
        try {
            number = Double.parseDouble(word);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "--at: " + where + " is '" + word + "', which is no number; give one like 800, -1.5 or 1e-3.",
                    wrong);
        }
        if (Double.isInfinite(number)) {
            throw new IllegalArgumentException("--at: " + where + " is " + word + ", beyond the largest double, "
                    + Double.MAX_VALUE + "; give a smaller number, or inf.");
        }
        if (number == 0 && word.replaceFirst("[eE].*", "").matches(".*[1-9].*")) {
            throw new IllegalArgumentException("--at: " + where + " is " + word + ", below the smallest double, "
                    + Double.MIN_VALUE + "; give a larger number, or 0.");
        }
        return number;
    }
}
