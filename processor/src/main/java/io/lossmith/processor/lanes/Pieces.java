package io.lossmith.processor.lanes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Cuts the body of a loop over rows into several bodies, of as many loops, where it has more operations than the JIT compiles well. */
public final class Pieces {
    private final List<Line> lines;
    private final int limit;
    private final List<Set<String>> names;
    private final Map<String, Integer> definedAt = new HashMap<>();
    private final Set<String> kept = new LinkedHashSet<>();

    private Pieces(List<Line> lines, int limit) {
        this.lines = lines;
        this.limit = limit;
        names = lines.stream().map(Line::names).toList();
        for (int i = 0; i < lines.size(); i++) {
            String name = name(lines.get(i));
            if (name != null) {
                definedAt.put(name, i);
            }
        }
    }

    /**
     * A part of the body.
     *
     * @param loaded what it reads of what other pieces have stored: type by name
     * @param lines what it does
     * @param stored what it stores for later pieces: type by name
     */
    public record Piece(Map<String, String> loaded, List<Line> lines, Map<String, String> stored) {
        /** How many operations it has. */
        public int operations() {
            return lines.stream().mapToInt(Line::operations).sum();
        }
    }

    /** The body in pieces of at most {@code limit} operations, or of one line. */
    public static List<Piece> of(List<Line> lines, int limit) {
        return new Pieces(lines, limit).cut();
    }

    private List<Piece> cut() {
        List<Integer> starts = starts();
        List<Map<String, String>> loads = new ArrayList<>();
        List<List<Line>> bodies = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
            Map<String, String> loaded = new LinkedHashMap<>();
            bodies.add(body(starts.get(i), end, loaded));
            loads.add(loaded);
            kept.addAll(loaded.keySet());
        }
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
            Map<String, String> stored = new LinkedHashMap<>();
            for (Line line : lines.subList(starts.get(i), end)) {
                String name = name(line);
                if (name != null && kept.contains(name)) {
                    stored.put(name, type(line));
                }
            }
            pieces.add(new Piece(loads.get(i), bodies.get(i), stored));
        }
        return pieces;
    }

    /** The lines of a piece, behind those that are written again for it. */
    private List<Line> body(int start, int end, Map<String, String> loaded) {
        Set<Integer> repeated = new TreeSet<>();
        for (int i = start; i < end; i++) {
            need(i, start, repeated, loaded);
        }
        List<Line> body = new ArrayList<>();
        repeated.forEach(index -> body.add(lines.get(index)));
        body.addAll(lines.subList(start, end));
        return body;
    }

    private void need(int index, int start, Set<Integer> repeated, Map<String, String> loaded) {
        for (String name : names.get(index)) {
            Integer at = definedAt.get(name);
            if (at == null || at >= start) {
                continue;
            }
            Line definition = lines.get(at);
            boolean isRepeated = definition instanceof Line.Define define && define.kind() == Line.Kind.REPEATED;
            if (!isRepeated) {
                loaded.put(name, type(definition));
            } else if (repeated.add(at)) {
                need(at, start, repeated, loaded);
            }
        }
    }

    /** Where pieces begin: where the fewest variables are alive in the last third of what a piece may have. */
    private List<Integer> starts() {
        List<Integer> starts = new ArrayList<>(List.of(0));
        int left = lines.stream().mapToInt(Line::operations).sum();
        int start = 0;
        while (left > limit) {
            int done = 0;
            int best = -1;
            int fewest = Integer.MAX_VALUE;
            for (int i = start; i < lines.size() - 1 && done <= limit; i++) {
                done += lines.get(i).operations();
                boolean late = 3 * done >= 2 * limit || done + lines.get(i + 1).operations() > limit;
                boolean possible = !(lines.get(i) instanceof Line.Define define && define.kind() == Line.Kind.CHANGED);
                int alive = late && possible ? alive(i + 1) : Integer.MAX_VALUE;
                if (alive <= fewest && alive < Integer.MAX_VALUE && (done <= limit || best < 0)) {
                    fewest = alive;
                    best = i + 1;
                }
            }
            if (best < 0) {
                break;
            }
            for (Line line : lines.subList(start, best)) {
                left -= line.operations();
            }
            start = best;
            starts.add(start);
        }
        return starts;
    }

    /** How many variables would have to be kept for a piece that begins there. */
    private int alive(int start) {
        Map<String, String> loaded = new LinkedHashMap<>();
        body(start, lines.size(), loaded);
        return loaded.size();
    }

    private static String name(Line line) {
        return line instanceof Line.Define define
                ? define.name()
                : line instanceof Line.Choice choice ? choice.name() : null;
    }

    private static String type(Line line) {
        return line instanceof Line.Define define ? define.type() : ((Line.Choice) line).type();
    }
}
