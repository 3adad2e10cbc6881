package io.lossmith.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.InvalidMarkException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a slice says about itself. */
class SliceTest {
    private static final double[] NUMBERS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

    @Test
    void offsetsAddUpAndStridesSayWhereTheNextIs() {
        Slice whole = Slice.of(NUMBERS);
        assertThat(whole.get(2, 1, 4)).isEqualTo(9);
        assertThat(whole.from(1).from(2).get(0, 0, 1)).isEqualTo(3);
        assertThat(whole.columnMajor(4).get(1, 2, 3)).isEqualTo(9);
        assertThat(whole.from(1).columnMajor(5).get(1, 1, 2)).isEqualTo(7);
        assertThat(whole.elementStride(2).get(1, 1, 3)).isEqualTo(8);
        assertThat(whole.rowStride(5).get(1, 3, 4)).isEqualTo(8);
        assertThat(whole.rowStride(0).get(1_000_000_000_000L, 3, 4)).isEqualTo(3);
    }

    @Test
    void onlyAWholeArrayIsPlain() {
        Slice whole = Slice.of(NUMBERS);
        assertThat(whole.isPlain()).isTrue();
        assertThat(whole.from(0).isPlain()).isFalse();
        assertThat(whole.rowStride(1).isPlain()).isFalse();
        assertThat(whole.elementStride(1).isPlain()).isFalse();
        assertThat(whole.columnMajor(12).isPlain()).isFalse();
    }

    @Test
    void itsTextTellsTypeOffsetAndStrides() {
        assertThat(Slice.of(NUMBERS)).hasToString("double[12]");
        assertThat(Slice.of(new boolean[3])).hasToString("boolean[3]");
        assertThat(Slice.of(FloatBuffer.allocate(9).asReadOnlyBuffer()).from(1).columnMajor(4))
                .hasToString("FloatBuffer[9] from 1 row stride 1 element stride 4");
    }

    @Test
    void aBufferIsReadFromItsPositionAndNotMoved() {
        DoubleBuffer heap = DoubleBuffer.wrap(NUMBERS);
        DoubleBuffer direct = ByteBuffer.allocateDirect(96)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .put(NUMBERS);
        DoubleBuffer later = DoubleBuffer.wrap(NUMBERS, 2, 8).slice();
        for (DoubleBuffer buffer : new DoubleBuffer[] {heap, direct}) {
            buffer.position(2).mark().position(4).limit(11);
            Slice slice = Slice.of(buffer);
            assertThat(slice.size()).isEqualTo(7);
            assertThat(slice.get(1, 0, 2)).isEqualTo(6);
            buffer.position(7);
            assertThat(slice.get(1, 0, 2))
                    .as("captured when the slice was made")
                    .isEqualTo(6);
            assertThat(buffer.limit()).isEqualTo(11);
            assertThat(buffer.reset().position()).isEqualTo(2);
        }
        assertThat(Slice.of(later).get(3, 0, 1)).isEqualTo(5);
    }

    @Test
    void aBufferWithoutAMarkKeepsNone() {
        FloatBuffer buffer = ByteBuffer.allocateDirect(16).asFloatBuffer();
        Slice.of(buffer).get(0, 0, 1);
        assertThatThrownBy(buffer::reset).isInstanceOf(InvalidMarkException.class);
    }

    @Test
    void theOwnerTellsWhichMemoryItIs() {
        Buffer view = ByteBuffer.allocateDirect(64).asDoubleBuffer().position(3);
        Slice slice = Slice.of((DoubleBuffer) view);
        assertThat(slice.owner()).isSameAs(view);
        assertThat(slice.ownerOrigin()).isEqualTo(3);
        Slice wrapped = Slice.of(DoubleBuffer.wrap(NUMBERS, 5, 4));
        assertThat(wrapped.owner()).isSameAs(NUMBERS);
        assertThat(wrapped.ownerOrigin()).isEqualTo(5);
    }

    static Stream<Arguments> refusals() {
        Slice slice = Slice.of(NUMBERS);
        return Stream.of(
                refused(
                        () -> slice.from(-1),
                        "from(-1) is outside double[12], which has 12 elements; pass 0 to that number."),
                refused(
                        () -> slice.from(9).from(4),
                        "from(4) is outside double[12] from 9, which has 3 elements; pass 0 to that number."),
                refused(() -> slice.rowStride(-2), "rowStride(-2) is negative; pass a number of elements, 0 or more."),
                refused(
                        () -> slice.elementStride(-1),
                        "elementStride(-1) is negative; pass a number of elements, 0 or more."),
                refused(
                        () -> slice.columnMajor(-1),
                        "columnMajor(-1) is negative; pass a number of elements, 0 or more."));
    }

    private static Arguments refused(ThrowingCallable call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void nonsenseIsRefusedAtOnce(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
