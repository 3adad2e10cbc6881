package io.lossmith.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {
    @Test
    void theJdkInUseIsAmongThoseFound() throws IOException {
        assertThat(Jdk.current().feature()).isEqualTo(Runtime.version().feature());
        assertThat(Jdk.found()).contains(Jdk.current()).doesNotHaveDuplicates();
        assertThat(Jdk.others()).doesNotContain(Jdk.current());
    }

    @Test
    void whatIsBesideAndOldEnoughIsFoundOnce(@TempDir Path folder) throws IOException {
        Path current = jdk(folder, "current", "21.0.2");
        jdk(folder, "a-same-version", "21.0.2");
        jdk(folder, "newest", "25");
        jdk(folder, "early", "26-ea");
        jdk(folder, "oldest", "17.0.15");
        jdk(folder, "too-old", "11.0.30");
        jdk(folder, "much-too-old", "1.8.0_482");
        Files.delete(jdk(folder, "no-compiler", "22").resolve("bin/javac"));
        Files.createDirectory(folder.resolve("empty"));
        assertThat(Jdk.found(current))
                .extracting(jdk -> jdk.home().getFileName() + ", " + jdk)
                .containsExactly("oldest, JDK 17.0.15", "current, JDK 21.0.2", "newest, JDK 25", "early, JDK 26-ea");
    }

    private static Path jdk(Path folder, String name, String version) throws IOException {
        Path home = folder.toRealPath().resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/javac"));
        Files.createFile(home.resolve("bin/javac.exe"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
