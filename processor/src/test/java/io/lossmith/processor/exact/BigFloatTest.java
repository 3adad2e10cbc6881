package io.lossmith.processor.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directed rounding against exact decimals: on the right side, and not further away than one unit. */
class BigFloatTest {
    private static final MathContext MANY = new MathContext(900);

    @Provide
    Arbitrary<Double> numbers() {
        Arbitrary<Double> mantissas = Arbitraries.oneOf(
                Arbitraries.doubles().between(-2, 2),
                Arbitraries.of(1.0, -1.0, 3.0, 0.5, 1 + 0x1p-52, -1 - 0x1p-52, 1.5));
        return Combinators.combine(mantissas, Arbitraries.integers().between(-300, 300))
                .as(Math::scalb);
    }

    private static void isRounded(BigFloat down, BigFloat up, BigDecimal exact, int bits) {
        BigDecimal low = down.toDecimal();
        BigDecimal high = up.toDecimal();
        assertThat(low).isLessThanOrEqualTo(exact);
        assertThat(high).isGreaterThanOrEqualTo(exact);
        BigDecimal unit = BigDecimal.valueOf(2).pow(-bits + 1, MANY).multiply(exact.abs());
        assertThat(high.subtract(low)).isLessThanOrEqualTo(unit);
    }

    @Property(tries = 700, edgeCases = EdgeCasesMode.NONE, seed = "41")
    void arithmeticIsRoundedOutward(
            @ForAll("numbers") double a, @ForAll("numbers") double b, @ForAll("precisions") int bits) {
        BigFloat x = BigFloat.of(a);
        BigFloat y = BigFloat.of(b);
        BigDecimal first = new BigDecimal(a);
        BigDecimal second = new BigDecimal(b);

        isRounded(x.plus(y, bits, false), x.plus(y, bits, true), first.add(second), bits);
        isRounded(x.times(y, bits, false), x.times(y, bits, true), first.multiply(second), bits);
        if (b != 0) {
            BigFloat low = x.over(y, bits, false);
            BigFloat high = x.over(y, bits, true);
            BigDecimal sign = BigDecimal.valueOf(Math.signum(b));
            assertThat(low.toDecimal().multiply(second).multiply(sign)).isLessThanOrEqualTo(first.multiply(sign));
            assertThat(high.toDecimal().multiply(second).multiply(sign)).isGreaterThanOrEqualTo(first.multiply(sign));
            isRounded(low, high, low.toDecimal().add(high.toDecimal()).divide(BigDecimal.valueOf(2)), bits);
        }
        if (a >= 0) {
            BigFloat low = x.sqrt(bits, false);
            BigFloat high = x.sqrt(bits, true);
            assertThat(low.toDecimal().pow(2)).isLessThanOrEqualTo(first);
            assertThat(high.toDecimal().pow(2)).isGreaterThanOrEqualTo(first);
            isRounded(low, high, low.toDecimal().add(high.toDecimal()).divide(BigDecimal.valueOf(2)), bits);
        }
        assertThat(x.compareTo(y)).isEqualTo(Double.compare(a + 0.0, b + 0.0));
    }

    @Provide
    Arbitrary<Integer> precisions() {
        return Arbitraries.of(5, 53, 64, 128, 700);
    }

    @Property(tries = 700, edgeCases = EdgeCasesMode.NONE, seed = "43")
    void becomesTheNearestDouble(@ForAll("numbers") double a, @ForAll("numbers") double b) {
        BigFloat sum = BigFloat.of(a).plus(BigFloat.of(b), Arithmetic.ALL_BITS, false);
        BigFloat product = BigFloat.of(a).times(BigFloat.of(b), Arithmetic.ALL_BITS, false);

        assertThat(sum.toDouble()).isEqualTo(a + b);
        assertThat(product.toDouble() + 0.0).isEqualTo(a * b + 0.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, 0.1, Double.MIN_VALUE, -Double.MIN_NORMAL, Double.MAX_VALUE, 0x1.8p-1074})
    void keepsADouble(double x) {
        assertThat(BigFloat.of(x).toDouble()).isEqualTo(x);
        assertThat(BigFloat.of(x).toDecimal()).isEqualByComparingTo(new BigDecimal(x));
        assertThat(BigFloat.of(x).toDecimal(new MathContext(30)))
                .isEqualByComparingTo(new BigDecimal(x).round(new MathContext(30)));
    }

    @ParameterizedTest
    @CsvSource({
        "0x1.fffffffffffffp1023, 0x1p970, Infinity", // half a unit above the largest: to even, which overflows
        "0x1.fffffffffffffp1023, 0x1p969, 0x1.fffffffffffffp1023",
        "0x1p-1074, 0x1p-1074, 0x1p-1073",
        "1, 0x1p-53, 1",
        "1, 0x1.0000000000001p-53, 0x1.0000000000001p0",
        "-1, -0x1.0000000000001p-53, -0x1.0000000000001p0"
    })
    void roundsToEven(double a, double b, double expected) {
        BigFloat sum = BigFloat.of(a).plus(BigFloat.of(b), Arithmetic.ALL_BITS, false);

        assertThat(sum.toDouble()).isEqualTo(expected);
    }

    @Test
    void halfOfTheSmallestDoubleIsZeroAndAnythingMoreIsNot() {
        BigFloat half = BigFloat.of(Double.MIN_VALUE).scaled(-1);

        assertThat(half.toDouble()).isZero();
        assertThat(half.plus(half.scaled(-60), 200, true).toDouble()).isEqualTo(Double.MIN_VALUE);
        assertThat(half.scaled(-900).toDouble()).isZero();
    }

    @Test
    void whatIsFarBeyondIsBounded() {
        BigFloat large = BigFloat.ONE.scaled(BigFloat.LIMIT - 1);

        assertThat(large.times(large, 64, true)).isEqualTo(BigFloat.INFINITY);
        assertThat(large.times(large, 64, false)).isLessThan(BigFloat.INFINITY).isGreaterThan(large);
        BigFloat small = BigFloat.ONE.scaled(1 - BigFloat.LIMIT);
        assertThat(small.times(small, 64, false)).isEqualTo(BigFloat.ZERO);
        assertThat(small.times(small, 64, true)).isGreaterThan(BigFloat.ZERO).isLessThan(small);
        assertThat(small.negate().times(small, 64, true)).isEqualTo(BigFloat.ZERO);
    }

    @Test
    void aTinyTermMovesABoundByOneUnit() {
        BigFloat tiny = BigFloat.ONE.scaled(-1_000_000_000);

        assertThat(BigFloat.ONE.plus(tiny, 10, false)).isEqualTo(BigFloat.ONE);
        assertThat(BigFloat.ONE.plus(tiny, 10, true)).isEqualTo(BigFloat.of(1 + 0x1p-9));
        assertThat(BigFloat.ONE.plus(tiny.negate(), 10, false)).isEqualTo(BigFloat.of(1 - 0x1p-10));
        assertThat(BigFloat.ONE.plus(tiny.negate(), 10, true)).isEqualTo(BigFloat.ONE);
    }

    @Test
    void wholeNumbers() {
        assertThat(BigFloat.of(-2.5).floor()).isEqualTo(BigFloat.of(-3));
        assertThat(BigFloat.of(2.5).isWhole()).isFalse();
        assertThat(BigFloat.of(6).isOdd()).isFalse();
        assertThat(BigFloat.of(-7).isOdd()).isTrue();
        assertThat(BigFloat.of(0x1p80).isOdd()).isFalse();
    }
}
