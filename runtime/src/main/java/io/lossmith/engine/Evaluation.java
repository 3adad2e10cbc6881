package io.lossmith.engine;

/** One evaluation after the other of the same arguments: check everything, find the hardest rows if only they count, compute. */
final class Evaluation {
    final HardestRows hardest = new HardestRows();
    RowKernel kernel;
    /** The power of two by which weights are multiplied, and what gradients are multiplied with besides their row's weight. */
    double unit;

    double scale;
    /** Whether only the hardest rows count. */
    boolean choosing;

    private final Arguments arguments;
    private final RowLayout layout;
    private final ArgumentCheck check;
    private final ChunkLoop chunks;

    Evaluation(Arguments arguments) {
        this.arguments = arguments;
        layout = arguments.layout;
        check = new ArgumentCheck(arguments);
        chunks = new ChunkLoop(this, arguments);
    }

    double run(RowKernel forKernel) {
        kernel = forKernel;
        try {
            unit = 1;
            scale = 1;
            choosing = false;
            return evaluate(check.rows());
        } finally {
            kernel = null;
        }
    }

    /** Forgets the caller's memory. */
    void clear() {
        chunks.clear();
    }

    private double evaluate(long rows) {
        double weights = check(rows);
        if (arguments.hardest < 1) {
            weights = choose(rows);
        }
        if (!kernel.dividesByWeights()) {
            double value = chunks.run(Phase.COMPUTE, rows);
            chunks.finish(weights);
            return value;
        }
        if (weights == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    layout.spec.name() + ": the weights add up to infinity; scale them down or use the sum reduction.");
        }
        unit = WeightUnit.of(weights);
        double divisor = weights * unit;
        scale = divisor == 0 ? 0 : 1 / divisor;
        double total = chunks.run(Phase.COMPUTE, rows);
        chunks.finish(divisor == 0 ? 0 : 1);
        return divisor == 0 ? 0 : total / divisor;
    }

    /** Checks the numbers of every row and returns the sum of the weights of those that count. */
    private double check(long rows) {
        if (kernel.checksDomains()) {
            chunks.checkLearned();
        }
        boolean plain = !kernel.hasOwnWeight() && !arguments.isWeighted();
        return plain && !kernel.checksDomains() && !layout.hasDiscreteInput ? rows : chunks.run(Phase.CHECK, rows);
    }

    /** Chooses the hardest rows and returns the sum of their weights. */
    private double choose(long rows) {
        if (rows > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(layout.spec.name() + ": hardest(" + arguments.hardest + ") of " + rows
                    + " rows is not possible; pass fewer rows at a time.");
        }
        hardest.begin((int) rows);
        chunks.run(Phase.RANK, rows);
        hardest.choose(arguments.hardest);
        choosing = true;
        return chunks.run(Phase.WEIGH, rows);
    }
}
