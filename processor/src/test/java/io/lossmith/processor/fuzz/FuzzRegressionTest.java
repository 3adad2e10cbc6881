package io.lossmith.processor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fuzz found, made small: each formula compiles without a word of javac, and computes the right numbers. */
class FuzzRegressionTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "#", nullValues = "-", textBlock = """
            (q: real; w: real[K]) -> u = sigmoid(w); -log(softmax(u)[1]) + q # double[] w
            (v: real[K]) -> dot(v - v, v) + sum(0*v) + sum(v^0)*v[0] + (v - v)[1] # -
            (v: real[K]) -> (count(v - v < 1) + max(v*0 + 1))*v[0] + softmax(v - v)[0]*v[1] # -
            (v: real[K]) -> any(v - v < 1) && all(0*v == 0) ? sum(max(v*0, 1) + v) : v[0] # -
            (v: real[K]) -> sum(1 > 0 ? 2 : v)*v[0] + variance(v/v)*v[0] + prod(v*0 + 1)*v[0] # -
            (v: real | s: sign[N]) -> sum(s^-1*normalize(s/v)) # -
            (v: real[K] | s: sign[N]) -> sum(s^-1*normalize(s/norm(v))) # -
            (x: real[K], p: positive | t: real) -> (sum(x) == t ? log_softmax(softplus(softmax(x/index(K))))[2] : p) + sum(x)/8 # -
            (link: real[K], io: positive, record: real | pt: real) -> u = xlogy(acos(0.9*tanh(link[0])), softplus(softmax(-link*pt*io/index(K)*link))); (sum(hypot(link, link)) == pt ? log_softmax(u)[2] : min(min(index(K)[1], 1.25), -io*2.56*record/io/io)) + sum(link)/8 + io/4 + record/4 # -
            (zAt: nonnegative[N] | link: nonnegative; beta: count, kernel: binary) -> null = clamp((((min(zAt, zAt, 1.25))*(count(zAt > zAt)*link))/(atan2(zAt, 2 + tanh((link/(softplus(zAt) + 0.5)))))), -1, 1.5 + zAt^2); x = null[2]; (norm(((link == beta) ? (zAt - zAt) : (null/max((index(N)), 2))) - (silu((x > link) ? null : null)) - ((max(7, 1)*max(7, 2)/1000)*(2.94*zAt)) + (-null - beta - 3 + x + null), 2.5)) + sum(zAt)/8 # int beta, boolean kernel
            """)
    void compilesAndComputes(String formula, String components) {
        List<Component> parsed = new ArrayList<>();
        if (components != null) {
            for (String component : components.split(", ", -1)) {
                String[] parts = component.split(" ", -1);
                JavaType type = Arrays.stream(JavaType.values())
                        .filter(each -> each.text().equals(parts[0]))
                        .findFirst()
                        .orElseThrow();
                parsed.add(new Component(parts[1], type));
            }
        }
        KernelHarness harness = new KernelHarness();
        harness.add("X", formula, parsed.toArray(Component[]::new));
        Map<String, CompiledLoss> compiled = new LinkedHashMap<>(harness.compile());
        Tally tally = new Tally("");
        for (int seed = 0; seed < 10; seed++) {
            Instance instance = new Instance(new Choice(seed), compiled.get("X"), compiled);
            assertThat(NumberCheck.failures(instance, tally, "")).isEmpty();
        }
        assertThat(tally.of("numbers compared")).isPositive();
    }
}
