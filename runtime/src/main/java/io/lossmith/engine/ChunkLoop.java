package io.lossmith.engine;

import java.util.Arrays;

/**
 * Runs a phase of a call over chunks of blocks, on the calling thread or on several, and adds up what they return in the order of the rows.
 * Chunks depend on nothing but the layout, and each is summed by itself, so that the result has the same bits for any number of threads.
 */
final class ChunkLoop {
    /** Half a megabyte of doubles: enough work to hand over, and little enough to share it evenly. */
    private static final int CHUNK_BLOCKS = 16;

    /** So that a counter of chunks has room for all threads. */
    private static final int MOST_SHARED = 1 << 30;

    private final Evaluation call;
    private final Arguments arguments;
    private final CompensatedSum total = new CompensatedSum();
    private final ResultStage totals;
    /** The first is the calling thread's. */
    private BlockWorker[] workers;

    private double[] sums = {};

    ChunkLoop(Evaluation call, Arguments arguments) {
        this.call = call;
        this.arguments = arguments;
        totals = new ResultStage(arguments, new Rows(arguments.layout));
        workers = new BlockWorker[] {new BlockWorker(call, arguments)};
    }

    /** The rows of a chunk. */
    static long rows(RowLayout layout) {
        return (long) CHUNK_BLOCKS * layout.blockRows;
    }

    void checkLearned() {
        workers[0].begin();
        workers[0].checkLearned();
    }

    /** The sum of what the blocks return. */
    double run(Phase phase, long rows) {
        long chunkRows = rows(arguments.layout);
        long chunks = rows / chunkRows + (rows % chunkRows == 0 ? 0 : 1);
        boolean summing = phase == Phase.COMPUTE && arguments.wantsLearned();
        if (summing) {
            totals.begin();
        }
        int threads = arguments.options.executor == null ? 1 : (int) Math.min(arguments.options.parallelism, chunks);
        total.clear();
        if (threads > 1 && chunks <= MOST_SHARED) {
            runParallel(phase, rows, (int) chunks, threads, summing);
            return total.value();
        }
        workers[0].begin();
        for (long chunk = 0; chunk < chunks; chunk++) {
            total.add(run(workers[0], phase, chunk, rows));
            if (summing) {
                merge(workers[0]);
            }
        }
        return total.value();
    }

    /** Writes what was summed over all chunks; {@code weights} is the sum of the rows' factors. */
    void finish(double weights) {
        if (arguments.wantsLearned()) {
            totals.finish(weights);
        }
    }

    void clear() {
        for (BlockWorker worker : workers) {
            worker.clear();
        }
    }

    /** One chunk; each worker by one thread at a time. */
    double run(BlockWorker worker, Phase phase, long chunk, long rows) {
        long chunkRows = rows(arguments.layout);
        long first = chunk * chunkRows;
        return worker.run(phase, first, Math.min(rows, first + chunkRows));
    }

    /** Adds what a worker summed in its last chunk; in the order of the chunks, by one thread at a time. */
    void merge(BlockWorker worker) {
        totals.merge(worker.results);
    }

    private void runParallel(Phase phase, long rows, int chunks, int threads, boolean summing) {
        if (workers.length < threads) {
            int made = workers.length;
            workers = Arrays.copyOf(workers, threads);
            for (int worker = made; worker < threads; worker++) {
                workers[worker] = new BlockWorker(call, arguments);
            }
        }
        if (sums.length < chunks) {
            sums = new double[chunks];
        }
        new SharedLoop(this, phase, rows, chunks, sums, summing).run(workers, threads, arguments.options.executor);
        for (int chunk = 0; chunk < chunks; chunk++) {
            total.add(sums[chunk]);
        }
    }
}
