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
                // by what is computed, with conditions at special points, or by what functions mean
                "(p: unit | y: binary) -> -y*log(p) - (1 - y)*log(1 - p) # no NaN for any input of the declared domains. no infinity for 1e-150 <= p < 1.",
                "(m: real, s: positive | y: real) -> 0.5*((y - m)/s)^2 + log(s) # no NaN for |m| <= 1e75, 1e-75 <= s <= 1e75, |y| <= 1e75. no infinity for |m| <= 1e50, 1e-50 <= s <= 1e50, |y| <= 1e50.",
                "(m: real | y: real; c: positive) -> log(1 + ((y - m)/c)^2) # no NaN for |m| <= 1e300, |y| <= 1e300. no infinity for |m| <= 1e50, |y| <= 1e50, 1e-50 <= c <= 1e50.",
                "(a: positive[K]) -> sum(lgamma(a)) - lgamma(sum(a)) # no NaN or infinity for 1e-150 <= a <= 1e150.",
                // what is not proved
                "(z: real) -> 1/z # no NaN for any input of the declared domains. nothing about infinities: one cannot be ruled out in 1/z, even for |z| <= 10.",
                "(p: real) -> log(p + 1) # nothing about any result: NaN cannot be ruled out in log1p(p), even for |p| <= 10.",
                "(p: simplex[K] | r: simplex[K]) -> sum(p^2/r) # nothing about any result: NaN cannot be ruled out in p^2/r.",
                "(p: positive) -> p < 5 ? 1 : log(4 - p) # nothing about any result: NaN cannot be ruled out in log(4 - p), even for 0.1 <= p <= 10.",
                "(x: real) -> log(x^2) # of the value: no NaN for any input of the declared domains. nothing about the derivatives: NaN cannot be ruled out in 2*sign(x)/abs(x), even for |x| <= 10. nothing about infinities: one cannot be ruled out in log(abs(x)), even for |x| <= 10.",
            })
    void saysWhatIsProved(String formula, String expected) {
        List<Component> components = PARAMETERS
                .matcher(formula)
                .results()
                .map(match -> new Component(match.group(1), JavaType.DOUBLE))
                .toList();
        LossCompiler.Result result =
                LossCompiler.compile(new LossDeclaration("loss", "Loss", true, formula, components, true));
        assertThat(String.join(" ", result.kernel().orElseThrow().explanation().proofsAndOpen()))
                .isEqualTo(expected);
    }
}
