package io.lossmith.processor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.certify.PointEvaluation;
import io.lossmith.processor.certify.PointResult;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.documentation.Document;
import io.lossmith.processor.documentation.RuleTable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.rewrite.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the comparisons of {@code docs/stability.md} true; {@code -Dgolden.update} writes the computed columns. */
class StabilityPageTest {
    private static final Document PAGE = Document.read("docs/stability.md");

    @Test
    void theNumbersBesideOthersAreComputed() {
        StringBuilder table = new StringBuilder();
        PAGE.region("cases").lines().limit(2).forEach(line -> table.append(line).append('\n'));
        for (List<String> row : PAGE.table("cases")) {
            PointResult result = result(row.get(0), row.get(1), row.get(2));
            // Where the derivative has no value, the language has a convention.
            boolean isConvention = result.exact().equals("undefined") && Double.isFinite(result.computed());
            assertThat(isConvention ? 0 : result.computedError())
                    .as(row.get(0) + " at " + row.get(1))
                    .isLessThanOrEqualTo(2);
            table.append(String.join(
                            " | ",
                            "| `" + row.get(0).replace("|", "\\|") + "`",
                            "`" + row.get(1) + "`",
                            row.get(2),
                            text(result.written()),
                            text(result.computed()),
                            result.exact(),
                            row.get(6).replace("|", "\\|")))
                    .append(" |\n");
        }
        isWritten("cases", table.toString());
    }

    @Test
    void theIdentitiesAreTheRowsOfAllTables() {
        isWritten("identities", RuleTable.of(Rules.all()));
        isWritten("schemes", RuleTable.of(Rules.schemes()));
    }

    private static void isWritten(String region, String expected) {
        if (Document.UPDATE) {
            Document.read("docs/stability.md").writeRegion(region, expected);
        } else {
            assertThat(PAGE.region(region))
                    .as("'%s': run the test with -Dgolden.update to write it", region)
                    .isEqualTo(expected);
        }
    }

    private static PointResult result(String formula, String at, String name) {
        KernelModel kernel = LossCompiler.compile(FormulaArgument.declaration(formula, List.of()))
                .kernel()
                .orElseThrow(() -> new AssertionError(formula));
        return PointEvaluation.of(kernel, PointArgument.row(at, kernel.loss())).stream()
                .filter(result -> result.result().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(formula + " has no " + name));
    }

    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e6
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
