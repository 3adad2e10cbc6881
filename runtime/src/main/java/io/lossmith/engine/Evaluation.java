package io.lossmith.engine;

/** One evaluation after the other of the same arguments: check everything, find the hardest rows if only they count, compute. */
final class Evaluation {
    final HardestRows hardest = new HardestRows();
    RowKernel kernel;
    /** The power of two by which weights are multiplied, and what gradients are multiplied with besides their row's weight. */
    double unit;

    double scale;
    /** The vector twin that computes, and with what; null where one row is computed after the other. */
    VectorTwin twin;

    VectorNumbers numbers;
    /** Whether only the hardest rows count. */
    boolean choosing;

    /** Whether results have the digits of doubles, so that they may need refining. */
    boolean refines;

    private long rows;
    /** The sum of the weights, and that in the unit. */
    private double total;

    private double divisor;

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
        try {
            prepare(forKernel);
            return compute(1);
        } finally {
            kernel = null;
        }
    }

    /** Checks everything and finds out which rows count and how much; writes nothing. */
    void prepare(RowKernel forKernel) {
        kernel = forKernel;
        unit = 1;
        scale = 1;
        choosing = false;
        refines = forKernel.refines() && forKernel.hasRefinements() && arguments.hasDoubles();
        rows = check.rows();
        numbers = refines ? null : VectorWorker.numbersFor(kernel, arguments, rows);
        twin = numbers == null ? null : kernel.vectorTwin();
        double weights = check();
        if (arguments.options.hardest < 1) {
            weights = choose();
        }
        total = weights;
        if (!kernel.dividesByWeights()) {
            return;
        }
        if (weights == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    layout.spec.name() + ": the weights add up to infinity; scale them down or use the sum reduction.");
        }
        unit = WeightUnit.of(weights);
        divisor = weights * unit;
    }

    /** The value of what was prepared; writes nothing. */
    double value() {
        return reduced(chunks.run(Phase.VALUE, rows));
    }

    /** The value, and every result that was asked for, gradients and Hessians times {@code factor}. */
    double compute(double factor) {
        boolean mean = kernel.dividesByWeights();
        scale = mean ? (divisor == 0 ? 0 : factor / divisor) : factor;
        double value = chunks.run(Phase.COMPUTE, rows);
        chunks.finish(Math.abs(factor) * (mean ? (divisor == 0 ? 0 : 1) : total));
        return reduced(value);
    }

    private double reduced(double sum) {
        if (!kernel.dividesByWeights()) {
            return sum;
        }
        return divisor == 0 ? 0 : sum / divisor;
    }

    /** Forgets the caller's memory. */
    void clear() {
        chunks.clear();
    }

    /** Checks the numbers of every row and returns the sum of the weights of those that count. */
    private double check() {
        if (kernel.checksDomains()) {
            chunks.checkLearned();
        }
        boolean plain = !kernel.hasOwnWeight() && !arguments.isWeighted();
        return plain && !kernel.checksDomains() && !layout.hasDiscreteInput ? rows : chunks.run(Phase.CHECK, rows);
    }

    /** Chooses the hardest rows and returns the sum of their weights. */
    private double choose() {
        if (rows > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(layout.spec.name() + ": hardest(" + arguments.options.hardest + ") of "
                    + rows + " rows is not possible; pass fewer rows at a time.");
        }
        hardest.begin((int) rows);
        chunks.run(Phase.RANK, rows);
        hardest.choose(arguments.options.hardest);
        choosing = true;
        return chunks.run(Phase.WEIGH, rows);
    }

    /** Refuses an output that shares elements with what {@code other} writes or reads. */
    void checkApart(Evaluation other) {
        check.overlaps().checkApart(rows, other.check.overlaps(), other.rows);
    }
}
