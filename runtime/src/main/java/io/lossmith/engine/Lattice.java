package io.lossmith.engine;

/**
 * The indices {@code start + r * rowStride + e * elementStride} of rows 0 to {@code rows - 1} and elements 0 to {@code width - 1}, and exactly
 * which of them meet: interleaved results that only seem to overlap are told apart from results that do. Everything is at least 0 and was
 * checked against the length of an array, so that no sum overflows.
 */
final class Lattice {
    private long start;
    private long rows;
    private long rowStride;
    private long width;
    private long elementStride;

    /** Describes other indices. Rows that follow each other without a gap become one: most questions then need a single equation. */
    Lattice set(long first, long rowCount, long rowStep, long elementCount, long elementStep) {
        start = first;
        if (rowCount > 1
                && elementCount > 1
                && rowStep != elementCount * elementStep
                && elementStep != rowCount * rowStep) {
            rows = rowCount;
            rowStride = rowStep;
            width = elementCount;
            elementStride = elementStep;
            return this;
        }
        rows = rowCount * elementCount;
        boolean byElement = rowCount == 1 || (elementCount > 1 && rowStep == elementCount * elementStep);
        rowStride = byElement ? elementStep : rowStep;
        width = 1;
        elementStride = 0;
        return this;
    }

    private long last() {
        return start + (rows - 1) * rowStride + (width - 1) * elementStride;
    }

    /** Whether two of the elements are one and the same. */
    boolean meetsItself() {
        if ((rows > 1 && rowStride == 0) || (width > 1 && elementStride == 0)) {
            return true;
        }
        if (rows == 1 || width == 1) {
            return false;
        }
        // r * rowStride = e * elementStride has its smallest solution at r = elementStride / divisor.
        long divisor = divisor(rowStride, elementStride);
        return elementStride / divisor < rows && rowStride / divisor < width;
    }

    /** Whether an element of this one is also one of the other. Both have at least one. */
    boolean meets(Lattice other) {
        if (last() < other.start || other.last() < start) {
            return false;
        }
        if (rowStride == other.rowStride && elementStride == other.elementStride) {
            return meetsShifted(other);
        }
        // Two of the four counts are tried one by one: the smaller of each side. The other two are an equation.
        boolean byRows = rows < width;
        boolean otherByRows = other.rows < other.width;
        long tried = byRows ? rows : width;
        long otherTried = otherByRows ? other.rows : other.width;
        for (long i = 0; i < tried; i++) {
            long at = start + i * (byRows ? rowStride : elementStride);
            for (long j = 0; j < otherTried; j++) {
                long otherAt = other.start + j * (otherByRows ? other.rowStride : other.elementStride);
                if (meet(
                        otherAt - at,
                        byRows ? elementStride : rowStride,
                        byRows ? width : rows,
                        otherByRows ? other.elementStride : other.rowStride,
                        otherByRows ? other.width : other.rows)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** With equal strides only the difference of the elements matters, and then that of the rows. */
    private boolean meetsShifted(Lattice other) {
        long shift = other.start - start;
        for (long e = 1 - other.width; e < width; e++) {
            long rest = shift - e * elementStride;
            if (rowStride == 0 ? rest == 0 : rest % rowStride == 0 && within(rest / rowStride, other.rows, rows)) {
                return true;
            }
        }
        return false;
    }

    private static boolean within(long difference, long otherCount, long count) {
        return difference > -otherCount && difference < count;
    }

    /** Whether x * a - y * b = c for an x from 0 to n - 1 and a y from 0 to m - 1. */
    private static boolean meet(long c, long a, long n, long b, long m) {
        if (a == 0 || b == 0) {
            long count = a == 0 ? m : n;
            long stride = a == 0 ? -b : a;
            return stride == 0 ? c == 0 : c % stride == 0 && c / stride >= 0 && c / stride < count;
        }
        long divisor = divisor(a, b);
        if (c % divisor != 0) {
            return false;
        }
        long step = b / divisor;
        long target = c / divisor;
        // The smallest x >= 0 with x * a/divisor = target modulo step; others lie a multiple of step above.
        long x = Math.floorMod(Math.floorMod(target, step) * inverse(a / divisor, step), step);
        // y = (x * a - c) / b must not be negative.
        long least = c <= 0 ? 0 : (c + a - 1) / a;
        if (x < least) {
            x += (least - x + step - 1) / step * step;
        }
        return x < n && (x * a - c) / b < m;
    }

    private static long divisor(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    /** The inverse of {@code a} modulo {@code modulus}, which have no common divisor. */
    private static long inverse(long a, long modulus) {
        long r0 = modulus;
        long r1 = Math.floorMod(a, modulus);
        long t0 = 0;
        long t1 = 1;
        while (r1 != 0) {
            long quotient = r0 / r1;
            long r = r0 - quotient * r1;
            r0 = r1;
            r1 = r;
            long t = t0 - quotient * t1;
            t0 = t1;
            t1 = t;
        }
        return Math.floorMod(t0, modulus);
    }
}
