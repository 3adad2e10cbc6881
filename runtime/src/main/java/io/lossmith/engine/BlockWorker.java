package io.lossmith.engine;

/** The scratch of one thread, and what it does with the blocks of a chunk of rows. */
final class BlockWorker {
    private static final double[] NO_SCRATCH = {};

    private final Evaluation call;
    private final Arguments arguments;
    private final RowCheck check;
    private final Rows rows;
    private final InputStage inputs;
    private final CompensatedSum sum = new CompensatedSum();
    final ResultStage results;
    private VectorWorker vectors;

    BlockWorker(Evaluation call, Arguments arguments) {
        this.call = call;
        this.arguments = arguments;
        check = new RowCheck(arguments);
        rows = new Rows(arguments.layout);
        rows.scratch = NO_SCRATCH;
        inputs = new InputStage(arguments, rows);
        results = new ResultStage(arguments, rows);
    }

    /** Prepares for a phase of the call. */
    void begin() {
        if (rows.scratch.length < call.kernel.scratchSize()) {
            rows.scratch = new double[call.kernel.scratchSize()];
        }
        rows.scale = call.scale;
        inputs.begin();
        if (call.twin != null) {
            vectors = vectors == null ? new VectorWorker(call, arguments, rows, inputs, results) : vectors;
            vectors.begin();
        }
    }

    /** Checks the learned inputs, which belong to no row. */
    void checkLearned() {
        check.learned(rows);
    }

    /** Forgets the caller's memory. */
    void clear() {
        rows.clear();
        if (vectors != null) {
            vectors.clear();
        }
    }

    /** Does one phase of the rows from {@code first} to before {@code end}; learned gradients are summed in {@link #results}. */
    double run(Phase phase, long first, long end) {
        sum.clear();
        if (phase == Phase.COMPUTE) {
            results.begin();
        }
        boolean vectorised = call.twin != null;
        int blockRows = vectorised ? arguments.layout.vectorRows : arguments.layout.blockRows;
        if (vectorised) {
            vectors.clearSums();
        }
        for (long block = first; block < end; block += blockRows) {
            int count = (int) Math.min(blockRows, end - block);
            sum.add(
                    switch (phase) {
                        case CHECK -> check(block, count);
                        case RANK -> rank(block, count);
                        case WEIGH -> weigh(block, count);
                        case VALUE -> value(block, count);
                        case COMPUTE -> compute(block, count);
                    });
        }
        if (vectorised) {
            sum.add(vectors.sum());
        }
        return sum.value();
    }

    private double check(long first, int count) {
        boolean own = call.kernel.hasOwnWeight();
        boolean domains = call.kernel.checksDomains();
        inputs.open(first, count, own);
        check.mask(inputs.mask(), rows, first);
        check.weights(rows, first);
        for (int input = 0; input < arguments.layout.inputs(); input++) {
            checkDiscrete(input, first, own || domains);
        }
        if (own) {
            call.kernel.weightRows(rows);
            check.ownWeights(rows, first);
        }
        if (domains) {
            check.continuous(rows, first);
        }
        return weight();
    }

    /** Loads an input if that is wanted or it has to be checked, and checks it if it is discrete. */
    private void checkDiscrete(int input, long first, boolean load) {
        boolean discrete = arguments.layout.input(input).domain().discrete();
        boolean fine = !discrete || (call.twin != null && vectors.areFine(input, first, rows.count));
        if (arguments.layout.perRow(input) && (load || !fine)) {
            inputs.load(input, first, rows.count);
            if (!fine) {
                check.discrete(input, rows, first);
            }
        }
    }

    private double rank(long first, int count) {
        boolean own = call.kernel.hasOwnWeight();
        inputs.open(first, count, own);
        inputs.load(first);
        if (own) {
            call.kernel.weightRows(rows);
        }
        rows.clearResults();
        results.openValues();
        valueRows();
        call.hardest.note(first, rows);
        return 0;
    }

    private double weigh(long first, int count) {
        boolean own = call.kernel.hasOwnWeight();
        inputs.open(first, count, true);
        call.hardest.apply(first, rows);
        if (own) {
            inputs.load(first);
            call.kernel.weightRows(rows);
        }
        return weight();
    }

    private double value(long first, int count) {
        if (call.twin != null) {
            rows.clearResults();
            vectors.run(first, count, false);
            return 0;
        }
        weighted(first, count);
        rows.clearResults();
        return valueRows();
    }

    /** Reads a block and weighs its rows. */
    private void weighted(long first, int count) {
        boolean own = call.kernel.hasOwnWeight();
        inputs.open(first, count, own || call.unit != 1 || call.choosing);
        inputs.load(first);
        if (call.choosing) {
            call.hardest.apply(first, rows);
        }
        if (own) {
            call.kernel.weightRows(rows);
        }
        WeightUnit.apply(call.unit, rows);
    }

    private double compute(long first, int count) {
        if (call.twin != null) {
            vectors.run(first, count, true);
            return 0;
        }
        weighted(first, count);
        results.open(first);
        double value =
                arguments.wantsHessian() ? hessianRows() : arguments.wantsGradient() ? gradientRows() : valueRows();
        results.close(first);
        return value;
    }

    private double valueRows() {
        return call.refines ? call.kernel.refinedValueRows(rows) : call.kernel.valueRows(rows);
    }

    private double gradientRows() {
        return call.refines ? call.kernel.refinedGradientRows(rows) : call.kernel.gradientRows(rows);
    }

    private double hessianRows() {
        return call.refines ? call.kernel.refinedHessianRows(rows) : call.kernel.hessianRows(rows);
    }

    private double weight() {
        return rows.weights == null ? rows.count : RowCheck.sum(rows.weights, rows.weightsStart, rows.count);
    }
}
