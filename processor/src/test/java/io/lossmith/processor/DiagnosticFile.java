package io.lossmith.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file of sources and of what javac says about them. It begins with when a message appears and what to do, for its
 * entry in the documentation; then come the cases:
 *
 * <pre>
 * When: A call names a function that the language does not have.
 * Do: Correct the name.
 * === a misspelt function
 * &#64;Loss("lgo(p)")
 * record Example() {}
 * --- error in line 1
 * [LossUnknownFunction] …
 * </pre>
 *
 * @param when in which situation the message appears
 * @param remedy what to do then
 * @param cases the sources, the first one for the documentation
 */
record DiagnosticFile(String when, String remedy, List<Case> cases) {
    private static final Pattern REPEAT = Pattern.compile("@@repeat (\\d+) (.*?)@@");

    /**
     * One source.
     *
     * @param title what is wrong in it
     * @param source Java code after a package and import on the same line, or with its own imports in no package; {@code @@repeat 3 x#,@@} stands for {@code x0,x1,x2,}
     * @param expected what javac says, each message after a line {@code --- error in line 1}
     */
    record Case(String title, String source, String expected) {
        /** The text javac gets. */
        String expandedSource() {
            String head = source.startsWith("import ") ? "" : "package demo; import io.lossmith.Loss; ";
            return head + REPEAT.matcher(source).replaceAll(match -> Matcher.quoteReplacement(repeat(match)));
        }

        /** The options of the processor, which the source names in lines such as {@code // -Akey=value}. */
        List<String> options() {
            return source.lines()
                    .filter(line -> line.startsWith("// -A"))
                    .map(line -> line.substring(3))
                    .toList();
        }

        private static String repeat(MatchResult match) {
            return IntStream.range(0, Integer.parseInt(match.group(1)))
                    .mapToObj(index -> match.group(2).replace("#", String.valueOf(index)))
                    .collect(Collectors.joining());
        }
    }

    static DiagnosticFile parse(String text) {
        String[] sections = text.split("(?m)^=== ", -1);
        Matcher head = Pattern.compile("When: (.*)\nDo: (.*)\n").matcher(sections[0]);
        if (!head.matches()) {
            throw new IllegalArgumentException("A file of cases begins with 'When:' and 'Do:': " + text);
        }
        List<Case> cases = new ArrayList<>();
        for (int i = 1; i < sections.length; i++) {
            int titleEnd = sections[i].indexOf('\n');
            int sourceEnd = (sections[i] + "\n--- ").indexOf("\n--- ", titleEnd) + 1;
            cases.add(new Case(
                    sections[i].substring(0, titleEnd),
                    sections[i].substring(titleEnd + 1, Math.min(sourceEnd, sections[i].length())),
                    sections[i].substring(Math.min(sourceEnd, sections[i].length()))));
        }
        return new DiagnosticFile(head.group(1), head.group(2), cases);
    }

    /** The text of the file, with {@code actual} as what javac says in each case. */
    String with(List<String> actual) {
        StringBuilder text = new StringBuilder("When: " + when + "\nDo: " + remedy + "\n");
        for (int i = 0; i < cases.size(); i++) {
            text.append("=== ").append(cases.get(i).title()).append('\n');
            text.append(cases.get(i).source()).append(actual.get(i));
        }
        return text.toString();
    }
}
