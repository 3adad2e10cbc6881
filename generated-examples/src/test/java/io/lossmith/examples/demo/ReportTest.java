package io.lossmith.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void longLinesBreakAtBlanks() {
        assertThat(Report.wrapped("a + b + c", 9)).isEqualTo("a + b + c");
        assertThat(Report.wrapped("a + b + c", 8)).isEqualTo("a + b +\n  c");
        assertThat(Report.wrapped("aaaaaaaaaa b", 4)).isEqualTo("aaaaaaaaaa\n  b");
    }

    @Test
    void linesOfAFormulaStayLines() {
        assertThat(Report.wrapped("x = 1;\nx + 2", 80)).isEqualTo("x = 1;\nx + 2");
    }
}
