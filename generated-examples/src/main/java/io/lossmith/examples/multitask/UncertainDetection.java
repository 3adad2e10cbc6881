package io.lossmith.examples.multitask;

import io.lossmith.MultiTask;
import io.lossmith.Task;
import io.lossmith.TaskKind;
import io.lossmith.Weighting;
import io.lossmith.examples.multiclass.CrossEntropy;
import io.lossmith.examples.regression.MeanSquaredError;

/**
 * Classes and coordinates whose weights are learned with the model (A. Kendall, Y. Gal and R. Cipolla, "Multi-Task Learning Using Uncertainty
 * to Weigh Losses", CVPR 2018): a task whose error stays large counts less.
 *
 * <p>{@code logvar_cls} and {@code logvar_box} are one number each. Begin at 0 and update them like any weight of the model.
 *
 * <pre>{@code
 * UncertainDetectionKernel.Batch batch = UncertainDetectionKernel.of(new UncertainDetection(), 21).batch()
 *         .logvar_cls(logvarCls).gradLogvar_cls(logvarClsGradient)
 *         .logvar_box(logvarBox).gradLogvar_box(logvarBoxGradient);
 * batch.cls().z(logits).y(classes).gradZ(logitGradient);
 * batch.box().p(coordinates).y(truth).gradP(coordinateGradient);
 * double loss = batch.evaluate();
 * }</pre>
 *
 * @param cls the classes of the regions
 * @param box the coordinates of the boxes
 */
@MultiTask(weighting = Weighting.UNCERTAINTY)
public record UncertainDetection(
        @Task(TaskKind.CLASSIFICATION) CrossEntropy cls,
        @Task(TaskKind.REGRESSION) MeanSquaredError box) {
    /** With the usual losses. */
    public UncertainDetection() {
        this(new CrossEntropy(), new MeanSquaredError());
    }
}
