package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.LossKernel;
import io.lossmith.data.Slice;
import io.lossmith.fixture.CrossEntropy;
import io.lossmith.fixture.CrossEntropyKernel;
import io.lossmith.fixture.FocalLoss;
import io.lossmith.fixture.FocalLossKernel;
import io.lossmith.fixture.LearnedScale;
import io.lossmith.fixture.LearnedScaleKernel;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact text of every refusal that slices and their options bring, and overlaps that only seem to be some. */
class SliceErrorTest {
    private static final FocalLossKernel FOCAL = FocalLossKernel.of(new FocalLoss(2));
    private static final CrossEntropyKernel CE = CrossEntropyKernel.of(new CrossEntropy(), 3);
    private static final LossKernel LEARNED = LearnedScaleKernel.of(new LearnedScale());
    private static final LossKernel SIGNS = SignCountKernel.INSTANCE;
    private static final double[] SHARED = new double[12];
    private static final DoubleBuffer DIRECT = ByteBuffer.allocateDirect(96).asDoubleBuffer();

    private static FluentCall focal(FluentCall call) {
        return call.rows(2).input(0, new double[] {0.5, 0.5});
    }

    private static FluentCall ce(FluentCall call) {
        return call.rows(2).input(0, new double[6]).input(1, new int[2]);
    }

    private static FluentCall signs(FluentCall call) {
        return call.rows(2)
                .input(0, new double[2])
                .input(1, new double[] {1, 1})
                .input(2, new int[2]);
    }

    private static Arguments refused(LossKernel kernel, UnaryOperator<FluentCall> arguments, String message) {
        return Arguments.of(kernel, arguments, message);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused(
                        FOCAL,
                        c -> c.rows(4).input(0, Slice.of(SHARED).from(3).rowStride(3)),
                        "FocalLoss: the input 'pt' has 12 elements (double[]), but 4 rows from 3 with row stride 3 and element stride 1 need 13; pass a longer one, or a smaller offset or stride."),
                refused(
                        CE,
                        c -> ce(c).gradient(0, Slice.of(new float[6]).columnMajor(3)),
                        "CrossEntropy: the gradient of 'z' has 6 elements (float[]), but 2 rows of 3 from 0 with row stride 1 and element stride 3 need 8; pass a longer one, or a smaller offset or stride."),
                refused(
                        CE,
                        c -> ce(c).hessian(0, Slice.of(SHARED).elementStride(Long.MAX_VALUE)),
                        "CrossEntropy: the Hessian of 'z' has 12 elements (double[]), but 2 rows of 3 from 0 with row stride 9223372036854775807 and element stride 9223372036854775807 need 9223372036854775807; pass a longer one, or a smaller offset or stride."),
                refused(
                        FOCAL,
                        c -> focal(c).weights(Slice.of(new byte[4]).from(3)),
                        "FocalLoss: the weights have 4 elements (byte[]), but 2 rows from 3 with row stride 1 and element stride 1 need 5; pass a longer one, or a smaller offset or stride."),
                refused(
                        FOCAL,
                        c -> focal(c).values(Slice.of(DIRECT).rowStride(12)),
                        "FocalLoss: the values have 12 elements (DoubleBuffer), but 2 rows from 0 with row stride 12 and element stride 1 need 13; pass a longer one, or a smaller offset or stride."),
                refused(
                        LEARNED,
                        c -> c.input(0, new double[2])
                                .input(1, Slice.of(SHARED).from(12))
                                .input(2, new double[2]),
                        "LearnedScale: the input 's' has 12 elements (double[]), but 1 row from 12 with row stride 1 and element stride 1 need 13; pass a longer one, or a smaller offset or stride."),
                refused(
                        FOCAL,
                        c -> c.input(0, Slice.of(SHARED).from(2)),
                        "FocalLoss: every input has an offset or strides, which do not tell the number of rows; state it with rows(n)."),
                refused(
                        CE,
                        c -> c.input(0, Slice.of(DoubleBuffer.allocate(6))).input(1, Slice.of(new short[3])),
                        "CrossEntropy: the input 'y' has 3 elements instead of 2 for 2 rows; pass an array of that length."),
                refused(
                        FOCAL,
                        c -> focal(c).input(0, Slice.of(new long[2])),
                        "FocalLoss: the input 'pt' was given as long[], but takes a double[] or float[]; convert the array."),
                refused(
                        FOCAL,
                        c -> focal(c).gradient(0, Slice.of(new int[2])),
                        "FocalLoss: the gradient of 'pt' cannot be written to int[], results are double or float; pass a double[], float[], DoubleBuffer or FloatBuffer."),
                refused(
                        FOCAL,
                        c -> focal(c).hessian(
                                        0, Slice.of(FloatBuffer.allocate(2).asReadOnlyBuffer())),
                        "FocalLoss: the Hessian of 'pt' cannot be written to a read-only FloatBuffer; pass one that can be written."),
                refused(
                        FOCAL,
                        c -> focal(c).values(Slice.of(DIRECT.asReadOnlyBuffer())),
                        "FocalLoss: the values cannot be written to a read-only DoubleBuffer; pass one that can be written."),
                refused(
                        FOCAL,
                        c -> focal(c).values(Slice.of(new byte[2])),
                        "FocalLoss: the values cannot be written to byte[], results are double or float; pass a double[], float[], DoubleBuffer or FloatBuffer."),
                refused(
                        CE,
                        c -> ce(c).gradient(0, Slice.of(SHARED).rowStride(2)),
                        "CrossEntropy: the gradient of 'z' would be written twice at some elements, with row stride 2, element stride 1 and 2 rows of 3; use strides that keep rows and elements apart."),
                refused(
                        FOCAL,
                        c -> focal(c).values(Slice.of(SHARED).rowStride(0)),
                        "FocalLoss: the values would be written twice at some elements, with row stride 0, element stride 1 and 2 rows; use strides that keep rows and elements apart."),
                refused(
                        FOCAL,
                        c -> focal(c).gradient(0, Slice.of(SHARED).rowStride(2))
                                .hessian(0, Slice.of(SHARED).from(2).rowStride(2)),
                        "FocalLoss: the gradient of 'pt' and the Hessian of 'pt' share elements of the same double[]; use offsets and strides that keep them apart, or give each output an array of its own."),
                refused(
                        FOCAL,
                        c -> focal(c).values(Slice.of(DoubleBuffer.wrap(SHARED, 4, 2)))
                                .weights(Slice.of(SHARED).from(5)),
                        "FocalLoss: the values and the weights share elements of the same double[]; use offsets and strides that keep them apart, or give each output an array of its own."),
                refused(
                        CE,
                        c -> ce(c).input(0, Slice.of(SHARED).columnMajor(4))
                                .gradient(0, Slice.of(SHARED).from(3)),
                        "CrossEntropy: the gradient of 'z' and the input 'z' share elements of the same double[]; use offsets and strides that keep them apart, or give each output an array of its own."),
                refused(
                        FOCAL,
                        c -> focal(c).gradient(0, Slice.of(DIRECT).from(0)).hessian(0, Slice.of(DIRECT)),
                        "FocalLoss: the gradient of 'pt' and the Hessian of 'pt' share elements of the same DoubleBuffer; use offsets and strides that keep them apart, or give each output an array of its own."),
                refused(
                        FOCAL,
                        c -> focal(c).mask(Slice.of(new float[] {1, 0.5f})),
                        "FocalLoss: the mask at row 1 is 0.5, not 0 or 1; pass 1 for each row that counts, and fractions as weights."),
                refused(
                        FOCAL,
                        c -> focal(c).mask(Slice.of(new byte[] {-1, 1})),
                        "FocalLoss: the mask at row 0 is -1, not 0 or 1; pass 1 for each row that counts, and fractions as weights."),
                refused(
                        FOCAL,
                        c -> focal(c).weights(Slice.of(new long[] {1, Long.MIN_VALUE})),
                        "FocalLoss: the weight at row 1 is -9223372036854775808; weights must be finite and not negative, 0 leaves a row out."),
                refused(
                        CE,
                        c -> ce(c).input(1, Slice.of(new byte[] {1, -56})),
                        "CrossEntropy: the class 'y' at row 1 is -56, outside 0 to 2; correct it, or leave the row out with a mask, a weight of 0 or ignoreIndex(-56)."),
                refused(
                        CE,
                        c -> ce(c).input(1, Slice.of(new long[] {1L << 32, 0})),
                        "CrossEntropy: the class 'y' at row 0 is 4294967296, outside 0 to 2; correct it, or leave the row out with a mask, a weight of 0."),
                refused(
                        CE,
                        c -> ce(c).input(1, Slice.of(new float[] {0, Float.NaN})),
                        "CrossEntropy: the class 'y' at row 1 is NaN, not a whole number from 0 to 2; correct it, or leave the row out with a mask, a weight of 0."),
                refused(
                        CE,
                        c -> ce(c).input(1, Slice.of(new float[] {0, Float.NaN}))
                                .ignoreIndex(Integer.MIN_VALUE),
                        "CrossEntropy: the class 'y' at row 1 is NaN, not a whole number from 0 to 2; correct it, or leave the row out with a mask, a weight of 0."),
                refused(
                        CE,
                        c -> ce(c).input(1, Slice.of("01".toCharArray())),
                        "CrossEntropy: the class 'y' at row 0 is 48, outside 0 to 2; correct it, or leave the row out with a mask, a weight of 0 or ignoreIndex(48)."),
                refused(
                        SIGNS,
                        c -> signs(c).input(1, new int[] {1, 0}),
                        "SignCount: the input 's' at row 1 is 0, not -1 or 1; correct it, or leave the row out with a mask or a weight of 0."),
                refused(
                        SIGNS,
                        c -> signs(c).input(
                                        2,
                                        Slice.of(new double[] {0, 0, 1, 2.5})
                                                .from(1)
                                                .rowStride(2)),
                        "SignCount: the input 'n' at row 1 is 2.5, not a count (0, 1, 2, ...); correct it, or leave the row out with a mask or a weight of 0."),
                refused(
                        FOCAL,
                        c -> focal(c).hardest(0),
                        "FocalLoss: hardest(0.0) is no share of the rows; pass a number above 0 and at most 1, which takes all rows."),
                refused(
                        FOCAL,
                        c -> focal(c).hardest(Double.NaN),
                        "FocalLoss: hardest(NaN) is no share of the rows; pass a number above 0 and at most 1, which takes all rows."),
                refused(
                        FOCAL,
                        c -> c.rows(1L << 31)
                                .input(0, Slice.of(SHARED).rowStride(0))
                                .hardest(0.5),
                        "FocalLoss: hardest(0.5) of 2147483648 rows is not possible; pass fewer rows at a time."),
                refused(
                        FOCAL,
                        c -> focal(c).hessianFloor(-1),
                        "FocalLoss: hessianFloor(-1.0) is not possible; pass a finite number, 0 or more, or negative infinity for no floor."),
                refused(
                        FOCAL,
                        c -> focal(c).hessianFloor(Double.POSITIVE_INFINITY),
                        "FocalLoss: hessianFloor(Infinity) is not possible; pass a finite number, 0 or more, or negative infinity for no floor."),
                refused(
                        FOCAL,
                        c -> focal(c).executor(Runnable::run, 0),
                        "FocalLoss: executor(..., 0) leaves no thread to compute; pass 1 or more, the calling thread included."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theMessageNamesArgumentPlaceAndRemedy(LossKernel kernel, UnaryOperator<FluentCall> arguments, String message) {
        FluentCall call = arguments.apply(new FluentCall(kernel));
        assertThatThrownBy(call::evaluate)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> apart() {
        return Stream.of(
                accepted(
                        FOCAL,
                        c -> focal(c).gradient(0, Slice.of(SHARED).rowStride(2))
                                .hessian(0, Slice.of(SHARED).from(1).rowStride(2))),
                accepted(
                        FOCAL,
                        c -> focal(c).gradient(0, Slice.of(SHARED).rowStride(6))
                                .values(Slice.of(SHARED).from(2).rowStride(9))
                                .weights(Slice.of(SHARED).from(3).rowStride(2))),
                accepted(
                        CE,
                        c -> ce(c).input(0, Slice.of(SHARED).columnMajor(4))
                                .gradient(0, Slice.of(SHARED).from(2).columnMajor(4))),
                accepted(
                        FOCAL,
                        c -> focal(c).gradient(0, Slice.of(DIRECT).from(0))
                                .hessian(0, Slice.of(DIRECT).from(2))));
    }

    private static Arguments accepted(LossKernel kernel, UnaryOperator<FluentCall> arguments) {
        return Arguments.of(kernel, arguments);
    }

    @ParameterizedTest
    @MethodSource("apart")
    void whatOnlySeemsToOverlapIsAccepted(LossKernel kernel, UnaryOperator<FluentCall> arguments) {
        Arrays.fill(SHARED, 0.5);
        FluentCall call = arguments.apply(new FluentCall(kernel));
        assertThatCode(call::evaluate).doesNotThrowAnyException();
    }

    @Test
    void nothingIsWrittenWhenAHelperFindsAMistake() {
        int rows = 4 * (int) ChunkLoop.rows(rows(CE));
        byte[] classes = new byte[rows];
        classes[rows - 1] = 3;
        classes[rows / 2] = 4;
        float[] pairs = new float[6 * rows];
        Arrays.fill(pairs, 7);
        CrossEntropyKernel.Batch batch = CE.batch()
                .z(new double[3 * rows])
                .y(Slice.of(classes))
                .gradZ(Slice.of(pairs).elementStride(2))
                .hessZ(Slice.of(pairs).from(1).elementStride(2))
                .hardest(0.5)
                .executor(task -> new Thread(task).start(), 4);
        for (int round = 0; round < 20; round++) {
            assertThatThrownBy(batch::evaluate)
                    .as("the first mistake, whoever finds it")
                    .hasMessageContaining("at row " + rows / 2 + " is 4");
        }
        assertThat(pairs).containsOnly(7);
    }

    private static RowLayout rows(RowKernel kernel) {
        return kernel.layout();
    }
}
