package io.lossmith.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of vector code, on which its speed depends, and the choice of instructions. */
@Tag("simd")
class VectorCodeTest {
    /** HotSpot inlines hot methods up to 325 bytes; this leaves some room. */
    private static final int LARGEST = 300;

    private static final Pattern STRAIGHT = Pattern.compile("(var|\\w+Vector) \\w+ =\\s.*|return\\s.*", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile(
            "^    (?:public )?static \\w+Vector (\\w+)\\([^)]*\\) \\{\\n(.*?)^    \\}",
            Pattern.DOTALL | Pattern.MULTILINE);

    static Stream<String> vectorCode() {
        return Stream.of(
                "FloatMath",
                "FloatLogistic",
                "FloatNormal",
                "FloatTrigonometry",
                "FloatPower",
                "FloatScaling",
                "FloatRelatives",
                "WideRelatives",
                "DoubleScaling",
                "Widening",
                "WidePowers",
                "WideNormal",
                "DoubleMath",
                "DoubleLogistic",
                "DoubleNormal",
                "DoubleTrigonometry");
    }

    @ParameterizedTest
    @MethodSource("vectorCode")
    void isWrittenInStraightLines(String name) throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/lossmith/simd", name + ".java"));
        var methods = METHOD.matcher(source);
        int count = 0;
        while (methods.find()) {
            count++;
            String body = methods.group(2).replaceAll("//[^\n]*", "");
            for (String statement : body.split(";", -1)) {
                assertThat(statement.strip())
                        .as("%s.%s", name, methods.group(1))
                        .matches(s -> s.isEmpty() || STRAIGHT.matcher(s).matches());
            }
        }
        assertThat(count).as("methods found").isGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("vectorCode")
    void isSmallEnoughToBeInlined(String name) {
        StringWriter text = new StringWriter();
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        javap.run(
                new PrintWriter(text),
                new PrintWriter(text),
                "-c",
                "-p",
                "target/classes/io/lossmith/simd/" + name + ".class");
        String method = "";
        for (String line : text.toString().lines().toList()) {
            if (line.endsWith(");")) {
                method = line;
            } else if (line.matches("\\s+\\d+: areturn")) {
                int bytes = 1
                        + Integer.parseInt(line.substring(0, line.indexOf(':')).strip());
                assertThat(bytes).as(method).isLessThanOrEqualTo(LARGEST);
            }
        }
        assertThat(method).isNotEmpty();
    }

    @Test
    void vectorsHaveAsManyBitsAsTheMachinePrefersUpTo512() {
        assertThat(Lanes.FLOAT.vectorBitSize())
                .isEqualTo(Lanes.DOUBLE.vectorBitSize())
                .isBetween(64, 512);
        assertThat(Lanes.FLOATS).isEqualTo(2 * Lanes.DOUBLES);
    }

    @ParameterizedTest
    @CsvSource({
        "aarch64, 128, true",
        "amd64, 256, true",
        "x86_64, 512, true",
        "amd64, 128, false",
        "riscv64, 512, false"
    })
    void processorsWithFma(String architecture, int bits, boolean expected) {
        assertThat(FmaSupport.processorHasIt(architecture, bits)).isEqualTo(expected);
    }

    @Test
    void theSettingOfFmaDecides() {
        assertThat(FmaSupport.wanted("TRUE ", 128)).isTrue();
        assertThat(FmaSupport.wanted("false", 512)).isFalse();
        assertThat(FmaSupport.wanted("auto", 512)).isEqualTo(FmaSupport.inHardware(512));
        assertThatThrownBy(() -> FmaSupport.wanted("yes", 512))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lossmith.simd.fma may be auto, true or false, but is yes.");
    }
}
