package io.lossmith.engine;

import java.util.Arrays;

/**
 * Picks the counted rows with the largest values. Values become integers of the same order; their largest are found byte by byte, which
 * takes the same time whatever they are and allocates nothing.
 */
final class HardestRows {
    /** Below the key of every number. */
    private static final long NOT_COUNTED = 0;

    private static final long CHOSEN = 1;

    private final int[] histogram = new int[256];
    private long[] keys = {};
    private int rows;

    /** Makes room for the values of so many rows. */
    void begin(int count) {
        rows = count;
        if (keys.length < count) {
            keys = new long[count];
        }
    }

    /** Notes the values of a block whose rows have the given weights. Blocks may come from several threads. */
    void note(long firstRow, Rows block) {
        for (int row = 0; row < block.count; row++) {
            keys[(int) firstRow + row] =
                    block.weight(row) == 0 ? NOT_COUNTED : key(block.values[block.valuesStart + row]);
        }
    }

    /** Chooses the share of the counted rows that has the largest values; of equal ones, the first. */
    void choose(double share) {
        int counted = 0;
        for (int row = 0; row < rows; row++) {
            counted += keys[row] == NOT_COUNTED ? 0 : 1;
        }
        int missing = number(share, counted);
        long least = 0;
        long known = 0;
        for (int shift = 56; shift >= 0 && missing > 0; shift -= 8) {
            count(least, known, shift);
            int digit = 255;
            for (; missing > histogram[digit]; digit--) {
                missing -= histogram[digit];
            }
            least |= (long) digit << shift;
            known |= 0xFFL << shift;
        }
        for (int row = 0; row < rows; row++) {
            int order = Long.compareUnsigned(keys[row], least);
            boolean chosen = keys[row] != NOT_COUNTED && (order > 0 || (order == 0 && missing-- > 0));
            keys[row] = chosen ? CHOSEN : NOT_COUNTED;
        }
    }

    /** Gives the rows of an opened block that were not chosen the weight 0. */
    void apply(long firstRow, Rows block) {
        for (int row = 0; row < block.count; row++) {
            if (keys[(int) firstRow + row] != CHOSEN) {
                block.weights[block.weightsStart + row] = 0;
            }
        }
    }

    /** Counts the next digit of all keys that begin with the digits found. */
    private void count(long found, long known, int shift) {
        Arrays.fill(histogram, 0);
        for (int row = 0; row < rows; row++) {
            long key = keys[row];
            if (key != NOT_COUNTED && (key & known) == found) {
                histogram[(int) (key >>> shift) & 0xFF]++;
            }
        }
    }

    /** The product, rounded up; one within rounding of a whole number is that number, so that 0.07 of 100 rows are 7. */
    static int number(double share, int counted) {
        double product = share * counted;
        double whole = Math.rint(product);
        return (int) (Math.abs(product - whole) <= 2 * Math.ulp(product) ? whole : Math.ceil(product));
    }

    /** An integer whose unsigned order is that of the numbers, with both zeros equal and NaN the largest. */
    static long key(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits < 0 ? ~bits : bits | Long.MIN_VALUE;
    }
}
