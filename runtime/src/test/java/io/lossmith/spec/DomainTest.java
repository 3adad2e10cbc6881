package io.lossmith.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Domains: what they contain and how they are spelt. */
class DomainTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "real        | -Infinity -1 0 0.5 Infinity | NaN",
                "positive    | 4.9e-324 1 1e308            | 0 -0.0 -1 Infinity NaN",
                "nonnegative | 0 -0.0 1                    | -4.9e-324 Infinity NaN",
                "unit        | 0 1 0.5 -0.0                | -4.9e-324 1.0000000000000002 NaN",
                "binary      | 0 1 -0.0                    | 0.5 -1 2 NaN",
                "sign        | -1 1                        | 0 0.5 NaN Infinity",
                "count       | 0 1 7 1e15                  | -1 0.5 Infinity NaN",
                "simplex     | 0 0.5 1                     | -0.1 1.1 NaN",
                "class       | 0 3                         | -1 1.5 NaN",
                "real in (0, 1] | 0.5 1                    | 0 1.1 NaN",
                "real in [-1, inf) | -1 5                  | Infinity -2 NaN",
                "real in (0, inf]  | Infinity 5            | 0 NaN",
            })
    void containsWhatItsNameSays(String name, String inside, String outside) {
        Domain domain = named(name);
        assertThat(domain).hasToString(name);
        for (String number : inside.split(" ", -1)) {
            assertThat(domain.contains(Double.parseDouble(number))).as(number).isTrue();
        }
        for (String number : outside.split(" ", -1)) {
            assertThat(domain.contains(Double.parseDouble(number))).as(number).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "real        | real",
                "positive    | positive, (0, inf)",
                "nonnegative | nonnegative, [0, inf)",
                "unit        | unit, [0, 1]",
                "binary      | binary, 0 or 1",
                "sign        | sign, -1 or 1",
                "count       | count, 0, 1, 2, ...",
                "simplex     | simplex, numbers in [0, 1] that sum to 1",
                "real in (0, 1] | real in (0, 1]",
            })
    void saysItsNumbers(String name, String withNumbers) {
        assertThat(named(name).withNumbers()).isEqualTo(withNumbers);
    }

    private static Domain named(String name) {
        List<Domain> domains = List.of(
                Domain.REAL,
                Domain.POSITIVE,
                Domain.NONNEGATIVE,
                Domain.UNIT,
                Domain.BINARY,
                Domain.SIGN,
                Domain.COUNT,
                Domain.SIMPLEX,
                Domain.CLASS,
                Domain.interval(0, true, 1, false),
                Domain.interval(-1, false, INF, true),
                Domain.interval(0, true, INF, false));
        return domains.stream()
                .filter(domain -> domain.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void intervalsAreSpeltAsInTheLanguage() {
        assertThat(Domain.interval(-INF, true, INF, true)).hasToString("real in (-inf, inf)");
        assertThat(Domain.interval(-0.5, false, 1e-3, true)).hasToString("real in [-0.5, 0.001)");
        assertThat(Domain.interval(-0.0, false, 1, false)).isEqualTo(Domain.UNIT);
        assertThat(Domain.interval(2, false, 2, false).contains(2)).isTrue();
    }

    @Test
    void fourKindsAreDiscrete() {
        assertThat(List.of(Domain.BINARY, Domain.SIGN, Domain.COUNT, Domain.CLASS))
                .allMatch(Domain::discrete);
        assertThat(List.of(Domain.REAL, Domain.UNIT, Domain.SIMPLEX)).noneMatch(Domain::discrete);
    }

    @Test
    void emptyIntervalsAreRefused() {
        assertThatThrownBy(() -> Domain.interval(1, false, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No number lies between 1.0 and 0.0; swap or correct the bounds.");
        assertThatThrownBy(() -> Domain.interval(1, true, 1, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Domain.interval(Double.NaN, true, 1, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = "17", tries = 500)
    void anIntervalContainsWhatLiesBetweenItsBounds(@ForAll double a, @ForAll double b, @ForAll double x) {
        double lower = Math.min(a, b);
        double upper = Math.max(a, b);
        assertThat(Domain.interval(lower, false, upper, false).contains(x)).isEqualTo(lower <= x && x <= upper);
    }
}
