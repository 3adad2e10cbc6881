package io.lossmith.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The spec keeps the order of the declaration and prints everything it knows. */
class LossSpecTest {
    private static final AccuracyFigure FIGURE =
            new AccuracyFigure("value", false, 256, 1, 1.5, 2, 2, "z = 3", 0.30000000000000004, 0.3);

    private static LossSpecBuilder builder() {
        return LossSpec.builder("Demo", "(z: real[K], learn s: real |\n y: class[K]) -> f")
                .input("z", Role.PREDICTION, Domain.REAL, "K", Link.SOFTMAX)
                .input("s", Role.LEARN, Domain.interval(0, true, 1, false), "", Link.IDENTITY)
                .input("y", Role.TARGET, Domain.CLASS, "K", Link.IDENTITY)
                .parameter("w", Domain.POSITIVE, "K-1")
                .parameter("g", Domain.interval(0, false, 2, true), "")
                .lengths("K");
    }

    @Test
    void printsEverythingInColumns() {
        LossSpec spec = builder()
                .stableForm("g(z)")
                .gradient("z", "a")
                .gradient("s", "b")
                .hessian("z", "c")
                .rule("square: x*x = x^2, because it is shorter.")
                .convention("0*log(0) = 0.")
                .limit("Infinite at 0.")
                .accuracy("value: 1 ULP typically")
                .figures(FIGURE)
                .build();
        assertThat(spec).hasToString("""
                        Demo
                          formula      (z: real[K], learn s: real |
                                        y: class[K]) -> f
                          prediction   z: real[K] link softmax
                          prediction   learn s: real in (0, 1]
                          target       y: class[K]
                          parameter    w: positive[K-1]
                          parameter    g: real in [0, 2)
                          lengths      K
                          stable form  g(z)
                          gradient     z: a
                          gradient     s: b
                          hessian      z: c
                          rewritten    square: x*x = x^2, because it is shorter.
                          convention   0*log(0) = 0.
                          limit        Infinite at 0.
                          accuracy     value: 1 ULP typically
                          hash         %s
                        """.formatted(spec.formulaHash()));
        assertThat(spec.rules()).containsExactly("square: x*x = x^2, because it is shorter.");
        assertThat(spec.accuracy()).containsExactly("value: 1 ULP typically");
        assertThat(builder().build().accuracy()).isEmpty();
        assertThat(spec.figures()).containsExactly(FIGURE);
        assertThat(builder().build().figures()).isEmpty();
        assertThat(spec.inputIndex("y")).isEqualTo(2);
        assertThat(spec.inputIndex("w")).isEqualTo(-1);
        assertThat(spec.gradients().keySet()).containsExactly("z", "s");
        assertThatThrownBy(() -> spec.gradients().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(spec.inputs().get(0).isVector()).isTrue();
        assertThat(spec.inputs().get(2).isVector()).isFalse();
        assertThat(spec.inputs().get(2).isClass()).isTrue();
    }

    @Test
    void theHashIsTheStartOfTheSha256OfTheFormula() {
        assertThat(LossSpec.builder("A", "abc").build().formulaHash()).isEqualTo("ba7816bf8f01cfea");
    }

    @Test
    void contradictionsAreRefused() {
        assertThatThrownBy(() -> builder().parameter("z", Domain.REAL, "").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Demo declares 'z' twice; rename one of them.");
        assertThatThrownBy(() -> builder().parameter("q", Domain.REAL, "N").build())
                .hasMessage("Demo uses the length N, which is not among [K]; add it.");
        assertThatThrownBy(() -> builder().gradient("y", "0").build())
                .hasMessage("Demo has no prediction or learned input 'y' to differentiate; correct the name.");
        assertThatThrownBy(() -> builder().input("c", Role.TARGET, Domain.CLASS, "", Link.IDENTITY))
                .hasMessage("The input 'c' is a class and needs a length, as in class[K].");
    }
}
