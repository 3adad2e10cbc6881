package io.lossmith.processor.declare;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.resolve.LossDeclaration;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether a kernel's files can have their names. */
final class KernelFile {
    /** What almost every file system allows. */
    private static final int LONGEST = 255;

    /** The longest ending of a file that belongs to a kernel. */
    private static final String ENDING = "$Combination.class";

    /** How much of such a name a message quotes. */
    private static final int SHOWN = 40;

    private KernelFile() {}

    /** The problem that the kernel's name is too long for a file, told at {@code where}. */
    static Optional<Problem> tooLong(LossDeclaration declaration, Span where) {
        String file = declaration.kernelName() + ENDING;
        int length = file.getBytes(StandardCharsets.UTF_8).length;
        return length <= LONGEST
                ? Optional.empty()
                : Optional.of(Problem.of(
                        Message.NAME_TOO_LONG,
                        where,
                        brief(declaration.kernelName()),
                        "a class of its kernel would have a file name of " + length + " bytes, and " + LONGEST
                                + " are allowed"));
    }

    private static String brief(String name) {
        return name.substring(0, name.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
