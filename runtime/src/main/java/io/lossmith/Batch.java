package io.lossmith;

import io.lossmith.engine.KernelCall;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.LossSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arrays of one evaluation by the names of the formula, for any loss. Reusable, for one thread at a time; evaluating it again with the
 * same kernel reuses the scratch. Arrays are row-major and may be longer than the stated rows need.
 *
 * <pre>{@code
 * double mean = kernel.evaluate(Batch.rows(n).input("z", z).input("y", y).gradient("z", gradZ).ignoreIndex(-100));
 * }</pre>
 */
public final class Batch {
    private final long rows;
    private final Map<String, Object> inputs = new LinkedHashMap<>();
    private final Map<String, Object> gradients = new LinkedHashMap<>();
    private final Map<String, Object> hessians = new LinkedHashMap<>();
    private Object weights;
    private boolean[] mask;
    private Integer ignoreIndex;
    private Object values;
    private boolean accumulate;
    private LossKernel boundKernel;
    private KernelCall boundCall;
    private boolean changed;

    private Batch(long rows) {
        this.rows = rows;
    }

    /**
     * A batch of so many rows, without arrays.
     *
     * @param rows 0 or more
     * @return the batch
     * @throws IllegalArgumentException when the number is negative
     */
    public static Batch rows(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(
                    "Batch.rows(" + rows + ") is negative; state the number of rows, 0 or more.");
        }
        return new Batch(rows);
    }

    /**
     * Gives an input.
     *
     * @param name its name in the formula
     * @param numbers {@code [rows, width]}, {@code [width]} for a learned input
     * @return this batch
     */
    public Batch input(String name, double[] numbers) {
        return put(inputs, name, numbers);
    }

    /**
     * Gives an input.
     *
     * @param name its name in the formula
     * @param numbers {@code [rows, width]}, {@code [width]} for a learned input
     * @return this batch
     */
    public Batch input(String name, float[] numbers) {
        return put(inputs, name, numbers);
    }

    /**
     * Gives a class target.
     *
     * @param name its name in the formula
     * @param classes one index per row, from 0
     * @return this batch
     */
    public Batch input(String name, int[] classes) {
        return put(inputs, name, classes);
    }

    /**
     * Asks for the gradient of the reduced value.
     *
     * @param name a prediction or learned input
     * @param gradient where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    public Batch gradient(String name, double[] gradient) {
        return put(gradients, name, gradient);
    }

    /**
     * Asks for the gradient of the reduced value, rounded once.
     *
     * @param name a prediction or learned input
     * @param gradient where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    public Batch gradient(String name, float[] gradient) {
        return put(gradients, name, gradient);
    }

    /**
     * Asks for the Hessian diagonal of the reduced value.
     *
     * @param name a prediction or learned input
     * @param hessian where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    public Batch hessian(String name, double[] hessian) {
        return put(hessians, name, hessian);
    }

    /**
     * Asks for the Hessian diagonal of the reduced value, rounded once.
     *
     * @param name a prediction or learned input
     * @param hessian where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    public Batch hessian(String name, float[] hessian) {
        return put(hessians, name, hessian);
    }

    /**
     * Gives each row a weight; a row of weight 0 is not read.
     *
     * @param numbers one finite, non-negative number per row; null for none
     * @return this batch
     */
    public Batch weights(double[] numbers) {
        weights = numbers;
        return changed();
    }

    /**
     * Gives each row a weight; a row of weight 0 is not read.
     *
     * @param numbers one finite, non-negative number per row; null for none
     * @return this batch
     */
    public Batch weights(float[] numbers) {
        weights = numbers;
        return changed();
    }

    /**
     * Says which rows count; the others are not read.
     *
     * @param counted true for each row that counts; null for all
     * @return this batch
     */
    public Batch mask(boolean[] counted) {
        mask = counted;
        return changed();
    }

    /**
     * Leaves out the rows whose class target is this number.
     *
     * @param index any number, such as -100
     * @return this batch
     */
    public Batch ignoreIndex(int index) {
        ignoreIndex = index;
        return changed();
    }

    /**
     * Asks for the unweighted value of each row; 0 for rows that do not count.
     *
     * @param numbers one number per row, overwritten; null when they are not wanted
     * @return this batch
     */
    public Batch values(double[] numbers) {
        values = numbers;
        return changed();
    }

    /**
     * Asks for the unweighted value of each row, rounded once; 0 for rows that do not count.
     *
     * @param numbers one number per row, overwritten; null when they are not wanted
     * @return this batch
     */
    public Batch values(float[] numbers) {
        values = numbers;
        return changed();
    }

    /**
     * Whether gradients and Hessians are added to what their arrays hold.
     *
     * @param add true to add, false to overwrite
     * @return this batch
     */
    public Batch accumulate(boolean add) {
        accumulate = add;
        return changed();
    }

    double evaluate(LossKernel kernel) {
        if (kernel != boundKernel || changed) {
            KernelCall call = kernel == boundKernel ? boundCall.clear() : new KernelCall(kernel);
            boundKernel = null; // stays so when a name is unknown
            bind(call, kernel.spec());
            boundCall = call;
            boundKernel = kernel;
            changed = false;
        }
        return boundCall.evaluate();
    }

    long rowCount() {
        return rows;
    }

    /** The array given for an input, or null. */
    Object input(String name) {
        return inputs.get(name);
    }

    /** A batch of the same inputs, weights, mask and ignored class, with nothing to write. */
    Batch withoutOutputs() {
        Batch copy = new Batch(rows);
        copy.inputs.putAll(inputs);
        copy.weights = weights;
        copy.mask = mask;
        copy.ignoreIndex = ignoreIndex;
        return copy;
    }

    Object weights() {
        return weights;
    }

    boolean[] mask() {
        return mask;
    }

    Integer ignoreIndex() {
        return ignoreIndex;
    }

    private Batch put(Map<String, Object> arrays, String name, Object array) {
        if (array == null) {
            arrays.remove(name);
        } else {
            arrays.put(name, array);
        }
        return changed();
    }

    private Batch changed() {
        changed = true;
        return this;
    }

    private void bind(KernelCall call, LossSpec spec) {
        call.rows(rows).mask(mask).accumulate(accumulate);
        if (ignoreIndex != null) {
            call.ignoreIndex(ignoreIndex);
        }
        if (weights instanceof double[] doubles) {
            call.weights(doubles);
        } else {
            call.weights((float[]) weights);
        }
        if (values instanceof double[] doubles) {
            call.values(doubles);
        } else {
            call.values((float[]) values);
        }
        inputs.forEach((name, array) -> bindInput(call, index(spec, name), array));
        gradients.forEach((name, array) -> {
            if (array instanceof double[] doubles) {
                call.gradient(index(spec, name), doubles);
            } else {
                call.gradient(index(spec, name), (float[]) array);
            }
        });
        hessians.forEach((name, array) -> {
            if (array instanceof double[] doubles) {
                call.hessian(index(spec, name), doubles);
            } else {
                call.hessian(index(spec, name), (float[]) array);
            }
        });
    }

    private static void bindInput(KernelCall call, int input, Object array) {
        if (array instanceof double[] doubles) {
            call.input(input, doubles);
        } else if (array instanceof float[] floats) {
            call.input(input, floats);
        } else {
            call.input(input, (int[]) array);
        }
    }

    private static int index(LossSpec spec, String name) {
        int index = spec.inputIndex(name);
        if (index < 0) {
            List<String> names = spec.inputs().stream().map(InputSpec::name).toList();
            throw new IllegalArgumentException(spec.name() + " has no input '" + name + "'; its inputs are "
                    + String.join(", ", names) + "." + NearestName.suggestion(name, names));
        }
        return index;
    }
}
