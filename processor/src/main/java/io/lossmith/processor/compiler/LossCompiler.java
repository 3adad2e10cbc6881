package io.lossmith.processor.compiler;

import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.differentiate.Curvature;
import io.lossmith.processor.differentiate.Gradients;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.DeepStack;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.limit.Limits;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.resolve.Resolver;
import io.lossmith.processor.rewrite.Rewriter;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.FormulaParser;
import io.lossmith.syntax.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles a declared loss to a kernel model. It knows nothing of javac and runs in any program:
 *
 * <pre>{@code
 * LossCompiler.Result result = LossCompiler.compile(declaration);
 * result.kernel().ifPresent(kernel -> System.out.println(kernel.gradients()));
 * }</pre>
 */
public final class LossCompiler {
    /**
     * What came out.
     *
     * @param kernel the kernel, if there was no error
     * @param problems errors and warnings in the order of the formula
     */
    public record Result(Optional<KernelModel> kernel, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    private LossCompiler() {}

    /** Compiles {@code declaration}; never throws for anything a user can write. */
    public static Result compile(LossDeclaration declaration) {
        return compile(declaration, false);
    }

    /** The same; a trusted formula, of our own tables and tests, may name the hidden functions too. */
    public static Result compile(LossDeclaration declaration, boolean trusted) {
        return DeepStack.call(() -> run(declaration, trusted));
    }

    /**
     * Compiles {@code declaration} from a formula that is read already. The places of problems are those of the formula,
     * so they may be in another text than the declaration's: in that of a library.
     */
    public static Result compile(LossDeclaration declaration, Formula formula) {
        return DeepStack.call(() -> run(declaration, formula, false));
    }

    private static Result run(LossDeclaration declaration, boolean trusted) {
        Parsed<Formula> parsed = FormulaParser.parseFormula(declaration.formula());
        return parsed.tree().isEmpty()
                ? new Result(Optional.empty(), parsed.problems())
                : run(declaration, parsed.tree().get(), trusted);
    }

    private static Result run(LossDeclaration declaration, Formula formula, boolean trusted) {
        Resolver.Resolved resolved = Resolver.resolve(declaration, formula, trusted);
        if (resolved.model().isEmpty()) {
            return new Result(Optional.empty(), resolved.problems());
        }
        LossModel loss = resolved.model().get();
        Derived derived = derive(loss);
        List<Problem> problems = new ArrayList<>(loss.warnings());
        problems.addAll(Advice.warnings(loss, derived.gradients()));
        Limits limits = new Limits(loss.algebra(), loss.inputs());
        KernelModel kernel = new KernelBuilder(loss).build(derived, limits);
        Advice.noLimit(loss, limits.jumps(), formula.span()).ifPresent(problems::add);
        return new Result(Optional.of(kernel), problems);
    }

    /** Rewrite first, differentiate second, rewrite again: derivatives of stable forms are stable to begin with. */
    private static Derived derive(LossModel loss) {
        Algebra algebra = loss.algebra();
        Rewriter rewriter = new Rewriter(algebra);
        Expr value = rewriter.rewrite(loss.value());
        Map<Variable, Expr> gradients = new LinkedHashMap<>();
        Gradients.of(algebra, value, loss.differentiable())
                .forEach((input, gradient) -> gradients.put(input, rewriter.rewrite(gradient)));
        Map<Variable, Expr> hessians = new LinkedHashMap<>();
        gradients.forEach(
                (input, gradient) -> hessians.put(input, rewriter.rewrite(Curvature.of(algebra, gradient, input))));
        return new Derived(value, gradients, hessians, rewriter.steps());
    }
}
