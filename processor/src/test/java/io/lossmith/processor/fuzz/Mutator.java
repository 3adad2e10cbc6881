package io.lossmith.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that are nearly formulas, or libraries, and texts that are not at all. */
final class Mutator {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|[\\p{L}_][\\p{L}\\p{Mc}\\p{Mn}\\p{Nd}_]*|[0-9.]+(?:e-?\\d+)?|->|&&|\\|\\||[<>=!]=|.", Pattern.DOTALL);

    private static final List<String> TOKENS = List.of(
            "x",
            "y",
            "z",
            "p",
            "K",
            "pi",
            "e",
            "weight",
            "1",
            "0",
            "2.5",
            "1.",
            ".5",
            "1e9",
            "1e308",
            "1e999",
            "100000000",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ";",
            ":",
            "?",
            "=",
            "|",
            "||",
            "&",
            "&&",
            "!",
            "^",
            "**",
            "+",
            "-",
            "*",
            "/",
            "<",
            ">",
            "<=",
            ">=",
            "==",
            "!=",
            "->",
            "def",
            "loss",
            "learn",
            "in",
            "inf",
            "link",
            "real",
            "positive",
            "unit",
            "binary",
            "sign",
            "count",
            "class",
            "simplex",
            "log(",
            "exp(",
            "sum(",
            "max(",
            "softmax(",
            "index(",
            "onehot(",
            "norm(",
            "where(",
            "stop(",
            "lgamma(",
            "clamp(",
            "f(",
            "(z: real",
            "(p: real | y: real) ->",
            "[K]",
            "[K-1]",
            "[0]",
            "and",
            "not",
            "if",
            "/*",
            "*/",
            "//",
            "\n",
            "/** d */",
            "$",
            "\\",
            "\"",
            "²",
            "𝛼",
            "@",
            "#",
            "'");

    private static final List<String> STRANGE = List.of(
            "\u0000",
            "\u0007",
            "\u001b[31m",
            "\u200b",
            "\u200d",
            "\u202e",
            "\u2066",
            "\u2069",
            "\ufeff",
            "\u00ad",
            "\u2028",
            "\u2029",
            "\u0085",
            "\ud800",
            "\udc00",
            "\u00a0",
            "\u3000",
            "e\u0301",
            "\u212b",
            "а",
            "\u0440",
            "\u037e",
            "\u2212",
            "\\u002a\\u002f",
            "*/",
            "/*",
            "\"",
            "\"\"\"",
            "${x}",
            "{0}",
            "{1}",
            "$L",
            "%s",
            "<script>",
            "{@link",
            "@param",
            "\ud83d\ude00",
            "\udbff\udfff",
            "\u0301",
            "\uffff",
            "\ufdd0",
            "\r",
            "\t",
            "\f",
            "\u000b");

    private final Choice choice;

    Mutator(Choice choice) {
        this.choice = choice;
    }

    /** A text with a few tokens deleted, doubled, swapped, replaced or put in. */
    String mutate(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        for (int i = choice.percent(70) ? 1 : 1 + choice.below(4); i > 0 && !tokens.isEmpty(); i--) {
            int at = choice.below(tokens.size());
            int other = choice.below(tokens.size());
            switch (choice.below(8)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, choice.of(TOKENS));
                case 2 -> tokens.set(at, choice.of(TOKENS));
                case 3 -> tokens.set(at, tokens.get(other));
                case 4 -> tokens.set(other, tokens.set(at, tokens.get(other)));
                case 5 -> tokens.add(at, tokens.get(other));
                case 6 -> {
                    // one name for another, the most likely way to a formula that means something else
                    String name = tokens.get(at);
                    String later = tokens.get(other);
                    if (Character.isLetter(name.charAt(0)) && Character.isLetter(later.charAt(0))) {
                        tokens.set(at, later);
                    }
                }
                default ->
                    tokens.subList(
                                    Math.min(at, other),
                                    Math.min(tokens.size(), Math.min(at, other) + 1 + choice.below(4)))
                            .clear();
            }
        }
        return String.join("", tokens);
    }

    /** Tokens in any order. */
    String soup() {
        StringBuilder text = new StringBuilder(choice.percent(40) ? "(p: real, z: real[K] | y: class[K]) -> " : "");
        for (int i = 1 + choice.below(30); i > 0; i--) {
            text.append(choice.of(TOKENS)).append(choice.percent(70) ? " " : "");
        }
        return text.toString();
    }

    /** Characters nobody types, alone or within a formula. */
    String strange(String formula) {
        StringBuilder text = new StringBuilder(choice.percent(50) ? formula : "");
        for (int i = 1 + choice.below(6); i > 0; i--) {
            int at = choice.below(text.length() + 1);
            if (choice.percent(70)) {
                text.insert(at, choice.of(STRANGE));
            } else {
                text.insert(at, (char) choice.below(choice.percent(50) ? 0x300 : 0x10000));
            }
        }
        return text.toString();
    }
}
