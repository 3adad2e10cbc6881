package io.lossmith.processor.explain;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Message.Severity;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.certify.PointEvaluation;
import io.lossmith.processor.compiler.Certification;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.compiler.Measurements;
import io.lossmith.processor.diagnostics.ProblemText;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.LossDeclaration;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains the kernel of a formula: what is computed, why, where it is proved to be a number, and how accurate it is. */
@Command(
        name = "explain",
        description = {
            "Explains what is computed for a formula: the stable form and its derivatives, every rewrite with its reason, what holds at special"
                    + " points, what is proved, and how accurate it is.",
        },
        usageHelpAutoWidth = true)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FORMULA",
            description = "as in @Loss: \"(z: real | y: binary) -> softplus(z) - y*z\", or \"-(1 - pt)^gamma*log(pt)\"")
    private String formula;

    @Option(
            names = "--parameter",
            paramLabel = "NAME",
            description =
                    "a hyper-parameter that the formula has and no signature declares: gamma, \"int n\", \"boolean b\" or \"double[] w\"")
    private List<String> parameters = new ArrayList<>();

    @Option(
            names = "--at",
            paramLabel = "INPUTS",
            description = "also the numbers at one row: \"z=800,y=1\", vectors as \"z=[100,60],y=1\"")
    private String at;

    @Option(names = "--json", description = "as JSON, the same that is written beside the classes")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "this text")
    @SuppressWarnings("UnusedVariable") // set by the library, which prints the help itself
    private boolean help;

    @Override
    public Integer call() {
        LossDeclaration declaration = checked(() -> FormulaArgument.declaration(formula, parameters));
        LossCompiler.Result result =
                Certification.REPORT.apply(LossCompiler.compile(declaration), Measurements.inMemory());
        PrintWriter out = spec.commandLine().getOut();
        if (result.kernel().isEmpty()) {
            result.problems().stream()
                    .filter(problem -> problem.message().severity() == Severity.ERROR)
                    .forEach(this::print);
            return spec.exitCodeOnExecutionException();
        }
        KernelModel kernel = result.kernel().get();
        LossExplanation explanation = LossExplanation.of(kernel, result.problems());
        if (at != null) {
            explanation =
                    explanation.at(PointEvaluation.of(kernel, checked(() -> PointArgument.row(at, kernel.loss()))));
        }
        out.print(json ? ExplanationJson.write(explanation) : ExplanationText.write(explanation, Paint.of(Ansi.AUTO)));
        out.flush();
        return spec.exitCodeOnSuccess();
    }

    /** What {@code argument} says; what it refuses is a mistake of the command line. */
    private <T> T checked(Supplier<T> argument) {
        try {
            return argument.get();
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
        }
    }

    private void print(Problem problem) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(ProblemText.of(problem, FormulaArgument.NAME, formula));
        if (problem.message() == Message.UNKNOWN_NAME) {
            String name =
                    formula.substring(problem.span().start(), problem.span().end());
            err.println("Here a component of the record is an option: --parameter " + name + ".");
        } else if (problem.message() == Message.NEEDS_SIGNATURE) {
            err.println("Here a hyper-parameter is an option: --parameter NAME.");
        }
        err.flush();
    }
}
