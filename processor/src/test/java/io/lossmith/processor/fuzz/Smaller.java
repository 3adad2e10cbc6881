package io.lossmith.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a text that fails smaller: leaves out tokens as long as it fails. */
final class Smaller {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|[\\p{L}_][\\p{L}\\p{Mc}\\p{Mn}\\p{Nd}_]*|[0-9.]+(?:e-?\\d+)?|->|&&|\\|\\||[<>=!]=|.", Pattern.DOTALL);
    private static final int MOST_TRIES = 4_000;

    private Smaller() {}

    /** The smallest text found for which {@code fails} holds as it does for {@code text}. */
    static String than(String text, Predicate<String> fails) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        int tries = 0;
        for (int width = Math.max(1, tokens.size() / 2); width > 0; ) {
            boolean shorter = false;
            for (int at = 0; at + width <= tokens.size() && tries < MOST_TRIES; tries++) {
                List<String> without = new ArrayList<>(tokens);
                without.subList(at, at + width).clear();
                if (fails.test(String.join("", without))) {
                    tokens = without;
                    shorter = true;
                } else {
                    at++;
                }
            }
            width = shorter && width == 1 ? 1 : width / 2;
        }
        return String.join("", tokens);
    }
}
