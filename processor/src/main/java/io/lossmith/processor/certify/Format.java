package io.lossmith.processor.certify;

import io.lossmith.diagnostics.NumberText;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.RowPrograms;

/** The numbers a kernel is given and gives back. It computes in {@code double} in any case, and rounds floats once. */
public enum Format {
    /** Inputs and results are doubles. */
    DOUBLE("ULP", "", Double.MAX_VALUE, 256) {
        @Override
        RowPrograms programs(KernelModel kernel) {
            return kernel.refined();
        }

        @Override
        double nearest(double number) {
            return number;
        }

        @Override
        double ulp(double number) {
            return Math.ulp(number);
        }

        @Override
        double shortest(double number) {
            return number;
        }

        @Override
        long count(double number) {
            long bits = Double.doubleToRawLongBits(number);
            return bits < 0 ? Long.MIN_VALUE - bits : bits;
        }

        @Override
        double counted(long count) {
            return count < 0 ? -Double.longBitsToDouble(-count) : Double.longBitsToDouble(count);
        }
    },
    /** Inputs and results are floats. */
    FLOAT("ULP of float", " of floats", Float.MAX_VALUE, 128) {
        @Override
        RowPrograms programs(KernelModel kernel) {
            return kernel.plain();
        }

        @Override
        double nearest(double number) {
            return (float) number;
        }

        @Override
        double ulp(double number) {
            return Math.ulp((float) number);
        }

        @Override
        double shortest(double number) {
            return Double.parseDouble(NumberText.of((float) number));
        }

        @Override
        long count(double number) {
            int bits = Float.floatToRawIntBits((float) number);
            return bits < 0 ? Integer.MIN_VALUE - bits : bits;
        }

        @Override
        double counted(long count) {
            return count < 0 ? -Float.intBitsToFloat((int) -count) : Float.intBitsToFloat((int) count);
        }
    };

    private final String unit;
    private final String suffix;
    private final double largest;
    private final int rows;

    Format(String unit, String suffix, double largest, int rows) {
        this.unit = unit;
        this.suffix = suffix;
        this.largest = largest;
        this.rows = rows;
    }

    /** What computes results of this format. */
    abstract RowPrograms programs(KernelModel kernel);

    /** The unit in which errors are counted. */
    String unit() {
        return unit;
    }

    /** What is said behind the name of a result; nothing for doubles. */
    String suffix() {
        return suffix;
    }

    /** At how many rows a loss is measured whose results are cheap. */
    int rows() {
        return rows;
    }

    /** The largest finite number. */
    double largest() {
        return largest;
    }

    /** The nearest of these numbers. */
    abstract double nearest(double number);

    /** The unit in the last place of one of these numbers. */
    abstract double ulp(double number);

    /** The number that is read from the fewest digits that mean {@code number} here. */
    abstract double shortest(double number);

    /** Counts these numbers from 0 up to {@code number}; negative for a negative one. */
    abstract long count(double number);

    /** The number at that {@link #count}. */
    abstract double counted(long count);
}
