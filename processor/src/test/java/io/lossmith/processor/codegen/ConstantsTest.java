package io.lossmith.processor.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantsTest {
    /** A sign before a negative number would be Java's decrement. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"-x*stop(-1) | 2 | 1", "-(stop(-1)/(x*x)) | 0.25 | -0.25", "x - stop(-3) | 5 | 1"})
    void aStoppedConstantIsAConstant(String formula, double value, double gradient) {
        KernelHarness harness = new KernelHarness();
        harness.add("Sample", "(x: real) -> " + formula);
        Evaluation result = Evaluation.inDouble(harness.compile().get("Sample").kernel(), new double[] {2});

        assertThat(result.value()).isEqualTo(value);
        assertThat(result.gradients()[0]).containsExactly(gradient);
    }
}
