package io.lossmith.diagnostics;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with the placeholders {0}, {1}, …, replaced in one pass: an argument that itself looks like a placeholder stays
 * as it is, and quotes and lone braces mean nothing.
 */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)\\}");

    private Template() {}

    /** Fills a template; a placeholder without an argument stays. */
    static String fill(String template, List<String> arguments) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            int index = Integer.parseInt(match.group(1));
            return Matcher.quoteReplacement(index < arguments.size() ? arguments.get(index) : match.group());
        });
    }

    /** One more than the largest placeholder, or 0. */
    static int argumentCount(String template) {
        return PLACEHOLDER
                .matcher(template)
                .results()
                .mapToInt(match -> Integer.parseInt(match.group(1)) + 1)
                .max()
                .orElse(0);
    }
}
