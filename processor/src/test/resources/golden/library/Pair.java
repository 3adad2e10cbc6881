package demo;

import io.lossmith.Loss;
import io.lossmith.LossLibrary;
import javax.annotation.processing.Generated;

/**
 * Two predictions, &#123;&#64;link of&#125; which &#64;see the second counts less. *&#92;u002f
 *
 * <p>&lt;b&gt;Used&lt;/b&gt; by nobody.
 *
 * <p>From the library {@link RobustLosses}.
 */
@Loss(
        value = "(p: real, q: real | y: real; lambda: unit, squared: binary, n: count, delta: positive) ->\n"
                        + "h = Huber(p | y; 1) + lambda * Huber(q | y; delta);\n"
                        + "squared ? h^n : h",
        uses = Huber.class
)
@LossLibrary.Member(
        value = RobustLosses.class,
        defaults = {0.0, 2.0, 1.5707963267948966}
)
@Generated("io.lossmith.processor.LossProcessor")
public record Pair(double lambda, boolean squared, int n, double delta) {
    /**
     * The loss with {@code squared = false}, {@code n = 2}, {@code delta = 1.5707963267948966}.
     */
    public Pair(double lambda) {
        this(lambda, false, 2, 1.5707963267948966);
    }

    /**
     * The same loss with another {@code lambda}.
     */
    public Pair withLambda(double lambda) {
        return new Pair(lambda, squared, n, delta);
    }

    /**
     * The same loss with another {@code squared}.
     */
    public Pair withSquared(boolean squared) {
        return new Pair(lambda, squared, n, delta);
    }

    /**
     * The same loss with another {@code n}.
     */
    public Pair withN(int n) {
        return new Pair(lambda, squared, n, delta);
    }

    /**
     * The same loss with another {@code delta}.
     */
    public Pair withDelta(double delta) {
        return new Pair(lambda, squared, n, delta);
    }
}
