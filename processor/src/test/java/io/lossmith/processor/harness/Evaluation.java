package io.lossmith.processor.harness;

import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.spec.InputSpec;
import java.util.List;

/**
 * What a kernel computes for one row: its value, and per input in signature order the gradient and the Hessian diagonal
 * (null for targets).
 *
 * @param value the loss of the row
 * @param gradients per input one number per element
 * @param hessians per input one number per element
 */
@SuppressWarnings("ArrayRecordComponent") // carries results to assertions, never compared
public record Evaluation(double value, double[][] gradients, double[][] hessians) {

    /**
     * Evaluates one row in {@code double}.
     *
     * @param row per input in signature order its elements; a class index is a whole number
     */
    public static Evaluation inDouble(LossKernel kernel, double[]... row) {
        List<InputSpec> inputs = kernel.spec().inputs();
        Batch batch = Batch.rows(1);
        double[][] gradients = new double[inputs.size()][];
        double[][] hessians = new double[inputs.size()][];
        double[] values = new double[1];
        for (int i = 0; i < gradients.length; i++) {
            InputSpec input = inputs.get(i);
            if (input.isClass()) {
                batch.input(input.name(), new int[] {(int) row[i][0]});
            } else {
                batch.input(input.name(), row[i]);
            }
            if (input.hasGradient()) {
                gradients[i] = new double[row[i].length];
                hessians[i] = new double[row[i].length];
                batch.gradient(input.name(), gradients[i]).hessian(input.name(), hessians[i]);
            }
        }
        kernel.withReduction(Reduction.SUM).evaluate(batch.values(values));
        return new Evaluation(values[0], gradients, hessians);
    }

    /**
     * Evaluates one row in {@code float}; the results are the floats as doubles.
     *
     * @param row per input in signature order its elements, which are floats
     */
    public static Evaluation inFloat(LossKernel kernel, double[]... row) {
        List<InputSpec> inputs = kernel.spec().inputs();
        Batch batch = Batch.rows(1);
        float[][] gradients = new float[inputs.size()][];
        float[][] hessians = new float[inputs.size()][];
        float[] values = new float[1];
        for (int i = 0; i < gradients.length; i++) {
            InputSpec input = inputs.get(i);
            if (input.isClass()) {
                batch.input(input.name(), new int[] {(int) row[i][0]});
            } else {
                batch.input(input.name(), floats(row[i]));
            }
            if (input.hasGradient()) {
                gradients[i] = new float[row[i].length];
                hessians[i] = new float[row[i].length];
                batch.gradient(input.name(), gradients[i]).hessian(input.name(), hessians[i]);
            }
        }
        kernel.withReduction(Reduction.SUM).evaluate(batch.values(values));
        return new Evaluation(values[0], doubles(gradients), doubles(hessians));
    }

    /** Whether every number is a float, so that {@link #inFloat} computes for the same point. */
    public static boolean isFloat(double[]... row) {
        for (double[] elements : row) {
            for (double element : elements) {
                if ((float) element != element) {
                    return false;
                }
            }
        }
        return true;
    }

    private static float[] floats(double[] numbers) {
        float[] result = new float[numbers.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) numbers[i];
        }
        return result;
    }

    private static double[][] doubles(float[][] numbers) {
        double[][] result = new double[numbers.length][];
        for (int i = 0; i < result.length; i++) {
            if (numbers[i] != null) {
                result[i] = new double[numbers[i].length];
                for (int j = 0; j < result[i].length; j++) {
                    result[i][j] = numbers[i][j];
                }
            }
        }
        return result;
    }
}
