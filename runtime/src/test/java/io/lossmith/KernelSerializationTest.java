package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.fixture.CrossEntropy;
import io.lossmith.fixture.CrossEntropyKernel;
import io.lossmith.fixture.FocalLoss;
import io.lossmith.fixture.FocalLossKernel;
import io.lossmith.fixture.WeightedCrossEntropy;
import io.lossmith.fixture.WeightedCrossEntropyKernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Kernels are saved by their parameters and validated when they come back. */
class KernelSerializationTest {
    @Test
    void parametersLengthsAndOptionsComeBack() throws Exception {
        FocalLossKernel focal = FocalLossKernel.of(new FocalLoss(2.5))
                .withReduction(Reduction.SUM)
                .checked();
        FocalLossKernel restored = (FocalLossKernel) read(write(focal));
        assertThat(restored).hasToString("FocalLoss sum checked").isNotSameAs(focal);
        assertThat(restored.value(new double[] {0.3, 0.6})).isEqualTo(focal.value(new double[] {0.3, 0.6}));

        CrossEntropyKernel ce = CrossEntropyKernel.of(new CrossEntropy(), 3);
        assertThat(read(write(ce))).hasToString("CrossEntropy{K=3} mean");

        double[] w = {1, 2};
        WeightedCrossEntropyKernel weighted = WeightedCrossEntropyKernel.of(new WeightedCrossEntropy(w));
        w[0] = 99; // the kernel holds its own copy
        double[] z = {0, 1, 0.5, 0};
        double value = ((WeightedCrossEntropyKernel) read(write(weighted))).value(z, new int[] {0, 1});
        assertThat(value).isEqualTo(weighted.value(z, new int[] {0, 1}));
        assertThat(value)
                .isCloseTo(
                        (1.3132616875182228 + 2 * 0.9740769841801067) / 3, org.assertj.core.data.Offset.offset(1e-15));
    }

    @Test
    void anotherFormulaIsRefused() throws Exception {
        FocalLossKernel kernel = FocalLossKernel.of(new FocalLoss(2));
        String hash = kernel.spec().formulaHash();
        byte[] tampered = replace(
                write(kernel),
                hash.getBytes(StandardCharsets.UTF_8),
                "0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(tampered))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessage(
                        "The saved kernel of FocalLoss has the formula hash 0123456789abcdef, but the class now has "
                                + hash
                                + ": its formula was changed. Restore it with the version of FocalLoss that saved it, or build the kernel from its"
                                + " record again.");
    }

    @Test
    void savedParametersAreValidatedAgain() throws Exception {
        FocalLossKernel kernel = FocalLossKernel.of(new FocalLoss(2.5));
        byte[] tampered = replace(write(kernel), bits(2.5), bits(Double.NaN));
        assertThatThrownBy(() -> read(tampered))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessage("The saved kernel of FocalLoss (formula hash "
                        + kernel.spec().formulaHash()
                        + ") was refused: FocalLoss: the parameter 'gamma' is NaN; pass a number. Restore it with the version of FocalLoss"
                        + " that saved it, or build the kernel from its record again.");
    }

    @Test
    void savedLengthsAreValidatedAgain() throws Exception {
        byte[] three = ByteBuffer.allocate(8).putInt(1).putInt(3).array();
        byte[] none = ByteBuffer.allocate(8).putInt(1).putInt(0).array();
        byte[] tampered = replace(write(CrossEntropyKernel.of(new CrossEntropy(), 3)), three, none);
        assertThatThrownBy(() -> read(tampered))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("CrossEntropy: the length K is 0; pass at least 1.");
    }

    private static byte[] bits(double number) {
        return ByteBuffer.allocate(8).putDouble(number).array();
    }

    private static byte[] write(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    private static byte[] replace(byte[] bytes, byte[] found, byte[] replacement) {
        for (int at = 0; at + found.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + found.length, found, 0, found.length)) {
                byte[] changed = bytes.clone();
                System.arraycopy(replacement, 0, changed, at, replacement.length);
                return changed;
            }
        }
        throw new AssertionError("the stream does not contain what is to be replaced");
    }
}
