package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.fixture.CrossEntropy;
import io.lossmith.fixture.CrossEntropyKernel;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One kernel, many threads. */
class ThreadsTest {
    @Test
    void everyThreadGetsTheSameBits() throws Exception {
        CrossEntropyKernel kernel = CrossEntropyKernel.of(new CrossEntropy(), 4);
        Random random = new Random(5);
        float[] z = new float[4 * 3000];
        int[] y = new int[3000];
        for (int at = 0; at < z.length; at++) {
            z[at] = (float) random.nextGaussian();
            y[at / 4] = random.nextInt(4);
        }
        float[] expectedGradient = new float[z.length];
        double expected = kernel.valueAndGradient(z, y, expectedGradient);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int task = 0; task < 64; task++) {
                tasks.add(() -> {
                    float[] gradient = new float[z.length];
                    return kernel.valueAndGradient(z, y, gradient) == expected
                            && Arrays.equals(gradient, expectedGradient);
                });
            }
            for (Future<Boolean> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void scratchOfAThreadKeepsNeitherTheKernelNorTheArraysAlive() {
        double[] z = new double[4000];
        CrossEntropyKernel kernel = CrossEntropyKernel.of(new CrossEntropy(), 4);
        WeakReference<Object> array = new WeakReference<>(z);
        WeakReference<Object> kernelReference = new WeakReference<>(kernel);
        kernel.value(z, new int[1000]);
        z = null;
        assertThat(isCollected(array)).isTrue();
        assertThat(kernel.toString()).isEqualTo("CrossEntropy{K=4} mean");
        kernel = null;
        assertThat(isCollected(kernelReference)).isTrue();
    }

    private static boolean isCollected(WeakReference<Object> reference) {
        for (int attempt = 0; attempt < 50 && reference.get() != null; attempt++) {
            System.gc();
        }
        return reference.get() == null;
    }
}
