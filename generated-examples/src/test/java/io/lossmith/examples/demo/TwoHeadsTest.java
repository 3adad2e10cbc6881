package io.lossmith.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TwoHeadsTest {
    private static final double[][] FEATURES = {{0.3, -1.2, 0.7}, {1.5, 0.4, -0.6}};
    private static final double STEP = 1e-6;

    private static TwoHeads network() {
        return new TwoHeads(0.1, new Random(3), 3, 5, 4);
    }

    /** Any function of all outputs that is not linear. */
    private static double value(TwoHeads.Outputs outputs) {
        return half(outputs.encoded()) + 2 * half(outputs.logits()) + 3 * half(outputs.centres());
    }

    private static double half(double[] numbers) {
        return Arrays.stream(numbers).map(number -> number * number / 2).sum();
    }

    private static double[] times(double factor, double[] numbers) {
        return Arrays.stream(numbers).map(number -> factor * number).toArray();
    }

    /** Through both heads, the draw, mean and variance, and the encoder. */
    @Test
    void theGradientGoesThroughTheDraw() {
        TwoHeads network = network();
        TwoHeads.Outputs outputs = network.outputs(FEATURES, new Random(9));
        double[] gradient = network.learn(
                new TwoHeads.Outputs(outputs.encoded(), times(2, outputs.logits()), times(3, outputs.centres())));

        for (int i = 0; i < gradient.length; i++) {
            double slope = (valueAt(i, STEP) - valueAt(i, -STEP)) / (2 * STEP);
            assertThat(gradient[i]).as("feature %d", i).isCloseTo(slope, within(1e-7 * Math.max(1, Math.abs(slope))));
        }
        assertThat(gradient).hasSize(6);
        assertThat(Math.abs(gradient[0])).isGreaterThan(0.1);
    }

    private static double valueAt(int feature, double step) {
        double[][] moved = Arrays.stream(FEATURES).map(double[]::clone).toArray(double[][]::new);
        moved[feature / 3][feature % 3] += step;
        return value(network().outputs(moved, new Random(9)));
    }

    @Test
    void theDrawsDecideWhatTheHeadsSee() {
        TwoHeads network = network();
        TwoHeads.Outputs drawn = network.outputs(FEATURES, new Random(9));
        TwoHeads.Outputs others = network.outputs(FEATURES, new Random(10));
        assertThat(others.encoded()).isEqualTo(drawn.encoded()).hasSize(2 * 2 * TwoHeads.CODE);
        assertThat(others.logits()).isNotEqualTo(drawn.logits()).hasSize(2 * 4);
        assertThat(others.centres()).isNotEqualTo(drawn.centres()).hasSize(2 * 2);
        assertThat(network.outputs(FEATURES).logits())
                .isEqualTo(network.outputs(FEATURES).logits());
    }
}
