package io.lossmith.examples.multitask;

import io.lossmith.Loss;
import io.lossmith.examples.multiclass.CrossEntropy;
import io.lossmith.examples.regression.SmoothL1;

/**
 * What a detector learns (R. Girshick, "Fast R-CNN", ICCV 2015, equation 1): the class of every region, and the box of those that hold
 * something. Each task is the mean of its own rows: cross-entropy of regions, smooth L1 of the coordinates.
 *
 * <p>Whatever the two counts of rows are, {@code lambda} weighs an average region against an average coordinate.
 *
 * <pre>{@code
 * WeightedDetectionKernel.Batch batch = WeightedDetectionKernel.of(new WeightedDetection(), 21).batch();
 * batch.cls().z(logits).y(classes).gradZ(logitGradient);
 * batch.box().p(coordinates).y(truth).gradP(coordinateGradient);
 * double loss = batch.evaluate();
 * }</pre>
 *
 * @param cls the classes of the regions
 * @param box the coordinates of the boxes
 * @param lambda the weight of the boxes, positive
 */
@Loss("(; lambda: positive) -> cls + lambda * box")
public record WeightedDetection(CrossEntropy cls, SmoothL1 box, double lambda) {
    /** Equal weights, as in the paper. */
    public WeightedDetection() {
        this(new CrossEntropy(), new SmoothL1(), 1);
    }
}
