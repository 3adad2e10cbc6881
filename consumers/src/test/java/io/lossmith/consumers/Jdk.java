package io.lossmith.consumers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its folder
 * @param version what its file {@code release} says
 */
record Jdk(Path home, Runtime.Version version) {
    private static final Pattern VERSION = Pattern.compile("^JAVA_VERSION=\"(\\d+[^\"]*)\"", Pattern.MULTILINE);

    private static final int OLDEST = 17;

    /** The JDK in use. */
    static Jdk current() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        return in(home).orElseThrow(() -> new IllegalStateException(home + " is no JDK; set JAVA_HOME to one."));
    }

    /** The JDK in use, and those in the folders beside it that Lossmith runs on; one for each version, the oldest first. */
    static List<Jdk> found() throws IOException {
        return found(current().home());
    }

    /** The JDKs beside the one in use. */
    static List<Jdk> others() throws IOException {
        Jdk current = current();
        return found().stream().filter(jdk -> !jdk.equals(current)).toList();
    }

    /** The JDK in {@code current}, and those beside it. */
    static List<Jdk> found(Path current) throws IOException {
        Map<Runtime.Version, Jdk> jdks = new TreeMap<>(Runtime.Version::compareToIgnoreOptional);
        in(current).ifPresent(jdk -> jdks.put(jdk.version(), jdk));
        try (Stream<Path> beside = Files.list(current.resolveSibling(""))) {
            for (Path folder : beside.sorted().toList()) {
                in(folder).ifPresent(jdk -> jdks.putIfAbsent(jdk.version(), jdk));
            }
        }
        return List.copyOf(jdks.values());
    }

    private static Optional<Jdk> in(Path folder) throws IOException {
        Path release = folder.resolve("release");
        if (!Files.isReadable(release) || !Files.exists(tool(folder, "javac"))) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(Files.readString(release));
        if (!version.find() || version.group(1).startsWith("1.")) {
            return Optional.empty();
        }
        Jdk jdk = new Jdk(folder.toRealPath(), Runtime.Version.parse(version.group(1)));
        return Optional.of(jdk).filter(found -> found.feature() >= OLDEST);
    }

    /** The version of the language: 17, 25. */
    int feature() {
        return version.feature();
    }

    /** The words that begin a call of {@code java}; for short programs, so that the first compiler is enough. */
    List<String> java() {
        return List.of(tool(home, "java").toString(), "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8");
    }

    /** The words that begin a call of {@code javac}. */
    List<String> javac() {
        return List.of(tool(home, "javac").toString(), "-J-XX:TieredStopAtLevel=1");
    }

    private static Path tool(Path home, String name) {
        return home.resolve("bin").resolve(File.separatorChar == '\\' ? name + ".exe" : name);
    }

    @Override
    public String toString() {
        return "JDK " + version;
    }
}
