package io.lossmith.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.differentiate.Curvature;
import io.lossmith.processor.differentiate.Gradients;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.resolve.Resolver;
import io.lossmith.processor.stability.CaseTable;
import io.lossmith.processor.stability.StabilityCase;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rewriting ends after few steps, and leaves alone what it has rewritten: values and what derivatives are made of them. */
class RewritingPropertyTest {
    /** For each node of the formula; no formula of these tests takes more than 1, an endless chain takes any number. */
    private static final int STEPS = 2;

    private static final RuleCase ANY = new RuleCase(new Rule("any", "log(x)", "log(x)", "any formula"));

    @Provide
    Arbitrary<String> formulas() {
        return RandomExpressions.numbers(4);
    }

    @Property(
            tries = 3000,
            seed = "20261123",
            generation = GenerationMode.RANDOMIZED,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE)
    void rulesWithinRules(@ForAll("formulas") String formula) {
        RuleCase.Graph graph = new RuleCase.Graph(ANY);
        Expr value = graph.build(formula);
        check(graph.algebra(), value, List.of((Variable) graph.build("x")));
    }

    static Stream<StabilityCase> cases() {
        return CaseTable.read().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossesAsPeopleWriteThem(StabilityCase each) {
        LossDeclaration declaration =
                new LossDeclaration("p", "Sample", true, each.formula(), List.of(each.components()), true);
        LossModel loss =
                Resolver.resolve(declaration, each.tree(), false).model().orElseThrow();
        check(loss.algebra(), loss.value(), loss.differentiable());
    }

    private static void check(Algebra algebra, Expr value, List<Variable> inputs) {
        Rewriter rewriter = new Rewriter(algebra);
        Expr rewritten = check(algebra, rewriter, value);
        if (rewritten.isVector() || !rewritten.isDifferentiable()) {
            return;
        }
        Map<Variable, Expr> gradients = Gradients.of(algebra, rewritten, inputs);
        for (Variable input : inputs) {
            Expr gradient = check(algebra, rewriter, gradients.get(input));
            check(algebra, rewriter, Curvature.of(algebra, gradient, input));
        }
    }

    private static Expr check(Algebra algebra, Rewriter rewriter, Expr expr) {
        int before = rewriter.steps().size();
        Expr once = rewriter.rewrite(expr);
        assertThat(rewriter.steps().size() - before).as("steps of %s", expr).isLessThanOrEqualTo(STEPS * size(expr));

        Rewriter again = new Rewriter(algebra);
        assertThat(again.rewrite(once))
                .as("%s, rewritten: %s, and again by %s", expr, once, again.applied())
                .isSameAs(once);
        return once;
    }

    /** The nodes of a graph. */
    private static int size(Expr expr) {
        Set<Expr> nodes = new HashSet<>();
        collect(expr, nodes);
        return nodes.size();
    }

    private static void collect(Expr expr, Set<Expr> nodes) {
        if (nodes.add(expr)) {
            expr.arguments().forEach(argument -> collect(argument, nodes));
        }
    }
}
