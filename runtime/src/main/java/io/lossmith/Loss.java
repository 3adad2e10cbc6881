package io.lossmith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a loss: a formula on a record whose components are the hyper-parameters. The processor writes {@code XKernel} for a record {@code
 * X}, in the same package.
 *
 * <pre>{@code
 * @Loss("-(1 - pt)^gamma * log(pt)")
 * public record FocalLoss(double gamma) {}
 *
 * double loss = FocalLossKernel.of(new FocalLoss(2)).valueAndGradient(pt, gradPt);
 * }</pre>
 *
 * <p>The record is a type of its own or nested in others. A record inside a method has no kernel: annotation processors do not see local
 * types.
 *
 * <p>Kept at run time, so that {@link LossKernel#of} can tell a record that is no loss from one whose kernel was not generated.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Loss {
    /**
     * The formula: alone, with one prediction and optionally the target {@code y}, or after a signature {@code (predictions | targets;
     * parameters) ->}.
     *
     * @return the text
     */
    String value();

    /**
     * Other losses that the formula calls by their simple names, {@code CrossEntropy(z | y) + …}; their hyper-parameters are passed after
     * {@code ;}. A loss that is a component of the record is called by the component's name instead, and brings its own.
     *
     * @return records with {@code @Loss}, and types with {@link LossLibrary}, which stand for all their losses
     */
    Class<?>[] uses() default {};
}
