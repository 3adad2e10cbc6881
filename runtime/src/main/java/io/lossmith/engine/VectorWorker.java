package io.lossmith.engine;

import java.util.Arrays;

/**
 * Does the blocks of a call with the vector twin of its kernel. Contiguous arrays of the twin's type are handed through; what is anything
 * else comes and goes by way of the blocks of doubles that other kernels have.
 */
final class VectorWorker {
    /** Rows come in groups that every width of vectors divides. */
    static final int GROUP = 16;

    /** The first calls of vector code are slow, and few rows gain nothing. */
    private static final int LEAST_ROWS = 64;

    private final Evaluation call;
    private final Arguments arguments;
    private final RowLayout layout;
    private final Rows rows;
    private final InputStage inputs;
    private final ResultStage results;
    private final VectorRows vectors;
    private final VectorStage stage;

    VectorWorker(Evaluation call, Arguments arguments, Rows rows, InputStage inputs, ResultStage results) {
        this.call = call;
        this.arguments = arguments;
        this.rows = rows;
        this.inputs = inputs;
        this.results = results;
        layout = arguments.layout;
        vectors = new VectorRows(layout.inputs());
        stage = new VectorStage(layout, vectors);
    }

    /** Prepares for a phase of the call. */
    void begin() {
        vectors.scale = call.scale;
        call.kernel.describe(vectors);
        stage.begin(call.numbers, call.twin.tileSize(vectors));
        for (int input = 0; input < layout.inputs(); input++) {
            if (!layout.perRow(input)) {
                vectors.learned[input] = rows.reals[input][rows.starts[input]];
            }
        }
    }

    void clear() {
        vectors.clear();
    }

    /** Forgets the values of other rows. */
    void clearSums() {
        Arrays.fill(vectors.sums, 0);
    }

    /** The sum of the weighted values of all blocks since: sixteen sums, of every sixteenth row, then these. */
    double sum() {
        double[] sums = vectors.sums;
        for (int half = GROUP; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        return sums[0];
    }

    /** Whether the numbers of a discrete input can be seen to be fine at a glance. */
    boolean areFine(int input, long first, int count) {
        int width = layout.width(input);
        Slot source = arguments.inputs[input];
        Object direct = call.numbers == VectorNumbers.FLOAT ? source.array(call.numbers.kind(), width) : null;
        return direct != null
                && !layout.input(input).isClass()
                && call.twin.areIn(
                        layout.input(input).domain().kind(),
                        (float[]) direct,
                        source.start(first, width),
                        count * width);
    }

    /** Computes a block; its results are written if {@code results} are wanted. */
    void run(long first, int count, boolean wantsResults) {
        int whole = count - count % GROUP;
        if (whole > 0) {
            part(first, whole, wantsResults);
        }
        if (whole < count) {
            part(first + whole, count - whole, wantsResults);
        }
    }

    private void part(long first, int count, boolean wantsResults) {
        int padded = (count + GROUP - 1) / GROUP * GROUP;
        vectors.count = padded;
        inputs.open(first, count, call.unit != 1 || call.choosing);
        for (int input = 0; input < layout.inputs(); input++) {
            if (layout.perRow(input)) {
                input(input, first, count, padded);
            }
        }
        if (call.choosing) {
            call.hardest.apply(first, rows);
        }
        WeightUnit.apply(call.unit, rows);
        stage.weights(rows, padded);
        if (!wantsResults) {
            stage.noResults();
            call.numbers.values(call.twin, vectors);
            stage.leaveOut(rows);
            call.numbers.add(call.twin, vectors);
            return;
        }
        boolean exact = count == padded;
        openResults(first, exact);
        if (arguments.wantsHessian()) {
            call.numbers.hessians(call.twin, vectors);
        } else if (arguments.wantsGradient()) {
            call.numbers.gradients(call.twin, vectors);
        } else {
            call.numbers.values(call.twin, vectors);
        }
        stage.leaveOut(rows);
        stage.widen(rows);
        results.close(first);
        call.numbers.add(call.twin, vectors);
    }

    private void input(int input, long first, int count, int padded) {
        Slot source = arguments.inputs[input];
        int width = layout.width(input);
        boolean exact = count == padded;
        if (layout.input(input).isClass()) {
            inputs.load(input, first, count);
            stage.classes(input, rows.ints[input], rows.starts[input], count, padded);
            return;
        }
        Object direct = exact ? source.array(call.numbers.kind(), width) : null;
        if (direct != null) {
            stage.direct(input, direct, source.start(first, width));
            return;
        }
        inputs.load(input, first, count);
        stage.stage(input, rows.reals[input], rows.starts[input], count * width, padded * width);
    }

    /** Results go to the caller at once where nothing has to be done to them. */
    private void openResults(long first, boolean exact) {
        boolean plain = exact && !arguments.options.accumulate && arguments.options.hessianFloor < 0;
        for (int input = 0; input < layout.inputs(); input++) {
            boolean handed = plain && layout.perRow(input);
            results.gradientsAreHanded(input, handed && hand(arguments.gradients[input], input, first, true));
            results.hessiansAreHanded(input, handed && hand(arguments.hessians[input], input, first, false));
        }
        results.open(first);
        stage.openResults(rows);
    }

    private boolean hand(Slot sink, int input, long first, boolean gradient) {
        if (!sink.isBound()) {
            return false;
        }
        int width = layout.width(input);
        Object direct = sink.array(call.numbers.kind(), width);
        if (direct != null) {
            stage.directResult(input, direct, sink.start(first, width), gradient);
        }
        return direct != null;
    }

    /** Whether there are rows enough, and nothing that only one number at a time can do; with which numbers. */
    static VectorNumbers numbersFor(RowKernel kernel, Arguments arguments, long rows) {
        boolean possible = kernel.vectorTwin() != null
                && rows >= LEAST_ROWS
                && arguments.layout.isVectorised
                && !kernel.hasOwnWeight();
        if (!possible) {
            return null;
        }
        boolean single = isSingle(arguments.options.weights) && isSingle(arguments.options.values);
        for (int input = 0; single && input < arguments.inputs.length; input++) {
            single = (arguments.layout.input(input).isClass() || isSingle(arguments.inputs[input]))
                    && isSingle(arguments.gradients[input])
                    && isSingle(arguments.hessians[input]);
        }
        return single ? VectorNumbers.FLOAT : VectorNumbers.DOUBLE;
    }

    private static boolean isSingle(Slot slot) {
        return !slot.isDouble();
    }
}
