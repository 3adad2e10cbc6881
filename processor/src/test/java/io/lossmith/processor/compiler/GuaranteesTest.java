package io.lossmith.processor.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.processor.resolve.LossDeclaration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For which inputs results are proved to be numbers. */
class GuaranteesTest {
    private static final Pattern PARAMETERS = Pattern.compile(";\\s*(\\w+):");

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "(p: real | y: real) -> (p - y)^2 # no NaN for |y| <= 1.8e308. no infinity for |p| <= 1e150, |y| <= 1e150.",
                "(z: real | y: binary) -> y ? softplus(-z) : softplus(z) # no NaN for any input of the declared domains. no infinity for |z| <= 1e300.",
                "(p: unit | y: unit) -> -xlogy(y, p) - xlogy(1 - y, 1 - p) # no NaN for any input of the declared domains. no infinity for 1e-150 <= p < 1.",
                "(z: real[K] | y: class[K]) -> -log(softmax(z)[y]) # no NaN for |z| <= 1.8e308. no infinity for |z| <= 1e300.",
                "(p: real | y: sign) -> exp(-y*p) # no NaN for any input of the declared domains. no infinity for |p| <= 700.",
                "(p: real | y: real; d: positive) -> r = abs(p - y); r <= d ? r^2/2 : d*(r - d/2) # no NaN for |y| <= 1.8e308. no infinity for |p| <= 1e150, |y| <= 1e150.",
                "(p: positive) -> 1/p # no NaN for any input of the declared domains. no infinity for 1e-100 <= p <= 1e100.",
                "(p: real) -> log(p + 1) # ''",
            })
    void saysWhatIsProved(String formula, String expected) {
        List<Component> components = PARAMETERS
                .matcher(formula)
                .results()
                .map(match -> new Component(match.group(1), JavaType.DOUBLE))
                .toList();
        LossCompiler.Result result =
                LossCompiler.compile(new LossDeclaration("loss", "Loss", true, formula, components, true));
        assertThat(String.join(" ", result.kernel().orElseThrow().explanation().proofs()))
                .isEqualTo(expected);
    }
}
