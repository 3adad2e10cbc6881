package io.lossmith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a loss of several tasks: on a record whose components are losses, it writes the formula that weighs them against each other. The
 * kernel is the one of the same formula in {@link Loss}, whose tasks are used by name; its javadoc and {@link LossKernel#spec()} show the
 * formula.
 *
 * <pre>{@code
 * @MultiTask(weighting = Weighting.UNCERTAINTY)
 * record Detection(@Task(TaskKind.CLASSIFICATION) CrossEntropy cls, @Task(TaskKind.REGRESSION) MeanSquaredError box) {}
 *
 * // the same as
 * @Loss("""
 *     (learn logvar_cls: real, learn logvar_box: real) ->
 *         exp(-logvar_cls) * cls + logvar_cls/2
 *       + exp(-logvar_box) * box/2 + logvar_box/2""")
 * record Detection(CrossEntropy cls, MeanSquaredError box) {}
 *
 * double[] logvarCls = {0}, logvarBox = {0}; // learned with the model, from 0
 * Batch batch = Batch.rows(64)
 *         .input("logvar_cls", logvarCls).gradient("logvar_cls", logvarClsGradient)
 *         .input("logvar_box", logvarBox).gradient("logvar_box", logvarBoxGradient);
 * batch.task("cls").input("z", logits).input("y", classes).gradient("z", logitGradient);
 * batch.task("box", 12).input("p", boxes).input("y", targets).gradient("p", boxGradient);
 * double loss = LossKernel.of(new Detection(new CrossEntropy(), new MeanSquaredError()), 10).evaluate(batch);
 * }</pre>
 *
 * <p>The record has two losses or more and no other component; there is no {@code @Loss} beside this annotation. Kept at run time, like
 * {@link Loss}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MultiTask {
    /**
     * How the tasks are weighed.
     *
     * @return fixed weights or learned ones
     */
    Weighting weighting();
}
