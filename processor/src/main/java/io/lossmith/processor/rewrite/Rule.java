package io.lossmith.processor.rewrite;

/**
 * One identity. Both sides are formulas over {@code v} and {@code w} (vectors), {@code i} (an index) and any other name for a
 * number or a vector.
 *
 * @param id stable name, shown in explanations
 * @param pattern what is looked for: functions, signs, powers, elements, sums, products and quotients
 * @param replacement what takes its place
 * @param where what has to be known of a name for both sides to be equal, such as {@code x > 0} or {@code y: unit}, joined
 *     by {@code and}; empty if nothing
 * @param reason where the pattern overflows or loses accuracy
 */
public record Rule(String id, String pattern, String replacement, String where, String reason) {
    Rule(String id, String pattern, String replacement, String reason) {
        this(id, pattern, replacement, "", reason);
    }

    /** Both sides, and where they are equal. */
    public String identity() {
        return pattern + " = " + replacement + (where.isEmpty() ? "" : " where " + where);
    }

    /** The identity and its reason in one line, for explanations. */
    public String sentence() {
        return id + ": " + identity() + ", because " + reason + ".";
    }
}
