package io.lossmith.processor.compiler;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.lossmith.processor.kernel.KernelModel;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was measured of kernels before: in this run and, with a folder, in earlier ones, of the same losses by the same
 * processor to the last byte. A folder that cannot be read or written only costs time.
 */
public final class Measurements {
    /** The name of the option for the folder. */
    public static final String OPTION = "lossmith.cache";

    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private final Optional<Path> folder;
    private final Map<String, Measured> known = new HashMap<>();

    private Measurements(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Kept in files of {@code folder} that belong to one processor, if it is known which. */
    Measurements(Path folder, Optional<String> processor) {
        this(processor.map(folder::resolve));
    }

    /** Kept in memory alone. */
    public static Measurements inMemory() {
        return new Measurements(Optional.empty());
    }

    /**
     * Kept in files, too.
     *
     * @param folder where; it is made if it does not exist
     * @throws IOException if it cannot be made
     */
    public static Measurements in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Measurements(folder, processor());
    }

    /** A folder's own name for this processor; empty for one that is not a jar, which may change any time. */
    private static Optional<String> processor() throws IOException {
        CodeSource source = Measurements.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? Optional.of(digest(Files.readAllBytes(jar))) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException elsewhere) {
            return Optional.empty();
        }
    }

    /** What is known of {@code kernel}, or else what {@code measure} finds. */
    Measured of(KernelModel kernel, Function<KernelModel, Measured> measure) {
        String key = digest(kernel.loss().declaration().toString().getBytes(StandardCharsets.UTF_8));
        Measured found = known.get(key);
        if (found == null) {
            found = read(key).orElse(null);
        }
        if (found == null) {
            found = measure.apply(kernel);
            write(key, found);
        }
        known.put(key, found);
        return found;
    }

    private Optional<Measured> read(String key) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream file = Files.newInputStream(file(key))) {
            return Optional.ofNullable(
                    GSON.fromJson(new String(file.readAllBytes(), StandardCharsets.UTF_8), Measured.class));
        } catch (IOException | RuntimeException missingOrCut) {
            return Optional.empty();
        }
    }

    /** Into a file of its own first, so that another build never reads half of it. */
    private void write(String key, Measured measured) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder.get());
            Path part = Files.createTempFile(folder.get(), key, ".part");
            Files.writeString(part, GSON.toJson(measured));
            Files.move(part, file(key), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // The next build measures again.
        }
    }

    private Path file(String key) {
        return folder.orElseThrow().resolve(key + ".json");
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
