package io.lossmith.engine;

/**
 * The unit in which a mean takes its weights. A mean does not depend on it, but 1 / (sum of weights), or a weight times a value, may be
 * beyond the range of a double; a power of two changes no other bit.
 */
final class WeightUnit {
    /** Sums of weights between 2^-100 and 2^100 leave room enough, and their weights need no copy. */
    private static final int ROOM = 100;

    private WeightUnit() {}

    /** The power of two by which weights of this sum are multiplied: 1 unless the sum is extreme. */
    static double of(double sum) {
        int exponent = Math.getExponent(sum);
        boolean ordinary = Math.abs(exponent) <= ROOM || sum == 0 || Double.isNaN(sum);
        // Of a subnormal sum the exponent is -1023: 2^1023 brings it to 2^-51 at least.
        return ordinary ? 1 : Math.scalb(1.0, -exponent);
    }

    /** Multiplies the weights of an opened block, which may be written unless {@code unit} is 1. A row that counts goes on counting. */
    static void apply(double unit, Rows rows) {
        if (unit == 1) {
            return;
        }
        for (int row = 0; row < rows.count; row++) {
            int at = rows.weightsStart + row;
            double weight = rows.weights[at] * unit;
            rows.weights[at] = weight == 0 && rows.weights[at] != 0 ? Double.MIN_VALUE : weight;
        }
    }
}
