package io.lossmith.processor.explain;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The commands of the processor's jar.
 *
 * <pre>{@code
 * java -jar lossmith-processor.jar explain "-log(1/(1 + exp(-z)))"
 * }</pre>
 */
@Command(
        name = "lossmith",
        description = "What Lossmith makes of a formula.",
        subcommands = ExplainCommand.class,
        synopsisSubcommandLabel = "explain")
public final class Main {
    @Option(names = "--help", usageHelp = true, description = "this text")
    @SuppressWarnings("UnusedVariable") // set by the library, which prints the help itself
    private boolean help;

    private Main() {}

    /** Runs the command that {@code arguments} name. */
    public static void main(String[] arguments) {
        System.exit(commands().execute(arguments));
    }

    static CommandLine commands() {
        // A formula may begin with a minus; there are no options of one letter for the same reason.
        return new CommandLine(new Main())
                .setUnmatchedOptionsArePositionalParams(true)
                .setParameterExceptionHandler(Refusal::print);
    }
}
