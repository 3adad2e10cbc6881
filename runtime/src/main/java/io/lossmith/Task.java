package io.lossmith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a task of a record with {@link MultiTask}: a component whose type is a loss.
 *
 * <pre>{@code
 * @MultiTask(weighting = Weighting.FIXED)
 * record Detection(CrossEntropy cls, @Task(weight = 0.5) SmoothL1 box) {}
 * }</pre>
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Task {
    /**
     * What the task predicts; {@link Weighting#UNCERTAINTY} needs to know, unless the weight is constant.
     *
     * @return regression or classification
     */
    TaskKind value() default TaskKind.UNSPECIFIED;

    /**
     * The constant weight of the task, positive and finite. Under {@link Weighting#UNCERTAINTY} a task with a weight keeps it, and has no {@link
     * #value}, which would have one learned. A weight that is not known when the record is compiled is a component of a record with {@link Loss}:
     * {@code @Loss("cls + lambda * box")}.
     *
     * @return the weight, 1 unless given
     */
    double weight() default 1;
}
