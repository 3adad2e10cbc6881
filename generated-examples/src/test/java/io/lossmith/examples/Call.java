package io.lossmith.examples;

import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.spec.InputSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a kernel makes of some rows.
 *
 * @param value the reduced value
 * @param gradients by input
 * @param hessians by input
 */
record Call(double value, Map<String, double[]> gradients, Map<String, double[]> hessians) {
    /** Evaluates in double. */
    static Call of(LossKernel kernel, int rows, Map<String, double[]> inputs) {
        return of(kernel, batch(kernel, rows, inputs), inputs);
    }

    /** Evaluates a prepared batch, asking for every gradient and Hessian; what was in the arrays is overwritten. */
    static Call of(LossKernel kernel, Batch batch, Map<String, double[]> inputs) {
        Map<String, double[]> gradients = new LinkedHashMap<>();
        Map<String, double[]> hessians = new LinkedHashMap<>();
        for (InputSpec input : kernel.spec().inputs()) {
            if (input.hasGradient()) {
                double[] gradient = unwritten(inputs.get(input.name()).length);
                double[] hessian = unwritten(gradient.length);
                gradients.put(input.name(), gradient);
                hessians.put(input.name(), hessian);
                batch.gradient(input.name(), gradient).hessian(input.name(), hessian);
            }
        }
        return new Call(kernel.evaluate(batch), gradients, hessians);
    }

    /** Evaluates in float; the results as the doubles they are. */
    static Call inFloat(LossKernel kernel, int rows, Map<String, double[]> inputs) {
        Batch batch = Batch.rows(rows);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        Map<String, float[]> hessians = new LinkedHashMap<>();
        for (InputSpec input : kernel.spec().inputs()) {
            double[] elements = inputs.get(input.name());
            if (input.isClass()) {
                batch.input(input.name(), whole(elements));
            } else {
                batch.input(input.name(), narrow(elements));
            }
            if (input.hasGradient()) {
                float[] gradient = narrow(unwritten(elements.length));
                float[] hessian = gradient.clone();
                gradients.put(input.name(), gradient);
                hessians.put(input.name(), hessian);
                batch.gradient(input.name(), gradient).hessian(input.name(), hessian);
            }
        }
        return new Call(kernel.evaluate(batch), widened(gradients), widened(hessians));
    }

    static Batch batch(LossKernel kernel, int rows, Map<String, double[]> inputs) {
        Batch batch = Batch.rows(rows);
        for (InputSpec input : kernel.spec().inputs()) {
            double[] elements = inputs.get(input.name());
            if (input.isClass()) {
                batch.input(input.name(), whole(elements));
            } else {
                batch.input(input.name(), elements);
            }
        }
        return batch;
    }

    private static double[] unwritten(int length) {
        double[] numbers = new double[length];
        Arrays.fill(numbers, 12345);
        return numbers;
    }

    private static int[] whole(double[] numbers) {
        return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
    }

    static float[] narrow(double[] numbers) {
        float[] narrow = new float[numbers.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) numbers[i];
        }
        return narrow;
    }

    private static Map<String, double[]> widened(Map<String, float[]> arrays) {
        Map<String, double[]> wide = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            double[] numbers = new double[array.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = array[i];
            }
            wide.put(name, numbers);
        });
        return wide;
    }
}
