package io.lossmith.consumers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project of {@code src/it} that Maven has built, one way to run it, and what it prints.
 *
 * @param name the folder of the project
 * @param main the main class, or module/class
 * @param expected the file with what it prints
 * @param classes the folders of the compiled classes
 */
record Consumer(String name, String main, String expected, List<String> classes) {
    private static final Path PROJECTS = Path.of(System.getProperty("consumers.projects"));

    /** A project in the usual layout. */
    static Consumer of(String name) {
        return of(name, "app.Main");
    }

    /** A project in the usual layout with another main class. */
    static Consumer of(String name, String main) {
        return new Consumer(name, main, "expected.txt", List.of("target/classes"));
    }

    /** The same project, with other folders of classes and other output. */
    Consumer with(String otherExpected, String... otherClasses) {
        return new Consumer(name, main, otherExpected, List.of(otherClasses));
    }

    /** Whether {@code -Dinvoker.test} names it, or nothing. */
    boolean isSelected() {
        String selected = System.getProperty("invoker.test");
        return selected == null || Arrays.asList(selected.split(",", -1)).contains(name);
    }

    /** The folder in which it was built. */
    Path folder() {
        return PROJECTS.resolve(name);
    }

    /** What the program has to print. */
    String expectedOutput() throws IOException {
        return Files.readString(folder().resolve(expected)).replace("\r\n", "\n");
    }

    /** The generated sources of the project, by path. */
    Map<String, String> generatedByMaven() throws IOException {
        return files(folder().resolve("target/generated-sources/annotations"), ".java");
    }

    /** What the program prints on {@code jdk} with what Maven has compiled. */
    Command.Result run(Jdk jdk) throws IOException, InterruptedException {
        return run(jdk, classes.stream().map(folder()::resolve).toArray(Path[]::new));
    }

    /** What the program prints on {@code jdk} with these folders of classes. */
    Command.Result run(Jdk jdk, Path... folders) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(jdk.java());
        String path = Stream.concat(Arrays.stream(folders), Stream.of(Artifacts.RUNTIME))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        words.addAll(main.contains("/") ? List.of("-p", path, "-m", main) : List.of("-cp", path, main));
        return Command.run(folder(), words);
    }

    /** All files below {@code folder} with this ending and their content, by path. */
    static Map<String, String> files(Path folder, String ending) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(
                            each -> Files.isRegularFile(each) && each.toString().endsWith(ending))
                    .toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    @Override
    public String toString() {
        return expected.equals("expected.txt") ? name : name + ", " + expected;
    }
}
