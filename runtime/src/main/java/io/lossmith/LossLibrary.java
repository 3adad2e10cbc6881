package io.lossmith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares many losses in one text, with macros they share. The processor writes a record with {@link Loss} for each {@code loss}, in the
 * package of the annotated interface or class and with its visibility; the kernels follow as for any other record.
 *
 * <pre>{@code
 * @LossLibrary("""
 *     def huber(r, d) = abs(r) <= d ? r^2/2 : d*(abs(r) - d/2)
 *
 *     // Huber 1964.
 *     loss Huber(p: real | y: real; delta: positive = 1) = huber(p - y, delta)
 *     """)
 * interface RobustLosses {}
 *
 * double loss = HuberKernel.of(new Huber().withDelta(0.5)).value(p, y);
 * }</pre>
 *
 * <ul>
 *   <li>A loss has a signature and, after {@code =}, what a formula has after {@code ->}. A comment of documentation before it becomes the
 *       record's javadoc.
 *   <li>Its parameters become the record's components: {@code count} an {@code int}, {@code binary} a {@code boolean}, a vector a {@code
 *       double[]}, everything else a {@code double}. Parameters with defaults, constant numbers, come last; the record has a constructor without
 *       them and a method {@code withX} for every parameter.
 *   <li>A {@code def} is put in where it is called. It knows its own parameters and bindings only, so no name of it ever means another one of
 *       the loss; arguments are computed once. The order of definitions does not matter.
 *   <li>Losses call each other by name, {@code Huber(p | y; 2)}; parameters left out at the end take their defaults.
 *   <li>Definitions that lead back to themselves are an error, as are a name used twice and a record that exists already.
 * </ul>
 *
 * <p>Kept at run time, like {@link Loss}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LossLibrary {
    /**
     * The library: any number of {@code def} and {@code loss} definitions. Either this or {@link #file()} is given.
     *
     * @return the text
     */
    String value() default "";

    /**
     * A file with the library, UTF-8 text of at most 1 MB: beside the annotated element on the source path, in the class output or on the class
     * path, or below the folder that the compiler option {@code -Alossmith.path=FOLDER} names. A path has {@code /} between folders and never
     * leads upwards.
     *
     * <p>Build tools do not take an edit of this file for a change of the Java source: the language reference says what to tell each of them.
     *
     * @return the file's path, for example {@code detection.loss}
     */
    String file() default "";

    /**
     * Losses of other places that the formulas call by their simple names: records with {@link Loss}, and libraries, which stand for all their
     * losses.
     *
     * @return records with {@code @Loss} and types with {@code @LossLibrary}
     */
    Class<?>[] uses() default {};

    /** On a record that the processor wrote for a loss of a library: which one, and the defaults that its constructor fills in. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Member {
        /**
         * The library.
         *
         * @return the type with {@code @LossLibrary}
         */
        Class<?> value();

        /**
         * The defaults of the last components, in their order; 1 and 0 stand for {@code true} and {@code false}.
         *
         * @return as many numbers as there are defaults
         */
        double[] defaults() default {};
    }
}
