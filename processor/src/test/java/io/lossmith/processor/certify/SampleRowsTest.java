package io.lossmith.processor.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.exact.Row;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.spec.Domain;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows lie in the declared domains, and go where formulas break. */
class SampleRowsTest {
    private static final int ROWS = 256;

    private static LossModel model(String formula, Component... components) {
        return new KernelHarness().add("Sample", formula, components).loss();
    }

    /** Everything that stands in the place of a prediction or target called {@code name}. */
    private static Set<Double> seen(LossModel loss, String name) {
        SampleRows samples = new SampleRows(loss, Format.DOUBLE);
        Set<Double> seen = new HashSet<>();
        for (int i = 0; i < ROWS; i++) {
            samples.row(i).values().forEach((variable, elements) -> {
                if (variable.name().equals(name)) {
                    Arrays.stream(elements).forEach(seen::add);
                }
            });
        }
        return seen;
    }

    @ParameterizedTest
    @EnumSource
    void liesInTheDomains(ExampleLosses example) {
        LossModel loss = example.model().loss();
        SampleRows samples = new SampleRows(loss, Format.DOUBLE);
        for (int i = 0; i < ROWS; i++) {
            Row row = samples.row(i);
            for (Variable variable : row.values().keySet()) {
                double[] elements = row.values().get(variable);
                assertThat(elements)
                        .hasSize(variable.type().length().map(row::length).orElse(1));
                for (double element : elements) {
                    assertThat(variable.domain().contains(element))
                            .as("%s = %s in row %d", variable.name(), element, i)
                            .isTrue();
                    assertThat(Double.isFinite(element)).isTrue();
                    if (variable.type().kind() == Kind.INTEGER) {
                        assertThat(element).isEqualTo(Math.rint(element));
                    }
                }
                if (variable.classes().isPresent()) {
                    assertThat(elements[0])
                            .isBetween(0.0, row.length(variable.classes().get()) - 1.0);
                }
                if (variable.domain().kind() == Domain.Kind.SIMPLEX) {
                    assertThat(Arrays.stream(elements).sum()).isBetween(1 - 1e-12, 1 + 1e-12);
                }
            }
        }
    }

    @Test
    void goesToTheEndsAndToWhereExponentialsLeaveTheRange() {
        assertThat(seen(model("(p: unit | y: unit) -> (p - y)^2"), "p"))
                .contains(0.0, 1.0, Double.MIN_VALUE, Math.nextDown(1.0), 1e-8)
                .hasSizeGreaterThan(150);
        assertThat(seen(model("(z: real | y: binary) -> y ? z : -z"), "z"))
                .contains(0.0, 1.0, 36.8, -36.8, 710.0, -746.0, 1e-8, 1e-300);
        assertThat(seen(model("(z: real | y: binary) -> y ? z : -z"), "y")).containsExactlyInAnyOrder(0.0, 1.0);
        assertThat(seen(model("(x: real in (2, 3]) -> log(x)"), "x"))
                .contains(3.0, Math.nextUp(2.0))
                .doesNotContain(2.0);
        assertThat(seen(model("(x: real) -> x > 0.125 ? x : 0"), "x"))
                .contains(0.125, Math.nextUp(0.125), Math.nextDown(0.125));
        assertThat(seen(model("(q: simplex[3] | p: simplex[3]) -> sum(xlogy(p, q))"), "q"))
                .contains(0.0);
    }

    /** Floats are rounded into the domain, and spread over their own magnitudes. */
    @Test
    void floats() {
        LossModel loss = model("(p: real in (0, 1) | y: simplex[2]) -> p*y[0]");
        SampleRows samples = new SampleRows(loss, Format.FLOAT);
        Set<Double> seen = new HashSet<>();
        for (int i = 0; i < ROWS; i++) {
            Row row = samples.row(i);
            row.values()
                    .values()
                    .forEach(elements -> assertThat(Arrays.stream(elements).allMatch(each -> each == (float) each))
                            .isTrue());
            seen.add(row.element(loss.inputs().get(0), 0));
        }

        assertThat(seen)
                .contains((double) Float.MIN_VALUE, (double) Math.nextDown(1f))
                .doesNotContain(0.0, 1.0);
        assertThat(seen).filteredOn(each -> each < 1e-10).hasSizeGreaterThan(10);
        assertThat(seen).filteredOn(each -> each < 1e-40).hasSizeLessThan(10);
    }

    @Test
    void hasTies() {
        LossModel loss = model(
                "(p: real | y: real; d: positive) -> abs(p - y) <= d ? p : y",
                new Component("d", Component.JavaType.DOUBLE));
        SampleRows samples = new SampleRows(loss, Format.DOUBLE);
        int equal = 0;
        int apart = 0;
        for (int i = 0; i < ROWS; i++) {
            Row row = samples.row(i);
            double p = row.element(loss.inputs().get(0), 0);
            double y = row.element(loss.inputs().get(1), 0);
            double d = row.element(loss.parameters().get(0), 0);
            equal += p == y ? 1 : 0;
            apart += p == y + d ? 1 : 0;
        }

        assertThat(equal).isGreaterThan(2);
        assertThat(apart).isGreaterThan(2);
    }

    @Test
    void parametersTakeTypicalValues() {
        Component gamma = new Component("g", Component.JavaType.DOUBLE);
        assertThat(seen(model("(p: unit; g: nonnegative) -> (1 - p)^g", gamma), "g"))
                .contains(2.0, 1.0, 0.5, 0.0)
                .allMatch(value -> value >= 0 && value <= 10);
        assertThat(seen(model("(p: unit; g: unit) -> g*p", gamma), "g")).contains(0.25, 1.0, 0.0);
    }

    /** A component that fixes a length has that value. */
    @Test
    void lengthsFit() {
        LossModel loss = model(
                "(z: real[K] | y: class[K]; w: positive[K]) -> -w[y]*log_softmax(z)[y]/K",
                new Component("K", Component.JavaType.INT),
                new Component("w", Component.JavaType.VECTOR));
        Row row = new SampleRows(loss, Format.DOUBLE).row(0);

        assertThat(row.lengths()).containsEntry("K", 3);
        loss.parameters().stream()
                .filter(parameter -> parameter.name().equals("K"))
                .forEach(parameter -> assertThat(row.element(parameter, 0)).isEqualTo(3));
        assertThat(row.values().values()).anyMatch(elements -> elements.length == 3);
    }
}
