package io.lossmith.consumers;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.eclipse.jdt.internal.compiler.batch.Main;

/** What consumers are compiled with and run with. */
final class Artifacts {
    /** The jar that programs need, from the repository into which this build has installed it. */
    static final Path RUNTIME = installed("lossmith-runtime");

    /** The jar that compilers need, from the same place. */
    static final Path PROCESSOR = installed("lossmith-processor");

    /** The compiler of Eclipse. */
    static final Path ECLIPSE = jarOf(Main.class);

    private Artifacts() {}

    private static Path installed(String artifact) {
        String version = System.getProperty("consumers.version");
        return Path.of(System.getProperty("consumers.repository"))
                .resolve("io/lossmith")
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".jar");
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException noPath) {
            throw new IllegalStateException(noPath);
        }
    }
}
