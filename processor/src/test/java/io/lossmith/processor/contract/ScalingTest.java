package io.lossmith.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.harness.MethodSizes;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.kernel.KernelModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A formula of ten times as many operations gives ten times as much to compute, write and compile, and no method too large for HotSpot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScalingTest {
    private static final int[] SIZES = {10, 100, 1000};

    /** From 100 to 1000 operations: ten times, and what pieces of a split row add to name and pass their values. */
    private static final double LARGEST_GROWTH = 14;

    private static final int LARGEST_METHOD = 7_500;

    /**
     * A family of formulas.
     *
     * @param name what it is made of
     * @param operations how many operations one part has
     * @param formula the formula of so many parts
     */
    record Shape(String name, int operations, IntFunction<String> formula) {
        String of(int size) {
            return formula.apply(Math.max(2, size / operations));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Shape> SHAPES = List.of(
            new Shape("sum of functions", 4, n -> "(x: real, y: real) -> " + joined(n, " + ", "sin(x*%1$d + y)")),
            new Shape("product", 6, n -> "(x: real, y: real) -> " + joined(n, " * ", "(1 + tanh(x - %1$d)*y/%1$d)")),
            new Shape("quotients", 4, n -> "(x: real, y: real) -> " + joined(n, " + ", "x/(y^2 + %1$d)")),
            new Shape(
                    "chain of bindings",
                    3,
                    n -> "(x: real, y: real) -> b0 = x; " + joined(n, "", "b%1$d = tanh(b%2$d + y)*b%2$d; ") + "b" + n),
            new Shape(
                    "nested conditionals",
                    5,
                    n -> "(x: real, y: real) -> b0 = x; "
                            + joined(n, "", "b%1$d = x > %1$d ? b%2$d*y : b%2$d + sin(x); ")
                            + "b" + n),
            new Shape("sums of a vector", 5, n -> "(v: real[K]) -> " + joined(n, " + ", "sum(sin(v*%1$d))^2")),
            new Shape(
                    "softmax of many",
                    4,
                    n -> "(v: real[K], x: real | y: class[K]) -> -log(softmax(v)[y]) + "
                            + joined(n, " + ", "sigmoid(x - %1$d)*logsumexp(v)")));

    private Map<String, CompiledLoss> compiled;

    /** The parts 1 to n, in which %1$d is the number and %2$d the one before. */
    private static String joined(int n, String separator, String part) {
        return IntStream.rangeClosed(1, n)
                .mapToObj(i -> String.format(Locale.ROOT, part, i, i - 1))
                .collect(Collectors.joining(separator));
    }

    static Stream<Shape> shapes() {
        return SHAPES.stream();
    }

    private static String name(Shape shape, int size) {
        return "Shape" + SHAPES.indexOf(shape) + "_" + size;
    }

    @BeforeAll
    void compile() {
        KernelHarness harness = new KernelHarness();
        for (Shape shape : SHAPES) {
            for (int size : SIZES) {
                harness.add(name(shape, size), shape.of(size));
            }
        }
        compiled = harness.compile();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void nodesGrowLinearly(Shape shape) {
        int[] nodes = sizes(shape, loss -> nodes(loss.model()));

        assertThat((double) nodes[2] / nodes[1])
                .as("nodes of value, gradients and second derivatives: %s", list(nodes))
                .isLessThan(LARGEST_GROWTH);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void workGrowsLinearly(Shape shape) {
        int[] made = sizes(shape, loss -> loss.loss().algebra().graph().size());

        assertThat((double) made[2] / made[1])
                .as("nodes made on the way: %s", list(made))
                .isLessThan(LARGEST_GROWTH);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void sourceGrowsLinearly(Shape shape) {
        int[] lengths = sizes(shape, loss -> loss.source().length());

        assertThat((double) lengths[2] / lengths[1])
                .as("characters of source: %s", list(lengths))
                .isLessThan(LARGEST_GROWTH);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void noMethodIsTooLargeForHotSpot(Shape shape) {
        for (int size : SIZES) {
            compiled.get(name(shape, size))
                    .classFiles()
                    .forEach((file, bytes) -> MethodSizes.of(bytes)
                            .forEach((method, length) -> assertThat(length)
                                    .as("bytes of %s.%s for %d operations", file, method, size)
                                    .isLessThanOrEqualTo(LARGEST_METHOD)));
        }
    }

    @Test
    void methodSizesAreThoseOfTheClassFile() {
        Map<String, Integer> sizes = MethodSizes.of(
                compiled.get(name(SHAPES.get(0), 10)).classFiles().get("io.lossmith.compiled.Shape0_10Kernel"));

        assertThat(sizes).containsKeys("valueAt(DD)D", "gradientRows(Lio/lossmith/engine/Rows;)D");
        // aload_0, invoke of the superclass' method with an argument, checkcast, areturn
        assertThat(sizes.get("checked()Lio/lossmith/compiled/Shape0_10Kernel;")).isEqualTo(8);
    }

    private int[] sizes(Shape shape, ToIntFunction<CompiledLoss> measure) {
        return IntStream.of(SIZES)
                .map(size -> measure.applyAsInt(compiled.get(name(shape, size))))
                .toArray();
    }

    private static List<Integer> list(int[] numbers) {
        return IntStream.of(numbers).boxed().toList();
    }

    private static int nodes(KernelModel model) {
        Set<Expr> seen = new HashSet<>();
        Deque<Expr> pending = new ArrayDeque<>(List.of(model.value()));
        pending.addAll(model.gradients().values());
        pending.addAll(model.hessians().values());
        while (!pending.isEmpty()) {
            Expr node = pending.pop();
            if (seen.add(node)) {
                pending.addAll(node.arguments());
            }
        }
        return seen.size();
    }
}
