package io.lossmith.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    /** The last seven have one digit more, or another last one, on JDK 17. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5",
        "-1, -1.0",
        "123.456, 123.456",
        "9999999, 9999999.0",
        "10000000, 1.0E7",
        "-12345678, -1.2345678E7",
        "0.001, 0.001",
        "0.000999, 9.99E-4",
        "1e22, 1.0E22",
        "4.9e-324, 4.9E-324",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "2e-3, 0.002",
        "2e23, 2.0E23",
        "1e23, 1.0E23",
        "8.41e21, 8.41E21",
        "5.684341886080802E-14, 5.684341886080802E-14",
        "9.007199254740992E15, 9.007199254740992E15",
        "3.0454106285625E287, 3.0454106285625E287",
        "-3.745341083753759E-96, -3.745341083753759E-96",
        "4.239575861902385E-168, 4.239575861902385E-168"
    })
    void hasTheFewestDigitsOnEveryJdk(double number, String text) {
        assertThat(NumberText.of(number)).isEqualTo(text);
        assertThat(Double.parseDouble(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-3, -3.0",
        "1.4e-45, 1.4E-45",
        "3.4028235E38, 3.4028235E38",
        "-2.9608778E10, -2.9608778E10",
        "1.0E10, 1.0E10",
        "3.3554432E7, 3.3554432E7"
    })
    void floatsToo(float number, String text) {
        assertThat(NumberText.of(number)).isEqualTo(text);
        assertThat(Float.parseFloat(text)).isEqualTo(number);
    }

    @Test
    void whatIsNoOrdinaryNumberIsWrittenAsJavaDoes() {
        assertThat(new String[] {
                    NumberText.of(0.0),
                    NumberText.of(-0.0),
                    NumberText.of(Double.NaN),
                    NumberText.of(Double.NEGATIVE_INFINITY),
                    NumberText.of(-0f),
                    NumberText.of(Float.POSITIVE_INFINITY)
                })
                .containsExactly("0.0", "-0.0", "NaN", "-Infinity", "-0.0", "Infinity");
    }

    @Property(tries = 3000, seed = "19")
    void isReadAsTheSameNumberAndNeverLongerThanJavas(@ForAll long bits) {
        double number = Double.longBitsToDouble(bits);
        String text = NumberText.of(number);
        assertThat(Double.valueOf(text)).isEqualTo(Double.valueOf(number));
        assertThat(text.length()).isLessThanOrEqualTo(Double.toString(number).length());
        float single = Float.intBitsToFloat((int) bits);
        assertThat(Float.valueOf(NumberText.of(single))).isEqualTo(Float.valueOf(single));
    }

    @Property(tries = 3000, seed = "20")
    void isWhatJavaWritesSinceVersion19(@ForAll long bits) {
        if (Runtime.version().feature() < 19) {
            return;
        }
        double number = Double.longBitsToDouble(bits);
        double power = Math.scalb(1.0, (int) (bits % 1000));
        float single = Float.intBitsToFloat((int) bits);
        assertThat(NumberText.of(number)).isEqualTo(Double.toString(number));
        assertThat(NumberText.of(power)).isEqualTo(Double.toString(power));
        assertThat(NumberText.of(single)).isEqualTo(Float.toString(single));
    }
}
