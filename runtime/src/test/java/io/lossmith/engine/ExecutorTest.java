package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.Batch;
import io.lossmith.LossKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Helpers on an executor: the same bits, the first failure, and no executor that makes a call hang. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ExecutorTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(4);
    private static final int CHUNK = (int) ChunkLoop.rows(rows(ProbeKernel.INSTANCE));
    private static final int ROWS = 9 * CHUNK + 5;

    private final double[] p = new double[ROWS];
    private final double[] gradient = new double[ROWS];
    private final double[] learned = new double[1];

    ExecutorTest() {
        Random random = new Random(2);
        Arrays.setAll(p, row -> random.nextGaussian() * Math.exp(30 * random.nextDouble()));
    }

    @AfterAll
    static void shutDown() {
        POOL.shutdown();
    }

    private static RowLayout rows(RowKernel kernel) {
        return kernel.layout();
    }

    private Batch batch() {
        return Batch.rows(ROWS)
                .input("p", p)
                .input("s", new double[1])
                .gradient("p", gradient)
                .gradient("s", learned);
    }

    /** Everything a call computed. */
    private List<Double> results(LossKernel kernel, Batch batch) {
        Arrays.fill(gradient, 77);
        double value = kernel.evaluate(batch);
        List<Double> results = new ArrayList<>(List.of(value, learned[0]));
        Arrays.stream(gradient).forEach(results::add);
        return results;
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        List<Double> alone = results(ProbeKernel.INSTANCE, batch());
        for (int threads : new int[] {1, 2, 3, 4, 7, 100}) {
            for (int round = 0; round < 10; round++) {
                assertThat(results(ProbeKernel.INSTANCE, batch().executor(POOL, threads)))
                        .as(threads + " threads")
                        .isEqualTo(alone);
            }
        }
        assertThat(results(ProbeKernel.INSTANCE, batch().executor(ForkJoinPool.commonPool())))
                .isEqualTo(alone);
        List<Double> hardest = results(ProbeKernel.INSTANCE, batch().hardest(0.2));
        assertThat(results(ProbeKernel.INSTANCE, batch().hardest(0.2).executor(POOL, 4)))
                .isEqualTo(hardest);
    }

    @Test
    void aHelperDoesTheWorkOfACallerThatIsBusy() {
        List<Double> alone = results(ProbeKernel.INSTANCE, batch());
        List<Thread> helpers = new ArrayList<>();
        Executor waiting = task -> {
            try {
                POOL.submit(() -> {
                            helpers.add(Thread.currentThread());
                            task.run();
                        })
                        .get();
            } catch (InterruptedException | ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        };
        assertThat(results(ProbeKernel.INSTANCE, batch().executor(waiting, 4))).isEqualTo(alone);
        assertThat(helpers).as("nothing was left for a second one").hasSize(1);
    }

    @Test
    void noExecutorMakesACallHang() {
        List<Double> alone = results(ProbeKernel.INSTANCE, batch());
        List<Runnable> late = new ArrayList<>();
        Executor refusing = task -> {
            throw new RejectedExecutionException("full");
        };
        assertThat(results(ProbeKernel.INSTANCE, batch().executor(refusing, 4)))
                .as("refusing")
                .isEqualTo(alone);
        assertThat(results(ProbeKernel.INSTANCE, batch().executor(Runnable::run, 4)))
                .as("same thread")
                .isEqualTo(alone);
        assertThat(results(ProbeKernel.INSTANCE, batch().executor(task -> {}, 4)))
                .as("dropping")
                .isEqualTo(alone);
        assertThat(results(ProbeKernel.INSTANCE, batch().executor(late::add, 4)))
                .as("late")
                .isEqualTo(alone);
        Arrays.fill(gradient, 77);
        assertThat(late).as("the calling thread is the fourth").hasSize(3);
        late.forEach(Runnable::run);
        assertThat(gradient).as("a helper that comes too late does nothing").containsOnly(77);
    }

    @Test
    void aCallFromAThreadOfThePoolItselfFinishes() throws Exception {
        List<Double> alone = results(ProbeKernel.INSTANCE, batch());
        ExecutorService single = Executors.newSingleThreadExecutor();
        try {
            assertThat(single.submit(() -> results(ProbeKernel.INSTANCE, batch().executor(single, 4)))
                            .get())
                    .isEqualTo(alone);
        } finally {
            single.shutdown();
        }
    }

    @Test
    void theFirstFailureReachesTheCaller() {
        p[2 * CHUNK + 1] = 13;
        p[3 * CHUNK] = 14;
        p[7 * CHUNK] = 14;
        for (int round = 0; round < 30; round++) {
            assertThatThrownBy(() -> ProbeKernel.INSTANCE.evaluate(batch().executor(POOL, 4)))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("the prediction is 13.0");
        }
        assertThatThrownBy(() -> ProbeKernel.INSTANCE.evaluate(batch().executor(Runnable::run, 2)))
                .hasMessage("the prediction is 13.0");
        p[2 * CHUNK + 1] = 0;
        p[3 * CHUNK] = 0;
        p[7 * CHUNK] = 0;
        assertThat(results(ProbeKernel.INSTANCE, batch().executor(POOL, 4)))
                .isEqualTo(results(ProbeKernel.INSTANCE, batch()));
    }

    @Test
    void whatTheExecutorThrowsReachesTheCaller() {
        Executor broken = task -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(() -> ProbeKernel.INSTANCE.evaluate(batch().executor(broken, 4)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    void anInterruptIsKeptAndDisturbsNothing() {
        List<Double> alone = results(ProbeKernel.INSTANCE, batch());
        for (int round = 0; round < 10; round++) {
            Thread.currentThread().interrupt();
            List<Double> results = results(ProbeKernel.INSTANCE, batch().executor(POOL, 4));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(results).isEqualTo(alone);
        }
    }

    @Test
    void aReusedBatchMayChangeItsThreads() {
        Batch reused = batch();
        List<Double> alone = results(ProbeKernel.INSTANCE, reused);
        assertThat(results(ProbeKernel.INSTANCE, reused.executor(POOL, 3))).isEqualTo(alone);
        assertThat(results(ProbeKernel.INSTANCE, reused.executor(POOL, 2))).isEqualTo(alone);
        assertThat(results(ProbeKernel.INSTANCE, reused.executor(null))).isEqualTo(alone);
    }
}
