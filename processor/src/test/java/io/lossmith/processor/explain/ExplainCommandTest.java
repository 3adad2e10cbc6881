package io.lossmith.processor.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

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
        assertThat(step.get("identity").getAsString()).isEqualTo("1/(1 + exp(x)) = sigmoid(-x)");
        JsonObject figure = json.getAsJsonObject("accuracy")
                .getAsJsonArray("figures")
                .get(0)
                .getAsJsonObject();
        assertThat(figure.get("result").getAsString()).isEqualTo("value");
        assertThat(figure.get("floats").getAsBoolean()).isFalse();
        assertThat(figure.get("typical").getAsDouble()).isEqualTo(0.5);
        assertThat(figure.get("worst").getAsDouble()).isEqualTo(2);
        assertThat(figure.get("worstAt").getAsString()).startsWith("z = ");
        assertThat(figure.get("computed").getAsDouble())
                .isCloseTo(figure.get("exact").getAsDouble(), withinPercentage(1e-10))
                .isNotEqualTo(figure.get("exact").getAsDouble());
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
                .endsWith("Here a hyper-parameter is an option: --parameter NAME.\n");
        assertThat(run("explain", "(x: real) -> x*g")).isEqualTo(1);
        assertThat(err.toString()).endsWith("Here a component of the record is an option: --parameter g.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "(z: real | y: binary) -> y*z # z=1 # --at says nothing of 'y'; add y=1.",
                "(w: unit[3] | y: class[3], s: sign) -> s*w[y] # s=1 # --at says nothing of 'w', 'y'; add w=[1,1,1],y=0.",
                "(z: real; a: real in (2, 3)) -> a*z # z=1 # --at says nothing of 'a'; add a=2.5.",
                "(z: real | y: binary) -> y*z # z=1,y=1,q=2 # --at has 'q', but the formula has z, y; correct it.",
                "(z: real | y: binary) -> y*z # z=1,y=0,z=2 # --at has 'z' twice; keep one of them.",
                "z # z=1, # --at ends with a comma; remove it, or add another input behind it.",
                "z # z=one # --at: z is 'one', which is no number; give one like 800, -1.5 or 1e-3.",
                "z # z=[1,2] # --at: z is one number, and 2 are given; give one.",
                "z # z 1 # --at \"z 1\" is not understood; write it like \"z=800,y=1\" or \"z=[100,60],y=1\".",
                "z # z=1e400 # --at: z is 1e400, beyond the largest double, 1.7976931348623157E308; give a smaller number, or inf.",
                "z # z=-1e-400 # --at: z is -1e-400, below the smallest double, 4.9E-324; give a larger number, or 0.",
                "z # z=NaN # --at: z is NaN, which makes every result of its row NaN; give a number.",
                "(z: real | y: binary) -> y*z # z=1,y=0.5 # --at: y is 0.5, outside its domain binary, 0 or 1; give a value inside it.",
                "(z: real | y: sign) -> y*z # z=1,y=0 # --at: y is 0, outside its domain sign, -1 or 1; give a value inside it.",
                "(z: real | y: count) -> y*z # z=1,y=2.5 # --at: y is 2.5, outside its domain count, 0, 1, 2, ...; give a value inside it.",
                "(p: positive) -> log(p) # p=-1 # --at: p is -1, outside its domain positive, (0, inf); give a value inside it.",
                "(p: unit[2]) -> sum(p) # p=[1,2] # --at: p[1] is 2, outside its domain unit, [0, 1]; give a value inside it.",
                "(q: simplex[K]) -> sum(q) # q=[0.5,0.25] # --at: q sums to 0.75, not to 1; normalise it.",
                "(z: real[K] | y: class[K]) -> z[y] # z=[1,2],y=2 # --at: y is 2, outside its domain class[K]; give a whole number from 0 to 1.",
                "(z: real[K] | y: class[K]) -> z[y] # z=[1,2],y=0.5 # --at: y is 0.5, outside its domain class[K]; give a whole number from 0 to 1.",
                "(a: real[N] | b: real[N]) -> norm(a - b) # a=[1,2],b=[1,2,3] # --at: the length N is 2 from a, and 3 from b; correct one of them.",
                "(a: real[4]) -> norm(a) # a=[1,2] # --at: a has 2 numbers, and its length is 4; give 4.",
                "(a: real[N]) -> a[3] # a=[1,2] # --at: the length N is 2 from a, and the formula takes at least 4; give that many.",
                "(a: real[N]; N: count) -> N*sum(a) # a=[1,2],N=3 # --at: the length N is 2 from a, and 3 from N; correct one of them.",
                "(a: real[N]) -> sum(a) # a=[1,2],N=2.5 # --at: the length N is no whole number; give one.",
            })
    void aRowThatDoesNotFit(String formula, String at, String message) {
        assertThat(run("explain", formula, "--at", at)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(message + "\nHelp: explain --help\n");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "(z: real | y: class[K]) -> K*z # z=1,y=2 # value 3.0",
                "(z: real | y: class[K]) -> K*z # z=1,y=2,K=5 # value 5.0",
                "(z: real | y: class[K-1]) -> K*z # z=1,y=2 # value 4.0",
                "(a: real[N], σ: real) -> σ*N # a=[ 1, 2 ] , σ = 1e1 # value 20.0",
                "(z: real) -> 1/z # z=-inf # value -0.0",
            })
    void theNumbersAtARow(String formula, String at, String value) {
        assertThat(run("explain", formula, "--at", at)).isZero();
        assertThat(out.toString().replaceAll(" +", " ")).contains("\n " + value + " ");
    }

    /** Names of functions that a reader cannot look up in his formula are explained, and schemes show an example. */
    @Test
    void namesOfFunctionsAreExplained() {
        assertThat(run("explain", "(p: real | y: real) -> (y - p)/(p + y) + 1 + log(cosh(p))"))
                .isZero();
        assertThat(out.toString()).contains("\n    complement-of-product: such as 1 - x*sigmoid(y) = ", """

                        Names
                          tanh_slope(x): 1 - tanh(x)^2
                          log_cosh(x): log(cosh(x))

                        """);
    }

    /** A table of floats in which every row is as the others is one line. */
    @Test
    void floatsThatAreAllNearest() {
        assertThat(run("explain", "(p: real | y: real) -> (p - y)^2")).isZero();
        assertThat(out.toString()).endsWith("""

                Accuracy of floats
                  At 128 rows, in units of a float's last place.
                  every result is the nearest float, as written too
                """);
    }

    @Test
    void whereTheLossIsUndefinedSoAreItsDerivatives() {
        assertThat(run("explain", "(x: real) -> log(x)", "--at", "x=-1")).isZero();
        assertThat(out.toString())
                .contains(
                        "\nProved\n  nothing about any result: NaN cannot be ruled out in log(x), even for |x| <= 10.\n");
        assertThat(out.toString()).endsWith("""
                At this row
                          as written               computed                 exact                        ULP off
                  value   NaN                      NaN                      undefined                    -
                  d/dx    -1.0                     -1.0                     undefined                    -
                  d²/dx²  -1.0                     -1.0                     undefined                    -
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "explain g*x --parameter g:INT"
                        + " # --parameter \"g:INT\" is not understood; write a name, or a type and a name: \"double gamma\","
                        + " \"int n\", \"boolean b\" or \"double[] w\".",
                "explain g*x --parameter g --parameter g # --parameter 'g' is there twice; keep one of them.",
                "explain --jsn # There is no option '--jsn'.",
                "explain x --jsn # There is no option '--jsn'.",
                "explain x - y # One formula is explained at a time, and '-' is more; put a formula in quotes.",
                "explain # Missing required parameter: 'FORMULA'.",
                "explain x --at # Missing required parameter for option '--at' (INPUTS).",
            })
    void argumentsThatAreRefused(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(message + "\nHelp: explain --help\n");
    }

    @Test
    void aFormulaNeedsTheCommand() {
        assertThat(run("x^2")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("There is no command 'x^2'; a formula follows the command explain.\nHelp: --help\n");
    }

    @Test
    void colourIsEmphasisOnly() {
        LossExplanation explanation = new LossExplanation(
                "L", "p", Map.of(), Map.of(), "p", Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), null, null);
        String plain = ExplanationText.write(explanation, new Paint(false));
        assertThat(plain).isEqualTo("p\n\nComputed\n  value  p\n");
        String coloured = ExplanationText.write(explanation, new Paint(true));
        assertThat(coloured).contains("\u001b[1mComputed");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }
}
