package io.lossmith.processor.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lossmith.diagnostics.Message;
import io.lossmith.processor.compiler.LibraryCompiler;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.syntax.FormulaParser;
import io.lossmith.syntax.SyntaxPrinter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions put into losses: what becomes of names, arguments and bindings, and how large it may become. */
class LibraryExpanderTest {
    private static final LossDeclaration OTHER = new LossDeclaration(
            "other",
            "Other",
            true,
            "(p: real | y: real; a: real, b: binary, c: count) -> b ? a*(p - y)^c : 0",
            List.of(
                    new LossParameter("a", io.lossmith.processor.resolve.Component.JavaType.DOUBLE, Optional.empty())
                            .component(),
                    new LossParameter("b", io.lossmith.processor.resolve.Component.JavaType.BOOLEAN, Optional.empty())
                            .component(),
                    new LossParameter("c", io.lossmith.processor.resolve.Component.JavaType.INT, Optional.empty())
                            .component()),
            true);

    private static LibraryDeclaration library(String text) {
        return new LibraryDeclaration(
                "demo", "Library", true, text, true, Set.of(), Map.of("Other", new UsedLoss(OTHER, List.of(1.0, 3.0))));
    }

    private static ExpandedLoss loss(String text, String name) {
        Expansion expansion = LibraryExpander.expand(library(text));
        assertThat(expansion.problems()).isEmpty();
        return expansion.losses().stream()
                .filter(loss -> loss.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> problems(String text) {
        return LibraryExpander.expand(library(text)).problems().stream()
                .map(finding -> finding.problem().message().id() + ": "
                        + finding.problem().span().of(text) + ": "
                        + finding.problem().sentence())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> putsDefinitionsIn() {
        return Stream.of(
                        new String[] {
                            "a name or a number is put in as it is",
                            "def f(a, b, c) = a + b*c   loss L(p: real | y: real) = f(p, 2, -1)*y",
                            "(p + 2 * -1) * y"
                        },
                        new String[] {
                            "anything else is computed once",
                            "def f(a) = a*a   loss L(p: real | y: real) = f(p - y) + f(p + y)",
                            "f_a = p - y; f_a2 = p + y; f_a * f_a + f_a2 * f_a2"
                        },
                        new String[] {
                            "also when the definition does not use it, so that its mistakes are found",
                            "def f(a, b) = a   loss L(p: real | y: real) = f(p, y^2)",
                            "f_b = y^2; p"
                        },
                        new String[] {
                            "a binding of a definition is none of the loss",
                            "def f(a) = t = a*a; t + 1   loss L(p: real | y: real) = t = p - y; f(t) + t",
                            "t = p - y; f_t = t * t; (f_t + 1) + t"
                        },
                        new String[] {
                            "a parameter of a definition is no input of the loss",
                            "def f(y, p) = y - 2*p   loss L(p: real | y: real) = f(p, y)",
                            "p - 2 * y"
                        },
                        new String[] {
                            "names that the loss has already are passed over",
                            "def f(a) = a*a   loss L(f_a: real, f_a2: real | y: real) = f(f_a - f_a2)*y",
                            "f_a3 = f_a - f_a2; (f_a3 * f_a3) * y"
                        },
                        new String[] {
                            "pi is the constant, whatever the loss calls so",
                            "def f() = 2*pi   loss L(p: real | pi: real) = p*pi + f()",
                            "p * pi + 2 * acos(-1)"
                        },
                        new String[] {
                            "pi stays where it means the same",
                            "def f(a) = a*pi   loss L(p: real | y: real) = f(p)*y",
                            "(p * pi) * y"
                        },
                        new String[] {
                            "a parameter may be called pi",
                            "def f(pi) = 2*pi   loss L(p: real | y: real) = f(p)*y",
                            "(2 * p) * y"
                        },
                        new String[] {
                            "definitions call definitions, in any order",
                            "def f(a) = g(a, a + 1)   loss L(p: real | y: real) = f(p*y)   def g(a, b) = a/b",
                            "f_a = p * y; g_b = f_a + 1; f_a / g_b"
                        },
                        new String[] {
                            "a binding that is only a name needs none of its own",
                            "def f(a) = t = a; t*t   loss L(p: real | y: real) = f(p)*y",
                            "(p * p) * y"
                        },
                        new String[] {
                            "bindings come before the statement that needs them",
                            "def f(a) = a*a   loss L(p: real | y: real) = u = f(p - 1); v = f(u - y); v",
                            "f_a = p - 1; u = f_a * f_a; f_a2 = u - y; v = f_a2 * f_a2; v"
                        },
                        new String[] {
                            "an index stays under its condition",
                            "def sq(a) = a*a   loss L(v: real[K] | y: class[K]) = y > 0 ? sq(v[y-1]) : sq(v[0])",
                            "sq_a = v[0]; y > 0 ? v[y - 1] * v[y - 1] : sq_a * sq_a"
                        },
                        new String[] {
                            "also under where",
                            "def sq(a) = a*a   loss L(v: real[K] | y: class[K]) = where(y > 0, sq(v[y-1]), 0)",
                            "where(y > 0, v[y - 1] * v[y - 1], 0)"
                        },
                        new String[] {
                            "lengths are arguments like others",
                            "def smooth(q, e, n) = (1 - e)*q + e/n   loss L(z: real[K] | y: class[K]) = "
                                    + "-log(smooth(softmax(z)[y], 0.1, K))",
                            "smooth_q = softmax(z)[y]; -log((1 - 0.1) * smooth_q + 0.1 / K)"
                        },
                        new String[] {
                            "left out parameters take their defaults",
                            "loss L(p: real | y: real) = M(p | y) + M(p | y; 3) + M(p | y; 3, 4)"
                                    + " loss M(p: real | y: real; a: real = -0.5, b: positive = 1/4) = a*b*(p - y)^2",
                            "M(p | y; -0.5, 0.25) + M(p | y; 3, 0.25) + M(p | y; 3, 4)"
                        },
                        new String[] {
                            "also of losses of other libraries; a condition is written as one",
                            "loss L(p: real | y: real) = Other(p | y; 2) + Other(p | y; 2, 0) + Other(p | y; 2, 1, 5)",
                            "Other(p | y; 2, 1 == 1, 3) + Other(p | y; 2, 0 == 1, 3) + Other(p | y; 2, 1 == 1, 5)"
                        })
                .map(row -> dynamicTest(
                        row[0], () -> assertThat(body(loss(row[1], "L"))).isEqualTo(row[2])));
    }

    /** Bindings and result on one line. */
    private static String body(ExpandedLoss loss) {
        String text = loss.text();
        assertThat(FormulaParser.parseFormula(text).tree().map(SyntaxPrinter::print))
                .contains(text);
        return text.substring(text.indexOf("->") + 2).strip().replace("\n", " ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "#", textBlock = """
            a function's name       # def exp(x) = x                              # LossDuplicateName: exp: The name 'exp' is already taken by a function of the language.
            a macro's name          # def variance(x) = x                         # LossDuplicateName: variance: The name 'variance' is already taken by a function of the language.
            a special function      # def where(x) = x                            # LossDuplicateName: where: The name 'where' is already taken by a function of the language.
            a used loss             # def Other(x) = x                            # LossDuplicateName: Other: The name 'Other' is already taken by a loss that 'uses' names.
            two definitions         # def f(x) = x   def f(y) = y                 # LossDuplicateName: f: The name 'f' is already taken by a def of this library.
            a definition and a loss # def f(x) = x   loss f(p: real) = p^2        # LossDuplicateName: f: The name 'f' is already taken by a def of this library.
            names that differ in case # loss Ab(p: real) = p^2 loss AB(p: real) = p^2 # LossDuplicateName: AB: The name 'AB' is already taken by the loss 'Ab', as far as the names of files go.
            a kernel's name         # loss Ab(p: real) = p^2 loss AbKernel(p: real) = p^2 # LossDuplicateName: AbKernel: The name 'AbKernel' is already taken by the loss 'Ab', as far as the names of files go.
            two parameters          # def f(x, x) = x                             # LossDuplicateName: x: The name 'x' is already taken by a parameter.
            a binding               # def f(x) = x = 1; x                         # LossDuplicateName: x: The name 'x' is already taken by a name of this def.
            a binding twice         # def f(x) = a = x; a = 2; a                  # LossDuplicateName: a: The name 'a' is already taken by a name of this def.
            two methods             # loss L(p: real; delta: real, Delta: real) = p*delta*Delta # LossDuplicateName: Delta: The name 'Delta' is already taken by the parameter 'delta', as far as the method withDelta goes.
            an unknown name         # def f(x) = x + margin                       # LossUnknownName: margin: There is no input, parameter or binding 'margin'.
            a later name            # def f(x) = a = b; b = x; a                  # LossUnknownName: b: There is no input, parameter or binding 'b'.
            a weight                # def f(x) = weight = x; x                    # LossReservedWord: weight: 'weight' is a reserved word and cannot stand here.
            an unknown function     # def f(x) = lgo(x)                           # LossUnknownFunction: lgo: There is no function 'lgo'.
            a misspelt definition   # def huber(x) = x   loss L(p: real) = hubr(p) # LossUnknownFunction: hubr: There is no function 'hubr'.
            too few arguments       # def f(x, y) = x*y   loss L(p: real) = f(p)  # LossWrongArgumentCount: f: 'f' takes 2 arguments, not 1.
            too many arguments      # def f(x) = x   def g(x) = f(x, x)           # LossWrongArgumentCount: f: 'f' takes 1 argument, not 2.
            a call like a loss      # def f(x) = x   loss L(p: real | y: real) = f(p | y) # LossWrongArgumentCount: f: 'f' takes 1 argument, not targets or parameters after '|' or ';'.
            recursion               # def f(x) = f(x - 1)                         # LossRecursion: f: 'f' leads back to itself: f -> f.
            recursion of two        # def f(x) = g(x)   def g(x) = 1 + f(x)       # LossRecursion: f: 'f' leads back to itself: f -> g -> f.
            recursion of losses     # loss A(p: real) = B(p)   loss B(p: real) = A(p) # LossRecursion: A: 'A' leads back to itself: A -> B -> A.
            recursion through a def # def f(p) = A(p)   loss A(p: real) = f(p)    # LossRecursion: A: 'A' leads back to itself: A -> A.
            a keyword               # loss record(p: real) = p^2                  # LossJavaName: record: 'record' cannot be the name of a Java record.
            a package's name        # loss io(p: real) = p^2                      # LossJavaName: io: 'io' cannot be the name of a Java record.
            a keyword as parameter  # loss L(p: real; class: real) = class*p      # LossJavaName: class: 'class' cannot be the name of a Java record component.
            a method of all objects # loss L(p: real; hashCode: real) = hashCode*p # LossJavaName: hashCode: 'hashCode' cannot be the name of a Java record component.
            a default of an input   # loss L(p: real = 1) = p^2                   # LossDefaultNotAllowed: 1: The prediction 'p' cannot have a default.
            a default of a target   # loss L(p: real | y: real = 1) = p*y         # LossDefaultNotAllowed: 1: The target 'y' cannot have a default.
            a default of a vector   # loss L(p: real[K]; w: real[K] = 1) = dot(w, p) # LossDefaultNotAllowed: 1: The vector 'w' cannot have a default.
            a default before none   # loss L(p: real; a: real = 1, b: real) = a*b*p # LossDefaultMissing: b: 'b' has no default, and 'a' before it has one.
            a default of a name     # loss L(p: real; a: real = p) = a*p          # LossDefaultNotConstant: p: The default of 'a' is not a constant number.
            a default of a function # loss L(p: real; a: real = exp(1)) = a*p     # LossDefaultNotConstant: exp(1): The default of 'a' is not a constant number.
            an infinite default     # loss L(p: real; a: real = 1/0) = a*p        # LossDefaultNotConstant: 1/0: The default of 'a' is infinite: it overflows, or divides by 0.
            a default outside       # loss L(p: real; a: positive = -2^2) = a*p   # LossDefaultNotInDomain: -2^2: The default of 'a' is -4, and 'a' is declared as positive.
            a default outside of an interval # loss L(p: real; a: real in [0, 2) = 2) = a*p # LossDefaultNotInDomain: 2: The default of 'a' is 2, and 'a' is declared as real in [0, 2).
            half a count            # loss L(p: real; n: count = 1/2) = p^n       # LossDefaultNotInDomain: 1/2: The default of 'n' is 0.5, and 'n' is declared as count.
            more than an int        # loss L(p: real; n: count = 3000000000) = p^n # LossDefaultNotInDomain: 3000000000: The default of 'n' is 3.0E9, and 'n' is declared as count.
            no condition            # loss L(p: real; b: binary = 2) = b ? p : 0  # LossDefaultNotInDomain: 2: The default of 'b' is 2, and 'b' is declared as binary.
            """)
    void refuses(String title, String text, String problem) {
        assertThat(problems(text)).as(title).containsExactly(problem);
    }

    @Test
    void oneMistakeDoesNotHideTheOthers() {
        String text = """
                def f(x) = x + margin
                loss A(p: real) = f(p)
                loss B(p: real; a: positive = 0) = a*p
                loss C(p: real | y: real) = B(p) + A(p)
                loss D(p: real | y: real) = (p - y)^2
                """;
        assertThat(problems(text))
                .containsExactly(
                        "LossUnknownName: margin: There is no input, parameter or binding 'margin'.",
                        "LossDefaultNotInDomain: 0: The default of 'a' is 0, and 'a' is declared as positive.");
        assertThat(LibraryExpander.expand(library(text)).losses())
                .extracting(ExpandedLoss::name)
                .containsExactly("D");
    }

    @Test
    void argumentsKeepADeepExpansionLinear() {
        String argument = "p - y";
        for (int i = 0; i < 100; i++) {
            argument = "double(" + argument + ")";
        }
        ExpandedLoss loss = loss("def double(x) = x + x   loss L(p: real | y: real) = " + argument, "L");
        assertThat(loss.formula().bindings()).hasSize(100);
        assertThat(loss.text()).hasSizeLessThan(5_000).contains("double_x100 = double_x99 + double_x99;");
    }

    @Test
    void doublingDefinitionsAreRefusedBeforeTheyAreMade() {
        String definitions = IntStream.range(1, 100)
                .mapToObj(i -> "def f" + i + "(x) = f" + (i - 1) + "(x) + f" + (i - 1) + "(x)\n")
                .collect(Collectors.joining("", "def f0(x) = x + x\n", ""));
        assertThat(problems(definitions + "loss L(p: real | y: real) = f99(p - y)"))
                .containsExactly(
                        "LossExpansionTooLarge: L: With its definitions put in, the loss 'L' has more than 20,000"
                                + " numbers, names and symbols.");
    }

    @Test
    void allLossesTogetherAreBounded() {
        String definitions = IntStream.range(1, 11)
                .mapToObj(i -> "def f" + i + "(x) = f" + (i - 1) + "(x) + f" + (i - 1) + "(x)\n")
                .collect(Collectors.joining("", "def f0(x) = x + x\n", ""));
        String losses = IntStream.range(0, 40)
                .mapToObj(i -> "loss L" + i + "(p: real | y: real) = f10(p)\n")
                .collect(Collectors.joining());
        assertThat(problems(definitions + losses))
                .contains(
                        "LossExpansionTooLarge: L39: With its definitions put in, the loss 'L39' and those before it have"
                                + " more than 100,000 numbers, names and symbols.");
    }

    @Test
    void deepDefinitionsAreRefusedLikeDeepFormulas() {
        String definitions = IntStream.range(1, 1_000)
                .mapToObj(i -> "def f" + i + "(x) = 1/(2 + f" + (i - 1) + "(x))\n")
                .collect(Collectors.joining("", "def f0(x) = x\n", ""));
        String text = definitions + "loss L(p: real | y: real) = f999(p)";
        assertThat(LibraryCompiler.compile(library(text)).problems())
                .extracting(finding -> finding.problem().sentence())
                .containsExactly("With its definitions put in, the loss 'L' is nested more than 256 levels deep.");
    }

    @Test
    void aCircleThroughManyIsShownByItsEnds() {
        String circle = IntStream.range(0, 300)
                .mapToObj(i -> "def f" + i + "(x) = f" + (i + 1) % 300 + "(x)\n")
                .collect(Collectors.joining());
        assertThat(problems(circle))
                .containsExactly(
                        "LossRecursion: f0: 'f0' leads back to itself: f0 -> f1 -> f2 -> f3 -> f4 -> … -> f299 -> f0.");
    }

    /** Called losses are put in row by row: doubled at every step, they would be more than there are atoms. */
    @Test
    void doublingLossesAreRefusedBeforeTheyAreMade() {
        String losses = IntStream.range(1, 400)
                .mapToObj(i -> "loss A" + i + "(p: real | y: real) = A" + (i - 1) + "(exp(p) | y) + A" + (i - 1)
                        + "(sin(p) | y)\n")
                .collect(Collectors.joining("", "loss A0(p: real | y: real) = (p - y)^2\n", ""));
        LibraryCompiler.Result result = LibraryCompiler.compile(library(losses));
        assertThat(result.records()).hasSize(11);
        assertThat(result.problems()).singleElement().satisfies(finding -> {
            assertThat(finding.loss()).contains("A11");
            assertThat(finding.problem().sentence())
                    .isEqualTo(
                            "The loss A10 cannot be called here: with all that is called, the formula has more than 20,000"
                                    + " numbers, names and symbols.");
        });
    }

    @Test
    void placesAreThoseOfTheLibrary() {
        String text = "def f(r) = ln(r)   loss L(p: real | y: real) = f(p - y)";
        assertThat(LibraryCompiler.compile(library(text)).problems())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.loss()).isEmpty();
                    assertThat(finding.problem().message()).isEqualTo(Message.UNKNOWN_FUNCTION);
                    assertThat(finding.problem().span().of(text)).isEqualTo("ln");
                });
    }

    @Test
    void aLibraryMayHaveThousandsOfLosses() {
        String text = IntStream.range(0, 3_700)
                .mapToObj(index -> "loss A" + index + "(p: real | y: real; d: positive = 1) = d*(p - y)^2\n")
                .collect(Collectors.joining());
        Expansion expansion = LibraryExpander.expand(library(text));
        assertThat(expansion.problems()).isEmpty();
        assertThat(expansion.losses()).hasSize(3_700);
    }

    @Test
    void everyMistakeOfALargeLibraryIsTold() {
        String text = IntStream.range(0, 5_000)
                .mapToObj(index -> "def f" + index + "(x) = x + unknown" + index + "\n")
                .collect(Collectors.joining());
        assertThat(problems(text))
                .hasSize(5_000)
                .startsWith("LossUnknownName: unknown0: There is no input, parameter or binding 'unknown0'.");
    }
}
