package io.lossmith.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Printing a tree and parsing the text gives the tree again. */
class SyntaxRoundTripTest {
    @Property(seed = "20260101", tries = 1000)
    void expressions(@ForAll("expressions") Expression expression) {
        String text = SyntaxPrinter.print(expression);
        Formula formula = FormulaParser.parseFormula(text, GrammarRunner.REFUSING_AMBIGUITY)
                .tree()
                .orElseThrow();
        assertThat(SpanEraser.erase(formula.result())).isEqualTo(expression);
        assertThat(SyntaxPrinter.print(formula.result())).isEqualTo(text);
    }

    @Property(seed = "20260102", tries = 500, edgeCases = EdgeCasesMode.NONE)
    void formulas(@ForAll("formulas") Formula formula) {
        String text = SyntaxPrinter.print(formula);
        Parsed<Formula> parsed = FormulaParser.parseFormula(text, GrammarRunner.REFUSING_AMBIGUITY);
        assertThat(parsed.problems()).isEmpty();
        assertThat(SpanEraser.erase(parsed.tree().orElseThrow())).isEqualTo(formula);
        assertThat(SyntaxPrinter.print(parsed.tree().orElseThrow())).isEqualTo(text);
    }

    @Property(seed = "20260103", tries = 300, edgeCases = EdgeCasesMode.NONE)
    void libraries(@ForAll("libraries") Library library) {
        String text = SyntaxPrinter.print(library);
        Parsed<Library> parsed = FormulaParser.parseLibrary(text, GrammarRunner.REFUSING_AMBIGUITY);
        assertThat(parsed.problems()).isEmpty();
        assertThat(SpanEraser.erase(parsed.tree().orElseThrow())).isEqualTo(library);
        assertThat(SyntaxPrinter.print(parsed.tree().orElseThrow())).isEqualTo(text);
    }

    /** No pair of parentheses can be taken away without changing the tree. */
    @Property(seed = "20260104", tries = 300)
    void parenthesesAreMinimal(@ForAll("expressions") Expression expression) {
        String text = SyntaxPrinter.print(expression);
        for (int open = 0; open < text.length(); open++) {
            if (text.charAt(open) == '(' && !isCall(text, open)) {
                int close = partner(text, open);
                String shorter = text.substring(0, open) + " " + text.substring(open + 1, close) + " "
                        + text.substring(close + 1);
                Parsed<Formula> parsed = FormulaParser.parseFormula(shorter);
                assertThat(parsed.tree().map(formula -> SpanEraser.erase(formula.result())))
                        .as(shorter)
                        .isNotEqualTo(Optional.of(expression));
            }
        }
    }

    private static boolean isCall(String text, int open) {
        return open > 0 && Character.isUnicodeIdentifierPart(text.codePointBefore(open));
    }

    private static int partner(String text, int open) {
        int depth = 0;
        int index = open;
        do {
            char character = text.charAt(index++);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
        } while (depth > 0);
        return index - 1;
    }

    @Provide
    Arbitrary<Expression> expressions() {
        return SyntaxTrees.expressions();
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return SyntaxTrees.formulas();
    }

    @Provide
    Arbitrary<Library> libraries() {
        return SyntaxTrees.libraries();
    }
}
