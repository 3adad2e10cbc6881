package io.lossmith.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WideMathTest {

    private static final List<String> FUNCTIONS = Arrays.stream(WideMath.class.getDeclaredMethods())
            .filter(method -> !method.isSynthetic())
            .map(Method::getName)
            .toList();

    private final WideMath math = new WideMath();

    static Stream<WideRow> rows() {
        return WideRows.all();
    }

    /** The rows but those of arithmetic. */
    static Stream<WideRow> functions() {
        return rows().filter(row -> FUNCTIONS.contains(row.method()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isWithinItsBound(WideRow row) {
        double worst = -1;
        double[] where = {};
        for (double[] point : row.points()) {
            double error = row.error(math, point);
            if (!(error <= worst)) {
                worst = error;
                where = point;
            }
        }

        assertThat(worst).as("%s%s", row, Arrays.toString(where)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void statesItsBoundInItsJavadoc(WideRow row) throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/lossmith/math/WideMath.java"));
        int method = source.indexOf("void " + row.method() + "(");
        String javadoc = source.substring(source.lastIndexOf("/**", method), method);

        assertThat(javadoc).contains(row.bits() == WideRows.EXACT ? "exact" : "within 2^-" + row.bits());
    }

    @Test
    void everyFunctionHasARow() {
        assertThat(rows().map(WideRow::method)).containsAll(FUNCTIONS);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keepsTheLowPartBelowTheHighOne(WideRow row) {
        List<String> wrong = new ArrayList<>();
        for (double[] point : row.points()) {
            Wide result = row.result(math, point);
            if (result.high + result.low != result.high) {
                wrong.add(Arrays.toString(point) + ": " + result);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void mayStoreIntoAnOperand(WideRow row) {
        List<String> wrong = new ArrayList<>();
        for (double[] point : row.points()) {
            Wide apart = row.result(math, point);
            for (int i = 0; i < point.length / 2; i++) {
                Wide[] arguments = WideRow.arguments(point);
                row.body().at(math, arguments[i], arguments);
                if (arguments[i].compare(apart) != 0) {
                    wrong.add(Arrays.toString(point) + " into operand " + i + ": " + arguments[i]);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }
}
