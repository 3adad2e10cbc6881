package io.lossmith;

import io.lossmith.engine.KernelCall;
import io.lossmith.spec.Domain;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.Role;

/** Evaluates made-up rows inside the domains until the JVM has compiled a kernel. */
final class WarmUp {
    private static final int ROWS = 256;

    /** So few rows that no vectors are used. */
    private static final int FEW_ROWS = 32;

    /** A loop over vectors turns once for sixteen rows; its method is compiled for good after 600 calls and 15,000 turns. */
    private static final int VECTOR_TURNS = 1000;

    /** HotSpot compiles a loop for good after about 60,000 turns. */
    private static final int TURNS = 300;

    /** Wide rows have long inner loops, and need fewer turns. */
    private static final long MOST_NUMBERS = 2_000_000;

    private final LossKernel kernel;
    private final long numbersPerRow;

    WarmUp(LossKernel kernel) {
        this.kernel = kernel;
        long numbers = 0;
        for (InputSpec input : kernel.spec().inputs()) {
            numbers += width(input);
        }
        numbersPerRow = Math.max(1, numbers);
    }

    /** The scalar kernel, which few rows always use, and the vector twin, if there is one. */
    void run() {
        if (kernel.hasTwin()) {
            run(FEW_ROWS, (long) TURNS * ROWS / FEW_ROWS);
            run(ROWS, VECTOR_TURNS);
        } else {
            run(ROWS, TURNS);
        }
    }

    private void run(int mostRows, long mostRounds) {
        int rows = (int) Math.max(1, Math.min(mostRows, MOST_NUMBERS / 20 / numbersPerRow));
        long rounds = Math.max(20, Math.min(mostRounds, MOST_NUMBERS / (rows * numbersPerRow)));
        for (boolean single : new boolean[] {false, true}) {
            for (int order = 0; order <= 2; order++) {
                KernelCall call = call(single, order, rows);
                for (long round = 0; round < rounds; round++) {
                    call.evaluate();
                }
            }
        }
    }

    /** Order 0 computes values, 1 gradients too, 2 Hessians too. */
    private KernelCall call(boolean single, int order, int rows) {
        KernelCall call = new KernelCall(kernel, Batch.rows(rows));
        for (int index = 0; index < kernel.spec().inputs().size(); index++) {
            InputSpec input = kernel.spec().inputs().get(index);
            int count = input.role() == Role.LEARN ? width(input) : rows * width(input);
            if (input.isClass()) {
                call.input(index, classes(input, rows));
                continue;
            }
            double[] numbers = numbers(input, count);
            boolean gradient = input.hasGradient() && order >= 1;
            boolean hessian = input.hasGradient() && order == 2;
            if (single) {
                float[] floats = new float[count];
                for (int element = 0; element < count; element++) {
                    floats[element] = (float) numbers[element];
                }
                call.input(index, floats);
                call.gradient(index, gradient ? new float[count] : null);
                call.hessian(index, hessian ? new float[count] : null);
            } else {
                call.input(index, numbers);
                call.gradient(index, gradient ? new double[count] : null);
                call.hessian(index, hessian ? new double[count] : null);
            }
        }
        return call;
    }

    private int width(InputSpec input) {
        return input.isVector() ? input.length().orElseThrow().resolve(kernel.lengths()) : 1;
    }

    private int[] classes(InputSpec input, int rows) {
        int number = input.length().orElseThrow().resolve(kernel.lengths());
        int[] classes = new int[rows];
        for (int row = 0; row < rows; row++) {
            classes[row] = row % number;
        }
        return classes;
    }

    /** Numbers that change from row to row, so that every branch of the kernel is seen. */
    private double[] numbers(InputSpec input, int count) {
        double[] numbers = new double[count];
        for (int element = 0; element < count; element++) {
            numbers[element] = number(input.domain(), element, width(input));
        }
        return numbers;
    }

    private static double number(Domain domain, int index, int width) {
        double share = (index * 7 % 16 + 1) / 17.0;
        return switch (domain.kind()) {
            case BINARY -> index % 2;
            case SIGN -> index % 2 * 2 - 1;
            case COUNT, CLASS -> index % 4;
            case SIMPLEX -> 1.0 / width;
            case INTERVAL -> {
                if (Double.isInfinite(domain.lower())) {
                    yield Double.isInfinite(domain.upper()) ? 4 * share - 2 : domain.upper() - 4 * share;
                }
                yield Double.isInfinite(domain.upper())
                        ? domain.lower() + 4 * share
                        : domain.lower() + share * (domain.upper() - domain.lower());
            }
        };
    }
}
