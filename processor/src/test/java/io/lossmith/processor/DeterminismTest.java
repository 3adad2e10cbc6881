package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same losses give the same bytes, whatever was compiled before them, in which order, and where. */
class DeterminismTest {
    private static final List<String> LOSSES = List.of(
            "(\"-(1 - pt)^gamma * log(pt)\") record FocalLoss(double gamma) {}",
            "(\"(z: real[K] link softmax | y: class[K]) -> -log(softmax(z)[y])\") record CrossEntropy() {}",
            "(\"(z: real[K], learn s: positive | y: simplex[K]; w: positive[K]) -> "
                    + "d = z/s; -dot(w*y, log_softmax(d)) + log(s)\") record Soft(double[] w) {}",
            "(\"(a: real[D], p: real[D], n: real[D]; margin: real) -> "
                    + "max(norm(a - p) - norm(a - n) + margin, 0)\") record Triplet(double margin) {}",
            "(\"(p: real, q: real | y: real) -> hypot(p, q)*exp(p)*log(1 + q^2)*atan2(p, y)\") record Mixed() {}");

    private static Map<String, String> compile(List<String> losses) {
        Sources sources = null;
        for (String loss : losses) {
            String name = "demo." + loss.replaceAll("^.*record (\\w+)\\(.*$", "$1");
            String text = "package demo; @io.lossmith.Loss" + loss;
            sources = sources == null ? Sources.of(name, text) : sources.and(name, text);
        }
        Compilation compilation = sources.compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        return Sources.generated(compilation);
    }

    @Test
    void repeatedCompilationsAreEqual() {
        Map<String, String> first = compile(LOSSES);
        assertThat(first).hasSize(LOSSES.size());
        assertThat(compile(LOSSES)).isEqualTo(first);
    }

    @Test
    void theOrderOfSourcesDoesNotMatter() {
        Map<String, String> expected = compile(LOSSES);
        Random random = new Random(20260801);
        for (int run = 0; run < 3; run++) {
            List<String> shuffled = new ArrayList<>(LOSSES);
            Collections.shuffle(shuffled, random);
            assertThat(compile(shuffled)).isEqualTo(expected);
        }
    }

    @Test
    void aLossAloneGivesTheSameAsAmongOthers() {
        Map<String, String> together = compile(LOSSES);
        for (String loss : LOSSES) {
            compile(List.of(loss)).forEach((name, text) -> assertThat(text).isEqualTo(together.get(name)));
        }
    }

    @Test
    void theLocaleDoesNotMatter() {
        Map<String, String> expected = compile(LOSSES);
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("tr-TR", "de-DE", "ar-EG-u-nu-arab")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(compile(LOSSES)).as(tag).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void linesEndWithLineFeedsAndNothingTellsTheTimeOrPlace() {
        compile(LOSSES).forEach((name, text) -> {
            assertThat(text).doesNotContain("\r", "\t").endsWith("}\n");
            assertThat(text).doesNotContainPattern("20\\d\\d-\\d\\d").doesNotContain("date =", "/tmp", "mem:");
        });
    }
}
