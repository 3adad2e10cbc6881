package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.testing.compile.Compilation;
import io.lossmith.Batch;
import io.lossmith.LossKernel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sources that try to make the compiler crash, run for hours, write elsewhere or write something else: each compiles, or has
 * one error that says what is wrong. The time limit stands for "not hours"; what takes too long is bounded by counts.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileInputTest {
    private static final String SUM_LIMIT = "The text has more than 20,000 numbers, names and symbols.";
    private static final String DEPTH_LIMIT = "The formula is nested more than 256 levels deep.";

    private static Compilation compile(String formula, String components) {
        return Sources.of(
                        "demo.X",
                        "package demo; @io.lossmith.Loss(\"" + formula + "\") public record X(" + components + ") {}")
                .compile();
    }

    /** The sentence of the only message, without what is quoted of the formula. */
    private static String sentence(Compilation compilation) {
        List<String> messages = Sources.messages(compilation);
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0)).startsWith("error in line 1: [Loss");
        return messages.get(0).lines().findFirst().orElseThrow().replaceFirst("^.*?\\] X: ", "");
    }

    private static String joined(int n, String separator, String part) {
        return IntStream.range(0, n).mapToObj(i -> part.replace("#", "" + i)).collect(Collectors.joining(separator));
    }

    // ---- size and depth

    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            (         ~ p ~ )       ~ 10000  ~ true
            -         ~ p ~ ''      ~ 10000  ~ false
            !         ~ p > 0 ? p : 1 ~ ''   ~ 10000  ~ false
            p^        ~ p ~ ''      ~ 5000   ~ false
            p>0?p:    ~ p ~ ''      ~ 3000   ~ false
            p>0?      ~ p ~ :p      ~ 2000   ~ false
            exp(      ~ p ~ )       ~ 5000   ~ false
            p;        ~ p ~ ''      ~ 500000 ~ true
            '++'      ~ p ~ ''      ~ 500000 ~ true
            """)
    void repeatedWithoutEnd(String before, String middle, String after, int times, boolean manyTokens) {
        String formula = before.repeat(times) + middle + after.repeat(times);
        assertThat(sentence(compile(formula, ""))).isEqualTo(manyTokens ? SUM_LIMIT : DEPTH_LIMIT);
    }

    @Test
    void aFlatSumOfTenThousandTerms() {
        Compilation compilation = compile(joined(10_000, " + ", "p"), "");
        assertThat(Sources.messages(compilation)).isEmpty();
        LossKernel kernel = Sources.kernel(compilation, "demo.X");
        assertThat(kernel.evaluate(Batch.rows(1).input("p", new double[] {0.5})))
                .isCloseTo(5_000, within(1e-9));
        assertThat(sentence(compile(joined(10_001, " + ", "p"), ""))).isEqualTo(SUM_LIMIT);
    }

    @Test
    void aSumOfThousandsOfDifferentTerms() {
        Compilation compilation = compile(joined(2_000, " + ", "(p - #)^2"), "");
        assertThat(Sources.messages(compilation)).isEmpty();
        double[] gradient = new double[1];
        LossKernel kernel = Sources.kernel(compilation, "demo.X");
        assertThat(kernel.evaluate(Batch.rows(1).input("p", new double[] {0}).gradient("p", gradient)))
                .isEqualTo(2_664_667_000.0);
        assertThat(gradient[0]).isEqualTo(-3_998_000);
    }

    /** Passes are recursive; javac's own thread has a small stack. */
    @ParameterizedTest
    @ValueSource(ints = {300, 700, 1_400, 2_800})
    void bindingsUponBindings(int depth) {
        String chain = IntStream.rangeClosed(1, depth)
                .mapToObj(i -> "b" + i + " = sin(b" + (i - 1) + "); ")
                .collect(Collectors.joining("", "b0 = p; ", "b" + depth));
        Compilation compilation = compile(chain, "");
        assertThat(Sources.messages(compilation)).isEmpty();
        double expected = 0.5;
        for (int i = 0; i < depth; i++) {
            expected = Math.sin(expected);
        }
        assertThat(Sources.kernel(compilation, "demo.X").evaluate(Batch.rows(1).input("p", new double[] {0.5})))
                .isCloseTo(expected, within(1e-14));
    }

    /** Dozens of inputs have thousands of limits at infinity; one Java expression cannot name them all. */
    @Test
    void manyInputsWithManyLimits() {
        String formula = "(" + joined(30, ", ", "p#: real") + ") -> "
                + IntStream.range(0, 30)
                        .mapToObj(i -> "(p" + i + " > p" + (i + 7) % 30 + " ? exp(p" + i + ") : tanh(p" + (i + 1) % 30
                                + "))*p" + i)
                        .collect(Collectors.joining(" + "));
        Compilation compilation = compile(formula, "");
        assertThat(Sources.messages(compilation)).isEmpty();
        List<String> limits = Sources.kernel(compilation, "demo.X").spec().limits();
        assertThat(limits).hasSize(101);
        assertThat(limits.get(100)).matches("There are \\d+ more limits of this kind\\.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "#", textBlock = """
            p*1e400                  # The number 1e400 does not fit into a double.
            p*1e-400                 # The number 1e-400 does not fit into a double.
            p*1e99999999999999999999 # The number 1e99999999999999999999 does not fit into a double.
            (p: real in [0, 1e400]) -> p # The number 1e400 does not fit into a double.
            """)
    void hugeNumbers(String formula, String sentence) {
        assertThat(sentence(compile(formula, ""))).isEqualTo(sentence);
    }

    @Test
    void numbersOfManyDigits() {
        assertThat(sentence(compile("p*" + "9".repeat(400), "")))
                .isEqualTo("The number " + "9".repeat(40) + "… does not fit into a double.");
        Compilation compilation = compile("p*0." + "3".repeat(10_000) + " + " + "1".repeat(300) + "*0*p", "");
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThat(Sources.kernel(compilation, "demo.X").evaluate(Batch.rows(1).input("p", new double[] {3})))
                .isEqualTo(1);
    }

    // ---- inputs, parameters and lengths without end

    @ParameterizedTest
    @CsvSource(textBlock = """
            1000 | p#: real    | 3001
            1000 | p#: real[K] | 3001
            1400 | p#: real[K#] | 4201
            """, delimiter = '|')
    void thousandsOfInputs(int count, String entry, int parameters) {
        String formula = "(" + joined(count, ", ", entry) + ") -> "
                + joined(count, " + ", entry.contains("[") ? "sum(p#)" : "p#^2");
        assertThat(sentence(compile(formula, "")))
                .isEqualTo("The kernel of this formula is too large for a Java class: a method would have " + parameters
                        + " parameters, and 255 are allowed.");
    }

    @Test
    void moreComponentsThanAJavaMethodHasParameters() {
        assertThat(sentence(compile("(" + joined(250, "+", "c#") + ")*p", joined(250, ", ", "double c#"))))
                .isEqualTo(
                        "The kernel of this formula is too large for a Java class: a method would have 502 parameters,"
                                + " and 255 are allowed.");
        Compilation compilation = compile("(" + joined(252, "+", "c#") + ")*p", joined(252, ", ", "int c#"));
        assertThat(Sources.messages(compilation)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"real[0]", "class[0]", "real[2147483648]", "class[99999999999999999999]", "real[K+2147483647]"})
    void impossibleLengths(String type) {
        String length = type.substring(type.indexOf('['));
        assertThat(sentence(compile("(p: real | y: " + type + ") -> p^2", "")))
                .isEqualTo("'" + length + "' is not a length.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "#", textBlock = """
            (z: real[K]) -> sum(z)^2               # 0           # X: the length K is 0; pass at least 1.
            (z: real[K]) -> sum(z)^2               # -1          # X: the length K is -1; pass at least 1.
            (z: real[K-1]) -> sum(z)^2             # 1           # The length K is 1, but the formula needs at least 2; pass a larger K.
            (z: real[K-3] | y: class[K]) -> z[0]*y # 3           # The length K is 3, but the formula needs at least 4; pass a larger K.
            (z: real[K]) -> z[5]^2                 # 5           # The length K is 5, but the formula needs at least 6; pass a larger K.
            (z: real[K]) -> sum(z)*sum(index(K-5)) # 5           # The length K is 5, but the formula needs at least 6; pass a larger K.
            (z: real[K]) -> sum(z)*max(index(K-5)) # -2147483648 # The length K is -2147483648, but the formula needs at least 6; pass a larger K.
            (z: real[K+100000000]) -> sum(z)^2     # 2147483647  # The length K+100000000 is 2247483647 for K = 2147483647, more than an array has elements; pass a smaller K.
            """)
    void lengthsOutOfRange(String formula, int length, String message) {
        Compilation compilation = compile(formula, "");
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThatThrownBy(() -> Sources.kernelOfLengths(compilation, "demo.X", length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Rows times length leave the range of an int, or even of a long. */
    @ParameterizedTest
    @CsvSource({"2147483647, 2, 4294967294", "1073741824, 2, 2147483648", "2147483647, 2147483647, 4611686014132420609"
    })
    void rowsTimesLengthOutOfRange(int length, int rows, long elements) {
        Compilation compilation = compile("(z: real[K]) -> sum(z)^2", "");
        LossKernel kernel = Sources.kernelOfLengths(compilation, "demo.X", length);
        assertThatThrownBy(() -> kernel.evaluate(Batch.rows(rows).input("z", new double[8])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("X: the input 'z' has 8 elements instead of at least " + elements + " for " + rows
                        + " rows of " + length + "; pass an array of that length.");
    }

    @Test
    void vectorsOfOneElement() {
        Compilation compilation = compile(
                "(z: real[K] | y: class[K]) -> -log(softmax(z)[y]) + variance(z) + norm(z - max(z)) + prod(z)", "");
        assertThat(Sources.messages(compilation)).isEmpty();
        double[] gradient = new double[2];
        LossKernel kernel = Sources.kernelOfLengths(compilation, "demo.X", 1);
        double value = kernel.evaluate(Batch.rows(2)
                .input("z", new double[] {3, 5})
                .input("y", new int[] {0, 0})
                .gradient("z", gradient));
        assertThat(value).isEqualTo(4);
        assertThat(gradient).containsExactly(0.5, 0.5);
    }
}
