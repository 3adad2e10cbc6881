package io.lossmith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every function of this package promises, checked row by row of {@link MathRows}: a new function needs a row and no test code. */
class MathContractTest {

    private static final List<Class<?>> CLASSES = List.of(
            StableMath.class,
            CauchyMath.class,
            LogisticMath.class,
            NormalMath.class,
            GammaMath.class,
            PowerMath.class,
            RatioMath.class,
            ExponentialMath.class,
            ErfcMath.class,
            QuotientMath.class,
            GammaDifferences.class,
            NormalIntervals.class);

    static Stream<MathRow> rows() {
        return MathRows.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void staysWithinItsErrorBound(MathRow row) {
        double worst = -1;
        double[] where = {};
        for (double[] x : row.points()) {
            double error = isPole(row, x) ? 0 : row.error(x);
            if (error > worst) {
                worst = error;
                where = x;
            }
        }
        assertThat(worst)
                .as(
                        "%s: error in ULP at %s, where it is %s",
                        row, Arrays.toString(where), row.body().at(where))
                .isLessThanOrEqualTo(row.ulps());
    }

    /** Gamma functions have no exact value at 0 and negative integers; those are special values. */
    private static boolean isPole(MathRow row, double[] x) {
        double last = x[x.length - 1];
        return row.owner() == GammaMath.class && last <= 0 && last == Math.rint(last);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasItsSpecialValues(MathRow row) {
        SoftAssertions softly = new SoftAssertions();
        for (double[] special : row.specials()) {
            double[] x = Arrays.copyOf(special, special.length - 1);
            softly.assertThat(row.body().at(x))
                    .as("%s%s", row, Arrays.toString(x))
                    .usingComparator(Double::compare)
                    .isEqualTo(special[x.length]);
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void turnsNaNIntoNaN(MathRow row) {
        if (row.method().equals("scaleFor") || row.method().equals("unitScale")) {
            assertThat(row.body().at(new double[] {Double.NaN})).isEqualTo(1);
            return;
        }
        int arguments = row.points().get(0).length;
        for (int i = row.method().equals("polygamma") ? 1 : 0; i < arguments; i++) {
            for (double other : new double[] {0, 0.5, 1, 3, Double.POSITIVE_INFINITY}) {
                double[] x = new double[arguments];
                Arrays.fill(x, other);
                x[i] = Double.NaN;
                assertThat(row.body().at(x)).as("%s%s", row, Arrays.toString(x)).isNaN();
            }
        }
    }

    @Test
    void everyPublicFunctionHasARow() {
        List<String> methods = CLASSES.stream()
                .flatMap(owner -> Arrays.stream(owner.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(method -> owner.getSimpleName() + "." + method.getName()))
                .toList();
        List<String> covered = rows().map(row -> row.owner().getSimpleName() + "." + row.method())
                .distinct()
                .toList();

        assertThat(covered).containsExactlyInAnyOrderElementsOf(methods);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void statesItsErrorBoundInItsJavadoc(MathRow row) throws IOException {
        Path file = Path.of("src/main/java/io/lossmith/math", row.owner().getSimpleName() + ".java");
        String source = Files.readString(file);
        int method = source.indexOf("public static double " + row.method() + "(");
        String javadoc =
                source.substring(source.lastIndexOf("/**", method), method).replaceAll("\\s+\\*?\\s*", " ");
        String bound = BigDecimal.valueOf(row.ulps()).stripTrailingZeros().toPlainString();

        assertThat(javadoc).contains(row.ulps() < 1 ? "exact" : "within " + bound + " ULP");
    }

    @Test
    void functionsArePureAndScalar() {
        for (Class<?> owner : CLASSES) {
            for (Method method : owner.getDeclaredMethods()) {
                String parameters = Arrays.stream(method.getParameterTypes())
                        .map(Class::getName)
                        .collect(Collectors.joining(","));
                if (Modifier.isPublic(method.getModifiers())) {
                    assertThat(Modifier.isStatic(method.getModifiers()))
                            .as(method.getName())
                            .isTrue();
                    assertThat(method.getReturnType()).as(method.getName()).isEqualTo(double.class);
                    assertThat(parameters)
                            .as(method.getName())
                            .isIn("double", "double,double", "double,double,double", "int,double");
                }
            }
        }
    }

    @Test
    void polygammaOfHighOrderFollowsTheLogarithm() {
        double exact = GammaReference.polygamma(200, Reference.number(100.25)).doubleValue();

        assertThat(GammaMath.polygamma(200, 100.25) / exact).isBetween(1 - 1e-12, 1 + 1e-12);
    }

    @Test
    void polygammaRefusesANegativeOrder() {
        assertThatThrownBy(() -> GammaMath.polygamma(-1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("polygamma needs an order n of at least 0, but n is -1.");
    }
}
