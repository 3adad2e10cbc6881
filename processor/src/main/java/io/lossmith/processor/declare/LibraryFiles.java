package io.lossmith.processor.declare;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.Suggestions;
import io.lossmith.diagnostics.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Finds and reads the files of libraries: beside the element's source, in the compiler's locations, and below the folder
 * that an option names. Never outside of these, whatever the name or a symbolic link says.
 */
final class LibraryFiles {
    /** The compiler option that names a folder. */
    static final String OPTION = "lossmith.path";

    private static final int MOST_BYTES = 1 << 20;

    /** More files than a folder of libraries has, for a suggestion. */
    private static final int MOST_NEIGHBOURS = 1_000;

    private static final Map<StandardLocation, String> LOCATIONS = locations();

    private final ProcessingEnvironment environment;

    LibraryFiles(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    private static Map<StandardLocation, String> locations() {
        Map<StandardLocation, String> locations = new LinkedHashMap<>();
        locations.put(StandardLocation.SOURCE_PATH, "the source path");
        locations.put(StandardLocation.CLASS_OUTPUT, "the class output");
        locations.put(StandardLocation.CLASS_PATH, "the class path");
        return locations;
    }

    /**
     * What a file says.
     *
     * @param text its text, without a byte order mark
     * @param problem why it cannot be read
     */
    record Content(String text, Optional<Problem> problem) {}

    /** The file called {@code name} for {@code library}. */
    Content read(TypeElement library, String name) {
        return new Search(library, name).run();
    }

    /** One search; a file that is found and refused ends it. */
    private final class Search {
        private final TypeElement library;
        private final String name;
        private final String folder;
        private final Set<String> places = new LinkedHashSet<>();
        private final Set<String> neighbours = new LinkedHashSet<>();

        Search(TypeElement library, String name) {
            this.library = library;
            this.name = name;
            this.folder = environment
                    .getElementUtils()
                    .getPackageOf(library)
                    .getQualifiedName()
                    .toString()
                    .replace('.', '/');
        }

        Content run() {
            Optional<String> mistake = FileNames.mistake(name);
            if (mistake.isPresent()) {
                return failed(Message.LIBRARY_FILE_NAME, VisibleText.of(name), mistake.get(), library.getSimpleName());
            }
            try {
                return besideTheSource()
                        .or(this::inLocations)
                        .or(this::belowTheOption)
                        .orElseGet(() -> failed(
                                Message.LIBRARY_FILE_MISSING,
                                name,
                                String.join(", ", places),
                                library.getSimpleName(),
                                suggestion()));
            } catch (Refused refused) {
                return failed(Message.LIBRARY_FILE_REFUSED, name, refused.what, refused.remedy);
            }
        }

        private Content failed(Message message, Object... arguments) {
            return new Content("", Optional.of(Problem.of(message, Span.NOWHERE, arguments)));
        }

        private Optional<Content> besideTheSource() {
            return SourceFolder.of(environment, library).flatMap(source -> {
                places.add(source.toString());
                // Links inside the source tree are the user's; the tree ends where the package begins.
                Path root = source.endsWith(folder) && !folder.isEmpty() ? upwards(source, depth(folder)) : source;
                return file(root, source.resolve(name));
            });
        }

        private Optional<Content> inLocations() {
            for (Map.Entry<StandardLocation, String> location : LOCATIONS.entrySet()) {
                places.add(location.getValue());
                Optional<Content> found = resource(location.getKey());
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private Optional<Content> resource(StandardLocation location) {
            try {
                FileObject file = environment.getFiler().getResource(location, folder.replace('/', '.'), name);
                if (file == null) {
                    return Optional.empty();
                }
                URI uri = file.toUri();
                if (uri != null && "file".equals(uri.getScheme())) {
                    Path path = Path.of(uri);
                    return file(upwards(path, depth(folder) + depth(name)), path);
                }
                try (InputStream stream = file.openInputStream()) {
                    return Optional.of(content(stream));
                }
            } catch (IOException | IllegalArgumentException | UnsupportedOperationException absent) {
                return Optional.empty(); // compilers say in many ways that there is none
            }
        }

        private Optional<Content> belowTheOption() {
            String option = environment.getOptions().get(OPTION);
            if (option == null || option.isEmpty()) {
                return Optional.empty();
            }
            try {
                Path root = Path.of(option).toAbsolutePath();
                places.add(root.toString());
                return file(root, root.resolve(folder).resolve(name)).or(() -> file(root, root.resolve(name)));
            } catch (InvalidPathException noPath) {
                places.add("-A" + OPTION + ", which is no path");
                return Optional.empty();
            }
        }

        private static int depth(String path) {
            return path.isEmpty() ? 0 : path.split("/", -1).length;
        }

        private static Path upwards(Path path, int steps) {
            Path root = path;
            for (int i = 0; i < steps && root.getParent() != null; i++) {
                root = root.getParent();
            }
            return root;
        }

        private Optional<Content> file(Path root, Path file) {
            if (!Files.exists(file)) {
                look(root, file);
                return Optional.empty();
            }
            try {
                Path real = file.toRealPath();
                if (!real.startsWith(root.toRealPath())) {
                    throw new Refused("is a symbolic link that leads out of " + root, "Put the file itself there.");
                }
                if (!Files.isRegularFile(real)) {
                    throw new Refused("is not a file but a folder", "Name a file in it.");
                }
                try (InputStream stream = Files.newInputStream(real)) {
                    return Optional.of(content(stream));
                }
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            } catch (IOException unreadable) {
                throw new Refused("cannot be read: " + unreadable.getMessage(), "Make it readable for the compiler.");
            }
        }

        /** Remembers the names of the files that are there in the place of a missing one. */
        private void look(Path root, Path missing) {
            Path parent = missing.getParent();
            try {
                if (parent != null && parent.toRealPath().startsWith(root.toRealPath())) {
                    try (Stream<Path> files = Files.list(parent)) {
                        files.limit(MOST_NEIGHBOURS)
                                .filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString())
                                .sorted()
                                .forEach(neighbours::add);
                    }
                }
            } catch (IOException | UncheckedIOException unreadable) {
                // nothing to suggest
            }
        }

        /** The file that is meant, if its name is close. */
        private String suggestion() {
            String folders = name.substring(0, name.lastIndexOf('/') + 1);
            return Suggestions.closest(name.substring(folders.length()), neighbours)
                    .map(close -> "Did you mean '" + VisibleText.of(folders + close) + "'? Otherwise: ")
                    .orElse("");
        }

        private static Content content(InputStream stream) throws IOException {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Refused("has more than 1 MB", "Split it into several libraries.");
            }
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return new Content(text.startsWith("\uFEFF") ? text.substring(1) : text, Optional.empty());
            } catch (CharacterCodingException other) {
                throw new Refused("is not UTF-8 text", "Save it in the encoding UTF-8.");
            }
        }
    }

    /** A file that is there and must not or cannot be read. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String what;
        private final String remedy;

        Refused(String what, String remedy) {
            super(what);
            this.what = what;
            this.remedy = remedy;
        }
    }
}
