package io.lossmith.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void errorsAreCountedInUnitsInTheLastPlace() {
        assertThat(Accuracy.ulps(1, BigDecimal.ONE)).isZero();
        assertThat(Accuracy.ulps(Math.nextUp(1.0), BigDecimal.ONE)).isEqualTo(1);
        assertThat(Accuracy.ulps(Math.nextDown(1.0), BigDecimal.ONE)).isEqualTo(0.5);
        assertThat(Accuracy.ulps(0.1, new BigDecimal("0.1"))).isBetween(0.3, 0.5);
        assertThat(Accuracy.ulps(-0.0, BigDecimal.ZERO)).isZero();
        assertThat(Accuracy.ulps(1e-300, BigDecimal.ZERO)).isInfinite();
        assertThat(Accuracy.ulps(Double.NaN, BigDecimal.ONE)).isInfinite();
        assertThat(Accuracy.floatUlps(Math.nextUp(1f), BigDecimal.ONE)).isEqualTo(1);
    }

    @Test
    void illConditionedPointsAreKeptApart() {
        Accuracy accuracy = new Accuracy();
        accuracy.add(1, BigDecimal.ONE, 2, "a");
        accuracy.add(Math.nextUp(1.0), BigDecimal.ONE, 8, "b");
        accuracy.add(Math.nextUp(1.0), BigDecimal.ONE, 2, "c");
        accuracy.add(1 + 1e-10, BigDecimal.ONE, 1e6, "d");
        assertThat(accuracy.count()).isEqualTo(3);
        assertThat(accuracy.median()).isEqualTo(1);
        assertThat(accuracy.max()).isEqualTo(1);
        assertThat(accuracy.maxElsewhere()).isBetween(0.4, 0.5);
        assertThat(accuracy.worst()).startsWith("c: ");
    }
}
