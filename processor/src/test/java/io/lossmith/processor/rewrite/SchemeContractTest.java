package io.lossmith.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.ir.Expr;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link RuleContractTest} wants of rows, for what finds its formulas by other means; a new example needs no code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemeContractTest {
    private RuleTrial trial;

    static Stream<SchemeExample> examples() {
        return SchemeExample.all().stream();
    }

    @BeforeAll
    void compile() {
        trial = new RuleTrial(examples().map(SchemeExample::sides).toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itsFormulaBecomesItsResultByIt(SchemeExample each) {
        RuleCase.Graph graph = new RuleCase.Graph(each.sides());
        Rewriter rewriter = new Rewriter(graph.algebra());

        Expr result = rewriter.rewrite(graph.build(each.sides().rule().pattern()));

        assertThat(result)
                .hasToString(graph.build(each.sides().rule().replacement()).toString());
        assertThat(rewriter.applied()).contains(each.scheme());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itIsAnIdentityThatGainsAccuracy(SchemeExample each) {
        trial.check(each.sides());
    }

    @Test
    void everySchemeHasExamples() {
        assertThat(examples().map(SchemeExample::scheme)).containsAll(Rules.schemes());
    }
}
