package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lossmith.Batch;
import io.lossmith.data.Slice;
import io.lossmith.fixture.CrossEntropy;
import io.lossmith.fixture.CrossEntropyKernel;
import io.lossmith.fixture.FocalLoss;
import io.lossmith.fixture.FocalLossKernel;
import io.lossmith.fixture.LearnedScale;
import io.lossmith.fixture.LearnedScaleKernel;
import io.lossmith.fixture.WeightedCrossEntropy;
import io.lossmith.fixture.WeightedCrossEntropyKernel;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Nothing is allocated by a call once its scratch exists. */
class AllocationTest {
    private static final int ROWS = 2000;

    @TestFactory
    Iterable<DynamicTest> allocatesNothingInSteadyState() {
        FocalLossKernel focal = FocalLossKernel.of(new FocalLoss(2));
        CrossEntropyKernel ce = CrossEntropyKernel.of(new CrossEntropy(), 3);
        CrossEntropyKernel checked = ce.checked();
        LearnedScaleKernel learned = LearnedScaleKernel.of(new LearnedScale());
        WeightedCrossEntropyKernel own =
                WeightedCrossEntropyKernel.of(new WeightedCrossEntropy(new double[] {1, 2, 3}));
        double[] d = new double[ROWS];
        double[] d2 = new double[ROWS];
        double[] d3 = new double[ROWS];
        float[] f = new float[ROWS];
        float[] f2 = new float[ROWS];
        float[] f3 = new float[ROWS];
        double[] z = new double[3 * ROWS];
        double[] gz = new double[3 * ROWS];
        float[] fz = new float[3 * ROWS];
        float[] fgz = new float[3 * ROWS];
        double[] one = {0};
        double[] gradientOfOne = {0};
        int[] y = new int[ROWS];
        FocalLossKernel.Batch weighted = focal.batch()
                .pt(f)
                .gradPt(f2)
                .hessPt(d2)
                .weights(f3)
                .mask(new boolean[ROWS])
                .accumulate(true);
        CrossEntropyKernel.Batch ignoring =
                ce.batch().z(fz).y(y).gradZ(gz).weights(d).ignoreIndex(0).values(f);
        Batch named =
                Batch.rows(ROWS).input("z", z).input("y", y).gradient("z", fgz).weights(d);
        float[] pairs = new float[6 * ROWS];
        CrossEntropyKernel.Batch sliced = ce.batch()
                .z(Slice.of(fz).columnMajor(ROWS))
                .y(Slice.of(new long[ROWS]))
                .gradZ(Slice.of(pairs).elementStride(2))
                .hessZ(Slice.of(pairs).from(1).elementStride(2))
                .weights(Slice.of(new int[ROWS]))
                .mask(Slice.of(new byte[ROWS]))
                .rows(ROWS);
        DoubleBuffer direct = ByteBuffer.allocateDirect(8 * 3 * ROWS).asDoubleBuffer();
        Batch hardest = Batch.rows(ROWS)
                .input("z", Slice.of(direct))
                .input("y", new byte[ROWS])
                .gradient("z", Slice.of(FloatBuffer.allocate(3 * ROWS)))
                .hessian("z", Slice.of(direct.duplicate()))
                .hardest(0.3)
                .hessianFloor(0.1);
        Map<String, DoubleSupplier> calls = new LinkedHashMap<>();
        calls.put("double value", () -> focal.value(d));
        calls.put("float value", () -> focal.value(f));
        calls.put("double gradient", () -> focal.valueAndGradient(d, d2));
        calls.put("float gradient", () -> focal.valueAndGradient(f, f2));
        calls.put("double Hessian", () -> focal.valueGradientHessian(d, d2, d3));
        calls.put("float Hessian", () -> focal.valueGradientHessian(f, f2, f3));
        calls.put("double and float in turn", () -> focal.value(d) + focal.value(f));
        calls.put("double vectors", () -> ce.valueAndGradient(z, y, gz));
        calls.put("float vectors", () -> ce.valueAndGradient(fz, y, fgz));
        calls.put("learned input", () -> learned.valueAndGradient(d, one, d2, d3, gradientOfOne));
        calls.put("own weight", () -> own.value(z, y));
        calls.put("checked", () -> checked.value(z, y));
        calls.put("weights, mask, accumulate", weighted::evaluate);
        calls.put("weights and ignoreIndex", ignoring::evaluate);
        calls.put("slices", sliced::evaluate);
        calls.put("buffers, hardest, Hessian floor", () -> ce.evaluate(hardest));
        calls.put("by name", () -> ce.evaluate(named));
        return calls.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(allocated(entry.getValue())).isZero()))
                .toList();
    }

    /** The least number of bytes of several runs: the JVM itself may allocate in one of them. */
    private static long allocated(DoubleSupplier call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        double sink = 0;
        for (int warmUp = 0; warmUp < 200; warmUp++) {
            sink += call.getAsDouble();
        }
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int turn = 0; turn < 20; turn++) {
                sink += call.getAsDouble();
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        return sink == 0.123 ? -1 : least;
    }
}
