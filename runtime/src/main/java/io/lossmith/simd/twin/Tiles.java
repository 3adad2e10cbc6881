package io.lossmith.simd.twin;

import io.lossmith.simd.Lanes;
import jdk.incubator.vector.FloatVector;

/**
 * Brings rows into lanes and back. In a tile, element {@code k} of as many rows as a vector has lanes lie side by side, from {@code tile + k *
 * lanes} on; in the memory of callers the elements of a row do. The first numbers of the tiles' memory, one for each lane, are scratch.
 */
public final class Tiles {
    /** Only vectors of 512 bits are sure to be gathered and scattered by hardware. */
    private static final boolean GATHERS = Lanes.FLOAT.vectorBitSize() == 512;

    /** Powers up to 4.5 are products. */
    private static final int MOST_HALVES = 9;

    private Tiles() {}

    /** Lays rows of {@code width} elements from {@code rows[at]} on into a tile; rows begin at {@code steps}. */
    public static void lay(float[] rows, int at, int width, int[] steps, float[] tiles, int tile) {
        if (GATHERS) {
            for (int k = 0; k < width; k++) {
                FloatVector.fromArray(Lanes.FLOAT, rows, at + k, steps, 0).intoArray(tiles, tile + k * Lanes.FLOATS);
            }
            return;
        }
        for (int lane = 0; lane < Lanes.FLOATS; lane += 2) {
            int first = at + steps[lane];
            int second = at + steps[lane + 1];
            for (int k = 0; k < width; k++) {
                int place = tile + k * Lanes.FLOATS + lane;
                tiles[place] = rows[first + k];
                tiles[place + 1] = rows[second + k];
            }
        }
    }

    /** Brings a tile back to rows of {@code width} elements from {@code rows[at]} on; rows begin at {@code steps}. */
    public static void leave(float[] tiles, int tile, float[] rows, int at, int width, int[] steps) {
        if (GATHERS) {
            for (int k = 0; k < width; k++) {
                FloatVector.fromArray(Lanes.FLOAT, tiles, tile + k * Lanes.FLOATS)
                        .intoArray(rows, at + k, steps, 0);
            }
            return;
        }
        for (int lane = 0; lane < Lanes.FLOATS; lane += 2) {
            int first = at + steps[lane];
            int second = at + steps[lane + 1];
            for (int k = 0; k < width; k++) {
                int place = tile + k * Lanes.FLOATS + lane;
                rows[first + k] = tiles[place];
                rows[second + k] = tiles[place + 1];
            }
        }
    }

    /** Lays rows of {@code width} elements from {@code rows[at]} on into a tile; rows begin at {@code steps}. */
    public static void lay(double[] rows, int at, int width, int[] steps, double[] tiles, int tile) {
        for (int lane = 0; lane < Lanes.DOUBLES; lane += 2) {
            int first = at + steps[lane];
            int second = at + steps[lane + 1];
            for (int k = 0; k < width; k++) {
                int place = tile + k * Lanes.DOUBLES + lane;
                tiles[place] = rows[first + k];
                tiles[place + 1] = rows[second + k];
            }
        }
    }

    /** Brings a tile back to rows of {@code width} elements from {@code rows[at]} on; rows begin at {@code steps}. */
    public static void leave(double[] tiles, int tile, double[] rows, int at, int width, int[] steps) {
        for (int lane = 0; lane < Lanes.DOUBLES; lane += 2) {
            int first = at + steps[lane];
            int second = at + steps[lane + 1];
            for (int k = 0; k < width; k++) {
                int place = tile + k * Lanes.DOUBLES + lane;
                rows[first + k] = tiles[place];
                rows[second + k] = tiles[place + 1];
            }
        }
    }

    /** Puts in the place of each of the first numbers, which are indices, the element of that lane; the nearest one where there is none. */
    public static void pick(float[] tiles, int tile, int length) {
        for (int lane = 0; lane < Lanes.FLOATS; lane++) {
            int k = Math.max(0, Math.min((int) tiles[lane], length - 1));
            tiles[lane] = tiles[tile + k * Lanes.FLOATS + lane];
        }
    }

    /** Puts in the place of each of the first numbers, which are indices, the element of that lane; the nearest one where there is none. */
    public static void pick(double[] tiles, int tile, int length) {
        for (int lane = 0; lane < Lanes.DOUBLES; lane++) {
            int k = Math.max(0, Math.min((int) tiles[lane], length - 1));
            tiles[lane] = tiles[tile + k * Lanes.DOUBLES + lane];
        }
    }

    /** Puts in the place of each of the first numbers, which are indices, the element of {@code vector}; the nearest one where there is none. */
    public static void pick(float[] tiles, double[] vector) {
        for (int lane = 0; lane < Lanes.FLOATS; lane++) {
            tiles[lane] = (float) vector[Math.max(0, Math.min((int) tiles[lane], vector.length - 1))];
        }
    }

    /** Puts in the place of each of the first numbers, which are indices, the element of {@code vector}; the nearest one where there is none. */
    public static void pick(double[] tiles, double[] vector) {
        for (int lane = 0; lane < Lanes.DOUBLES; lane++) {
            tiles[lane] = vector[Math.max(0, Math.min((int) tiles[lane], vector.length - 1))];
        }
    }

    /** Whether an exponent is a multiple of one half that twins write as products. */
    public static boolean isHalves(double exponent) {
        double twice = 2 * exponent;
        return twice == Math.rint(twice) && twice >= 0 && twice <= MOST_HALVES;
    }
}
