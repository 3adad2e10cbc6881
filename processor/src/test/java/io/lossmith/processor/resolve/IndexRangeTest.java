package io.lossmith.processor.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.codegen.KernelWriter;
import io.lossmith.processor.compiler.LossCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that rule out the positions a vector does not have, and conditions that do not. */
class IndexRangeTest {
    private static final String SIGNATURE =
            "(z: real, b: real[K-1], a: real[K], t: real[3] | y: class[K], c: class[5]) -> "
                    + "z + sum(b) + sum(a) + sum(t)*y*c + (";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y > 0 ? b[y-1] : 0",
                "y >= 1 ? b[y-1] : 0",
                "0 < y ? b[y-1]*z : z",
                "1 <= y ? b[y-1] : 0",
                "y != 0 ? b[y-1] : 0",
                "0 != y ? b[y-1] : 0",
                "y == 0 ? 0 : b[y-1]",
                "y <= 0 ? 0 : b[y-1]",
                "y < 1 ? 0 : b[y-1]",
                "y > 0.5 ? b[y-1] : 0",
                "0.5 < y ? b[y-1] : 0",
                "y - 1 >= 0 ? b[y-1] : 0",
                "where(y > 0, b[y-1], 0)",
                "y > 0 && y < K-1 ? b[y-1]*z : z",
                "z > 0 && y > 0 ? b[y-1] : 0",
                "y > 0 && z > 0 && y < K-1 ? b[y] - b[y-1] : 0",
                "y == 0 || z > 1 ? z : b[y-1]",
                "y == 0 || y == K-1 ? z : b[y] - b[y-1]",
                "!(y == 0) ? b[y-1] : 0",
                "!(y == 0 || z > 1) ? b[y-1] : 0",
                "!(y > 0 && z > 1) ? 0 : b[y-1]",
                "!(!(y > 0)) ? b[y-1] : 0",
                "y <= K-2 ? b[y] : 0",
                "y < K-1 ? b[y] : 0",
                "y < K - 1.5 ? b[y] : 0",
                "K-1 > y ? b[y] : 0",
                "K-2 >= y ? b[y] : 0",
                "y >= K-1 ? 0 : b[y]",
                "y != K-1 ? b[y] : 0",
                "y == K-1 ? 0 : b[y]",
                "y + 1 < K ? b[y] + a[y+1] : 0",
                "K > 1 + y ? b[y] + a[1+y] : 0",
                "y < K-2 ? b[y+1] : 0",
                "y != K-1 && y != K-2 ? b[y+1] : 0",
                "y > 0 ? (y < K-1 ? b[y] - b[y-1] : 0) : 0",
                "y > 1 ? (z > 0 ? b[y-2] : a[y]) : 0",
                "y != 0 && y != 1 ? b[y-2] : 0",
                "y == 2 ? t[y] : 0",
                "y < 3 ? t[y] : 0",
                "c < 3 ? t[c] : 0",
                "c <= 2 ? t[c] : 0",
                "c == 4 || c == 3 ? 0 : t[c]",
                "c >= 1 && c <= 3 ? t[c-1] : 0",
                "index(K)[y] > 0 ? b[y-1] : 0",
            })
    void understood(String formula) {
        LossCompiler.Result result = compile(formula);
        assertThat(result.problems()).isEmpty();
        assertThat(result.kernel()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y >= 0 ? b[y-1] : 0",
                "y > 0 ? 0 : b[y-1]",
                "y > 0 || z > 1 ? b[y-1] : 0",
                "y == 0 && z > 1 ? 0 : b[y-1]",
                "!(y > 0) ? b[y-1] : 0",
                "c > 0 ? b[y-1] : 0",
                "y > 0 ? b[y-2] : 0",
                "y != 1 ? b[y-1] : 0",
                "y < K ? b[y] : 0",
                "y <= K-1 ? b[y] : 0",
                "y < K-1 ? 0 : b[y]",
                "y != K-2 ? b[y] : 0",
                "y != K-1 ? b[y+1] : 0",
                "K < y + 1 ? b[y] : 0",
                "y < 3 ? b[y] : 0",
                "c < 4 ? t[c] : 0",
                "c != 3 ? t[c] : 0",
            })
    void notEnough(String formula) {
        List<Problem> problems = compile(formula).problems();
        assertThat(problems).extracting(Problem::message).containsExactly(Message.INDEX_OUT_OF_RANGE);
    }

    @Test
    void aFractionIsNoIndex() {
        assertThat(compile("y < K-1 ? b[y + 0.5] : 0").problems())
                .extracting(Problem::message)
                .containsExactly(Message.INVALID_INDEX);
    }

    /** Numbers whose sums leave the range of an int: they must not come out as small ones. */
    @ParameterizedTest
    @CsvSource(delimiterString = "#", textBlock = """
            a[100000001]                          # The index '100000001' does not exist; the positions of 'a' are 0 to K-1.
            t[2147483646]                         # The index '2147483646' does not exist; the positions of 't' are 0 to 2.
            y > 1e300 ? a[y-1e300] : 0            # 'y - 1e300' cannot be an index.
            y > 2147483647 ? a[y-2147483648] : 0  # 'y - 2147483648' cannot be an index.
            sum(index(K+100000001))               # 'K + 100000001' is not a length.
            sum(index((K+99999999)+99999999))     # '(K + 99999999) + 99999999' is not a length.
            sum(index(2147483648))                # '2147483648' is not a length.
            """)
    void farBeyondAnyVector(String formula, String sentence) {
        assertThat(compile(formula).problems()).extracting(Problem::sentence).containsExactly(sentence);
    }

    @Test
    void theLargestIndexIsJava() {
        assertThat(compile("a[100000000]").problems()).isEmpty();
        assertThat(KernelWriter.write(compile("a[100000000]").kernel().orElseThrow())
                        .text())
                .contains(" + 100000000]")
                .doesNotContain("E8");
    }

    private static LossCompiler.Result compile(String formula) {
        return LossCompiler.compile(new LossDeclaration("demo", "X", true, SIGNATURE + formula + ")", List.of(), true));
    }
}
