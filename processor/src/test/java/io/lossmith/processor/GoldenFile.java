package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds an expected text. A test run with {@code -Dgolden.update} writes the actual text instead; the
 * difference is reviewed like any other change.
 */
public final class GoldenFile {
    /** Whether expected texts are being rewritten. */
    static final boolean UPDATE = System.getProperty("golden.update") != null;

    private GoldenFile() {}

    /** The text of a file, its line ends as {@code \n}. */
    public static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Compares {@code actual} with the text of {@code file}, or writes it there. */
    public static void check(Path file, String actual) {
        if (UPDATE) {
            write(file, actual);
            return;
        }
        assertThat(file).as("run the test with -Dgolden.update to write it").exists();
        assertThat(actual).as(file.toString()).isEqualTo(read(file));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
