package io.lossmith.simd;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Brings rows into lanes and back. In a tile, element {@code k} of as many rows as a vector has lanes lie side by side, from {@code tile + k *
 * lanes} on; in the memory of callers the elements of a row do. The first numbers of the tiles' memory, one for each lane, are scratch.
 */
public final class Tiles {
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, Lanes.FLOAT.vectorShape());
    private static final VectorSpecies<Integer> HALF_INTS =
            VectorSpecies.of(int.class, VectorShape.forBitSize(Lanes.DOUBLE.vectorBitSize() / 2));

    private Tiles() {}

    /** All lanes, or none. */
    public static VectorMask<Float> maskFloat(boolean all) {
        return Lanes.FLOAT.maskAll(all);
    }

    /** All lanes, or none. */
    public static VectorMask<Double> maskDouble(boolean all) {
        return Lanes.DOUBLE.maskAll(all);
    }

    /** Lays rows of {@code width} elements from {@code rows[at]} on into a tile. */
    public static void lay(float[] rows, int at, int width, float[] tiles, int tile) {
        for (int lane = 0; lane < Lanes.FLOATS; lane++) {
            int from = at + lane * width;
            for (int k = 0; k < width; k++) {
                tiles[tile + k * Lanes.FLOATS + lane] = rows[from + k];
            }
        }
    }

    /** Lays rows of {@code width} elements from {@code rows[at]} on into a tile. */
    public static void lay(double[] rows, int at, int width, double[] tiles, int tile) {
        for (int lane = 0; lane < Lanes.DOUBLES; lane++) {
            int from = at + lane * width;
            for (int k = 0; k < width; k++) {
                tiles[tile + k * Lanes.DOUBLES + lane] = rows[from + k];
            }
        }
    }

    /** Brings a tile back to rows of {@code width} elements from {@code rows[at]} on. */
    public static void leave(float[] tiles, int tile, float[] rows, int at, int width) {
        for (int lane = 0; lane < Lanes.FLOATS; lane++) {
            int to = at + lane * width;
            for (int k = 0; k < width; k++) {
                rows[to + k] = tiles[tile + k * Lanes.FLOATS + lane];
            }
        }
    }

    /** Brings a tile back to rows of {@code width} elements from {@code rows[at]} on. */
    public static void leave(double[] tiles, int tile, double[] rows, int at, int width) {
        for (int lane = 0; lane < Lanes.DOUBLES; lane++) {
            int to = at + lane * width;
            for (int k = 0; k < width; k++) {
                rows[to + k] = tiles[tile + k * Lanes.DOUBLES + lane];
            }
        }
    }

    /** In each lane the element that {@code index} names there, the nearest one where there is none. */
    public static FloatVector pick(float[] tiles, int tile, int length, FloatVector index) {
        index.intoArray(tiles, 0);
        for (int lane = 0; lane < Lanes.FLOATS; lane++) {
            int k = Math.max(0, Math.min((int) tiles[lane], length - 1));
            tiles[lane] = tiles[tile + k * Lanes.FLOATS + lane];
        }
        return FloatVector.fromArray(Lanes.FLOAT, tiles, 0);
    }

    /** In each lane the element that {@code index} names there, the nearest one where there is none. */
    public static DoubleVector pick(double[] tiles, int tile, int length, DoubleVector index) {
        index.intoArray(tiles, 0);
        for (int lane = 0; lane < Lanes.DOUBLES; lane++) {
            int k = Math.max(0, Math.min((int) tiles[lane], length - 1));
            tiles[lane] = tiles[tile + k * Lanes.DOUBLES + lane];
        }
        return DoubleVector.fromArray(Lanes.DOUBLE, tiles, 0);
    }

    /** In each lane the element of {@code vector} that {@code index} names, the nearest one where there is none. */
    public static FloatVector pick(float[] tiles, double[] vector, FloatVector index) {
        index.intoArray(tiles, 0);
        for (int lane = 0; lane < Lanes.FLOATS; lane++) {
            tiles[lane] = (float) vector[Math.max(0, Math.min((int) tiles[lane], vector.length - 1))];
        }
        return FloatVector.fromArray(Lanes.FLOAT, tiles, 0);
    }

    /** In each lane the element of {@code vector} that {@code index} names, the nearest one where there is none. */
    public static DoubleVector pick(double[] tiles, double[] vector, DoubleVector index) {
        index.intoArray(tiles, 0);
        for (int lane = 0; lane < Lanes.DOUBLES; lane++) {
            tiles[lane] = vector[Math.max(0, Math.min((int) tiles[lane], vector.length - 1))];
        }
        return DoubleVector.fromArray(Lanes.DOUBLE, tiles, 0);
    }

    /** Whole numbers as floats. */
    public static FloatVector floats(int[] numbers, int at) {
        return (FloatVector) IntVector.fromArray(INTS, numbers, at).convert(VectorOperators.I2F, 0);
    }

    /** Whole numbers as doubles. */
    public static DoubleVector doubles(int[] numbers, int at) {
        return (DoubleVector)
                IntVector.fromArray(HALF_INTS, numbers, at).convertShape(VectorOperators.I2D, Lanes.DOUBLE, 0);
    }

    /** A function of three numbers. */
    @FunctionalInterface
    public interface Ternary {
        /** Its value. */
        double of(double x, double y, double z);
    }

    /** The square of each lane. */
    public static FloatVector square(FloatVector x) {
        return x.mul(x);
    }

    /** Each lane to the same power: by multiplications and a square root where it is a small multiple of one half. */
    public static FloatVector pow(FloatVector x, double exponent) {
        double twice = 2 * exponent;
        if (twice == Math.rint(twice) && twice >= 0 && twice <= MOST_HALVES) {
            return halves(x, (int) twice);
        }
        return FloatPower.pow(x, FloatVector.broadcast(Lanes.FLOAT, (float) exponent));
    }

    private static FloatVector halves(FloatVector x, int halves) {
        FloatVector root = (halves & 1) == 0
                ? FloatVector.broadcast(Lanes.FLOAT, 1)
                : x.add(0f).sqrt();
        FloatVector square = x.mul(x);
        return switch (halves >> 1) {
            case 0 -> root;
            case 1 -> root.mul(x);
            case 2 -> root.mul(square);
            case 3 -> root.mul(square.mul(x));
            default -> root.mul(square.mul(square));
        };
    }

    /** A function of single numbers, lane by lane. */
    public static FloatVector map(FloatVector x, DoubleUnaryOperator function) {
        return FloatLanes.map(x, function);
    }

    /** A function of single numbers, lane by lane. */
    public static FloatVector map(FloatVector x, FloatVector y, DoubleBinaryOperator function) {
        return FloatLanes.map(x, y, function);
    }

    /** A function of single numbers, lane by lane. */
    public static FloatVector map(FloatVector x, FloatVector y, FloatVector z, Ternary function) {
        float[] first = x.toArray();
        float[] second = y.toArray();
        float[] third = z.toArray();
        for (int lane = 0; lane < first.length; lane++) {
            first[lane] = (float) function.of(first[lane], second[lane], third[lane]);
        }
        return FloatVector.fromArray(Lanes.FLOAT, first, 0);
    }

    /** The square of each lane. */
    public static DoubleVector square(DoubleVector x) {
        return x.mul(x);
    }

    /** Each lane to the same power: by multiplications and a square root where it is a small multiple of one half. */
    public static DoubleVector pow(DoubleVector x, double exponent) {
        double twice = 2 * exponent;
        if (twice == Math.rint(twice) && twice >= 0 && twice <= MOST_HALVES) {
            return halves(x, (int) twice);
        }
        return map(x, DoubleVector.broadcast(Lanes.DOUBLE, exponent), Math::pow);
    }

    private static DoubleVector halves(DoubleVector x, int halves) {
        DoubleVector root = (halves & 1) == 0
                ? DoubleVector.broadcast(Lanes.DOUBLE, 1)
                : x.add(0).sqrt();
        DoubleVector square = x.mul(x);
        return switch (halves >> 1) {
            case 0 -> root;
            case 1 -> root.mul(x);
            case 2 -> root.mul(square);
            case 3 -> root.mul(square.mul(x));
            default -> root.mul(square.mul(square));
        };
    }

    /** A function of single numbers, lane by lane. */
    public static DoubleVector map(DoubleVector x, DoubleUnaryOperator function) {
        return DoubleLanes.map(x, function);
    }

    /** A function of single numbers, lane by lane. */
    public static DoubleVector map(DoubleVector x, DoubleVector y, DoubleBinaryOperator function) {
        return DoubleLanes.map(x, y, function);
    }

    /** A function of single numbers, lane by lane. */
    public static DoubleVector map(DoubleVector x, DoubleVector y, DoubleVector z, Ternary function) {
        double[] first = x.toArray();
        double[] second = y.toArray();
        double[] third = z.toArray();
        for (int lane = 0; lane < first.length; lane++) {
            first[lane] = function.of(first[lane], second[lane], third[lane]);
        }
        return DoubleVector.fromArray(Lanes.DOUBLE, first, 0);
    }

    /**
     * The sum of {@code count} products of a loss and its weight, in {@code double}: 16 sums, of every sixteenth row, then these. The order
     * does not depend on the number of lanes.
     *
     * @param losses the values
     * @param weights the weights, or null when all are 1
     * @param count a multiple of 16
     * @param sums 16 numbers of scratch
     * @return the sum
     */
    public static double sum(float[] losses, float[] weights, int count, double[] sums) {
        int doubles = Lanes.DOUBLES;
        for (int part = 0; part < GROUP; part += Lanes.FLOATS) {
            DoubleVector low = DoubleVector.zero(Lanes.DOUBLE);
            DoubleVector high = low;
            for (int row = part; row < count; row += GROUP) {
                FloatVector loss = FloatVector.fromArray(Lanes.FLOAT, losses, row);
                DoubleVector first = (DoubleVector) loss.convertShape(VectorOperators.F2D, Lanes.DOUBLE, 0);
                DoubleVector second = (DoubleVector) loss.convertShape(VectorOperators.F2D, Lanes.DOUBLE, 1);
                if (weights != null) {
                    FloatVector weight = FloatVector.fromArray(Lanes.FLOAT, weights, row);
                    first = first.mul(weight.convertShape(VectorOperators.F2D, Lanes.DOUBLE, 0));
                    second = second.mul(weight.convertShape(VectorOperators.F2D, Lanes.DOUBLE, 1));
                }
                low = low.add(first);
                high = high.add(second);
            }
            low.intoArray(sums, part);
            high.intoArray(sums, part + doubles);
        }
        return tree(sums);
    }

    /** The same of doubles. */
    public static double sum(double[] losses, double[] weights, int count, double[] sums) {
        for (int part = 0; part < GROUP; part += Lanes.DOUBLES) {
            DoubleVector sum = DoubleVector.zero(Lanes.DOUBLE);
            for (int row = part; row < count; row += GROUP) {
                DoubleVector loss = DoubleVector.fromArray(Lanes.DOUBLE, losses, row);
                sum = sum.add(weights == null ? loss : loss.mul(DoubleVector.fromArray(Lanes.DOUBLE, weights, row)));
            }
            sum.intoArray(sums, part);
        }
        return tree(sums);
    }

    private static final int GROUP = 16;

    /** Powers up to 4.5 are products. */
    private static final int MOST_HALVES = 9;

    private static double tree(double[] sums) {
        for (int half = GROUP / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        return sums[0];
    }
}
