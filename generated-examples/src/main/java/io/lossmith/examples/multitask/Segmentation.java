package io.lossmith.examples.multitask;

import io.lossmith.Loss;
import io.lossmith.examples.binary.FocalLoss;
import io.lossmith.examples.multiclass.CrossEntropy;

/**
 * Two losses of the same logits, added row by row: calls, not tasks. A pixel's cross-entropy keeps the easy ones learning, the focal loss lets
 * the hard ones lead; the gradient by {@code z} is that of the sum.
 *
 * <p>{@code z} are any K numbers, {@code y} is 0 … K-1.
 *
 * <pre>{@code double loss = SegmentationKernel.of(new Segmentation(), 5).valueAndGradient(z, y, gradZ);}</pre>
 *
 * @param easy the loss of every pixel
 * @param hard the loss of pixels that are not yet right
 * @param lambda the weight of the second, not negative
 */
@Loss("(z: real[K] link softmax | y: class[K]; lambda: nonnegative) -> easy(z | y) + lambda * hard(softmax(z)[y])")
public record Segmentation(CrossEntropy easy, FocalLoss hard, double lambda) {
    /** Both count the same. */
    public Segmentation() {
        this(new CrossEntropy(), new FocalLoss(2), 1);
    }
}
