package io.lossmith.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * One phase shared by the calling thread and helpers on an executor. The caller takes chunks like everybody else and waits only for helpers
 * that are at work, so that an executor that refuses, delays or drops its tasks, or runs them on the caller's thread, makes the call slower at
 * worst. A helper that comes too late finds nothing to do and nothing to hold on to.
 */
final class SharedLoop implements Runnable {
    private final Phase phase;
    private final long rows;
    private final int chunks;
    private final boolean summing;
    private final AtomicInteger taken = new AtomicInteger();
    private double[] sums;
    private ChunkLoop loop;
    /** Null when the phase is over. */
    private BlockWorker[] workers;

    private int threads;
    private int joined = 1;
    private int working;
    private int merged;
    private Throwable failure;
    private volatile int failedChunk = Integer.MAX_VALUE;

    SharedLoop(ChunkLoop loop, Phase phase, long rows, int chunks, double[] sums, boolean summing) {
        this.loop = loop;
        this.phase = phase;
        this.rows = rows;
        this.chunks = chunks;
        this.sums = sums;
        this.summing = summing;
    }

    /** Returns when all chunks are done, or throws what the first chunk that failed has thrown. */
    void run(BlockWorker[] ownWorkers, int mostThreads, Executor executor) {
        workers = ownWorkers;
        threads = mostThreads;
        try {
            callHelpers(executor);
            work(ownWorkers[0], loop, sums);
        } finally {
            close();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private void callHelpers(Executor executor) {
        try {
            for (int helper = 1; helper < threads && taken.get() < chunks; helper++) {
                executor.execute(this);
            }
        } catch (RejectedExecutionException full) {
            // Those who came are enough.
        }
    }

    /** A helper's part. */
    @Override
    public void run() {
        BlockWorker worker;
        ChunkLoop shared;
        double[] results;
        synchronized (this) {
            if (workers == null || joined == threads) {
                return;
            }
            worker = workers[joined++];
            working++;
            shared = loop;
            results = sums;
        }
        try {
            work(worker, shared, results);
        } finally {
            synchronized (this) {
                working--;
                notifyAll();
            }
        }
    }

    private void work(BlockWorker worker, ChunkLoop shared, double[] results) {
        int chunk = -1;
        try {
            worker.begin();
            // A chunk before the one that failed is still computed: the first failure is the one that is reported.
            for (chunk = taken.getAndIncrement();
                    chunk < chunks && chunk < failedChunk;
                    chunk = taken.getAndIncrement()) {
                results[chunk] = shared.run(worker, phase, chunk, rows);
                if (summing) {
                    mergeInTurn(worker, shared, chunk);
                }
            }
        } catch (RuntimeException | Error thrown) {
            fail(chunk, thrown);
        }
    }

    private synchronized void mergeInTurn(BlockWorker worker, ChunkLoop shared, int chunk) {
        await(() -> merged != chunk && failure == null);
        if (failure == null) {
            shared.merge(worker);
            merged++;
            notifyAll();
        }
    }

    private synchronized void fail(int chunk, Throwable thrown) {
        if (failure == null || chunk < failedChunk) {
            failure = thrown;
            failedChunk = chunk;
        }
        notifyAll();
    }

    private synchronized void close() {
        workers = null;
        taken.set(chunks);
        await(() -> working > 0);
        loop = null;
        sums = null;
    }

    /** Waits for threads that are at work; an interrupt is kept for the caller. */
    private void await(BooleanSupplier atWork) {
        boolean interrupted = false;
        while (atWork.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
