package io.lossmith.simd.twin;

import io.lossmith.engine.VectorRows;
import io.lossmith.engine.VectorTwin;
import io.lossmith.simd.Lanes;
import io.lossmith.spec.Domain;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** What all vector twins have; generated code extends it. */
public abstract class LaneTwin extends VectorTwin {
    /** Rows in a group: as many as the widest vectors have lanes. */
    private static final int GROUP = 16;

    /** From here on floats are whole, and it leaves the nearest whole number where it is added and taken away again. */
    private static final float WHOLE = 0x1p23f;

    /** For subclasses. */
    protected LaneTwin() {}

    @Override
    protected final void addFloats(VectorRows rows) {
        for (int part = 0; part < GROUP; part += Lanes.FLOATS) {
            if (rows.floatWeights() == null) {
                add(rows.floatLosses(), part, rows.count(), rows.sums(), rows.floatTiles());
            } else {
                add(rows.floatLosses(), rows.floatWeights(), part, rows.count(), rows.sums());
            }
        }
    }

    /**
     * Floats with what is lost when they are added, which is cheaper than doubles: to widen half a vector means to move lanes. Two groups in
     * one step, with sums of their own, because an addition waits for the one before it.
     */
    private static void add(float[] losses, int part, int count, double[] sums, float[] scratch) {
        FloatVector a = FloatVector.zero(Lanes.FLOAT);
        FloatVector b = a;
        FloatVector lost = a;
        for (int row = part; row + GROUP < count; row += 2 * GROUP) {
            FloatVector x = FloatVector.fromArray(Lanes.FLOAT, losses, row);
            FloatVector first = a.add(x);
            FloatVector added = first.sub(a);
            lost = lost.add(a.sub(first.sub(added)).add(x.sub(added)));
            a = first;
            FloatVector y = FloatVector.fromArray(Lanes.FLOAT, losses, row + GROUP);
            FloatVector second = b.add(y);
            FloatVector more = second.sub(b);
            lost = lost.add(b.sub(second.sub(more)).add(y.sub(more)));
            b = second;
        }
        a.intoArray(scratch, 0);
        b.intoArray(scratch, Lanes.FLOATS);
        lost.intoArray(scratch, 2 * Lanes.FLOATS);
        boolean isOdd = count / GROUP % 2 != 0;
        for (int lane = 0; lane < Lanes.FLOATS; lane++) {
            double last = isOdd ? losses[count - GROUP + part + lane] : 0;
            double sum = last + scratch[lane] + scratch[Lanes.FLOATS + lane] + scratch[2 * Lanes.FLOATS + lane];
            sums[part + lane] += Double.isFinite(sum) ? sum : plainSum(losses, part + lane, count);
        }
    }

    /** Where floats are no help: what is lost beside infinity is NaN. */
    private static double plainSum(float[] losses, int first, int count) {
        double sum = 0;
        for (int row = first; row < count; row += GROUP) {
            sum += losses[row];
        }
        return sum;
    }

    /** Products of floats are exact as doubles. */
    private static void add(float[] losses, float[] weights, int part, int count, double[] sums) {
        DoubleVector low = DoubleVector.fromArray(Lanes.DOUBLE, sums, part);
        DoubleVector high = DoubleVector.fromArray(Lanes.DOUBLE, sums, part + Lanes.DOUBLES);
        for (int row = part; row < count; row += GROUP) {
            FloatVector loss = FloatVector.fromArray(Lanes.FLOAT, losses, row);
            FloatVector weight = FloatVector.fromArray(Lanes.FLOAT, weights, row);
            var first = loss.convertShape(VectorOperators.F2D, Lanes.DOUBLE, 0);
            var second = loss.convertShape(VectorOperators.F2D, Lanes.DOUBLE, 1);
            low = low.add(first.mul(weight.convertShape(VectorOperators.F2D, Lanes.DOUBLE, 0)));
            high = high.add(second.mul(weight.convertShape(VectorOperators.F2D, Lanes.DOUBLE, 1)));
        }
        low.intoArray(sums, part);
        high.intoArray(sums, part + Lanes.DOUBLES);
    }

    @Override
    protected final void addDoubles(VectorRows rows) {
        double[] losses = rows.doubleLosses();
        double[] weights = rows.doubleWeights();
        double[] sums = rows.sums();
        for (int part = 0; part < GROUP; part += Lanes.DOUBLES) {
            DoubleVector sum = DoubleVector.fromArray(Lanes.DOUBLE, sums, part);
            for (int row = part; row < rows.count(); row += GROUP) {
                DoubleVector loss = DoubleVector.fromArray(Lanes.DOUBLE, losses, row);
                sum = sum.add(weights == null ? loss : loss.mul(DoubleVector.fromArray(Lanes.DOUBLE, weights, row)));
            }
            sum.intoArray(sums, part);
        }
    }

    @Override
    protected final boolean areIn(Domain.Kind kind, float[] numbers, int from, int count) {
        int end = from + count;
        int whole = from + Lanes.FLOAT.loopBound(count);
        boolean fine = switch (kind) {
            case BINARY -> areBinary(numbers, from, whole);
            case SIGN -> areSigns(numbers, from, whole);
            case COUNT -> areCounts(numbers, from, whole);
            default -> false;
        };
        for (int i = whole; fine && i < end; i++) {
            fine = isIn(kind, numbers[i]);
        }
        return fine;
    }

    private static boolean isIn(Domain.Kind kind, float number) {
        return switch (kind) {
            case BINARY -> number == 0 || number == 1;
            case SIGN -> number == -1 || number == 1;
            default -> number >= 0 && number < WHOLE && number == (int) number;
        };
    }

    /** x^2 - x is 0 for 0 and 1 alone; what is not adds up. */
    private static boolean areBinary(float[] numbers, int from, int end) {
        FloatVector wrong = FloatVector.zero(Lanes.FLOAT);
        for (int i = from; i < end; i += Lanes.FLOATS) {
            FloatVector x = FloatVector.fromArray(Lanes.FLOAT, numbers, i);
            wrong = wrong.add(x.mul(x).sub(x).abs());
        }
        return wrong.reduceLanes(VectorOperators.ADD) == 0;
    }

    private static boolean areSigns(float[] numbers, int from, int end) {
        FloatVector wrong = FloatVector.zero(Lanes.FLOAT);
        for (int i = from; i < end; i += Lanes.FLOATS) {
            FloatVector x = FloatVector.fromArray(Lanes.FLOAT, numbers, i);
            wrong = wrong.add(x.mul(x).sub(1).abs());
        }
        return wrong.reduceLanes(VectorOperators.ADD) == 0;
    }

    /** |x| + 2^23 - 2^23 is x for whole numbers from 0 to 2^23, and for every second one up to 2^24. */
    private static boolean areCounts(float[] numbers, int from, int end) {
        FloatVector wrong = FloatVector.zero(Lanes.FLOAT);
        for (int i = from; i < end; i += Lanes.FLOATS) {
            FloatVector x = FloatVector.fromArray(Lanes.FLOAT, numbers, i);
            FloatVector rounded = x.abs().add(WHOLE).sub(WHOLE);
            wrong = wrong.add(rounded.sub(x).abs());
        }
        return wrong.reduceLanes(VectorOperators.ADD) == 0;
    }
}
