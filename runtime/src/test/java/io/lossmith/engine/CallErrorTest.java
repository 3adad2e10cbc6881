package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.LossKernel;
import io.lossmith.fixture.CrossEntropy;
import io.lossmith.fixture.CrossEntropyKernel;
import io.lossmith.fixture.FocalLoss;
import io.lossmith.fixture.FocalLossKernel;
import io.lossmith.fixture.LearnedScale;
import io.lossmith.fixture.LearnedScaleKernel;
import io.lossmith.fixture.PairLoss;
import io.lossmith.fixture.PairLossKernel;
import io.lossmith.fixture.WeightedCrossEntropy;
import io.lossmith.fixture.WeightedCrossEntropyKernel;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact text of every refusal, and that nothing is written when a call is refused. */
class CallErrorTest {
    private static final FocalLossKernel FOCAL = FocalLossKernel.of(new FocalLoss(2));
    private static final CrossEntropyKernel CE = CrossEntropyKernel.of(new CrossEntropy(), 3);
    private static final LossKernel LEARNED = LearnedScaleKernel.of(new LearnedScale());
    private static final LossKernel PAIR = PairLossKernel.of(new PairLoss(), 2);
    private static final double[] SHARED = new double[4];

    private static double[] pt(double... numbers) {
        return numbers;
    }

    private static int[] y(int... classes) {
        return classes;
    }

    private static FluentCall ce(FluentCall call) {
        return call.input(0, new double[6]).input(1, y(0, 1));
    }

    private static Arguments refused(LossKernel kernel, UnaryOperator<FluentCall> arguments, String message) {
        return Arguments.of(kernel, arguments, message);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused(
                        FOCAL,
                        c -> c,
                        "FocalLoss: the input 'pt' is missing; pass a double[] or float[] with 1 number per row."),
                refused(
                        CE,
                        c -> c.input(0, pt(1, 2, 3)),
                        "CrossEntropy: the input 'y' is missing; pass an int[] with one class index per row."),
                refused(
                        CE,
                        c -> c.input(1, y(1)),
                        "CrossEntropy: the input 'z' is missing; pass a double[] or float[] with 3 numbers per row."),
                refused(
                        LEARNED,
                        c -> c.input(0, pt(1)).input(2, pt(1)),
                        "LearnedScale: the input 's' is missing; pass a double[] or float[] with 1 number for the whole batch."),
                refused(
                        CE,
                        c -> c.input(0, new double[3]).input(1, pt(1.5)),
                        "CrossEntropy: the class 'y' at row 0 is 1.5, not a whole number from 0 to 2; correct it, or leave the row out with a mask, a weight of 0."),
                refused(
                        FOCAL,
                        c -> c.input(0, y(1)),
                        "FocalLoss: the input 'pt' was given as int[], but takes a double[] or float[]; convert the array."),
                refused(
                        CE,
                        c -> c.input(0, new float[7]).input(1, y(1, 2)),
                        "CrossEntropy: the input 'z' has 7 elements, which is not a whole number of rows of 3; pass 3 for each row."),
                refused(
                        CE,
                        c -> c.input(0, new float[6]).input(1, y(1, 2, 0)),
                        "CrossEntropy: the input 'y' has 3 elements instead of 2 for 2 rows; pass an array of that length."),
                refused(
                        CE,
                        c -> ce(c).rows(3_000_000_000L),
                        "CrossEntropy: the input 'z' has 6 elements instead of at least 9000000000 for 3000000000 rows of 3; pass an array of that length."),
                refused(
                        LEARNED,
                        c -> c.input(0, pt(1)).input(1, pt(1, 2)).input(2, pt(1)),
                        "LearnedScale: the input 's' has 2 elements instead of 1; pass an array of that length."),
                refused(
                        CE,
                        c -> ce(c).gradient(0, new double[5]),
                        "CrossEntropy: the gradient of 'z' has 5 elements instead of 6 for 2 rows of 3; pass an array of that length."),
                refused(
                        CE,
                        c -> ce(c).hessian(0, new float[7]),
                        "CrossEntropy: the Hessian of 'z' has 7 elements instead of 6 for 2 rows of 3; pass an array of that length."),
                refused(
                        CE,
                        c -> ce(c).gradient(1, new float[2]),
                        "CrossEntropy: the gradient of the target 'y' does not exist; ask for that of a prediction or a learned input."),
                refused(
                        CE,
                        c -> ce(c).weights(new float[3]),
                        "CrossEntropy: the weights have 3 elements instead of 2 for 2 rows; pass an array of that length."),
                refused(
                        CE,
                        c -> c.input(0, new float[3]).input(1, y(1, 2)),
                        "CrossEntropy: the input 'y' has 2 elements instead of 1 for 1 row; pass an array of that length."),
                refused(
                        CE,
                        c -> ce(c).mask(new boolean[1]),
                        "CrossEntropy: the mask has 1 element instead of 2 for 2 rows; pass an array of that length."),
                refused(
                        CE,
                        c -> ce(c).rows(2).values(new double[1]),
                        "CrossEntropy: the values have 1 element instead of at least 2 for 2 rows; pass an array of that length."),
                refused(
                        CE,
                        c -> ce(c).rows(-1),
                        "CrossEntropy: rows(-1) is negative; state the number of rows, 0 or more."),
                refused(
                        FOCAL,
                        c -> c.input(0, SHARED).gradient(0, SHARED),
                        "FocalLoss: the gradient of 'pt' and the input 'pt' are the same array; give each output an array of its own."),
                refused(
                        FOCAL,
                        c -> c.input(0, new double[4]).gradient(0, SHARED).hessian(0, SHARED),
                        "FocalLoss: the gradient of 'pt' and the Hessian of 'pt' are the same array; give each output an array of its own."),
                refused(
                        FOCAL,
                        c -> c.input(0, new double[4]).values(SHARED).weights(SHARED),
                        "FocalLoss: the values and the weights are the same array; give each output an array of its own."),
                refused(
                        FOCAL,
                        c -> c.input(0, pt(0.5, 0.5)).weights(pt(1, Double.NaN)),
                        "FocalLoss: the weight at row 1 is NaN; weights must be finite and not negative, 0 leaves a row out."),
                refused(
                        FOCAL,
                        c -> c.input(0, pt(0.5, 0.5)).weights(new float[] {-0.1f, 1}),
                        "FocalLoss: the weight at row 0 is -0.1; weights must be finite and not negative, 0 leaves a row out."),
                refused(
                        FOCAL,
                        c -> c.input(0, pt(0.5, 0.5)).weights(pt(Double.POSITIVE_INFINITY, 1)),
                        "FocalLoss: the weight at row 0 is Infinity; weights must be finite and not negative, 0 leaves a row out."),
                refused(
                        FOCAL,
                        c -> c.input(0, pt(0.5, 0.5)).weights(pt(1e308, 1e308)),
                        "FocalLoss: the weights add up to infinity; scale them down or use the sum reduction."),
                refused(
                        CE,
                        c -> c.input(0, new double[6]).input(1, y(0, 5)),
                        "CrossEntropy: the class 'y' at row 1 is 5, outside 0 to 2; correct it, or leave the row out with a mask, a weight of 0 or ignoreIndex(5)."),
                refused(
                        CE,
                        c -> c.input(0, new double[6]).input(1, y(0, -1)).mask(new boolean[] {true, true}),
                        "CrossEntropy: the class 'y' at row 1 is -1, outside 0 to 2; correct it, or leave the row out with a mask, a weight of 0 or ignoreIndex(-1)."),
                refused(
                        PAIR,
                        c -> c.input(0, pt(1, 2)).input(1, pt(1, 2)).input(2, pt(0.5)),
                        "PairLoss: the input 'y' at row 0 is 0.5, not 0 or 1; correct it, or leave the row out with a mask or a weight of 0."),
                refused(
                        FOCAL,
                        c -> c.input(0, pt(0.5)).ignoreIndex(-100),
                        "FocalLoss has no class target, so that ignoreIndex(-100) is not possible; use mask(...) or weights of 0 to leave rows out."),
                refused(
                        FOCAL.checked(),
                        c -> c.input(0, new float[] {0.5f, 0.1f, 1.1f}),
                        "FocalLoss: the input 'pt' at row 2 is 1.1, outside its domain unit, [0, 1]; correct it, or leave the row out with a mask or a weight of 0."),
                refused(
                        CE.checked(),
                        c -> c.input(0, pt(0, 0, 0, 0, 0, Double.NaN)).input(1, y(0, 1)),
                        "CrossEntropy: the input 'z[2]' at row 1 is NaN, outside its domain real; correct it, or leave the row out with a mask or a weight of 0."),
                refused(
                        LEARNED.checked(),
                        c -> c.input(0, pt(0)).input(1, pt(Double.NaN)).input(2, pt(0)),
                        "LearnedScale: the input 's' is NaN, outside its domain real; correct it."),
                refused(
                        WeightedCrossEntropyKernel.of(new WeightedCrossEntropy(new double[] {1, -2})),
                        c -> c.input(0, new double[4]).input(1, y(0, 1)),
                        "WeightedCrossEntropy: the formula's own weight makes the weight at row 1 -2.0; correct the inputs or parameters of 'weight', weights must be finite and not negative."),
                refused(
                        SimplexKernel.INSTANCE,
                        c -> c.input(0, pt(0.5, 0.25)),
                        "Simplex: the input 'q' at row 0 sums to 0.75, not to 1; normalise it, or leave the row out with a mask or a weight of 0."),
                refused(
                        SimplexKernel.INSTANCE,
                        c -> c.input(0, pt(0.5, 0.5, 1.5, -0.5)),
                        "Simplex: the input 'q[0]' at row 1 is 1.5, not between 0 and 1; correct it, or leave the row out with a mask or a weight of 0."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theMessageNamesInputRowValueAndRemedy(LossKernel kernel, UnaryOperator<FluentCall> arguments, String message) {
        FluentCall call = arguments.apply(new FluentCall(kernel));
        assertThatThrownBy(call::evaluate)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void nothingIsWrittenWhenALaterBlockIsRefused() {
        RowKernel rows = CE;
        int count = 5 * rows.layout().blockRows;
        int[] classes = new int[count];
        classes[count - 1] = 3;
        double[] gradient = new double[3 * count];
        double[] hessian = new double[3 * count];
        double[] values = new double[count];
        Arrays.fill(gradient, 7);
        Arrays.fill(hessian, 7);
        Arrays.fill(values, 7);
        CrossEntropyKernel.Batch batch = CE.batch()
                .z(new double[3 * count])
                .y(classes)
                .gradZ(gradient)
                .hessZ(hessian)
                .values(values);
        assertThatThrownBy(batch::evaluate).hasMessageContaining("at row " + (count - 1) + " is 3");
        assertThat(gradient).containsOnly(7);
        assertThat(hessian).containsOnly(7);
        assertThat(values).containsOnly(7);
    }

    @Test
    void rowsThatDoNotCountMayHoldAnything() {
        double[] z = {1, 2, 3, Double.NaN, 0, 0};
        boolean[] mask = {true, false};
        double[] weights = {1, Double.NaN};
        double value = CE.checked()
                .batch()
                .z(z)
                .y(y(2, 99))
                .mask(mask)
                .weights(weights)
                .evaluate();
        assertThat(value).isEqualTo(CE.value(pt(1, 2, 3), y(2)));
        assertThat(CE.checked().batch().z(z).y(y(2, -100)).ignoreIndex(-100).evaluate())
                .isEqualTo(value);
    }

    @Test
    void aRowWhoseOwnWeightIsZeroMayLieOutsideItsDomain() {
        LossKernel kernel = WeightedCrossEntropyKernel.of(new WeightedCrossEntropy(new double[] {1, 0}))
                .checked();
        FluentCall call =
                new FluentCall(kernel).input(0, pt(0, 0, Double.NaN, 0)).input(1, y(0, 1));
        assertThat(call.evaluate()).isEqualTo(Math.log(2));
    }

    @Test
    void aRefusedTypedCallLeavesNothingBehind() {
        assertThatThrownBy(() -> FOCAL.valueAndGradient(pt(0.5), new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(FOCAL.value(pt(0.5))).isEqualTo(FOCAL.valueAt(0.5));
    }

    @Test
    void emptyArraysMayBeShared() {
        double[] empty = {};
        assertThat(FOCAL.valueGradientHessian(empty, empty, empty)).isEqualTo(0.0);
    }
}
