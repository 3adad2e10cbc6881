package io.lossmith.processor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.lossmith.processor.GoldenFile;
import io.lossmith.processor.documentation.Document;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a user sees who explains a formula on the command line; the texts of whole explanations are files. */
class ExplainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = Main.commands();
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commands.execute(arguments);
    }

    private void isAsIn(String file) {
        GoldenFile.check(Path.of("src/test/resources/explain", file), out.toString());
    }

    @Test
    void aFormulaThatBeginsWithAMinus() {
        assertThat(run("explain", "-log(1/(1 + exp(-z)))", "--at", "z=-800")).isZero();
        assertThat(err.toString()).isEmpty();
        isAsIn("log-sigmoid.txt");
    }

    /** Written there with {@code -Dgolden.update}. */
    @Test
    void theReadmeShowsPartsOfAnExplanation() {
        String formula = "-log(1/(1 + exp(-z)))";
        assertThat(run("explain", formula, "--at", "z=-800")).isZero();
        String parts = Stream.of(out.toString().split("\n\n", -1))
                .filter(part -> part.matches("(?s)(Computed|Rewritten|Proved|At this row)\n.*"))
                .map(String::strip)
                .collect(Collectors.joining("\n\n", "", "\n"));
        Document readme = Document.read("README.md");
        assertThat(readme.text()).contains("explain \"" + formula + "\" --at z=-800\n");
        if (Document.UPDATE) {
            readme.writeBlock("text explained", parts);
        } else {
            assertThat(readme.block("text explained")).isEqualTo(parts);
        }
    }

    @Test
    void vectorsAndClasses() {
        String formula = "(z: real[K] | y: class[K]) -> -log(exp(z[y])/sum(exp(z)))";
        assertThat(run("explain", formula, "--at", "z=[100,60], y=0")).isZero();
        isAsIn("cross-entropy.txt");
    }

    @Test
    void parametersByOption() {
        assertThat(run("explain", "-(1 - pt)^gamma*log(pt)", "--parameter", "gamma"))
                .isZero();
        isAsIn("focal.txt");
    }

    @Test
    void parametersOfASignature() {
        String formula = "(p: real | y: real; d: positive, squared: binary, n: count, w: real[2]) ->"
                + " squared ? w[0]*(p - y)^n : w[1]*d*abs(p - y)";
        assertThat(run("explain", formula)).isZero();
        assertThat(out.toString())
                .contains("  d: parameter, positive\n", "  squared: parameter, binary\n", "  w: parameter, real[2]\n");
    }

    @Test
    void jsonHasTheSame() {
        assertThat(run("explain", "--json", "-log(1/(1 + exp(-z)))", "--at=z=-800"))
                .isZero();
        JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(json.get("value").getAsString()).isEqualTo("-log_sigmoid(z)");
        assertThat(json.getAsJsonObject("gradients").get("z").getAsString()).isEqualTo("-sigmoid(-z)");
        JsonObject step = json.getAsJsonArray("rewritten").get(0).getAsJsonObject();
        assertThat(step.get("before").getAsString()).isEqualTo("1/(exp(-z) + 1)");
        assertThat(step.get("after").getAsString()).isEqualTo("sigmoid(z)");
        JsonObject value = json.getAsJsonArray("at").get(0).getAsJsonObject();
        assertThat(value.get("written").getAsString()).isEqualTo("Infinity");
        assertThat(value.get("computed").getAsDouble()).isEqualTo(800);
        assertThat(value.get("exact").getAsString()).isEqualTo("800");
    }

    /** JDK 17 itself writes 1.9999999999999998E23 and 8.409999999999999E21. */
    @Test
    void numbersHaveTheFewestDigitsOnEveryJdk() {
        assertThat(run("explain", "(x: real in (0, 8.41e21]) -> 2e23*x", "--at", "x=8.41e21"))
                .isZero();
        assertThat(out.toString())
                .contains("real in (0, 8.41E21]", "2.0E23*x", "  d/dx    2.0E23 ")
                .doesNotContain("1.9999999999999998E23", "8.409999999999999");
    }

    @Test
    void aMistakeIsShownInTheFormula() {
        assertThat(run("explain", "(p: real) -> lg(p)")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("""
                [LossUnknownFunction] formula: There is no function 'lg'.
                (p: real) -> lg(p)
                             ^^
                Did you mean 'log'?
                See docs/diagnostics.md#lossunknownfunction
                """);
    }

    @Test
    void anUnknownNameMayBeAParameter() {
        assertThat(run("explain", "pt^gamma")).isEqualTo(1);
        assertThat(err.toString())
                .contains("begin the formula with '(pt: real, gamma: real) ->'.")
                .endsWith("A name that is a component of the record is a --parameter, such as --parameter gamma.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "z=1 # --at says nothing of 'y'; add y=1.",
                "z=1,y=1,q=2 # --at has 'q', but the formula has z, y.",
                "z=one,y=1 # --at: 'one' is no number.",
                "z=[1,2],y=1 # 'z' is one number, not 2.",
                "z 1 # --at \"z 1\" is not understood; write it like \"z=800,y=1\" or \"z=[100,60],y=1\".",
            })
    void aRowThatDoesNotFit(String at, String message) {
        assertThat(run("explain", "(z: real | y: binary) -> y*z", "--at", at)).isEqualTo(2);
        assertThat(err.toString()).startsWith(message + "\n");
    }

    @Test
    void vectorsOfOneLengthMustAgree() {
        String formula = "(a: real[N] | b: real[N]) -> norm(a - b)";
        assertThat(run("explain", formula, "--at", "a=[1,2],b=[1,2,3]")).isEqualTo(2);
        assertThat(err.toString()).startsWith("'b' has 3 numbers, which does not fit its length N.\n");
    }

    @Test
    void colourIsEmphasisOnly() {
        LossExplanation explanation = new LossExplanation(
                "L", "p", Map.of(), Map.of(), "p", Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), null, null);
        String plain = ExplanationText.write(explanation, new Paint(false));
        assertThat(plain).isEqualTo("p\n\nComputed\n  value  p\n");
        String coloured = ExplanationText.write(explanation, new Paint(true));
        assertThat(coloured).contains("\u001b[1mComputed");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }
}
