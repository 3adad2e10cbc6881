package io.lossmith.consumers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a program and keeps what it prints, standard output and errors together. */
final class Command {
    private Command() {}

    /**
     * How a program ended.
     *
     * @param status its exit status
     * @param output what it printed, with the line ends of Unix
     */
    record Result(int status, String output) {}

    /** Runs {@code words} in {@code folder} to the end. */
    static Result run(Path folder, List<String> words) throws IOException, InterruptedException {
        Path log = Files.createTempFile("command", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            // What these hold is announced on standard error by every JVM.
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"));
            int status = builder.start().waitFor();
            return new Result(
                    status, Files.readString(log, StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } finally {
            Files.delete(log);
        }
    }
}
