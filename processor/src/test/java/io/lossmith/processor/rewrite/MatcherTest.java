package io.lossmith.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.processor.ir.Expr;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {
    private static Expr rewrite(String pattern, String replacement, String where, String formula) {
        Rule rule = new Rule("rule", pattern, replacement, where, "reason");
        RuleCase.Graph graph = new RuleCase.Graph(new RuleCase(rule));
        return new Rewriter(graph.algebra(), new RuleBook(List.of(rule)), new RuleBook(List.of()))
                .rewrite(graph.build(formula));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A quotient is no sum, a sum no product.
                "sinh(x)/cosh(x)         | tanh(x)         | sinh(q)/cosh(q)                 | tanh(q)",
                "sinh(x)/cosh(x)         | tanh(x)         | sinh(q) + cosh(q)               | sinh(q) + cosh(q)",
                "sinh(x)/cosh(x)         | tanh(x)         | sinh(q)*cosh(q)                 | sinh(q)*cosh(q)",
                "sinh(x)/cosh(x)         | tanh(x)         | cosh(q)/sinh(q)                 | cosh(q)/sinh(q)",
                "sinh(x)/cosh(x)         | tanh(x)         | sinh(q)/cosh(y)                 | sinh(q)/cosh(y)",
                "sin(x)*cos(x)           | sin(2*x)/2      | cos(q)*y*sin(q)/z               | 0.5*y*sin(2*q)/z",
                "sin(x)*cos(x)           | sin(2*x)/2      | sin(q) + cos(q)                 | sin(q) + cos(q)",
                // Factors of a power.
                "exp(x)/(1 + exp(x))     | sigmoid(x)      | exp(q)/(1 + exp(q))^2           | sigmoid(q)/(exp(q) + 1)",
                "1/cosh(x)               | tan(x)          | y/cosh(q)^3                     | y*tan(q)^3",
                "1/cosh(x)               | tan(x)          | y/sqrt(cosh(q))                 | y/sqrt(cosh(q))",
                // A name alone takes what is left of the sum or product, also of a quotient.
                "log(1 + x)              | log1p(x)        | log(y - z + 1)                  | log1p(y - z)",
                "log(1 + x)              | log1p(x)        | log(y - z + 2)                  | log(y - z + 2)",
                "log(x*exp(y))           | log(x) + y      | log(3*q*exp(z)/y)               | log(3*q/y) + z",
                "log(x*exp(y))           | log(x) + y      | log(q + exp(z))                 | log(q + exp(z))",
                "log(x/exp(y))           | log(x) - y      | log(q/(z*exp(z)))               | log(q/z) - z",
                // Terms in any order, and multiples.
                "1 - sin(x)              | cos(x)          | y - sin(q) + z + 1              | y + z + cos(q)",
                "1 - sin(x)              | cos(x)          | 5*sin(q) - 5 + y                | y - 5*cos(q)",
                "1 - sin(x)              | cos(x)          | 1 + sin(q)                      | sin(q) + 1",
                "sin(x) - sin(y)         | tan(x)*cos(y)   | z - 2*sin(z) + 2*sin(q)         | z + 2*tan(q)*cos(z)",
                "sin(x) + cos(x)         | tan(x)          | sin(y) + cos(q) + sin(q)        | sin(y) + tan(q)",
                "log(exp(x) + exp(-x))   | cosh(x)         | log(exp(q - y) + exp(y - q))    | cosh(q - y)",
                // The same name is the same expression.
                "sin(x)*cos(x)           | sin(2*x)/2      | sin(q)*cos(2*q)                 | sin(q)*cos(2*q)",
                "sqrt(x^2)               | abs(x)          | sqrt((y - q)^2)                 | abs(y - q)",
                "sqrt(x^2)               | abs(x)          | sqrt(q^3)                       | sqrt(q^3)",
                // Elements of an expression of vectors.
                "exp(v[i])/sum(exp(v))   | softmax(v)[i]   | exp(v[i]/q)/sum(exp(v/q))       | softmax(v/q)[i]",
                "exp(v[i])/sum(exp(v))   | softmax(v)[i]   | exp(v[2])/sum(exp(v))           | softmax(v)[2]",
                "exp(v[i])/sum(exp(v))   | softmax(v)[i]   | exp(q)/sum(exp(v))              | exp(q)/sum(exp(v))",
                "log(sum(exp(v)))        | logsumexp(v)    | log(sum(exp(v)) + 1)            | log(sum(exp(v)) + 1)",
            })
    void matches(String pattern, String replacement, String formula, String result) {
        assertThat(rewrite(pattern, replacement, "", formula)).hasToString(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x > 0  | log(exp(q)*exp(y))              | log(exp(y)) + q",
                "x > 0  | log(q*exp(y))                   | log(q*exp(y))",
                "x > 0  | log(q^2*exp(y))                 | log(q^2*exp(y))",
                "x >= 0 | log(q^2*exp(y))                 | log(q^2) + y",
                "x > 0  | log(x*(1 + q^2)/sqrt(x)*exp(y)) | log(x*(q^2 + 1)/sqrt(x)) + y",
                "x > 0  | log((x + q)*exp(y))             | log((x + q)*exp(y))",
            })
    void aConditionHasToBeKnown(String where, String formula, String result) {
        assertThat(rewrite("log(x*exp(y))", "log(x) + y", where, formula)).hasToString(result);
    }

    @Test
    void longSumsAreNotSearched() {
        for (int others : new int[] {Matcher.LARGEST - 2, Matcher.LARGEST - 1}) {
            String sum = IntStream.range(0, others)
                    .mapToObj(each -> "sin(q*" + (each + 2) + ")")
                    .collect(Collectors.joining(" + ", "exp(q) + ", " - 1"));
            boolean found =
                    rewrite("exp(x) - 1", "expm1(x)", "", sum).toString().contains("expm1");
            assertThat(found).isEqualTo(others + 2 <= Matcher.LARGEST);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x > 0 ? x : -x   | 'x > 0 ? x : -x' is no function, sign, power",
                "log(x < 0 ? 1 : x) | 'x < 0 ? 1 : x' is no function, sign, power",
                "sum(x < v ? 1 : 0) | is no function, sign, power",
                "x                | it has to begin with a function or operator other than a sign",
                "-exp(x)          | it has to begin with a function or operator other than a sign",
                "log(x*y)         | two names alone in 'x*y' could share its operands in many ways",
                "log(x + y)       | two names alone in 'x + y' could share its operands in many ways",
                "x + exp(y)       | a name alone in a sum could be any of its terms",
            })
    void refusesWhatItCannotMatch(String pattern, String reason) {
        assertThatThrownBy(() -> new RuleBook(List.of(new Rule("bad", pattern, "x", "reason"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("A rule cannot look for '" + pattern + "': ", reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x < 0", "x > 1", "0 < x", "x > y", "x > 0 && y > 0", "x: real", "x > 0 and y < 0"})
    void refusesConditionsItCannotDecide(String where) {
        assertThatThrownBy(() -> new RuleBook(List.of(new Rule("bad", "log(exp(x)*y)", "x", where, "reason"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The rule bad cannot decide '" + where.replaceFirst(".* and ", "")
                        + "': write 'x > 0', 'x >= 0', 'x: unit', 'x: binary' or 'w: simplex'.");
    }
}
