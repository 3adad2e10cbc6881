package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import java.io.Serializable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters are checked against their declarations and copied. */
class ParameterTest {
    private static RowLayout layout(Domain domain, String length) {
        return new RowLayout(
                LossSpec.builder("Demo", "f")
                        .parameter("a", domain, length)
                        .lengths("K")
                        .build(),
                new int[] {3});
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        Domain.UNIT,
                        "",
                        1.5,
                        "Demo: the parameter 'a' is 1.5, outside its domain unit, [0, 1]; pass a value inside."),
                Arguments.of(
                        Domain.COUNT,
                        "",
                        -1,
                        "Demo: the parameter 'a' is -1, outside its domain count, 0, 1, 2, ...; pass a value inside."),
                Arguments.of(
                        Domain.POSITIVE,
                        "K",
                        new double[] {1, 2, 0},
                        "Demo: the parameter 'a[2]' is 0.0, outside its domain positive, (0, inf); pass a value inside."),
                Arguments.of(
                        Domain.REAL,
                        "K-1",
                        new double[] {1, 2, 3},
                        "Demo: the parameter 'a' has 3 elements, but its length K-1 is 2; pass 2 numbers."),
                Arguments.of(Domain.REAL, "K", null, "Demo: the parameter 'a' is null; pass a double[]."),
                Arguments.of(
                        Domain.REAL,
                        "",
                        "1",
                        "Demo: the parameter 'a' is a String; pass a double, an int or a boolean."),
                Arguments.of(
                        Domain.REAL,
                        "K-3",
                        new double[0],
                        "Demo: the parameter 'a' has the length K-3, which is 0 for K = 3; pass a larger K."),
                Arguments.of(
                        Domain.SIMPLEX,
                        "2",
                        new double[] {0.5, 0.25},
                        "Demo: the parameter 'a' sums to 0.75, not to 1; normalise it."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aWrongValueIsRefused(Domain domain, String length, Object value, String message) {
        ParameterCheck check = new ParameterCheck(layout(domain, length));
        assertThatThrownBy(() -> check.copy(new Object[] {value}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void rightValuesAreKeptAndVectorsCopied() {
        assertThat(new ParameterCheck(layout(Domain.BINARY, "")).copy(new Object[] {true}))
                .containsExactly(true);
        assertThat(new ParameterCheck(layout(Domain.COUNT, "")).copy(new Object[] {3}))
                .containsExactly(3);
        assertThat(new ParameterCheck(layout(Domain.REAL, "")).copy(new Object[] {Double.POSITIVE_INFINITY}))
                .containsExactly(Double.POSITIVE_INFINITY);
        double[] vector = {1, 2, 3};
        Serializable[] copies = new ParameterCheck(layout(Domain.REAL, "K")).copy(new Object[] {vector});
        assertThat((double[]) copies[0]).containsExactly(1, 2, 3).isNotSameAs(vector);
    }

    @Test
    void numbersOfLengthsAndParametersMustFit() {
        LossSpec spec = LossSpec.builder("Demo", "f")
                .input("z", Role.PREDICTION, Domain.REAL, "K-1", Link.IDENTITY)
                .lengths("K")
                .build();
        assertThatThrownBy(() -> new RowLayout(spec, new int[0]))
                .hasMessage("Demo has the lengths [K], but 0 were given; pass one number for each.");
        assertThatThrownBy(() -> new RowLayout(spec, new int[] {1}))
                .hasMessage("Demo: the input 'z' has the length K-1, which is 0 for K = 1; pass a larger K.");
        assertThatThrownBy(() -> new ParameterCheck(new RowLayout(spec, new int[] {2})).copy(new Object[] {1.0}))
                .hasMessage("Demo has 0 parameters, but 1 were given; pass one value for each.");
    }
}
