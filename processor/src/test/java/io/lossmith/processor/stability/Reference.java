package io.lossmith.processor.stability;

import java.util.List;
import java.util.Map;

/**
 * A point with the correctly rounded results there, infinite where they are beyond the largest double, NaN where there is
 * none.
 *
 * @param inputs per input in signature order its elements
 * @param value the loss
 * @param gradient one number per element of every prediction
 * @param hessian likewise
 * @param conditions how much a relative error of the inputs is amplified in value, gradient and Hessian; NaN if unknown
 * @param note how the references came about: empty, {@code limit} or {@code kink}
 */
record Reference(
        Map<String, double[]> inputs,
        double value,
        List<Double> gradient,
        List<Double> hessian,
        List<Double> conditions,
        String note) {}
