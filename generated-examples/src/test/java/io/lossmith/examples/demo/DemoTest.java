package io.lossmith.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DemoTest {
    private static final List<String> LOSSES =
            List.of("BinaryCrossEntropyWithLogits", "FocalWithLogits", "CrossEntropy");

    private static final Pattern TRAINING = Pattern.compile("mean loss ([0-9.]+) before, ([0-9.]+) after");
    private static final Pattern HELD_OUT = Pattern.compile("accuracy ([0-9.]+), F1 ([0-9.]+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+");
    private static final Pattern SPEED = Pattern.compile("([0-9.]+) ns per row");

    /** Trained with many tasks at a time, with tables instead of blocks. */
    private static final List<String> TASKS = List.of("WeightedDigits", "UncertainDigits");

    private record Run(int exitCode, String out, String err) {}

    /** With the options as they are when nothing is said. */
    private static Run byDefault;

    @BeforeAll
    static void runByDefault() {
        byDefault = run("--no-progress");
    }

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
        Run run = byDefault;

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

    /** The columns of the table of a formula over tasks, from its first epoch to its last. */
    private static double[][] table(String out, String formula) {
        String head = "  epoch     total       cls       box        kl    d/dcls    d/dbox     d/dkl\n";
        String block = block(out, formula);
        return block.substring(block.indexOf(head) + head.length())
                .lines()
                .filter(line -> line.startsWith("   "))
                .map(line -> Arrays.stream(line.strip().split(" +"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void tasksAreShownAsTheyTrain() {
        String out = byDefault.out();
        for (String formula : TASKS) {
            double[][] table = table(out, formula);
            assertThat(Arrays.stream(table).mapToDouble(row -> row[0]).toArray())
                    .containsExactly(1, 5, 10, 15, 20, 25, 30);
            assertThat(table[6][2]).isBetween(0.005, 0.2 * table[0][2]);
            assertThat(table[6][3]).isBetween(0.0005, 0.05 * table[0][3]);
            assertThat(table[6][7]).isEqualTo(0.1);
        }
        assertThat(table(out, "WeightedDigits")[6]).endsWith(1, 1, 0.1);
        assertThat(table(out, "UncertainDigits")[6][6]).isBetween(200.0, 500.0);
        assertThat(out).contains("""
                          formula      cls + lambda * box + beta * kl
                          tasks        cls CrossEntropy, box SmoothL1, kl GaussianKullbackLeibler
                        """).endsWith("  always the mean centre                       0.415 pixels\n");
    }

    /** The README's figures may differ in the last digits on other machines, because libraries round functions differently. */
    @Test
    void theReadmeShowsWhatIsPrinted() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md")).replace("\r\n", "\n");
        List<String> blocks = Pattern.compile("(?s)```text demo\n(.*?)```")
                .matcher(readme)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSize(2);
        String out = withoutSpeed(byDefault.out());
        for (String block : blocks) {
            String shown = withoutSpeed(block);
            int start = out.indexOf(shown.substring(0, shown.indexOf("\n") + 1));
            String printed = out.lines()
                    .skip(out.substring(0, start).lines().count())
                    .limit(shown.lines().count())
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            assertThat(withoutNumbers(printed)).isEqualTo(withoutNumbers(shown));
            double[] numbers = numbers(printed);
            double[] promised = numbers(shown);
            for (int i = 0; i < promised.length; i++) {
                assertThat(numbers[i])
                        .as("%s in%n%s", promised[i], shown)
                        .isCloseTo(promised[i], within(0.02 + 0.1 * Math.abs(promised[i])));
            }
        }
    }

    private static String withoutNumbers(String text) {
        return NUMBER.matcher(text).replaceAll("#").replaceAll(" +", " ");
    }

    private static double[] numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .mapToDouble(number -> Double.parseDouble(number.group()))
                .toArray();
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
                .hasSize(5)
                .allMatch(line -> line.contains("100% [") && line.contains("] 3/3 epochs"))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .isEqualTo(Stream.concat(LOSSES.stream(), TASKS.stream()).toList());
        assertThat(run.out()).doesNotContain("100%");
        assertThat(run.out().lines().filter(line -> line.matches(" +[123]( +-?\\d+\\.\\d+){7}")))
                .hasSize(3 * TASKS.size());
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
