package io.lossmith.processor.fuzz;

import io.lossmith.processor.fuzz.Named.Role;
import io.lossmith.processor.fuzz.Named.Sort;
import java.util.ArrayList;
import java.util.List;

/** Random libraries that mostly compile: definitions that call each other, losses that call both, defaults, comments. */
final class LibraryGenerator {
    private final Choice choice;
    private final List<String> definitions = new ArrayList<>();

    LibraryGenerator(Choice choice) {
        this.choice = choice;
    }

    String next() {
        StringBuilder text = new StringBuilder();
        for (int i = choice.below(4); i > 0; i--) {
            text.append(definition());
        }
        int losses = 1 + choice.below(3);
        for (int i = 0; i < losses; i++) {
            text.append(comment())
                    .append("loss L")
                    .append(i)
                    .append("(p: real, q: real | y: real; a: positive")
                    .append(choice.of("", " = 1", " = pi/2", " = 1e-3"))
                    .append(") =\n  ")
                    .append(choice.percent(40) ? "t = " + body("p", "q") + ";\n  t*" : "")
                    .append(called(i))
                    .append(body("p", "q", "y", "a"))
                    .append(" + p/4 + q/8\n");
        }
        return text.toString();
    }

    private String comment() {
        return choice.percent(30)
                ? "/** " + choice.of("Huber 1964.", "{@link X} @param", "<b>&\n * more", "\\u002a\\u002f", "*", "}}{{")
                        + " */ "
                : "";
    }

    private String definition() {
        String name = choice.of("huber", "f", "g", "smooth", "größe") + definitions.size();
        String text =
                comment() + "def " + name + "(r, d) = " + (choice.percent(40) ? "s = " + body("r", "d") + "; s + " : "")
                        + called(0) + body("r", "d") + (choice.percent(30) ? ";\n" : "\n");
        definitions.add(name);
        return text;
    }

    /** A definition of its own, or a loss before this one. */
    private String called(int losses) {
        if (losses > 0 && choice.percent(30)) {
            return "L" + choice.below(losses) + "(" + body("p", "q") + ", q | y" + choice.of("", "; 2", "; a") + ") + ";
        }
        return "";
    }

    private String body(String... names) {
        Vocabulary words = new Vocabulary();
        for (String name : names) {
            words.add(new Named(name, Role.BINDING, Sort.NUMBER, "", ""));
        }
        String expression = new ExpressionGenerator(choice, words).number(1 + choice.below(3));
        if (!definitions.isEmpty() && choice.percent(60)) {
            return choice.of(definitions) + "(" + expression + ", " + choice.of(names) + ")";
        }
        return "(" + expression + ")";
    }
}
