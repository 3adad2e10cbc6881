package io.lossmith.engine;

/** Gives the kernel room for the results of one block, and brings them to the caller's arrays. */
final class ResultStage {
    private final Arguments arguments;
    private final Rows rows;
    private final DerivativeStage gradients;
    private final DerivativeStage hessians;
    private double[] stagedValues = {};

    ResultStage(Arguments arguments, Rows rows) {
        this.arguments = arguments;
        this.rows = rows;
        gradients = new DerivativeStage(arguments.layout, arguments.gradients, rows.gradients, rows.gradientStarts);
        hessians = new DerivativeStage(arguments.layout, arguments.hessians, rows.hessians, rows.hessianStarts);
    }

    /** Forgets the sums of an earlier call. */
    void begin() {
        gradients.begin();
        hessians.begin();
    }

    /** Lays out the results of the block that starts at this row. */
    void open(long firstRow) {
        gradients.open(firstRow, arguments.accumulate);
        hessians.open(firstRow, arguments.accumulate);
        Sink values = arguments.values.bound();
        rows.values = null;
        rows.valuesStart = 0;
        if (values == null) {
            return;
        }
        if (values.doubles() != null) {
            rows.values = values.doubles();
            rows.valuesStart = values.start(firstRow, 1);
            return;
        }
        if (stagedValues.length == 0) {
            stagedValues = new double[arguments.layout.blockRows];
        }
        rows.values = stagedValues;
    }

    /** Writes what the block computed. */
    void close(long firstRow) {
        gradients.close(firstRow, rows.count, arguments.accumulate);
        hessians.close(firstRow, rows.count, arguments.accumulate);
        Sink values = arguments.values.bound();
        if (values != null && rows.values == stagedValues) {
            values.write(firstRow, rows.count, 1, stagedValues, false);
        }
    }

    /** Writes what was summed over all blocks. */
    void finish() {
        gradients.finish(arguments.accumulate);
        hessians.finish(arguments.accumulate);
    }
}
