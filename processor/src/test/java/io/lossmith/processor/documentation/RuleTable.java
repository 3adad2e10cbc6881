package io.lossmith.processor.documentation;

import io.lossmith.processor.rewrite.Rule;
import java.util.List;

/** Identities as a table of a document. */
public final class RuleTable {
    private RuleTable() {}

    /** One line for each rule, in the order in which they are tried. */
    public static String of(List<Rule> rules) {
        StringBuilder table = new StringBuilder("""
                | Written | Computed | Where | Name | Because, as written |
                |---|---|---|---|---|
                """);
        for (Rule rule : rules) {
            table.append("| `")
                    .append(rule.pattern())
                    .append("` | `")
                    .append(rule.replacement())
                    .append("` |")
                    .append(rule.where().isEmpty() ? "" : " " + rule.where().replace(">=", "≥"))
                    .append(" | ")
                    .append(rule.id())
                    .append(" | ")
                    .append(rule.reason())
                    .append(" |\n");
        }
        return table.toString();
    }
}
