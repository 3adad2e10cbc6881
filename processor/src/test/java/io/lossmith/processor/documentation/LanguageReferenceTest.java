package io.lossmith.processor.documentation;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.documentation.Document.Block;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.syntax.EntryRole;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.FormulaParser;
import io.lossmith.syntax.SyntaxPrinter;
import io.lossmith.syntax.TypeWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Keeps {@code docs/language.md} true: every formula in it compiles, every mistake gives the message it says, and every
 * table agrees with the compiler. {@code -Dgolden.update} rewrites the function tables.
 */
class LanguageReferenceTest {
    private static final Document REFERENCE = Document.read("docs/language.md");

    /** A fenced block {@code loss double gamma} has formulas, one a paragraph, on a record with those components. */
    private static Map<String, String> examples() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Block block : REFERENCE.blocks("loss")) {
            String stated = block.info().substring("loss".length()).trim();
            for (String formula : block.code().split("\n\n", -1)) {
                String name = "Example" + sources.size() + "Line" + block.line();
                String components = stated.isEmpty() ? components(formula) : stated;
                sources.put(name, CompiledLoss.source(name, components, formula.strip() + "\n"));
            }
        }
        return sources;
    }

    /** What the signature asks for: numbers are doubles. */
    private static String components(String text) {
        Formula formula = FormulaParser.parseFormula(text).tree().orElseThrow();
        return formula.signature().stream()
                .flatMap(signature -> signature.entries().stream())
                .filter(entry -> entry.role() == EntryRole.PARAMETER)
                .map(entry -> (entry.type().length().isPresent() ? "double[] " : "double ") + entry.name())
                .collect(Collectors.joining(", "));
    }

    @Test
    void everyFormulaCompilesWithoutAWarning() {
        Map<String, String> sources = examples();
        assertThat(sources).hasSizeGreaterThan(20);

        CompiledLoss compiled = CompiledLoss.compile(sources, "-Xlint:all", "-Werror");

        assertThat(compiled.compilation()).succeededWithoutWarnings();
        sources.keySet()
                .forEach(name -> assertThat(compiled.generated(name + "Kernel")).contains("class " + name + "Kernel"));
    }

    @TestFactory
    Stream<DynamicTest> everyMistakeGivesItsMessage() {
        return REFERENCE.blocks("loss-error").stream().map(block -> {
            String id = block.info().substring("loss-error ".length());
            return dynamicTest(id + " in line " + block.line(), () -> {
                LossDeclaration declaration =
                        new LossDeclaration("", "Example", false, block.code().strip(), List.of(), true);
                assertThat(LossCompiler.compile(declaration).problems())
                        .extracting((Problem problem) -> problem.message().id())
                        .containsExactly(id);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> everyGroupingIsTheParsers() {
        List<List<String>> rows = REFERENCE.table("grouping");
        assertThat(rows).hasSizeGreaterThan(5);
        return rows.stream()
                .map(row -> dynamicTest(
                        row.get(0), () -> assertThat(printed(row.get(0))).isEqualTo(printed(row.get(1)))));
    }

    private static String printed(String formula) {
        return SyntaxPrinter.print(FormulaParser.parseFormula(formula).tree().orElseThrow());
    }

    @TestFactory
    Stream<DynamicTest> everySpecialPointIsWhatKernelsCompute() {
        List<List<String>> rows = new ArrayList<>(REFERENCE.table("special points"));
        rows.addAll(REFERENCE.table("infinite inputs"));
        assertThat(rows).hasSizeGreaterThan(20);
        Map<String, String> sources = new LinkedHashMap<>();
        for (List<String> row : rows) {
            String name = "Point" + sources.size();
            String components = point(row.get(1)).keySet().stream()
                    .filter(key -> !key.equals("x"))
                    .map(key -> "double " + key)
                    .collect(Collectors.joining(", "));
            sources.put(name, CompiledLoss.source(name, components, row.get(0) + "\n"));
        }
        CompiledLoss compiled = CompiledLoss.compile(sources);
        assertThat(compiled.compilation()).succeeded();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            String name = "Point" + i;
            tests.add(dynamicTest(row.get(0) + " at " + row.get(1), () -> {
                Map<String, Double> point = point(row.get(1));
                double x = point.remove("x");
                double[] parameters =
                        point.values().stream().mapToDouble(value -> value).toArray();
                assertClose(compiled.atRow(name, parameters, "valueAt", x), row.get(2), "value");
                assertClose(compiled.atRow(name, parameters, "gradientAt", x), row.get(3), "derivative");
                assertClose(compiled.atRow(name, parameters, "hessianAt", x), row.get(4), "second derivative");
            }));
        }
        return tests.stream();
    }

    /** {@code x = 0, a = 0.5} as a map in that order. */
    private static Map<String, Double> point(String text) {
        Map<String, Double> point = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.split("=", -1);
            point.put(sides[0].trim(), number(sides[1].trim()));
        }
        return point;
    }

    private static double number(String text) {
        String plain = text.replace("inf", "Infinity");
        int slash = plain.indexOf('/');
        return slash < 0
                ? Double.parseDouble(plain)
                : Double.parseDouble(plain.substring(0, slash)) / Double.parseDouble(plain.substring(slash + 1));
    }

    private static void assertClose(double actual, String expected, String what) {
        double number = number(expected);
        if (Double.isNaN(number)) {
            assertThat(actual).as(what).isNaN();
        } else if (Double.isInfinite(number)) {
            assertThat(actual).as(what).isEqualTo(number);
        } else {
            assertThat(actual).as(what).isCloseTo(number, within(1e-15));
        }
    }

    @Test
    void functionTablesAreTheCompilersRows() {
        checkRegion("element-wise functions", FunctionTable.elementwise());
        checkRegion("vector functions", FunctionTable.vectors());
        checkRegion("helper functions", FunctionTable.helpers());
    }

    private static void checkRegion(String name, String expected) {
        if (Document.UPDATE) {
            Document.read("docs/language.md").writeRegion(name, expected);
        } else {
            assertThat(REFERENCE.region(name))
                    .as("'%s': run the test with -Dgolden.update to write it", name)
                    .isEqualTo(expected);
        }
    }

    @Test
    void everyFunctionIsInATable() {
        String tables = FunctionTable.elementwise() + FunctionTable.vectors();
        List<String> documented = new ArrayList<>();
        Matcher cell =
                Pattern.compile("^\\| `([a-z_0-9]+)[(`]", Pattern.MULTILINE).matcher(tables);
        while (cell.find()) {
            documented.add(cell.group(1));
        }
        assertThat(documented).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(Functions.names());
    }

    @Test
    void everyTypeIsInTheTable() {
        assertThat(REFERENCE.table("types").stream().map(row -> row.get(0).replaceAll("[ \\[].*", "")))
                .containsAll(new TreeSet<>(TypeWord.words()));
    }

    @Test
    void reservedWordsAreRefusedAndNoOthers() {
        List<String> reserved =
                Arrays.asList(REFERENCE.block("text reserved words").strip().split("\\s+"));
        assertThat(reserved).containsExactlyInAnyOrder("def", "in", "inf", "learn", "loss");
        for (String word : reserved) {
            assertThat(FormulaParser.parseFormula("(" + word + ": real) -> 1").problems())
                    .as(word)
                    .isNotEmpty();
        }
        for (String word : List.of("link", "weight", "real", "binary", "mean", "pi", "e", "class", "sum")) {
            assertThat(FormulaParser.parseFormula("(" + word + ": real) -> " + word)
                            .problems())
                    .as(word)
                    .isEmpty();
        }
    }
}
