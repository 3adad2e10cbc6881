package demo;

import io.lossmith.Loss;
import io.lossmith.LossLibrary;
import javax.annotation.processing.Generated;

/**
 * Huber 1964.
 *
 * <p>From the library {@link RobustLosses}.
 */
@Loss("(p: real | y: real; delta: positive) ->\n"
                + "huber_r = p - y;\n"
                + "abs(huber_r) <= delta ? huber_r^2 / 2 : delta * (abs(huber_r) - delta / 2)")
@LossLibrary.Member(
        value = RobustLosses.class,
        defaults = {1.0}
)
@Generated("io.lossmith.processor.LossProcessor")
public record Huber(double delta) {
    /**
     * The loss with {@code delta = 1.0}.
     */
    public Huber() {
        this(1.0);
    }

    /**
     * The same loss with another {@code delta}.
     */
    public Huber withDelta(double delta) {
        return new Huber(delta);
    }
}
