package io.lossmith.processor.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineBreaksTest {
    @Test
    void shortLinesStay() {
        assertThat(LineBreaks.in("a + b", "|")).isEqualTo("a + b");
        assertThat(LineBreaks.in("x".repeat(106), "|")).isEqualTo("x".repeat(106));
    }

    @Test
    void longLinesEndWhereTheFewestParenthesesAreOpen() {
        String factor = "(alpha + beta + gamma + delta)";
        String product = factor + "*" + factor + "*" + factor + "*" + factor + " + 1";
        assertThat(LineBreaks.in(product, "|"))
                .isEqualTo(factor + "*" + factor + "*" + factor + "*|" + factor + " + 1");
    }

    @Test
    void everyLineFitsAndNothingIsLost() {
        String sum = IntStream.range(0, 500).mapToObj(i -> "(x" + i + " - y)^2").collect(Collectors.joining(" + "));
        String broken = LineBreaks.in(sum, "\n  ");
        assertThat(broken.lines().mapToInt(String::length).max().getAsInt()).isBetween(90, 108);
        assertThat(broken.replaceAll("\\s", "")).isEqualTo(sum.replaceAll("\\s", ""));
    }

    @Test
    void whatCannotBeBrokenIsLeft() {
        String name = "x".repeat(200);
        assertThat(LineBreaks.in(name, "|")).isEqualTo(name);
        assertThat(LineBreaks.in(name + " + " + name, "|")).isEqualTo(name + "|+ " + name);
    }
}
