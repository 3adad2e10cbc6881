package io.lossmith.diagnostics;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what a user probably meant: the known name nearest to an unknown one.
 *
 * <p>Distance is the number of letters inserted, deleted, replaced or swapped with their neighbour
 * (Damerau-Levenshtein, optimal string alignment), without regard to case.
 */
public final class Suggestions {
    /** Longer names are no slips of the pen, and the search is quadratic in the length. */
    private static final int LONGEST_NAME = 100;

    private Suggestions() {}

    /**
     * The candidate nearest to a name: at most one edit, or one for every three letters of a longer name. Among equally
     * near ones the candidate that also agrees in case wins, then the earlier one.
     *
     * @param name the unknown name
     * @param candidates the known names, in the order ties are decided
     * @return the nearest candidate other than the name itself; empty if none is near, or if nothing of the name would
     *     be left after the edits
     */
    public static Optional<String> closest(String name, Collection<String> candidates) {
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        int limit = Math.max(1, name.length() / 3);
        String folded = fold(name);
        String best = null;
        int bestFolded = limit + 1;
        int bestExact = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            if (candidate.equals(name) || Math.abs(candidate.length() - name.length()) > limit) {
                continue;
            }
            int distance = distance(folded, fold(candidate));
            if (distance > limit || distance >= Math.max(name.length(), candidate.length())) {
                continue;
            }
            int exact = distance(name, candidate);
            if (distance < bestFolded || (distance == bestFolded && exact < bestExact)) {
                best = candidate;
                bestFolded = distance;
                bestExact = exact;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Number of edits from one text to the other, a swap of neighbours counting once. */
    static int distance(String from, String to) {
        int[] beforePrevious = new int[to.length() + 1];
        int[] previous = new int[to.length() + 1];
        int[] current = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                int edits =
                        Math.min(previous[column - 1] + replaced, 1 + Math.min(previous[column], current[column - 1]));
                if (row > 1
                        && column > 1
                        && from.charAt(row - 1) == to.charAt(column - 2)
                        && from.charAt(row - 2) == to.charAt(column - 1)) {
                    edits = Math.min(edits, beforePrevious[column - 2] + 1);
                }
                current[column] = edits;
            }
            int[] free = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = free;
        }
        return previous[to.length()];
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
