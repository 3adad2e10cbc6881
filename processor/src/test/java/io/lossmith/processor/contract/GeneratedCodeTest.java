package io.lossmith.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.codegen.CodeLimits;
import io.lossmith.processor.codegen.KernelWriter;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reviewer of generated code would object to. */
class GeneratedCodeTest {
    private static final Pattern METHOD = Pattern.compile("(?ms)^    \\w[^;{}=]*\\) \\{$.*?^    }$");
    private static final Pattern LOCAL = Pattern.compile("(?m)^ +(?:double|int|boolean)(?:\\[])? ([\\w$]+) = ");

    private static final CodeLimits SMALL = new CodeLimits(600, 300);

    @Provide
    Arbitrary<String> formulas() {
        return FormulaArbitraries.formulas(4);
    }

    @Property(
            tries = 150,
            seed = "20260311",
            generation = GenerationMode.RANDOMIZED,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE)
    void everyVariableIsRead(@ForAll("formulas") String formula) {
        KernelModel kernel = new KernelHarness()
                .add("Random", FormulaArbitraries.SIGNATURE + formula, FormulaArbitraries.COMPONENTS);
        assertThat(unread(KernelWriter.write(kernel).text())).isEmpty();
        assertThat(unread(KernelWriter.write(kernel, SMALL).text())).as("split").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(z: real[K], q: real | y: class[K]; w: positive[K]) -> weight = w[y]; q^2 - log_softmax(z)[y]",
                "(z: real[K], q: real | y: class[K]; w: positive[K]) -> weight = y > 0 ? sum(w) : w[y]; q^2 - log_softmax(z)[y]",
                "(z: real[K], learn q: real[K] | y: class[K]; w: positive[K]) -> sum(w*(z - q)^2)/K + z[y]",
                "(z: real[K] | y: class[K]; w: positive[K]) -> sum(sin(z)*w)^2 + sum(sin(2*z))^3*sum(sin(3*z))^2 + z[y]",
                "(p: real[K], q: real[K] | y: class[K]; w: positive[K]) -> sum(p) + q[0]^2 + w[y]",
            })
    void everyVariableIsReadInLossesOfVectors(String formula) {
        Component vector = new Component("w", JavaType.VECTOR);
        KernelModel kernel = new KernelHarness().add("Sample", formula, vector);
        assertThat(unread(KernelWriter.write(kernel).text())).isEmpty();
        assertThat(unread(KernelWriter.write(kernel, SMALL).text())).as("split").isEmpty();
    }

    @Test
    void aVectorIsSearchedForNanWithACondition() {
        KernelModel kernel = new KernelHarness().add("Sample", "(z: real[K], q: real[K]) -> z[0]^2 + q[1]^2");
        assertThat(KernelWriter.write(kernel).text())
                .contains("boolean zHasNan = false;", "zHasNan |= z[zAt + k] != z[zAt + k];")
                .contains("double loss = zHasNan || qHasNan ? Double.NaN : ")
                .doesNotContain("!= z[zAt + k] ?");
        assertThat(KernelWriter.write(kernel, new CodeLimits(100, 300)).text())
                .containsPattern("scratch\\[\\d] = 0;")
                .containsPattern("if \\(z\\[zAt \\+ k] != z\\[zAt \\+ k]\\) \\{\\s+scratch\\[\\d] = 1;")
                .containsPattern("\\(scratch\\[\\d] != 0\\) \\|\\| \\(scratch\\[\\d] != 0\\) \\? Double.NaN");
    }

    private static List<String> unread(String source) {
        List<String> unread = new ArrayList<>();
        Matcher methods = METHOD.matcher(source);
        int count = 0;
        while (methods.find()) {
            count++;
            String method = methods.group();
            Matcher locals = LOCAL.matcher(method);
            while (locals.find()) {
                String name = locals.group(1);
                String word = "(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])";
                if (method.split(word, -1).length < 3) {
                    unread.add(name + " in " + method.strip());
                }
            }
        }
        assertThat(count).as("methods found").isGreaterThan(5);
        return unread;
    }
}
