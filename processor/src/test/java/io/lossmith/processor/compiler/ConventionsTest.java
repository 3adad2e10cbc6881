package io.lossmith.processor.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.LossDeclaration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The javadoc of a kernel names the conventions its loss needs, and no others. */
class ConventionsTest {
    private static final String POWER = "x^0 is 1, also where x is 0.";
    private static final String LOGARITHM = "0*log(0) is 0.";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "#", textBlock = """
            p^2                                                    # ''         # ''
            p^2 + p^(-3)                                           # ''         # ''
            exp(p*y)^2                                             # ''         # ''
            (p: unit; g: real) -> exp(p)^g                         # ''         # double g
            (p: unit; g: real in [1, 5]) -> p^g                    # power      # double g
            (p: unit; g: real in [2, 5]) -> p^g                    # ''         # double g
            (p: real in [1, 2]; g: real) -> p^g                    # ''         # double g
            (p: unit; g: nonnegative) -> p^g                       # power      # double g
            (p: real | y: unit; g: nonnegative) -> p*y^g           # power      # double g
            -log(p)                                                # ''         # ''
            -y*log(p)                                              # log        # ''
            (p: positive | y: unit) -> -y*log(p)                   # ''         # ''
            (p: unit | y: positive) -> -y*log(p)                   # ''         # ''
            (p: unit) -> -p*log(p)                                 # log        # ''
            (p: unit) -> -(1 - p)*log(p)                           # ''         # ''
            (p: real | y: unit) -> p^2*y*log(y)                    # log        # ''
            (p: unit | y: unit) -> -xlogy(y, p)                    # log        # ''
            (p: real in [1, 2] | y: unit) -> -xlogy(y, p)          # ''         # ''
            -(1 - pt)^gamma * log(pt)                              # power, log # double gamma
            """)
    void namesPowersAndLogarithmsOnlyWhereTheyMeetZero(String formula, String expected, String components) {
        List<String> sentences = new ArrayList<>(conventions(formula, components));
        sentences.retainAll(List.of(POWER, LOGARITHM));
        List<String> wanted = new ArrayList<>();
        if (expected.contains("power")) {
            wanted.add(POWER);
        }
        if (expected.contains("log")) {
            wanted.add(LOGARITHM);
        }
        assertThat(sentences).isEqualTo(wanted);
    }

    private static List<String> conventions(String formula, String components) {
        List<Component> record = components.isEmpty()
                ? List.of()
                : List.of(new Component(components.split(" ", -1)[1], Component.JavaType.DOUBLE));
        LossDeclaration declaration = new LossDeclaration("demo", "X", true, formula, record, true);
        return LossCompiler.compile(declaration)
                .kernel()
                .orElseThrow()
                .explanation()
                .conventions();
    }
}
