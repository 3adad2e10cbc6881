package io.lossmith.processor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.ir.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Intervals hold the exact and the computed result; exact ends stay as they are. */
class OutwardTest {
    @Test
    void endsThatAreExactStay() {
        assertThat(Outward.sum(List.of(new Interval(0, 1), new Interval(0, 2)))).isEqualTo(new Interval(0, 3));
        assertThat(Outward.product(new Interval(0, 0.5), new Interval(2, 4))).isEqualTo(new Interval(0, 2));
        assertThat(Outward.total(new Interval(0, 1), 4)).isEqualTo(new Interval(0, 4));
        assertThat(Outward.total(new Interval(2, 3), 4)).isEqualTo(new Interval(2, 12));
    }

    @Test
    void roundedEndsMoveOutward() {
        double third = 1.0 / 3;
        Interval sum = Outward.sum(List.of(Interval.of(0.1), Interval.of(0.2)));
        assertThat(sum.lower()).isLessThan(0.1 + 0.2);
        assertThat(sum.upper()).isEqualTo(0.1 + 0.2);
        assertThat(Outward.quotient(Interval.of(1), Interval.of(3)))
                .isEqualTo(new Interval(Math.nextDown(third), Math.nextUp(third)));
    }

    @Test
    void underflowKeepsItsSign() {
        assertThat(Outward.product(Interval.of(1e-200), Interval.of(1e-200)))
                .isEqualTo(new Interval(0, Double.MIN_VALUE));
        assertThat(Outward.product(Interval.of(-1e-200), Interval.of(1e-200)))
                .isEqualTo(new Interval(-Double.MIN_VALUE, 0));
    }

    @Test
    void divisorsThatReachZeroFromOneSide() {
        assertThat(Outward.quotient(Interval.of(1), new Interval(0, 2)))
                .isEqualTo(new Interval(Math.nextDown(0.5), Double.POSITIVE_INFINITY));
        assertThat(Outward.quotient(Interval.of(1), new Interval(-1, 2))).isEqualTo(Interval.ALL);
    }

    @Test
    void holdsExactResults() {
        SplittableRandom random = new SplittableRandom(20261123);
        for (int i = 0; i < 2000; i++) {
            double a = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-60, 60));
            double b = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-60, 60));
            BigDecimal x = new BigDecimal(a);
            BigDecimal y = new BigDecimal(b);
            assertHolds(Outward.sum(List.of(Interval.of(a), Interval.of(b))), x.add(y));
            assertHolds(Outward.product(Interval.of(a), Interval.of(b)), x.multiply(y));
        }
    }

    private static void assertHolds(Interval interval, BigDecimal exact) {
        assertThat(new BigDecimal(interval.lower())).isLessThanOrEqualTo(exact);
        assertThat(new BigDecimal(interval.upper())).isGreaterThanOrEqualTo(exact);
    }
}
