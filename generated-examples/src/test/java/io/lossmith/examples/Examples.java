package io.lossmith.examples;

import io.lossmith.Loss;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the examples: every record with {@code @Loss} below this package, apart from formulas over tasks, but for formulas of tasks, which have no rows of their own. */
final class Examples {
    private Examples() {}

    static List<Example> all() {
        Path classes = classes();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("module-info"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .map(Examples::load)
                    .filter(type -> type.isAnnotationPresent(Loss.class))
                    .map(type -> Example.of(type.asSubclass(Record.class)))
                    .filter(example -> example.model().tasks().isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path classes() {
        try {
            return Path.of(io.lossmith.examples.demo.Demo.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Examples.class.getClassLoader());
        } catch (ClassNotFoundException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
