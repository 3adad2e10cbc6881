package io.lossmith.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void longLinesBreakWhereTheFewestParenthesesAreOpen() {
        assertThat(Report.wrapped("a + b + c", 9)).isEqualTo("a + b + c");
        assertThat(Report.wrapped("a + b + c", 8)).isEqualTo("a + b +\n  c");
        assertThat(Report.wrapped("f(a)*g(b + c)", 12)).isEqualTo("f(a)*g(b +\n  c)");
        assertThat(Report.wrapped("fun(a)*g(b + c)", 12)).isEqualTo("fun(a)*\n  g(b + c)");
        assertThat(Report.wrapped("aaaaaaaaaa", 4)).isEqualTo("aaaaaaaaaa");
    }

    @Test
    void linesOfAFormulaStayLines() {
        assertThat(Report.wrapped("x = 1;\nx + 2", 80)).isEqualTo("x = 1;\nx + 2");
    }
}
