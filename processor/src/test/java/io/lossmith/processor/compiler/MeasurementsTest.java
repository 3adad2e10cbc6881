package io.lossmith.processor.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.processor.certify.NotFinite;
import io.lossmith.processor.kernel.AccuracyReport;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.spec.AccuracyFigure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was measured is measured once. */
class MeasurementsTest {
    private static final Measured MEASURED = new Measured(
            new AccuracyReport(
                    List.of(new AccuracyReport.Table("Accuracy", "at 1 row", List.of("value  0.5"))),
                    List.of("value: 0.5"),
                    List.of(new AccuracyFigure(
                            "value", false, 256, 0.5, 0.5, 1, Double.POSITIVE_INFINITY, "z = 800", Double.NaN, 3))),
            List.of(new NotFinite("d/dz", "NaN", "3", "z = 800", false)),
            List.of(new Measured.Inaccurate("value", "off by 32 ULP at z = \u00e9")));

    @TempDir
    private Path folder;

    private int measured;

    @BeforeEach
    void none() {
        measured = 0;
    }

    private static KernelModel kernel(String formula) {
        return LossCompiler.compile(new LossDeclaration("demo", "Square", true, formula, List.of(), false))
                .kernel()
                .orElseThrow();
    }

    private Measured measure(KernelModel kernel) {
        measured++;
        return MEASURED;
    }

    @Test
    void inMemory() {
        Measurements measurements = Measurements.inMemory();
        measurements.of(kernel("(p - y)^2"), this::measure);
        measurements.of(kernel("(p - y)^2"), this::measure);
        assertThat(measured).isEqualTo(1);
        measurements.of(kernel("(p - y)^4"), this::measure);
        assertThat(measured).isEqualTo(2);
    }

    @Test
    void inFiles() throws IOException {
        Path place = folder.resolve("a/b");
        Optional<String> version = Optional.of("0123");
        assertThat(new Measurements(place, version).of(kernel("(p - y)^2"), this::measure))
                .isEqualTo(MEASURED);
        assertThat(new Measurements(place, version).of(kernel("(p - y)^2"), this::measure))
                .isEqualTo(MEASURED);
        assertThat(measured).isEqualTo(1);
        new Measurements(place, Optional.of("another processor")).of(kernel("(p - y)^2"), this::measure);
        assertThat(measured).isEqualTo(2);
        try (Stream<Path> files = Files.list(place.resolve("0123"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .endsWith(".json");
        }
    }

    /** As after a build that was stopped, or a disk that was full. */
    @Test
    void brokenFiles() throws IOException {
        Optional<String> version = Optional.of("0123");
        new Measurements(folder, version).of(kernel("(p - y)^2"), this::measure);
        for (String text : List.of("", "{", "{}", "[1]", "null")) {
            measured = 0;
            try (Stream<Path> files = Files.list(folder.resolve("0123"))) {
                Files.writeString(files.findFirst().orElseThrow(), text);
            }
            assertThat(new Measurements(folder, version).of(kernel("(p - y)^2"), this::measure))
                    .as(text)
                    .isEqualTo(MEASURED);
            assertThat(measured).as(text).isEqualTo(1);
        }
    }

    /** Classes in a folder may change any time. */
    @Test
    void notOfAProcessorWithoutJar() throws IOException {
        Measurements.in(folder).of(kernel("(p - y)^2"), this::measure);
        Measurements.in(folder).of(kernel("(p - y)^2"), this::measure);
        assertThat(measured).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Measurements.in(file)).isInstanceOf(FileAlreadyExistsException.class);
    }
}
