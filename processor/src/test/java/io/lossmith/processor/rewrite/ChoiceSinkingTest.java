package io.lossmith.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.LossDeclaration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceSinkingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The function moves out of the choice, and the rules for it apply.
                "log(y ? sigmoid(z) : 1 - sigmoid(z))      | log_sigmoid((y != 0 ? 1 : -1)*z)",
                "log(y ? sigmoid(-z) : sigmoid(z))         | log_sigmoid(-(y != 0 ? 1 : -1)*z)",
                "1 - (y ? sigmoid(z) : sigmoid(-z))        | sigmoid(-(y != 0 ? 1 : -1)*z)",
                "2*(y ? exp(z) : exp(2*z))                 | 2*exp(y != 0 ? z : 2*z)",
                // Nothing to share, and a choice that is the whole result stays the clearest form.
                "2*(y ? exp(z) : sigmoid(z))               | 2*(y != 0 ? exp(z) : sigmoid(z))",
                "y ? -log(sigmoid(z)) : -log(sigmoid(-z))  | y != 0 ? -log_sigmoid(z) : -log_sigmoid(-z)",
            })
    void choicesMoveTowardsTheInputs(String formula, String value) {
        assertThat(kernel("(z: real | y: binary) -> " + formula).value()).hasToString(value);
    }

    @Test
    void theGradientHasOneBranch() {
        KernelModel kernel = kernel("(z: real | y: binary) -> log(y ? sigmoid(z) : 1 - sigmoid(z))");
        assertThat(kernel.gradients().values())
                .singleElement()
                .hasToString("(y != 0 ? 1 : -1)*sigmoid(-(y != 0 ? 1 : -1)*z)");
    }

    private static KernelModel kernel(String formula) {
        LossDeclaration declaration = new LossDeclaration("p", "Sample", true, formula, List.of(), true);
        return LossCompiler.compile(declaration).kernel().orElseThrow();
    }
}
