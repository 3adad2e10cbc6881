package io.lossmith.processor.harness;

import io.lossmith.LossKernel;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.LossModel;
import java.lang.reflect.Constructor;
import java.util.Map;

/**
 * A loss with its generated kernel class loaded.
 *
 * @param model what the compiler made of the formula
 * @param source the generated Java file
 * @param record the class of the loss record
 * @param classFiles the kernel's class files by class name
 */
public record CompiledLoss(
        KernelModel model, String source, Class<? extends Record> record, Map<String, byte[]> classFiles) {

    /** The loss with names and types resolved: what {@link io.lossmith.processor.exact.ExactEvaluator} evaluates. */
    public LossModel loss() {
        return model.loss();
    }

    /**
     * The kernel for these lengths and hyper-parameters.
     *
     * @param lengths the free lengths in order of the signature
     * @param parameters the record's components in order: Double, Integer, Boolean or double[]
     */
    public LossKernel kernel(int[] lengths, Object... parameters) {
        try {
            Constructor<?> constructor = record.getDeclaredConstructors()[0];
            return LossKernel.of((Record) constructor.newInstance(parameters), lengths);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(
                    "no record for " + model.loss().declaration().formula(), broken);
        }
    }

    /** The kernel of a loss without hyper-parameters and free lengths. */
    public LossKernel kernel() {
        return kernel(new int[0]);
    }
}
