package io.lossmith.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.LossKernel;
import io.lossmith.examples.multiclass.CrossEntropy;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final double[][] XOR = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    private static final Table ROWS = new Table(XOR, new int[] {0, 1, 1, 0}, List.of("same", "different"));

    @Test
    void aHiddenLayerLearnsWhatALinearModelCannot() {
        assertThat(lossAfter(300, 2, 2)).isGreaterThan(0.69);
        assertThat(lossAfter(300, 2, 8, 2)).isLessThan(0.05);
    }

    private static double lossAfter(int epochs, int... sizes) {
        Network network = new Network(0.5, new Random(1), sizes);
        Training training = new Training(LossKernel.of(new CrossEntropy(), 2), network, ROWS);
        for (int epoch = 0; epoch < epochs; epoch++) {
            training.epoch(new Random(epoch));
        }
        return training.loss();
    }

    @Test
    void scoresCountTheRightRows() {
        Scores scores = Scores.of(new double[] {-1, 2, 3, 4}, ROWS);
        assertThat(scores.accuracy()).isEqualTo(0.75);
        // F1 of "same" is 2/3 (precision 1, recall 1/2), of "different" 4/5 (precision 2/3, recall 1).
        assertThat(scores.f1()).isCloseTo((2.0 / 3 + 0.8) / 2, within(1e-12));
    }

    @Test
    void theLargestOfSeveralScoresWins() {
        Scores scores = Scores.of(new double[] {2, 1, 1, 2, 0, 5, 4, 3}, ROWS);
        assertThat(scores.accuracy()).isEqualTo(1);
        assertThat(scores.f1()).isEqualTo(1);
    }
}
