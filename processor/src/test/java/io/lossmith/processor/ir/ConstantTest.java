package io.lossmith.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.exact.ExactConstants;
import io.lossmith.processor.resolve.Scope;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Doubles stand for the numbers that a formula means, and what is made of them is rounded once. */
class ConstantTest {
    private final Algebra algebra = new Algebra(new ExprGraph(new ExactConstants()));

    private Constant constant(String formula) {
        return (Constant) TableFormulas.instantiate(algebra, formula, new Scope());
    }

    /** What the double lacks is from tables of the constants. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1, 0",
        "1/3, 0.3333333333333333, 1.850371707708594E-17",
        "-2/3, -0.6666666666666666, -3.700743415417188E-17",
        "log(2), 0.6931471805599453, 2.3190468138462996E-17",
        "pi, 3.141592653589793, 1.2246467991473532E-16",
        "pi/2, 1.5707963267948966, 6.123233995736766E-17",
        "sqrt(2), 1.4142135623730951, -9.667293313452913E-17",
        "exp(1), 2.718281828459045, 1.4456468917292502E-16",
        "0.1 + 0.2, 0.30000000000000004, -2.7755575615628914E-17",
        "1/3 - 1, -0.6666666666666666, -3.700743415417188E-17",
        "1/3*(1/7)*7, 0.3333333333333333, 1.850371707708594E-17",
        "(1/3)*3, 1, 0",
        "0.1 + 0.2 - 0.3, 2.7755575615628914E-17, 0",
        "sqrt(2)*sqrt(2), 2, 0",
        "log(8)/log(2), 3, 0",
        "sqrt(0.1)^2, 0.1, 0",
        "tan(pi/4), 1, 0",
        "1 + 1e-17, 1, 0"
    })
    void knowsWhatItStandsFor(String formula, double value, double rest) {
        Constant constant = constant(formula);

        assertThat(constant.value()).isEqualTo(value);
        assertThat(constant.rest()).isEqualTo(rest);
        assertThat(constant.meaning() == constant).isEqualTo(constant.meaning() instanceof Constant);
    }

    @Test
    void meansAnExpressionThatIsNotSimplified() {
        assertThat(ExprPrinter.print(constant("1/3").meaning())).isEqualTo("1/3");
        assertThat(ExprPrinter.print(constant("log(2)/5").meaning())).isEqualTo("log(2)/5");
        assertThat(ExprPrinter.print(constant("-4*log(2)").meaning())).isEqualTo("-4*log(2)");
        assertThat(ExprPrinter.print(constant("sqrt(2)/8").meaning())).isEqualTo("0.125*sqrt(2)");
    }

    /** Neither of two numbers, in whatever order they come; nor a number that is also given as digits. */
    @ParameterizedTest
    @CsvSource({
        "1/3, 1/3 + 1e-18",
        "1/3 + 1e-18, 1/3",
        "1/3, 0.3333333333333333",
        "0.3333333333333333, 1/3",
        "2/3, 0.3333333333333333",
        "0.1, 1/10",
        "1/10, 0.1",
        "log(2), 0.6931471805599453"
    })
    void isJustANumberIfItCouldBeTwo(String first, String second) {
        constant(first);
        constant(second);

        for (String formula : List.of(first, second)) {
            assertThat(constant(formula).meaning()).isSameAs(constant(formula));
            assertThat(constant(formula).rest()).isZero();
        }
    }

    /** The same number in other words is no second one. */
    @ParameterizedTest
    @CsvSource({
        "1/3, 2/6",
        "1/3, -(1/6 + 1/2 - 1)",
        "log(2), log(8)/3",
        "log(2), -log(0.5)",
        "sqrt(2), 2/sqrt(2)",
        "pi, 4*atan(1)"
    })
    void numbersHaveManyNames(String first, String second) {
        Constant constant = constant(first);
        Expr meaning = constant.meaning();

        assertThat(constant(second)).isSameAs(constant);
        assertThat(constant.meaning()).isSameAs(meaning).isNotSameAs(constant);
    }

    @Test
    void equalDoublesAreOneNode() {
        assertThat(constant("1/3")).isSameAs(constant("0.3333333333333333")).isSameAs(algebra.constant(1.0 / 3));
    }

    /** What something was made of stays a number, or it could be made of itself. */
    @Test
    void partsStayNumbers() {
        Constant part = (Constant) algebra.constant(Math.log(2));
        Constant root = (Constant) algebra.multiply(part, algebra.constant(0.1));
        constant("log(2)");

        assertThat(part.meaning()).isSameAs(part);
        assertThat(root.meaning().arguments()).contains(part);
    }

    @Test
    void conditionsAreNoNumbers() {
        Constant condition = (Constant) algebra.graph().condition(true);

        assertThat(condition.meaning()).isSameAs(condition);
        assertThat(condition.rest()).isZero();
    }
}
