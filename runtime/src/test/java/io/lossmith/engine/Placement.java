package io.lossmith.engine;

import io.lossmith.data.Slice;

/** Where the numbers of an argument lie in its memory. */
enum Placement {
    WHOLE,
    OFFSET,
    PADDED_ROWS,
    COLUMN_MAJOR,
    PADDED_COLUMNS,
    COLUMNS_OF_ROWS,
    SPREAD;

    private static final int FROM = 5;

    /** The index of an element. */
    int at(int row, int element, int rows, int width) {
        return switch (this) {
            case WHOLE -> row * width + element;
            case OFFSET -> FROM + row * width + element;
            case PADDED_ROWS -> row * (width + 3) + element;
            case COLUMN_MAJOR -> element * rows + row;
            case PADDED_COLUMNS -> FROM + element * (rows + 2) + row;
            case COLUMNS_OF_ROWS -> element * (rows * width + 1) + row * width;
            case SPREAD -> FROM + 2 * (row * width + element);
        };
    }

    Slice apply(Slice whole, int rows, int width) {
        return switch (this) {
            case WHOLE -> whole;
            case OFFSET -> whole.from(2).from(FROM - 2);
            case PADDED_ROWS -> whole.rowStride(width + 3);
            case COLUMN_MAJOR -> whole.columnMajor(rows);
            case PADDED_COLUMNS -> whole.from(FROM).columnMajor(rows + 2);
            case COLUMNS_OF_ROWS -> whole.rowStride(width).elementStride(rows * width + 1);
            case SPREAD -> whole.from(FROM).elementStride(2);
        };
    }

    /** Memory with room for the elements and two more; a whole array that stands for a learned input has no room for more. */
    int size(int rows, int width, boolean exact) {
        int last = rows == 0 ? FROM : at(rows - 1, width - 1, rows, width);
        return this == WHOLE && exact ? rows * width : last + 3;
    }
}
