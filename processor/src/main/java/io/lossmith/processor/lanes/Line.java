package io.lossmith.processor.lanes;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of generated code, or several around which braces are. */
public sealed interface Line {
    /** A call of a method: what one operation on vectors costs. */
    Pattern OPERATION = Pattern.compile("\\.(?!broadcast\\b)\\w+\\(");

    /** A name. */
    Pattern WORD = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

    /**
     * {@code type name = text;}.
     *
     * @param kind what may be done with it where a loop is cut
     */
    record Define(String type, String name, String text, Kind kind) implements Line {}

    /** What a variable is when a loop is cut behind it. */
    enum Kind {
        /** Computed: kept in memory for the loops behind the cut. */
        KEPT,
        /** Cheaper to be written again there than to be kept. */
        REPEATED,
        /** Changed by the next block, from which it cannot be cut off. */
        CHANGED
    }

    /** A statement for what it does. */
    record Effect(String text) implements Line {}

    /** {@code header { body }}. */
    record Block(String header, List<Line> body) implements Line {}

    /** A variable that is one of two things, as a condition says that is the same for all rows. */
    record Choice(String type, String name, String condition, List<Line> yes, Lane ifTrue, List<Line> no, Lane ifFalse)
            implements Line {}

    /** How many operations on vectors it has, with everything in it; those of a loop count twice, as it is compiled more than once. */
    default int operations() {
        if (this instanceof Block block) {
            int once = total(block.body());
            return block.header().startsWith("for") ? 2 * once : once;
        }
        if (this instanceof Choice choice) {
            return Math.max(total(choice.yes()), total(choice.no()));
        }
        String text = this instanceof Define define ? define.text() : ((Effect) this).text();
        // Of a fused multiplication and its replacement one is compiled.
        String compiled = text.startsWith("Lanes.FMA ? ") ? text.substring(0, text.indexOf(" : ")) : text;
        return (int) OPERATION.matcher(compiled).results().count();
    }

    private static int total(List<Line> lines) {
        return lines.stream().mapToInt(Line::operations).sum();
    }

    /** The names in it. */
    default Set<String> names() {
        Set<String> names = new TreeSet<>();
        collect(this, names);
        return names;
    }

    private static void collect(Line line, Set<String> names) {
        if (line instanceof Define define) {
            words(define.text(), names);
        } else if (line instanceof Effect effect) {
            words(effect.text(), names);
        } else if (line instanceof Block block) {
            words(block.header(), names);
            block.body().forEach(each -> collect(each, names));
        } else if (line instanceof Choice choice) {
            words(choice.condition() + " " + choice.ifTrue() + " " + choice.ifFalse(), names);
            choice.yes().forEach(each -> collect(each, names));
            choice.no().forEach(each -> collect(each, names));
        }
    }

    private static void words(String text, Set<String> names) {
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            names.add(word.group());
        }
    }

    /** Appends it as Java. */
    default void write(StringBuilder text, String indent) {
        if (this instanceof Define define) {
            text.append(indent)
                    .append(define.type())
                    .append(' ')
                    .append(define.name())
                    .append(" = ");
            text.append(define.text()).append(";\n");
        } else if (this instanceof Effect effect) {
            text.append(indent).append(effect.text()).append(";\n");
        } else if (this instanceof Block block) {
            text.append(indent).append(block.header()).append(" {\n");
            block.body().forEach(each -> each.write(text, indent + "    "));
            text.append(indent).append("}\n");
        } else if (this instanceof Choice choice) {
            text.append(indent)
                    .append(choice.type())
                    .append(' ')
                    .append(choice.name())
                    .append(";\n");
            text.append(indent).append("if (").append(choice.condition()).append(") {\n");
            branch(choice.yes(), choice.name(), choice.ifTrue(), text, indent);
            text.append(indent).append("} else {\n");
            branch(choice.no(), choice.name(), choice.ifFalse(), text, indent);
            text.append(indent).append("}\n");
        }
    }

    private static void branch(List<Line> lines, String name, Lane result, StringBuilder text, String indent) {
        lines.forEach(each -> each.write(text, indent + "    "));
        text.append(indent)
                .append("    ")
                .append(name)
                .append(" = ")
                .append(result)
                .append(";\n");
    }
}
