package io.lossmith.processor.refine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values are computed again with twice the digits, and how. */
class RefinementsTest {
    /** Constants are written with the digits that their doubles lack; bounds are compared as they are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            x - pi               | n; number -3.141592653589793 -1.2246467991473532E-16; + 0 1
            x - 1/3              | n; number -0.3333333333333333 -1.850371707708594E-17; + 0 1
            x - 0.1              | none
            x - 1/4              | none
            exp(x) - log(2)      | n; exp 0; number -0.6931471805599453 -2.3190468138462996E-17; + 1 2
            log2(x) - x*sqrt(2)  | n; log 0; number 0.6931471805599453 2.3190468138462996E-17; / 1 2; number 1.4142135623730951 -9.667293313452913E-17; * 4 0; minus 3 5
            (x > 1/3 ? exp(x) : x) - pi | n; number 0.3333333333333333; > 0 1; exp 0; where 2 3 0; number -3.141592653589793 -1.2246467991473532E-16; + 4 5
            """)
    void writesValues(String formula, String steps) {
        Expr value = new KernelHarness()
                .add("Sample", "(x: positive) -> " + formula)
                .refined()
                .results()
                .get(0)
                .expr();

        assertThat(steps(value)).isEqualTo(Optional.ofNullable(steps).stream().toList());
    }

    private static List<String> steps(Expr expr) {
        List<String> steps = new ArrayList<>();
        Set<Expr> seen = new LinkedHashSet<>();
        List<Expr> pending = new ArrayList<>(List.of(expr));
        while (!pending.isEmpty()) {
            Expr next = pending.remove(0);
            if (seen.add(next)) {
                pending.addAll(next.arguments());
                if (next instanceof Apply apply) {
                    apply.function().refined().ifPresent(refined -> steps.add(refined.steps()));
                }
            }
        }
        return steps;
    }
}
