package io.lossmith.processor.stability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code stability/cases.txt}, whose head says what its lines mean. */
public final class CaseTable {
    private static final Path FILE = Path.of("src/test/resources/stability/cases.txt");
    private static final Pattern HINT = Pattern.compile("([A-Za-z]\\w*): ((?:scale|in|one of|breaks) .*)");
    private static final Pattern ORDER = Pattern.compile("order: (\\w+) < (\\w+)");

    private CaseTable() {}

    /** All cases in the order of the file. */
    public static List<StabilityCase> read() {
        List<StabilityCase> cases = new ArrayList<>();
        for (String block : text().split("(?m)^(?=\\[[a-z0-9-]+]$)", -1)) {
            if (block.startsWith("[")) {
                cases.add(parse(block));
            }
        }
        return cases;
    }

    private static String text() {
        try {
            return Files.readString(FILE).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static StabilityCase parse(String block) {
        String[] lines = block.split("\n", -1);
        String id = lines[0].substring(1, lines[0].length() - 1);
        String from = lines[1].substring("from: ".length());
        List<String> formula = new ArrayList<>();
        Map<String, SampleHints> hints = new LinkedHashMap<>();
        Optional<List<String>> order = Optional.empty();
        for (int i = 2; i < lines.length; i++) {
            Matcher hint = HINT.matcher(lines[i]);
            Matcher smaller = ORDER.matcher(lines[i]);
            if (hint.matches()) {
                SampleHints before = hints.getOrDefault(hint.group(1), SampleHints.NONE);
                hints.put(hint.group(1), before.and(hint.group(2)));
            } else if (smaller.matches()) {
                order = Optional.of(List.of(smaller.group(1), smaller.group(2)));
            } else if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
                formula.add(lines[i]);
            }
        }
        return new StabilityCase(id, from, String.join("\n", formula), hints, order);
    }
}
