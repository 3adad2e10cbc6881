package io.lossmith.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The projects of {@code src/it} themselves: all of them are run, and they are what they claim to be. */
class ProjectsTest {
    private static final Path PROJECTS = Path.of("src/it");

    private static final Pattern PLUGIN = Pattern.compile(
            "<plugin>\\s*(?:<groupId>[^<]*</groupId>\\s*)?<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    @Test
    void everyProjectIsRun() throws IOException {
        TreeSet<String> folders = new TreeSet<>();
        try (Stream<Path> list = Files.list(PROJECTS)) {
            list.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .forEach(folders::add);
        }
        folders.remove("parent");
        assertThat(ConsumersTest.CONSUMERS).extracting(Consumer::name).containsOnly(folders.toArray(String[]::new));
    }

    /** What the projects need is in the local repository then, and they build without a network. */
    @Test
    void pluginsHaveTheVersionsOfTheBuild() throws IOException {
        Map<String, String> versions = plugins(Path.of("../pom.xml"));
        Map<String, String> used = plugins(PROJECTS.resolve("parent/pom.xml"));
        assertThat(used).hasSize(5);
        assertThat(versions).containsAllEntriesOf(used);
    }

    private static Map<String, String> plugins(Path pom) throws IOException {
        Map<String, String> versions = new TreeMap<>();
        PLUGIN.matcher(Files.readString(pom))
                .results()
                .forEach(plugin -> versions.put(plugin.group(1), plugin.group(2)));
        return versions;
    }

    @Test
    void thePlainProjectIsTheOneOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("../README.md")).replace("\r\n", "\n");
        Map<String, String> files = new TreeMap<>();
        for (MatchResult block : Pattern.compile("```(?:xml|java) ((?:pom|src/)\\S+)\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .toList()) {
            files.put(block.group(1), block.group(2));
        }
        files.put("expected.txt", readme.split("```text output\n", -1)[1].split("```", -1)[0]);
        assertThat(files).hasSize(4);
        Map<String, String> plain = Consumer.files(PROJECTS.resolve("plain"), "");
        assertThat(plain.remove("invoker.properties")).isNotNull();
        assertThat(plain).isEqualTo(files);
    }
}
