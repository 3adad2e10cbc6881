package io.lossmith.processor.lower;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.resolve.LossDeclaration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NanPolicyTest {
    /** An element of a gradient that does not see the other elements has to be made NaN; a row function sees them all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "(p: real | y: real) -> exp(p - y)                     # false",
                "(p: real[3] | y: real[3]) -> sum((p - y)^2)           # true",
                "(q: positive[3] | p: positive[3]) -> -sum(p * log(q)) # true",
                "(z: real[K] | y: class[K]) -> -log_softmax(z)[y]       # false",
                "(z: real[3]) -> logsumexp(z)                          # false",
                "(z: real[3] | t: real[3]) -> dot(t, log_softmax(z))   # false",
                "(z: real[3] | t: real) -> t * logsumexp(z)            # false",
            })
    void gradientsAreForcedWhereNanStaysInItsElement(String formula, boolean forced) {
        LossDeclaration declaration = new LossDeclaration("p", "Sample", true, formula, List.of(), true);
        assertThat(LossCompiler.compile(declaration).kernel().orElseThrow().forcesNan())
                .isEqualTo(forced);
    }
}
