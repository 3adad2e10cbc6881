package io.lossmith.processor.declare;

import java.util.List;
import java.util.Optional;

/** Which names of files lead downwards from a folder, on every operating system. */
final class FileNames {
    private FileNames() {}

    /** What is wrong with {@code name}, to follow it in a sentence. */
    static Optional<String> mistake(String name) {
        if (name.isBlank()) {
            return Optional.of("is empty");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("contains a control character");
        }
        if (name.indexOf('\\') >= 0) {
            return Optional.of("contains a backslash; '/' separates folders");
        }
        if (name.indexOf(':') >= 0) {
            return Optional.of("contains a colon, as names of drives and addresses do");
        }
        if (name.startsWith("/")) {
            return Optional.of("is an absolute path");
        }
        List<String> parts = List.of(name.split("/", -1));
        if (parts.contains("..")) {
            return Optional.of("leads upwards");
        }
        return parts.contains(".") || parts.contains("") ? Optional.of("has a part without a name") : Optional.empty();
    }
}
