package io.lossmith.math;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static Wide wide(double high, double low) {
        Wide wide = new Wide();
        wide.set(high, low);
        return wide;
    }

    @Test
    void isNormalised() {
        assertThat(wide(0x1p-60, 1)).hasToString("1.0 + 8.673617379884035E-19");
        assertThat(wide(1, 0x1p-52)).hasToString("1.0000000000000002 + 0.0");
        assertThat(wide(1, -1)).hasToString("0.0 + 0.0");
        assertThat(wide(INFINITY, 1)).hasToString("Infinity + 0.0");
        assertThat(wide(1, INFINITY)).hasToString("Infinity + 0.0");
        assertThat(wide(NAN, 1)).hasToString("NaN + 0.0");
    }

    @Test
    void valueIsTheNearestDouble() {
        Wide third = new Wide();
        third.set(1);
        third.quotient(third, 3);

        assertThat(third.value()).isEqualTo(1.0 / 3);
        assertThat(third.low).isEqualTo(1.850371707708594E-17);
    }

    @Test
    void comparesAsNumbers() {
        List<Wide> ascending = List.of(
                wide(-INFINITY, 0),
                wide(-1, -0x1p-60),
                wide(-1, 0),
                wide(-1, 0x1p-60),
                wide(0, 0),
                wide(1, -0x1p-80),
                wide(1, 0),
                wide(1, 0x1p-80),
                wide(INFINITY, 0),
                wide(NAN, 0));
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                assertThat(ascending.get(i).compare(ascending.get(j)))
                        .as("%s and %s", ascending.get(i), ascending.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
        assertThat(wide(-0.0, 0).compare(wide(0.0, 0))).isZero();
        assertThat(wide(-0.0, 0).isZero()).isTrue();
        assertThat(wide(1e-300, 0).isZero()).isFalse();
        assertThat(wide(NAN, 0).isNaN()).isTrue();
        assertThat(wide(INFINITY, 0).isNaN()).isFalse();
        assertThat(wide(INFINITY, 0).isFinite()).isFalse();
        assertThat(wide(NAN, 0).isFinite()).isFalse();
        assertThat(wide(Double.MAX_VALUE, 0).isFinite()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, 0, 2, 2",
        "3.5, 0, 3, 4",
        "2.5, 1e-30, 2, 3",
        "3.5, -1e-30, 3, 3",
        "-2.5, -1e-30, -3, -3",
        "-2.5, 1e-30, -3, -2",
        "3, -1e-30, 2, 3",
        "3, 1e-30, 3, 3",
        "-3, -1e-30, -4, -3",
        "4503599627370496, 0.5, 4503599627370496, 4503599627370496",
        "4503599627370498, -0.25, 4503599627370497, 4503599627370498",
        "-0.0, -0.0, -0.0, -0.0"
    })
    void wholeNumbers(double high, double low, double floor, double round) {
        Wide result = new Wide();
        result.floor(wide(high, low));
        assertThat(result).hasToString(floor + " + 0.0");
        result.round(wide(high, low));
        assertThat(result).hasToString(round + " + 0.0");
    }

    @Test
    void nothingIsAllocated() {
        WideMath math = new WideMath();
        Wide x = new Wide();
        List<WideRow.One> functions = List.of(
                WideMath::exp,
                WideMath::log,
                WideMath::sin,
                WideMath::asin,
                WideMath::tanh,
                WideMath::erfc,
                WideMath::lgamma,
                (m, result, y) -> m.pow(result, y, y));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 20; run++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < functions.size(); i++) {
                x.set(0.75);
                functions.get(i).at(math, x, x);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }

        assertThat(least).isZero();
    }
}
