package io.lossmith.engine;

/** Gives the kernel room for the results of one block, and brings them to the caller's memory. */
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

    /** Forgets what was summed before. */
    void begin() {
        gradients.begin();
        hessians.begin();
    }

    /** Whether the block that is opened next writes the gradient by an input to the caller itself. */
    void gradientsAreHanded(int input, boolean handed) {
        gradients.hand(input, handed);
    }

    /** Whether the block that is opened next writes the Hessian diagonal of an input to the caller itself. */
    void hessiansAreHanded(int input, boolean handed) {
        hessians.hand(input, handed);
    }

    /** Lays out the results of the block that starts at this row. */
    void open(long firstRow) {
        gradients.open(firstRow, arguments.options.accumulate);
        hessians.open(firstRow, arguments.options.accumulate);
        rows.values = null;
        rows.valuesStart = 0;
        if (!arguments.options.values.isBound()) {
            return;
        }
        double[] direct = arguments.options.values.doubles(1);
        if (direct == null) {
            openValues();
        } else {
            rows.values = direct;
            rows.valuesStart = arguments.options.values.start(firstRow, 1);
        }
    }

    /** Asks for the values of a block and for nothing else, without telling the caller. */
    void openValues() {
        if (stagedValues.length == 0) {
            stagedValues = new double[arguments.layout.vectorRows];
        }
        rows.values = stagedValues;
        rows.valuesStart = 0;
    }

    /** Writes what the block computed. */
    void close(long firstRow) {
        if (arguments.options.hessianFloor >= 0) {
            hessians.raise(arguments.options.hessianFloor, rows);
        }
        gradients.close(firstRow, rows.count, arguments.options.accumulate);
        hessians.close(firstRow, rows.count, arguments.options.accumulate);
        if (arguments.options.values.isBound() && rows.values == stagedValues) {
            arguments.options.values.write(firstRow, rows.count, 1, stagedValues, false);
        }
    }

    /** Adds what another stage summed. */
    void merge(ResultStage other) {
        gradients.merge(other.gradients);
        hessians.merge(other.hessians);
    }

    /** Writes what was summed; {@code weights} is the sum of the factors that the rows' Hessians were multiplied with. */
    void finish(double weights) {
        gradients.finish(arguments.options.accumulate, Double.NEGATIVE_INFINITY);
        double floor = arguments.options.hessianFloor;
        hessians.finish(arguments.options.accumulate, floor >= 0 ? floor * weights : floor);
    }
}
