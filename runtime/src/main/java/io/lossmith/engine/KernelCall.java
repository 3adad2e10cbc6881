package io.lossmith.engine;

/**
 * One call of a kernel: its arguments, by the index of the input in the spec, and its scratch. Reusable, for one thread at a time.
 *
 * <p>{@link #evaluate} checks everything before it writes anything, and allocates nothing once scratch of the needed sorts exists. Arrays are
 * row-major, {@code [rows, width]}. A null array means: not given, or not wanted. The sum is formed in blocks whose size depends only on the
 * widths of the inputs, so that element types and wanted results never change the value's bits.
 */
public final class KernelCall {
    private final Arguments arguments;
    private final ArgumentCheck argumentCheck;
    private final RowCheck rowCheck;
    private final Rows rows;
    private final InputStage inputs;
    private final ResultStage results;
    private final CompensatedSum sum = new CompensatedSum();
    private final double[] noScratch = {};
    private RowKernel kernel;
    private boolean once;

    /**
     * A call without arguments.
     *
     * @param kernel the kernel to evaluate
     */
    public KernelCall(RowKernel kernel) {
        this(kernel.layout());
        this.kernel = kernel;
    }

    KernelCall(RowLayout layout) {
        arguments = new Arguments(layout);
        argumentCheck = new ArgumentCheck(arguments);
        rowCheck = new RowCheck(arguments);
        rows = new Rows(layout);
        rows.scratch = noScratch;
        inputs = new InputStage(arguments, rows);
        results = new ResultStage(arguments, rows);
    }

    /** Empties this call for a single evaluation of a kernel with the same layout. */
    KernelCall open(RowKernel forKernel) {
        arguments.clear();
        kernel = forKernel;
        once = true;
        return this;
    }

    /**
     * Gives an input.
     *
     * @param input the input's index in the spec
     * @param numbers {@code [rows, width]}, or {@code [width]} for a learned input
     * @return this call
     */
    public KernelCall input(int input, double[] numbers) {
        arguments.inputs[input].bind(numbers);
        return this;
    }

    /**
     * Gives an input.
     *
     * @param input the input's index in the spec
     * @param numbers {@code [rows, width]}, or {@code [width]} for a learned input
     * @return this call
     */
    public KernelCall input(int input, float[] numbers) {
        arguments.inputs[input].bind(numbers);
        return this;
    }

    /**
     * Gives a class target.
     *
     * @param input the input's index in the spec
     * @param classes one index per row, from 0
     * @return this call
     */
    public KernelCall input(int input, int[] classes) {
        arguments.inputs[input].bind(classes);
        return this;
    }

    /**
     * Asks for the gradient of the reduced value.
     *
     * @param input the index of a prediction or learned input in the spec
     * @param gradient where it goes, as long as the input
     * @return this call
     */
    public KernelCall gradient(int input, double[] gradient) {
        arguments.gradients[input].bind(gradient);
        return this;
    }

    /**
     * Asks for the gradient of the reduced value, rounded once.
     *
     * @param input the index of a prediction or learned input in the spec
     * @param gradient where it goes, as long as the input
     * @return this call
     */
    public KernelCall gradient(int input, float[] gradient) {
        arguments.gradients[input].bind(gradient);
        return this;
    }

    /**
     * Asks for the Hessian diagonal of the reduced value.
     *
     * @param input the index of a prediction or learned input in the spec
     * @param hessian where it goes, as long as the input
     * @return this call
     */
    public KernelCall hessian(int input, double[] hessian) {
        arguments.hessians[input].bind(hessian);
        return this;
    }

    /**
     * Asks for the Hessian diagonal of the reduced value, rounded once.
     *
     * @param input the index of a prediction or learned input in the spec
     * @param hessian where it goes, as long as the input
     * @return this call
     */
    public KernelCall hessian(int input, float[] hessian) {
        arguments.hessians[input].bind(hessian);
        return this;
    }

    /**
     * Gives each row a weight; 0 leaves the row out.
     *
     * @param weights one finite, non-negative number per row
     * @return this call
     */
    public KernelCall weights(double[] weights) {
        arguments.weights.bind(weights);
        return this;
    }

    /**
     * Gives each row a weight; 0 leaves the row out.
     *
     * @param weights one finite, non-negative number per row
     * @return this call
     */
    public KernelCall weights(float[] weights) {
        arguments.weights.bind(weights);
        return this;
    }

    /**
     * Says which rows count. Nothing of a row that does not count is read, not even its weight.
     *
     * @param counted true for each row that counts
     * @return this call
     */
    public KernelCall mask(boolean[] counted) {
        arguments.mask = counted;
        return this;
    }

    /**
     * Leaves out the rows whose class target is this number.
     *
     * @param index any number, such as -100
     * @return this call
     */
    public KernelCall ignoreIndex(int index) {
        arguments.ignoring = true;
        arguments.ignoreIndex = index;
        return this;
    }

    /**
     * Asks for the unweighted value of each row; 0 for rows that do not count.
     *
     * @param values one number per row, always overwritten
     * @return this call
     */
    public KernelCall values(double[] values) {
        arguments.values.bind(values);
        return this;
    }

    /**
     * Asks for the unweighted value of each row, rounded once; 0 for rows that do not count.
     *
     * @param values one number per row, always overwritten
     * @return this call
     */
    public KernelCall values(float[] values) {
        arguments.values.bind(values);
        return this;
    }

    /**
     * Whether gradients and Hessians are added to what their arrays hold, instead of overwriting it.
     *
     * @param accumulate true to add
     * @return this call
     */
    public KernelCall accumulate(boolean accumulate) {
        arguments.accumulate = accumulate;
        return this;
    }

    /**
     * States the number of rows; per-row arrays may then be longer. Without it, the first per-row input tells.
     *
     * @param count 0 or more
     * @return this call
     */
    public KernelCall rows(long count) {
        arguments.rowsStated = true;
        arguments.statedRows = count;
        return this;
    }

    /**
     * Forgets all arguments, and keeps the scratch.
     *
     * @return this call
     */
    public KernelCall clear() {
        arguments.clear();
        rows.clear();
        return this;
    }

    /**
     * Computes the reduced value and everything that was asked for.
     *
     * @return the mean or sum; 0 when no row counts
     * @throws IllegalArgumentException when an argument is missing, of the wrong type or length, overlaps an output, or holds a number that
     *     is not allowed; nothing was written then
     */
    public double evaluate() {
        if (kernel == null) {
            throw new IllegalStateException(arguments.layout.spec.name()
                    + ": this call was evaluated already; ask the kernel for another one.");
        }
        try {
            return checkedEvaluate();
        } finally {
            if (once) {
                clear();
                kernel = null;
            }
        }
    }

    private double checkedEvaluate() {
        long count = argumentCheck.rows();
        if (rows.scratch.length < kernel.scratchSize()) {
            rows.scratch = new double[kernel.scratchSize()];
        }
        inputs.begin();
        double weights = checkRows(count);
        if (!kernel.dividesByWeights()) {
            rows.scale = 1;
            return computeRows(count, 1);
        }
        double unit = WeightUnit.of(weights);
        double divisor = weights * unit;
        rows.scale = divisor == 0 ? 0 : 1 / divisor;
        double total = computeRows(count, unit);
        return divisor == 0 ? 0 : total / divisor;
    }

    /** Checks the numbers of every row and returns the sum of the weights of those that count. */
    private double checkRows(long count) {
        boolean own = kernel.hasOwnWeight();
        boolean domains = kernel.checksDomains();
        if (domains) {
            rowCheck.learned(rows);
        }
        boolean weighted = own || arguments.weights.bound() != null || arguments.mask != null || arguments.ignoring;
        if (!weighted && !domains && !arguments.layout.hasDiscreteInput) {
            return count;
        }
        sum.clear();
        for (long first = 0; first < count; first += arguments.layout.blockRows) {
            inputs.open(first, blockSize(first, count), own);
            rowCheck.weights(rows, first);
            inputs.load(first, own || domains);
            rowCheck.discrete(rows, first);
            if (own) {
                kernel.weightRows(rows);
                rowCheck.ownWeights(rows, first);
            }
            if (domains) {
                rowCheck.continuous(rows, first);
            }
            sum.add(rows.weights == null ? rows.count : RowCheck.sum(rows.weights, rows.weightsStart, rows.count));
        }
        double weights = sum.value();
        if (weights == Double.POSITIVE_INFINITY && kernel.dividesByWeights()) {
            throw new IllegalArgumentException(arguments.layout.spec.name()
                    + ": the weights add up to infinity; scale them down or use the sum reduction.");
        }
        return weights;
    }

    /** The weighted sum of the values, and everything that was asked for; {@code unit} multiplies every weight. */
    private double computeRows(long count, double unit) {
        boolean own = kernel.hasOwnWeight();
        boolean hessian = arguments.wantsHessian();
        boolean gradient = arguments.wantsGradient();
        results.begin();
        sum.clear();
        for (long first = 0; first < count; first += arguments.layout.blockRows) {
            inputs.open(first, blockSize(first, count), own || unit != 1);
            inputs.load(first, true);
            if (own) {
                kernel.weightRows(rows);
            }
            WeightUnit.apply(unit, rows);
            results.open(first);
            sum.add(hessian ? kernel.hessianRows(rows) : gradient ? kernel.gradientRows(rows) : kernel.valueRows(rows));
            results.close(first);
        }
        results.finish();
        return sum.value();
    }

    private int blockSize(long first, long count) {
        return (int) Math.min(arguments.layout.blockRows, count - first);
    }
}
