package io.lossmith.processor.lower;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.codegen.KernelWriter;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A factor gets a condition where it can be 0 beside something infinite, and only there. */
class SpecialPointsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "(p: real; g: real) -> g*p                                       # g == 0",
                "(p: real; g: nonnegative) -> g^2*p                              # gSquared == 0",
                "(p: real | y: binary; g: positive) -> y*g*p                     # y == 0",
                // neither zero nor, being products and powers of numbers that are not, ever zero
                "(p: real; g: positive) -> g*p                                   # ''",
                "(p: real; g: positive) -> g^2*p                                 # ''",
                "(p: real | y: real; g: positive) -> log1p((p - y)^2/g)          # ''",
                "(p: real | y: real; g: positive) -> (p - y)^2/(p^2 + g^2)       # ''",
                "(p: real | y: sign; g: positive) -> y*p/g                       # ''",
                "(p: real | y: sign; g: positive) -> y^2*g*p^3                   # ''",
                "(p: real | y: sign; g: positive) -> exp(-y*g*p)                 # ''",
                "(p: real | y: positive; g: positive) -> y*g/3*p + y^3/g^2*p^2   # ''",
            })
    void onlyWhatCanBeZeroIsGuarded(String formula, String guard) {
        String source = KernelWriter.write(
                        new KernelHarness().add("Sample", formula, new Component("g", JavaType.DOUBLE)))
                .text()
                .replaceAll("(?s)/\\*\\*.*?\\*/", "");
        if (guard.isEmpty()) {
            assertThat(source).doesNotContain(" == 0 ?");
        } else {
            assertThat(source).contains(guard + " ? 0");
        }
    }

    @Test
    void aCountThatIsZeroStaysZero() {
        KernelHarness harness = new KernelHarness();
        harness.add("Count", "(x: real, v: real[2]) -> cbrt(count(v > 1)*x) + floor(v[0])*x^2/v[1]");
        Evaluation none =
                Evaluation.inDouble(harness.compile().get("Count").kernel(), new double[] {3}, new double[] {0.5, 0});
        assertThat(none.value()).isZero();
        assertThat(none.gradients()[0]).containsExactly(0);
        assertThat(none.gradients()[1]).containsExactly(0, 0);
    }
}
