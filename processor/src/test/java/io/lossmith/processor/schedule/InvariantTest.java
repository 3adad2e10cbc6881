package io.lossmith.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.codegen.KernelWriter;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is the same in every row and more than an addition or a multiplication is computed before the loop over the rows. */
class InvariantTest {
    private static final Pattern ROWS = Pattern.compile("(?ms)^        for \\(int row = 0;.*?^        }$");

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                // used once, several times, inside of more, as a whole result, through a sign
                "(p: real; a: positive) -> lgamma(0.5*a)*p                               # lgamma(",
                "(p: real; a: positive) -> lgamma(a)*p + lgamma(a)^2 + p^2               # lgamma(",
                "(p: real; a: positive) -> 3*lgamma(a)*p - log(pi*a)/2 + p^2             # lgamma(",
                "(p: real; a: positive) -> p*log(pi*a)                                   # log(",
                "(p: real; a: positive) -> p^2 - log(pi*a)                               # log(",
                "(p: real; a: positive) -> p/(1 + 1/a)                                   # 1 / a",
                "(p: real; a: positive) -> p > 0 ? log(a) : p                            # log(",
                "(p: real; a: positive) -> p^2*(a > 1 ? sin(a) : cos(a))                 # sin(",
                "(p: real, learn s: real; a: positive) -> p^2*exp(-s*a)                  # exp(",
                "(p: real | y: class[K]; a: positive) -> p^2*log(K)*y                    # log(",
                "(p: real, v: real[3]; a: positive) -> p^2 + sum(v*exp(a))               # exp(",
                "(p: real, v: real[3]; a: positive) -> p^2 + sum(v*sin(index(3)*a))      # sin(",
                "(p: real, v: real[3]; a: positive) -> p^2 + sum(tanh(v + 1/(1 + index(3)))) # (k + 1)",
                "(p: real, v: real[K]; w: positive[K]) -> p^2 + sum(v*log(w))            # log(",
                "(p: real, v: real[K]; w: positive[K]) -> p^2 + sum(v*w/norm(w))         # sqrt(",
                "(p: real, v: real[K] | y: class[K]; w: positive[K]) -> weight = w[y]*exp(w[0])/norm(w); p^2 + v[y] # exp(",
            })
    void isComputedBeforeTheRows(String formula, String function) {
        JavaType type = formula.contains("w: ") ? JavaType.VECTOR : JavaType.DOUBLE;
        Component component = new Component(type == JavaType.VECTOR ? "w" : "a", type);
        String source = KernelWriter.write(new KernelHarness().add("Sample", formula, component))
                .text();
        Matcher loops = ROWS.matcher(source);
        List<String> rows = new ArrayList<>();
        while (loops.find()) {
            rows.add(loops.group());
        }
        assertThat(rows).hasSizeGreaterThanOrEqualTo(3).noneMatch(loop -> loop.contains(function));
        assertThat(source).contains(function);
    }
}
