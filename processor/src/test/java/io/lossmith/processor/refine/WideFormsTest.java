package io.lossmith.processor.refine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.math.Refinement;
import io.lossmith.math.Refiner;
import io.lossmith.processor.exact.Enclosure;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions of refinements are those of the language: in steps, and in the numbers these steps make. */
class WideFormsTest {
    /** Functions that no refinement computes: the derivatives of trigamma have no twice as many digits. */
    private static final Set<String> WITHOUT = Set.of("polygamma");

    private static final double PLAIN = Double.MIN_VALUE;

    static Stream<Function> functions() {
        return FunctionCall.all();
    }

    static Stream<String> written() {
        return WideForms.TABLE.keySet().stream().sorted();
    }

    @Test
    void everyFunctionThatIsComputedHasSteps() {
        Set<String> without = new TreeSet<>();
        functions().forEach(function -> {
            FunctionCall call = new FunctionCall(function);
            if (WideProgram.of(call.algebra, call.call).isEmpty()) {
                without.add(function.name());
            }
        });
        Functions.all().stream()
                .filter(row -> row.shape() == Shape.REDUCTION && row.lowering().isEmpty())
                .filter(row -> !Refinement.has(row.name()))
                .forEach(row -> without.add(row.name()));

        assertThat(without).isEqualTo(WITHOUT);
    }

    @ParameterizedTest
    @MethodSource("written")
    void isTheFunction(String name) {
        FunctionCall call = new FunctionCall(Functions.get(name));
        Optional<Expr> written = WideForms.write(call.algebra, call.call);
        int compared = 0;
        for (double[] point : call.points()) {
            Enclosure expected = call.exact(call.call, point);
            Enclosure actual = call.exact(written.orElseThrow(), point);
            if (expected.isDefined() && actual.isDefined() && expected.isSettled() && actual.isSettled()) {
                assertThat(actual.toDouble())
                        .as("%s at %s", name, Arrays.toString(point))
                        .isEqualTo(expected.toDouble());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    /** What comes of the steps is right to the last place, or the plain result stays. */
    @ParameterizedTest
    @MethodSource("functions")
    void itsStepsGiveItsDigits(Function function) {
        FunctionCall call = new FunctionCall(function);
        Optional<Function.Refined> program = WideProgram.of(call.algebra, call.call);
        if (program.isEmpty()) {
            return;
        }
        Refinement refinement = Refinement.of(program.get().steps());
        int settled = 0;
        int refined = 0;
        List<String> wrong = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (double[] point : call.points()) {
            Enclosure exact = call.exact(call.call, point);
            if (!exact.isDefined() || !exact.isSettled()) {
                continue;
            }
            Refiner refiner = refinement.start(PLAIN, 0);
            for (Expr leaf : program.get().leaves()) {
                refiner.number(point[call.operands.indexOf(leaf)]);
            }
            double actual = refiner.result(0);
            double expected = exact.toDouble();
            settled++;
            if (actual == PLAIN) {
                kept.add(Arrays.toString(point) + ": " + expected);
                continue;
            }
            refined++;
            if (!(Math.abs(actual - expected) <= Math.ulp(expected)) && actual != expected) {
                wrong.add(Arrays.toString(point) + ": " + actual + ", exactly " + expected);
            }
        }
        assertThat(wrong).as("%s: %s", function, program.get().steps()).isEmpty();
        assertThat(refined)
                .as("%s: %s of %s, not of %s", function, refined, settled, kept)
                .isGreaterThan(settled / 2);
    }
}
