package io.lossmith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What formulas with twice the digits compute; their functions are tested one by one elsewhere. */
class RefinementTest {
    @Test
    void computesWhatCancels() {
        Refinement difference = Refinement.of("nn; exp 0; minus 2 1");
        double plain = Math.exp(0.5) - 1.6487212707001282;

        assertThat(difference
                        .start(plain, 3.3)
                        .number(0.5)
                        .number(1.6487212707001282)
                        .result(0))
                .isCloseTo(-4.731568479435833E-17, within(1e-31));
    }

    /** The double next to pi is as far from it as its sine says. */
    @Test
    void constantsMayHaveTheDigitsOfTwoDoubles() {
        Refinement wide = Refinement.of("n; number 3.141592653589793 1.2246467991473532E-16; minus 0 1");
        Refinement plain = Refinement.of("n; number 3.141592653589793; minus 0 1");

        assertThat(wide.start(0, 6).number(Math.PI).result(0)).isEqualTo(-Math.sin(Math.PI));
        assertThat(plain.start(0, 6).number(Math.PI).result(0)).isZero();
        assertThat(wide.start(1, 6).number(4).result(0)).isEqualTo(0.8584073464102068);
    }

    @Test
    void refusesStepsThatDoNotExist() {
        assertThatThrownBy(() -> Refinement.of("n; third 0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Refinement.of("n; number pi")).isInstanceOf(IllegalArgumentException.class);
    }
}
