package io.lossmith.processor.stability;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.documentation.Document;
import io.lossmith.processor.stability.StabilityReport.Summary;
import io.lossmith.syntax.FormulaParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The evaluation set: how many results of naive spellings are bad, that is more than 16 ULP off, or NaN or infinite where the
 * exact result is finite. The limits below are what is reached today, so that it gets no worse; the aims are value 1.5 %,
 * gradient 2 %, Hessian diagonal 4 %, nothing NaN or infinite, and 90 % of the cases without a bad point. The report is
 * {@code target/stability-set.txt}; {@code -Dstability.update} writes the references again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StabilitySetTest {
    private static final Path REPORT = Path.of("target/stability-set.txt");
    private static final Pattern LITERAL = Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

    private List<StabilityCase> cases;
    private Map<String, List<Reference>> references;
    private List<CaseResult> results;
    private Summary summary;

    @BeforeAll
    void measure() throws IOException {
        cases = CaseTable.read();
        if (System.getProperty("stability.update") != null) {
            ReferenceWriter.write(cases);
        }
        references = ReferenceFile.read(cases);
        results = StabilityMeasure.measure(cases, references);
        summary = StabilityReport.summary(results);
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, StabilityReport.write(results));
        System.out.print(summary);
    }

    @Test
    void theShareOfBadPointsDoesNotGrow() {
        assertThat(summary.badShare(0)).as("value, aim 1.5").isLessThanOrEqualTo(0.7);
        assertThat(summary.badShare(1)).as("gradient, aim 2").isLessThanOrEqualTo(1.4);
        assertThat(summary.badShare(2)).as("Hessian diagonal, aim 4").isLessThanOrEqualTo(2.2);
    }

    @Test
    void noMoreResultsAreNanOrInfinite() {
        assertThat(summary.lost().get(0)).as("value, aim 0").isLessThanOrEqualTo(9);
        assertThat(summary.lost().get(1)).as("gradient, aim 0").isLessThanOrEqualTo(16);
        assertThat(summary.lost().get(2)).as("Hessian diagonal, aim 0").isLessThanOrEqualTo(30);
    }

    @Test
    void noFewerCasesAreClean() {
        assertThat(summary.cleanShare()).as("aim 90").isGreaterThanOrEqualTo(64);
    }

    @Test
    void theDocumentSaysHowManyPointsAreBad() {
        Document page = Document.read("docs/stability.md");
        String block = "```text\n" + summary + "```\n";
        if (Document.UPDATE) {
            page.writeRegion("set", block);
        } else {
            assertThat(page.region("set"))
                    .as("run the test with -Dgolden.update to write it")
                    .isEqualTo(block);
        }
    }

    @Test
    void whatIsExactAsWrittenStaysSo() {
        assertThat(results.stream().filter(result -> result.each().isControl()))
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(result ->
                        assertThat(result.isClean()).as(result.each().id()).isTrue());
    }

    /** Row 60 of the study is about Bessel functions, which the language does not have. */
    @Test
    void everyRowOfTheStudyIsCovered() {
        Set<String> rows = new HashSet<>();
        cases.forEach(each -> rows.add(each.from()));
        for (int row = 1; row <= 62; row++) {
            assertThat(row == 60 || rows.contains(String.valueOf(row)))
                    .as("row %s", row)
                    .isTrue();
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void literalsMeanTheSameToEveryReader() {
        for (StabilityCase each : cases) {
            Matcher literal = LITERAL.matcher(each.formula());
            while (literal.find()) {
                assertThat(new BigDecimal(literal.group()))
                        .as("%s in %s", literal.group(), each)
                        .isEqualByComparingTo(new BigDecimal(Double.parseDouble(literal.group())));
            }
            assertThat(FormulaParser.parseFormula(each.formula()).problems()).isEmpty();
        }
    }

    @Test
    void everyCaseHasItsPoints() {
        assertThat(references.keySet())
                .containsExactlyElementsOf(cases.stream().map(StabilityCase::id).toList());
        for (StabilityCase each : cases) {
            assertThat(references.get(each.id())).as(each.id()).hasSize(ReferenceWriter.POINTS);
        }
    }

    /** The first points of a few cheap cases are computed again, and come out as they stand in the file. */
    @Test
    void theReferencesAreThoseOfTheCases() {
        for (String id :
                List.of("softplus", "binary-entropy", "exprel", "cross-entropy-spelled", "distance", "huber")) {
            StabilityCase each = cases.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            CasePoints points = new CasePoints(each);
            ExactReferences exact = new ExactReferences(each);
            List<String> lines = new ArrayList<>();
            while (lines.size() < 5) {
                exact.at(points.next()).ifPresent(reference -> lines.add(ReferenceFile.line(reference)));
            }
            List<String> filed = references.get(id).subList(0, 5).stream()
                    .map(ReferenceFile::line)
                    .toList();
            assertThat(lines).as(id).isEqualTo(filed);
        }
    }
}
