package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The exact source of kernels, reviewed like code written by hand: {@code golden/<name>Kernel.java}, rewritten with
 * {@code -Dgolden.update}.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "#", textBlock = """
            FocalLoss            # double gamma # -(1 - pt)^gamma * log(pt)
            CrossEntropy         # ''           # (z: real[K] | y: class[K]) -> -log(softmax(z)[y])
            Huber                # double delta # (p: real | y: real; delta: positive) -> r = abs(p - y); r <= delta ? r^2/2 : delta*(r - delta/2)
            Triplet              # double margin # (a: real[D], p: real[D], n: real[D]; margin: nonnegative) -> relu(norm(a - p) - norm(a - n) + margin)
            LearnedNoise         # ''           # (p: real, learn s: real | y: real) -> exp(-s)*(p - y)^2/2 + s/2
            WeightedCrossEntropy # double[] w   # (z: real[K] | y: class[K]; w: nonnegative[K]) -> weight = w[y]; -log_softmax(z)[y]
            """)
    void isWrittenExactly(String name, String components, String formula) {
        Compilation compilation = Sources.of(
                        "demo." + name,
                        "package demo; @io.lossmith.Loss(\"" + formula + "\") public record " + name + "(" + components
                                + ") {}")
                .options("-Xlint:all")
                .compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        Map<String, String> sources = Sources.generated(compilation);
        assertThat(sources).containsOnlyKeys("demo." + name + "Kernel");
        GoldenFile.check(FOLDER.resolve(name + "Kernel.java"), sources.get("demo." + name + "Kernel"));
    }
}
