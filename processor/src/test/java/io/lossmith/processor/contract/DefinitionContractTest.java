package io.lossmith.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.exact.ExactConstants;
import io.lossmith.processor.exact.ExactEvaluator;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.exact.UndefinedPoint;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprGraph;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Type;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.TableFormulas;
import io.lossmith.spec.Domain;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The definitions from which limits at infinity are found are the functions themselves, constants in double. */
class DefinitionContractTest {
    private static final List<Double> POINTS = List.of(-7.5, -1.0, -0.3, 0.2, 0.7, 1.5, 9.0);

    static Stream<Function> rows() {
        return Functions.all().stream().filter(row -> !row.definition().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isTheFunction(Function row) {
        Algebra algebra = new Algebra(new ExprGraph(new ExactConstants()));
        List<Expr> operands = Stream.of("a", "b", "c")
                .limit(row.arity())
                .map(name -> variable(algebra, name))
                .toList();
        Expr function = algebra.apply(row, operands);
        Expr definition = TableFormulas.instantiate(algebra, row.definition(), operands);
        int compared = 0;
        for (double x : POINTS) {
            boolean inside = row.naturalDomains().stream()
                    .allMatch(domain -> domain.interval().contains(x));
            if (inside && !isPole(function, x)) {
                ExactPoint point = new ExactPoint()
                        .with("a", new double[] {x})
                        .with("b", new double[] {0.4})
                        .with("c", new double[] {1.5});
                BigDecimal expected = ExactEvaluator.value(function, point).value();
                BigDecimal actual = ExactEvaluator.value(definition, point).value();
                assertThat(actual.subtract(expected).abs())
                        .as("%s(%s) is %s", row.name(), x, expected)
                        .isLessThanOrEqualTo(expected.abs().scaleByPowerOfTen(-15));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(2);
    }

    private static boolean isPole(Expr function, double x) {
        try {
            ExactEvaluator.value(
                    function,
                    new ExactPoint()
                            .with("a", new double[] {x})
                            .with("b", new double[] {0.4})
                            .with("c", new double[] {1.5}));
            return false;
        } catch (UndefinedPoint pole) {
            return true;
        }
    }

    private static Expr variable(Algebra algebra, String name) {
        Variable variable = algebra.graph().variable(name, Origin.PREDICTION, Type.REAL, Domain.REAL, Optional.empty());
        return variable;
    }
}
