package io.lossmith;

import java.util.List;
import java.util.Locale;

/** Finds the name a misspelt one was probably meant to be. */
final class NearestName {
    private NearestName() {}

    /** {@code " Did you mean 'x'?"}, or nothing when no name is near. */
    static String suggestion(String wrong, List<String> names) {
        String nearest = null;
        int least = Math.max(1, wrong.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest == null ? "" : " Did you mean '" + nearest + "'?";
    }

    /** Levenshtein's distance: how many letters have to be inserted, deleted or replaced. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= left.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = diagonal + (left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[right.length()];
    }
}
