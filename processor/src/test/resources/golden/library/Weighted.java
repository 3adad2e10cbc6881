package demo;

import io.lossmith.Loss;
import io.lossmith.LossLibrary;
import javax.annotation.processing.Generated;

/**
 * From the library {@link RobustLosses}.
 */
@Loss("(z: real[K] | y: class[K]; w: positive[K]) -> -w[y] * log(softmax(z)[y])")
@LossLibrary.Member(RobustLosses.class)
@Generated("io.lossmith.processor.LossProcessor")
public record Weighted(double[] w) {
    /**
     * The same loss with another {@code w}.
     */
    public Weighted withW(double[] w) {
        return new Weighted(w);
    }
}
