package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.lossmith.Batch;
import io.lossmith.LossKernel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries: the records they become, and kernels equal to those of losses written out by hand. */
class LibraryTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/library");

    private static final String ROBUST = """
            package demo;

            import io.lossmith.LossLibrary;

            @LossLibrary(\"""
                def huber(r, d) = abs(r) <= d ? r^2/2 : d*(abs(r) - d/2)

                /** Huber 1964. */
                loss Huber(p: real | y: real; delta: positive = 1) = huber(p - y, delta)

                /**
                 * Two predictions, {@link of} which @see the second counts less. *\\\\u002f
                 *
                 * <b>Used</b> by nobody.
                 */
                loss Pair(p: real, q: real | y: real; lambda: unit, squared: binary = 0, n: count = 2, delta: positive = pi/2) =
                    h = Huber(p | y) + lambda*Huber(q | y; delta);
                    squared ? h^n : h

                loss Weighted(z: real[K] | y: class[K]; w: positive[K]) = -w[y]*log(softmax(z)[y])
                \""")
            public interface RobustLosses {}
            """;

    private static Compilation robust() {
        Compilation compilation =
                Sources.of("demo.RobustLosses", ROBUST).options("-Xlint:all").compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        return compilation;
    }

    @Test
    void writesRecordsExactly() {
        Map<String, String> sources = Sources.generated(robust());
        assertThat(sources)
                .containsOnlyKeys(
                        "demo.Huber",
                        "demo.HuberKernel",
                        "demo.Pair",
                        "demo.PairKernel",
                        "demo.Weighted",
                        "demo.WeightedKernel");
        for (String name : List.of("Huber", "Pair", "Weighted")) {
            GoldenFile.check(FOLDER.resolve(name + ".java"), sources.get("demo." + name));
        }
    }

    @Test
    void kernelsAreThoseOfLossesWrittenByHand() {
        Compilation byHand = Sources.of("demo.Losses", """
                        package demo;

                        import io.lossmith.Loss;

                        class Losses {
                            @Loss(\"""
                                (p: real, q: real | y: real; lambda: unit, squared: binary, n: count, delta: positive) ->
                                a = abs(p - y) <= 1 ? (p - y)^2/2 : abs(p - y) - 1/2;
                                b = abs(q - y) <= delta ? (q - y)^2/2 : delta*(abs(q - y) - delta/2);
                                squared ? (a + lambda*b)^n : a + lambda*b
                                \""")
                            record Pair(double lambda, boolean squared, int n, double delta) {}
                        }
                        """).compile();
        Compilation library = robust();
        for (boolean squared : new boolean[] {false, true}) {
            Object[] parameters = {0.25, squared, 3, 0.5};
            assertThat(evaluate(Sources.kernel(library, "demo.Pair", parameters)))
                    .containsExactly(evaluate(Sources.kernel(byHand, "demo.Losses$Pair", parameters)));
        }
    }

    private static double[] evaluate(LossKernel kernel) {
        double[] result = new double[9];
        double[] gradient = new double[4];
        double[] other = new double[4];
        result[0] = kernel.evaluate(Batch.rows(4)
                .input("p", new double[] {0.5, 3, -2, 1})
                .input("q", new double[] {1, 1.25, 0, -7})
                .input("y", new double[] {0.25, 1, -2, 0.5})
                .gradient("p", gradient)
                .gradient("q", other));
        System.arraycopy(gradient, 0, result, 1, 4);
        System.arraycopy(other, 0, result, 5, 4);
        return result;
    }

    @Test
    void constructorsAndMethodsSayWhatIsLeft() {
        Sources sources =
                Sources.of("demo.RobustLosses", ROBUST).and("demo.Use", """
                package demo;

                class Use {
                    static final boolean[] SAME = {
                        new Huber().equals(new Huber(1)),
                        new Huber().withDelta(3).equals(new Huber(3)),
                        new Pair(0.5).equals(new Pair(0.5, false, 2, Math.PI/2)),
                        new Pair(0.5).withLambda(0.25).withSquared(true).withN(5).withDelta(2).equals(new Pair(0.25, true, 5, 2)),
                        new Weighted(new double[] {1}).withW(new double[] {1, 2}).w().length == 2,
                    };
                    static final double VALUE = HuberKernel.of(new Huber()).value(new double[] {3}, new double[] {1});
                }
                """).options("-Xlint:all");
        Compilation compilation = sources.compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThat((boolean[]) Sources.constant(compilation, "demo.Use", "SAME"))
                .containsOnly(true);
        assertThat(Sources.constant(compilation, "demo.Use", "VALUE")).isEqualTo(1.5);
    }

    @Test
    void librariesUseEachOtherAndRecordsUseLibraries() {
        Sources sources = Sources.of("demo.RobustLosses", ROBUST)
                .and("other.Middle", """
                        package other;

                        @io.lossmith.LossLibrary(value = "loss Half(p: real | y: real; a: real = 0.5) = a*Huber(p | y)",
                                uses = demo.RobustLosses.class)
                        public interface Middle {}
                        """)
                .and("other.Outer", """
                        package other;

                        class Outer {
                            @io.lossmith.LossLibrary(value = "loss Top(p: real | y: real) = Half(p | y) + Square(p | y)",
                                    uses = {Middle.class, Square.class})
                            static class Library {}

                            @io.lossmith.Loss("(p - y)^2")
                            record Square() {}

                            @io.lossmith.Loss(value = "(p: real | y: real) -> Huber(p | y; 1) + Half(p | y; 0.5) + Top(p | y)",
                                    uses = {demo.RobustLosses.class, Middle.class, Library.class})
                            record Written() {}

                            @io.lossmith.Loss("(p: real | y: real) -> top(p | y)")
                            record Made(Top top) {}
                        }
                        """)
                .options("-Xlint:all");
        Compilation compilation = sources.compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThat(value(Sources.kernel(compilation, "other.Top"), 3, 1)).isEqualTo(0.5 * 1.5 + 4);
        assertThat(value(Sources.kernel(compilation, "other.Outer$Written"), 3, 1))
                .isEqualTo(1.5 + 0.75 + 4.75);
        assertThat(Sources.generated(compilation).get("other.Half"))
                .contains("uses = Huber.class", "import demo.Huber;", "public record Half(double a)");
        assertThat(Sources.generated(compilation).get("other.Top"))
                .contains("Outer.Square.class", "@LossLibrary.Member(Outer.Library.class)", "\nrecord Top()");
    }

    private static double value(LossKernel kernel, double p, double y) {
        return kernel.evaluate(Batch.rows(1).input("p", new double[] {p}).input("y", new double[] {y}));
    }

    @Test
    void theOrderOfSourcesDoesNotMatter() {
        List<String[]> files = new ArrayList<>(List.of(
                new String[] {
                    "demo.A",
                    "package demo; @io.lossmith.LossLibrary(value = \"loss X(p: real | y: real) = Y(p | y)\", uses = B.class)"
                            + " interface A {}"
                },
                new String[] {
                    "demo.B",
                    "package demo; @io.lossmith.LossLibrary(value = \"loss Y(p: real | y: real) = Z(p | y)\", uses = C.class)"
                            + " interface B {}"
                },
                new String[] {
                    "demo.C",
                    "package demo; @io.lossmith.LossLibrary(\"loss Z(p: real | y: real) = (p - y)^2\") interface C {}"
                }));
        List<Map<String, String>> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Sources sources = Sources.of(files.get(0)[0], files.get(0)[1])
                    .and(files.get(1)[0], files.get(1)[1])
                    .and(files.get(2)[0], files.get(2)[1]);
            Compilation compilation = sources.options("-Xlint:all").compile();
            assertThat(Sources.messages(compilation)).isEmpty();
            results.add(Sources.generated(compilation));
            Collections.rotate(files, 1);
        }
        assertThat(results.get(0)).hasSize(6).isEqualTo(results.get(1)).isEqualTo(results.get(2));
    }

    @Test
    void aWarningIsGivenOnceAndForTheLibrary() {
        String library =
                "@io.lossmith.LossLibrary(\"loss A(p: real | y: real, w: real) = (p - y)^2\") interface Library {}";
        Compilation compilation =
                Sources.of("demo.Library", "package demo; " + library).compile();
        assertThat(Sources.messages(compilation)).singleElement().asString().isEqualTo("""
                warning in line 1: [LossUnusedInput] A in Library, line 1: The input 'w' is not used in the formula.
                  loss A(p: real | y: real, w: real) = (p - y)^2
                                            ^
                  Use it, or remove it from the signature.
                  To accept it, write @SuppressWarnings("LossUnusedInput") on the library.
                  See docs/diagnostics.md#lossunusedinput""");
        assertThat(Sources.generated(compilation).get("demo.A")).contains("@SuppressWarnings(\"LossUnusedInput\")");

        Compilation accepted = Sources.of(
                        "demo.Library", "package demo; @SuppressWarnings(\"LossUnusedInput\") " + library)
                .options("-Xlint:all", "-Werror")
                .compile();
        assertThat(Sources.messages(accepted)).isEmpty();
    }

    @Test
    void aLossWithAMistakeIsNotWrittenAndTheOthersAre(@TempDir Path folder) {
        List<String> written = Sources.of("demo.Library", """
                package demo;

                @io.lossmith.LossLibrary(\"""
                    loss Good(p: real | y: real) = (p - y)^2
                    loss Bad(p: real | y: real) = (p - x)^2
                    loss Caller(p: real | y: real) = Bad(p | y)
                    loss Other(p: real | y: real) = Good(p | y)
                    \""")
                interface Library {}
                """).written(folder);
        assertThat(written).containsExactly("demo/Good.java", "demo/Other.java");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Record", "String", "Override", "Object", "Double", "Math", "SuppressWarnings", "Loss", "LossLibrary",
                "LossKernel", "Generated", "Member", "Batch", "Deprecated", "StableMath", "Длина", "lossmith", "e"
            })
    void hostileNamesOfLosses(String name) {
        Compilation compilation = Sources.of(
                        "demo.Library",
                        "package demo; @io.lossmith.LossLibrary(\"loss " + name
                                + "(p: real | y: real, w: real; delta: positive = 2, String: real = 1, yield: real = 1,"
                                + " record: real = 1, var: real = 1) = delta*String*yield*record*var*(p - y)^2\")"
                                + " @java.lang.SuppressWarnings(\"LossUnusedInput\") public interface Library {}")
                .options("-Xlint:all", "-encoding", "UTF-8")
                .compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThat(Sources.generated(compilation)).containsOnlyKeys("demo." + name, "demo." + name + "Kernel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\u002a\\\\u002f class X {}",
                "@deprecated really",
                "{@code } {@link X",
                "<script>alert(1)</script>",
                "${x} $L $S $T",
                "\\\" + \\\"",
                "// *&#47; class X {}",
            })
    void hostileTextInDocumentation(String text) {
        Compilation compilation = Sources.of(
                        "demo.Library",
                        "package demo; @io.lossmith.LossLibrary(\"/** "
                                + text
                                + " \\n\\n @param x */ loss A(p: real | y: real) = (p - y)^2\") interface Library {}")
                .options("-Xlint:all")
                .compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThat(Sources.generated(compilation)).containsOnlyKeys("demo.A", "demo.AKernel");
    }

    /** Two libraries, each in a package of its own, that both have a loss called Sq; and one with the name of another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Loss(value = \"(p: real | y: real) -> Sq(p | y)\", uses = {a.A.class, b.B.class}) record D() {}",
                "@LossLibrary(value = \"loss M(p: real | y: real) = Sq(p | y)\", uses = {a.A.class, b.B.class}) interface D {}",
                "@LossLibrary(value = \"loss M(p: real | y: real) = p*y\", uses = {a.A.class, b.Sq.class}) interface D {}"
            })
    void librariesWithLossesOfOneNameAreAnError(String third) {
        Compilation compilation = twoLibraries(third);
        assertThat(Sources.messages(compilation)).containsExactly("""
                        error in line 1: [LossTwoLossesOfOneName] D: 'Sq' means two losses here: a.Sq and b.Sq.
                          Leave one of them out of 'uses'; of a library, it may name single records.
                          See docs/diagnostics.md#losstwolossesofonename""");
    }

    @Test
    void oneLossNamedInTwoWaysIsNoMistake() {
        Compilation compilation = twoLibraries(
                "@Loss(value = \"(p: real | y: real) -> Sq(p | y) + Own(p | y)\", uses = {a.A.class, a.Sq.class, b.Own.class}) record D() {}");
        assertThat(Sources.messages(compilation)).isEmpty();
        LossKernel kernel = Sources.kernel(compilation, "demo.D");
        Batch batch = Batch.rows(1).input("p", new double[] {3}).input("y", new double[] {1});
        assertThat(kernel.evaluate(batch)).isEqualTo(4 + 8);
    }

    private static Compilation twoLibraries(String third) {
        String library = "; import io.lossmith.*; @LossLibrary(\"loss Sq(p: real | y: real) = ";
        return Sources.of("demo.D", "package demo; import io.lossmith.*; " + third)
                .and("a.A", "package a" + library + "(p - y)^2\") public interface A {}")
                .and(
                        "b.B",
                        "package b" + library + "1000*(p - y)^2 loss Own(p: real | y: real) = (p - y)^3\") "
                                + "public interface B {}")
                .compile();
    }
}
