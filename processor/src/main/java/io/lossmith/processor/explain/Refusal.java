package io.lossmith.processor.explain;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is printed about arguments that are refused: what is wrong, and where help is. */
final class Refusal {
    /** The exit code for it. */
    static final int CODE = 2;

    private Refusal() {}

    static int print(ParameterException refused, String[] arguments) {
        CommandLine command = refused.getCommandLine();
        CommandSpec spec = command.getCommandSpec();
        PrintWriter err = command.getErr();
        err.println(
                refused instanceof UnmatchedArgumentException superfluous ? unmatched(superfluous) : sentence(refused));
        err.println("Help: " + (spec.parent() == null ? "" : spec.name() + " ") + "--help");
        err.flush();
        return CODE;
    }

    private static String sentence(ParameterException refused) {
        String message = refused.getMessage();
        return message.endsWith(".") ? message : message + ".";
    }

    private static String unmatched(UnmatchedArgumentException refused) {
        List<String> unmatched = refused.getUnmatched();
        String first = unmatched.get(0);
        if (refused.getCommandLine().getParent() == null) {
            return "There is no command '" + first + "'; a formula follows the command explain.";
        }
        return first.startsWith("--")
                ? "There is no option '" + first + "'."
                : "One formula is explained at a time, and '" + first + "' is more; put a formula in quotes.";
    }
}
