package io.lossmith.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lossmith.diagnostics.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How formulas are read. Every row also fails if the grammar itself is ambiguous there. */
class GrammarTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "x => x",
                "1 => 1",
                "0.50 => 0.50",
                "1e-3 => 1e-3",
                "2.5E+10 => 2.5E+10",
                // powers and signs
                "-x^2 => (-(x^2))",
                "2^-x*y => ((2^(-x)) * y)",
                "a^b^c => (a^(b^c))",
                "a^-b^c => (a^(-(b^c)))",
                "(a^b)^c => ((a^b)^c)",
                "(-x)^2 => ((-x)^2)",
                "--x => (-(-x))",
                "a--b => (a - (-b))",
                "a*-b => (a * (-b))",
                "-a*b => ((-a) * b)",
                "a/-b^-c => (a / (-(b^(-c))))",
                "-f(x)^2 => (-(f(x)^2))",
                "v[y]^2 => (v[y]^2)",
                "2^v[0] => (2^v[0])",
                // sums and products
                "a+b*c => (a + (b * c))",
                "a*b+c => ((a * b) + c)",
                "a-b-c+d => (a - b - c + d)",
                "a/b*c/d => (a / b * c / d)",
                "a-(b-c) => (a - (b - c))",
                "(a-b)-c => ((a - b) - c)",
                "(a*b)/c => ((a * b) / c)",
                "-(1 - pt)^gamma * log(pt) => ((-((1 - pt)^gamma)) * log(pt))",
                // conditions
                "a+1 < b*2 => ((a + 1) < (b * 2))",
                "a<=-b => (a <= (-b))",
                "a<-b => (a < (-b))",
                "!a < b => (!(a < b))",
                "!!a => (!(!a))",
                "!a && b => ((!a) && b)",
                "a != b => (a != b)",
                "a == b && c >= d || e > f => (((a == b) && (c >= d)) || (e > f))",
                "a || b && c => (a || (b && c))",
                "a || b || c => (a || b || c)",
                "a && b && c => (a && b && c)",
                "(a && b) && c => ((a && b) && c)",
                "(a < b) == c => ((a < b) == c)",
                "c ? a : b => (c ? a : b)",
                "c ? a : d ? b : e => (c ? a : (d ? b : e))",
                "c ? d ? a : b : e => (c ? (d ? a : b) : e)",
                "(c ? a : b) ? d : e => ((c ? a : b) ? d : e)",
                "y ? x : 1 - x => (y ? x : (1 - x))",
                "a || b ? c : d + 1 => ((a || b) ? c : (d + 1))",
                "c?-a:-b => (c ? (-a) : (-b))",
                // calls and elements
                "f() => f()",
                "max(a, b + 1, c) => max(a, (b + 1), c)",
                "f(c ? a : b, !d) => f((c ? a : b), (!d))",
                "log(softmax(z)[y]) => log(softmax(z)[y])",
                "v[0][y - 1] => v[0][(y - 1)]",
                "-v[0][1]^x => (-(v[0][1]^x))",
                "(a + b)[0] => (a + b)[0]",
                "ce(z | y; 2) => ce(z | y; 2)",
                "ce(a, b | c, d; 1, 2) => ce(a, b | c, d; 1, 2)",
                "ce(z; 2) => ce(z; 2)",
                "ce(z | y) + lambda*dice(softmax(z) | onehot(y)) => (ce(z | y) + (lambda * dice(softmax(z) | onehot(y))))",
                // names
                "link + in2 + lossy + learned => (link + in2 + lossy + learned)",
                "pi + e + inflation => (pi + e + inflation)",
                "α*x_1 + _ + ŷ => ((α * x_1) + _ + ŷ)",
                "ﺍ + 損失 + 𝛼 => (ﺍ + 損失 + 𝛼)",
                "mean(mean) => mean(mean)",
                "1e5 + 2 * e5 => (1e5 + (2 * e5))",
                // statements
                "a = 1; a => a = 1; a",
                "a = 1; b = a^2; a + b; => a = 1; b = (a^2); (a + b)",
                "weight = w[y]; x => weight = w[y]; x",
                "a = b == c; a ? 1 : 0 => a = (b == c); (a ? 1 : 0)",
                "link = 2; link => link = 2; link",
                // white space and comments
                "'a /* b */ + // c\n d' => (a + d)",
                "/** a */ b /**/ => b",
                "'\ta\r\n*\rb' => (a * b)",
                "a//b => a",
            })
    void readsAs(String formula, String reading) {
        assertThat(Parenthesised.of(parse(formula))).isEqualTo(reading);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(z: real) -> z",
                "(z: real[K] | y: class[K]) -> -log(softmax(z)[y])",
                "(z: real link sigmoid | y: binary; alpha: unit, gamma: nonnegative = 2) -> z",
                "(p: real[K-1], learn s: real | y: class[K], w: real[4]; m: positive[K+2] = 1 + 2, n: count) -> p[0]",
                "(p: simplex[K] link softmax | y: sign) -> p[y]",
                "(p: real in (0, 1] | y: real in [-inf, inf]) -> p",
                "(p: real[K] in [-2.5, 1e-7) link identity = 0) -> p",
                "(link: real link link) -> link",
            })
    void readsSignatures(String text) {
        Formula formula = parse(text);
        assertThat(SyntaxPrinter.print(formula)).isEqualTo(text);
        assertThat(formula.signature()).isPresent();
    }

    @Test
    void entriesKnowTheirRoles() {
        Formula formula = parse("(p: real, learn s: real | y: binary; a: unit) -> p");
        assertThat(formula.signature().orElseThrow().entries())
                .extracting(Entry::name, Entry::role)
                .containsExactly(
                        tuple("p", EntryRole.PREDICTION),
                        tuple("s", EntryRole.LEARN),
                        tuple("y", EntryRole.TARGET),
                        tuple("a", EntryRole.PARAMETER));
    }

    @Test
    void aSignatureMayHaveParametersOnly() {
        Formula formula = parse("(; w: positive[2], a: unit) -> w[0]*first + a*second");
        assertThat(formula.signature().orElseThrow().entries())
                .extracting(entry -> entry.role() + " " + entry.name())
                .containsExactly("PARAMETER w", "PARAMETER a");
        assertThat(SyntaxPrinter.print(formula)).startsWith("(; w: positive[2], a: unit) ->");
    }

    @Test
    void signaturesKeepLengthsAndIntervals() {
        String text = "(a: real[K - 1] in (-1, +2], b: class[4], c: real in [-inf, inf)) -> 1";
        List<Entry> entries = parse(text).signature().orElseThrow().entries();
        LengthSyntax length = entries.get(0).type().length().orElseThrow();
        assertThat(length.symbol()).contains("K");
        assertThat(length.offset()).isEqualTo(-1);
        assertThat(length.span().of(text)).isEqualTo("K - 1");
        IntervalSyntax interval = entries.get(0).interval().orElseThrow();
        assertThat(interval).isEqualTo(new IntervalSyntax(-1, true, 2, false, interval.span()));
        assertThat(interval.span().of(text)).isEqualTo("(-1, +2]");
        LengthSyntax number = entries.get(1).type().length().orElseThrow();
        assertThat(number.symbol()).isEmpty();
        assertThat(number.offset()).isEqualTo(4);
        IntervalSyntax all = entries.get(2).interval().orElseThrow();
        assertThat(all.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(all.lowerOpen()).isFalse();
        assertThat(all.upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(all.upperOpen()).isTrue();
    }

    @Test
    void minusZeroAsABoundIsZero() {
        IntervalSyntax interval = parse("(p: real in [-0, 1]) -> p")
                .signature()
                .orElseThrow()
                .entries()
                .get(0)
                .interval()
                .orElseThrow();
        assertThat(1 / interval.lower()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void spansCoverWhatWasWritten() {
        String text = "𝛼 = (a + b) * c; 1 - f(𝛼, v[2])^2 <= -3 ? !x : 2.50";
        Formula formula = parse(text);
        Binding binding = formula.bindings().get(0);
        assertThat(binding.nameSpan().of(text)).isEqualTo("𝛼");
        assertThat(binding.span().of(text)).isEqualTo("𝛼 = (a + b) * c");
        Chain product = (Chain) binding.value();
        assertThat(product.span().of(text)).isEqualTo("(a + b) * c");
        assertThat(product.operands().get(0).span().of(text)).isEqualTo("a + b");
        Conditional conditional = (Conditional) formula.result();
        assertThat(conditional.span().of(text)).isEqualTo("1 - f(𝛼, v[2])^2 <= -3 ? !x : 2.50");
        assertThat(conditional.whenTrue().span().of(text)).isEqualTo("!x");
        Comparison comparison = (Comparison) conditional.condition();
        assertThat(comparison.operatorSpan().of(text)).isEqualTo("<=");
        assertThat(comparison.right().span().of(text)).isEqualTo("-3");
        Power power = (Power) ((Chain) comparison.left()).operands().get(1);
        assertThat(power.span().of(text)).isEqualTo("f(𝛼, v[2])^2");
        Call call = (Call) power.base();
        assertThat(call.nameSpan().of(text)).isEqualTo("f");
        assertThat(call.span().of(text)).isEqualTo("f(𝛼, v[2])");
        assertThat(call.arguments().get(1).span().of(text)).isEqualTo("v[2]");
        assertThat(formula.span().of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "2.5E+10, 2.5e10",
        "4.9e-324, 4.9e-324",
        "0.000e-999, 0",
        "9007199254740993, 9007199254740992"
    })
    void numbersHaveTheNearestDouble(String text, double value) {
        NumberLiteral number = (NumberLiteral) parse(text).result();
        assertThat(number.text()).isEqualTo(text);
        assertThat(number.value()).isEqualTo(value);
    }

    @Test
    void readsALibrary() {
        String text = """
                // robust losses
                def huber(r, d) = abs(r) <= d ? r^2/2 : d*(abs(r) - d/2)
                /** Huber 1964. */
                loss Huber(p: real | y: real; delta: positive = 1) = huber(p - y, delta);
                /**
                 * Two
                 *   lines.
                 */
                // not documentation
                loss Cauchy(p: real | y: real) =
                    u = (p - y)^2;
                    log(1 + u)
                def one() = 1
                """;
        Library library = library(text);
        assertThat(library.definitions()).extracting(Definition::name).containsExactly("huber", "one");
        assertThat(library.losses()).extracting(LossDefinition::name).containsExactly("Huber", "Cauchy");
        Definition huber = library.definitions().get(0);
        assertThat(huber.parameters()).extracting(NameReference::name).containsExactly("r", "d");
        assertThat(huber.documentation()).isEmpty();
        assertThat(huber.span().of(text)).isEqualTo("def huber(r, d) = abs(r) <= d ? r^2/2 : d*(abs(r) - d/2)");
        LossDefinition first = library.losses().get(0);
        assertThat(first.documentation()).contains("Huber 1964.");
        assertThat(first.nameSpan().of(text)).isEqualTo("Huber");
        assertThat(first.span().of(text)).startsWith("loss Huber(").endsWith("delta)");
        LossDefinition second = library.losses().get(1);
        assertThat(second.documentation()).isEqualTo(Optional.of("Two\n  lines."));
        assertThat(Parenthesised.of(second.formula())).isEqualTo("u = ((p - y)^2); log((1 + u))");
        assertThat(SyntaxPrinter.print(library)).isEqualTo("""
                        def huber(r, d) = abs(r) <= d ? r^2 / 2 : d * (abs(r) - d / 2)

                        def one() = 1

                        /** Huber 1964. */
                        loss Huber(p: real | y: real; delta: positive = 1) = huber(p - y, delta)

                        /**
                         * Two
                         *   lines.
                         */
                        loss Cauchy(p: real | y: real) =
                            u = (p - y)^2;
                            log(1 + u)
                        """);
    }

    @Test
    void definitionsMayFollowOnOneLine() {
        Library library = library("def f(x) = x def g(x) = f(x); loss A(p: real) = g(p) loss B(p: real) = p;");
        assertThat(library.definitions()).hasSize(2);
        assertThat(library.losses()).hasSize(2);
    }

    @Test
    void documentationBelongsToTheDefinitionRightAfterIt() {
        Library library = library("/** a */ /** b */ def f(x) = x /** inside */ + 1 /***/ def g(x) = x /** end */");
        assertThat(library.definitions())
                .extracting(Definition::documentation)
                .containsExactly(Optional.of("b"), Optional.empty());
    }

    @Test
    void printsAFormulaWithBindingsOnSeveralLines() {
        assertThat(SyntaxPrinter.print(parse("(z:real|y:binary)->p=sigmoid(z);weight=2;y?p:1-p;")))
                .isEqualTo("""
                        (z: real | y: binary) ->
                        p = sigmoid(z);
                        weight = 2;
                        y ? p : 1 - p""");
    }

    private static Formula parse(String text) {
        Parsed<Formula> parsed = FormulaParser.parseFormula(text, GrammarRunner.REFUSING_AMBIGUITY);
        assertThat(parsed.problems()).extracting(Problem::sentence).isEmpty();
        assertThat(FormulaParser.parseFormula(text)).isEqualTo(parsed);
        return parsed.tree().orElseThrow();
    }

    private static Library library(String text) {
        Parsed<Library> parsed = FormulaParser.parseLibrary(text, GrammarRunner.REFUSING_AMBIGUITY);
        assertThat(parsed.problems()).extracting(Problem::sentence).isEmpty();
        assertThat(FormulaParser.parseLibrary(text)).isEqualTo(parsed);
        return parsed.tree().orElseThrow();
    }
}
