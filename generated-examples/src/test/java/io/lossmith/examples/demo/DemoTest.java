package io.lossmith.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DemoTest {
    private static final List<String> LOSSES =
            List.of("BinaryCrossEntropyWithLogits", "FocalWithLogits", "CrossEntropy");

    private static final Pattern TRAINING = Pattern.compile("mean loss ([0-9.]+) before, ([0-9.]+) after");
    private static final Pattern HELD_OUT = Pattern.compile("accuracy ([0-9.]+), F1 ([0-9.]+)");
    private static final Pattern SPEED = Pattern.compile("([0-9.]+) ns per row");

    private record Run(int exitCode, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine demo = Demo.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Run(demo.execute(arguments), out.toString(), err.toString());
    }

    private static String block(String out, String loss) {
        Matcher block =
                Pattern.compile("(?ms)^" + loss + "\\R(  .*?)(?=^\\S|\\z)").matcher(out);
        assertThat(block.find()).as("a block for %s in%n%s", loss, out).isTrue();
        return block.group(1);
    }

    private static double number(Pattern pattern, int group, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in%n%s", pattern, text).isTrue();
        return Double.parseDouble(matcher.group(group));
    }

    @Test
    void everyLossTrainsAndHasItsBlock() {
        Run run = run("--seed", "1", "--epochs", "30", "--no-progress");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Breast cancer: 569 rows, 30 features", "Handwritten digits: 1797 rows");
        for (String loss : LOSSES) {
            String block = block(run.out(), loss);
            assertThat(block.lines()
                            .filter(line -> !line.isEmpty())
                            .map(line -> line.substring(2, 14).strip()))
                    .as(block)
                    .contains("formula", "computed as", "d/dz", "training", "held out", "speed");
            assertThat(number(TRAINING, 2, block)).isBetween(1e-6, 0.3 * number(TRAINING, 1, block));
            assertThat(number(HELD_OUT, 1, block)).isBetween(0.95, 0.999);
            assertThat(number(HELD_OUT, 2, block)).isBetween(0.95, 0.999);
            assertThat(number(SPEED, 1, block)).isPositive();
        }
        assertThat(block(run.out(), "CrossEntropy"))
                .contains("formula      (z: real[K] link softmax | y: class[K]) -> -log(softmax(z)[y])\n");
    }

    @Test
    void oneSeedGivesOneResult() {
        String[] arguments = {"--seed", "7", "--epochs", "2", "--no-progress"};
        String first = withoutSpeed(run(arguments).out());
        assertThat(withoutSpeed(run(arguments).out())).isEqualTo(first);
        assertThat(withoutSpeed(
                        run("--seed", "8", "--epochs", "2", "--no-progress").out()))
                .isNotEqualTo(first);
    }

    private static String withoutSpeed(String out) {
        return SPEED.matcher(out).replaceAll("ns per row");
    }

    @Test
    void aBarForEachLossGoesToTheErrorStream() {
        Run run = run("--epochs", "3");
        assertThat(run.err().lines().toList())
                .hasSize(3)
                .allMatch(line -> line.contains("100% [") && line.contains("] 3/3 epochs"))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .isEqualTo(LOSSES);
        assertThat(run.out()).doesNotContain("100%");
    }

    @Test
    void theHelpNamesEveryOption() {
        assertThat(run("--help").out())
                .startsWith("Usage: demo")
                .contains("--epochs=N", "--seed=S", "--no-progress", "30 by default", "1 by default")
                .endsWith("Through Maven: -Ddemo.arguments=\"--epochs=5 --seed=2\"\n");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "#", textBlock = """
            --sede 2 # Unknown options: '--sede', '2'
            --seed x # Invalid value for option '--seed': 'x' is not a long
            again    # Unmatched argument at index 0: 'again'
            """)
    void aWrongArgumentGivesOneMessageAndNoTraining(String arguments, String message) {
        Run run = run(arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(message + "\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aSenselessOptionIsRefused() {
        Run run = run("--epochs", "0");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("--epochs is 0, but must be 1 or more.");
    }
}
