package io.lossmith.processor.stability;

import java.util.List;

/**
 * What was measured for a case.
 *
 * @param each the case
 * @param stable the form that is computed
 * @param value its values
 * @param gradient its gradients
 * @param hessian its Hessian diagonals
 * @param undefinedNan points at which something without a reference is computed as NaN
 */
record CaseResult(StabilityCase each, String stable, Output value, Output gradient, Output hessian, int undefinedNan) {
    List<Output> outputs() {
        return List.of(value, gradient, hessian);
    }

    /** Whether nothing is bad. */
    boolean isClean() {
        return outputs().stream().allMatch(output -> output.bad().isEmpty());
    }
}
