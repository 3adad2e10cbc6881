package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import io.lossmith.Batch;
import io.lossmith.LossKernel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records in places where no kernel can stand beside them, and records that lead to each other without end. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileRecordsTest {
    private static final String SQUARE = "@io.lossmith.Loss(\"p^2\") ";

    private static Compilation compile(String body) {
        return Sources.of("demo.X", "package demo; public class X { " + body + " }")
                .compile();
    }

    /** The first lines of what javac says. */
    private static List<String> heads(Compilation compilation) {
        return Sources.messages(compilation).stream()
                .map(message -> message.lines().findFirst().orElseThrow())
                .toList();
    }

    // ---- places

    /** javac does not show local classes to processors, so the mistake can only be told when the kernel is asked for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "static Object make() { @io.lossmith.Loss(\"p^2\") record R() {} return new R(); }",
                "static Object make() { class L { @io.lossmith.Loss(\"p^2\") record R() {} } return new L.R(); }",
                "static Object make() { return new Object() { @io.lossmith.Loss(\"p^2\") record R() {} Object r() { return new R(); } }.r(); }",
                "static Object make() { java.util.function.Supplier<Object> s = () -> { @io.lossmith.Loss(\"p^2\") record R() {} return new R(); }; return s.get(); }",
            })
    void recordsInsideOfMethods(String method) throws ReflectiveOperationException {
        Compilation compilation = compile(method + " static final Object RECORD = make();");
        assertThat(heads(compilation)).isEmpty();
        Record record = (Record) Sources.constant(compilation, "demo.X", "RECORD");
        assertThatThrownBy(() -> LossKernel.of(record))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(record.getClass().getName()
                        + " is declared inside a method, where no annotation processor sees it, so that there is no"
                        + " kernel for it; move the record out of the method, into the class or a file of its own.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            private record R() {}                             ~ [LossPrivateRecord] R: The record R is private, so the kernel, a class of its own, cannot name the record.
            private interface I { @io.lossmith.Loss("p") class R {} } ~ [LossNotARecord] R: @Loss stands on the class R, but only a record can be a loss.
            record R<T, U extends Number>() {}                ~ [LossGenericRecord] R: A loss cannot have type parameters.
            record R(java.util.List<String> w) {}             ~ [LossComponentType] R: The component 'w' has the type java.util.List<java.lang.String>, which no hyper-parameter has.
            record R(double[][] w) {}                         ~ [LossComponentType] R: The component 'w' has the type double[][], which no hyper-parameter has.
            record R(X x) {}                                  ~ [LossComponentType] R: The component 'x' has the type demo.X, which no hyper-parameter has.
            """)
    void recordsWithoutAKernel(String record, String message) {
        String annotated = record.startsWith("private interface") ? record : SQUARE + record;
        assertThat(heads(compile(annotated))).containsExactly("error in line 1: " + message);
    }

    @Test
    void aRecordInsideAGenericClassIsALossLikeOthers() {
        Compilation compilation = Sources.of(
                        "demo.G",
                        "package demo; public class G<T extends Comparable<T>> { " + SQUARE + "record R() {} }")
                .options("-Xlint:all", "-Werror")
                .compile();
        assertThat(heads(compilation)).isEmpty();
        assertThat(Sources.kernel(compilation, "demo.G$R")
                        .evaluate(Batch.rows(1).input("p", new double[] {3})))
                .isEqualTo(9);
    }

    // ---- names

    @Test
    void recordsThatFlattenToOneName(@TempDir Path folder) {
        Sources sources = Sources.of(
                "demo.X",
                "package demo; class X { static class A_B { " + SQUARE + "record C() {} } static class A { " + SQUARE
                        + "record B_C() {} static class B { " + SQUARE + "record C() {} } } }");
        assertThat(heads(sources.compile()))
                .filteredOn(head -> head.startsWith("error"))
                .containsExactly(
                        "error in line 1: [LossKernelNameClash] B_C: The kernel would be called X_A_B_CKernel, and there is"
                                + " a type of that name already.",
                        "error in line 1: [LossKernelNameClash] C: The kernel would be called X_A_B_CKernel, and there is"
                                + " a type of that name already.");
        assertThat(sources.written(folder))
                .containsExactly(
                        "META-INF/lossmith/demo.X.A_B.C.json",
                        "demo/X_A_B_CKernel.java",
                        "demo/X_A_B_CKernel_Vector.class");
    }

    @Test
    void aTypeWithTheNameOfAKernel(@TempDir Path folder) {
        Sources sources = Sources.of(
                "demo.X", "package demo; " + SQUARE + "record X() {} class XKernel {} " + SQUARE + "record Y() {}");
        assertThat(heads(sources.compile()))
                .containsExactly(
                        "error in line 1: [LossKernelNameClash] X: The kernel would be called XKernel, and there is a type"
                                + " of that name already.");
        assertThat(sources.written(folder))
                .containsExactly("META-INF/lossmith/demo.Y.json", "demo/YKernel.java", "demo/YKernel_Vector.class");
    }

    @Test
    void namesThatFilesCannotHave(@TempDir Path folder) {
        String longest = "N".repeat(231);
        Sources sources = Sources.of(
                "demo.X",
                "package demo; " + SQUARE + "record " + longest + "() {} " + SQUARE + "record " + longest + "M() {}");
        assertThat(sources.written(folder))
                .containsExactly(
                        "META-INF/lossmith/demo." + longest + ".json",
                        "demo/" + longest + "Kernel.java",
                        "demo/" + longest + "Kernel_Vector.class");
        assertThat(heads(sources.compile()))
                .containsExactly(
                        "error in line 1: [LossNameTooLong] " + longest + "M: The name '" + "N".repeat(40)
                                + "…' is too long: a class of its kernel would have a file name of 256 bytes, and 255 are allowed.");
    }

    // ---- losses of losses

    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            @Loss("(p: real) -> a(p)") record A(A a) {} ~ [LossRecursion] A: 'A' leads back to itself: A -> A.
            @Loss("a") record A(A a) {}                 ~ [LossRecursion] A: 'A' leads back to itself: A -> A.
            @Loss(value = "(p: real) -> A(p)", uses = X.A.class) record A() {} ~ [LossRecursion] A: 'A' leads back to itself: A -> A.
            """)
    void aLossOfItself(String record, String message) {
        assertThat(heads(compile(record.replace("@Loss", "@io.lossmith.Loss"))))
                .containsExactly("error in line 1: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            @Loss("(p: real) -> b(p)") record A(B b) {} @Loss("(p: real) -> a(p)") record B(A a) {}
            @Loss(value = "(p: real) -> B(p)", uses = X.B.class) record A() {} @Loss(value = "(p: real) -> A(p)", uses = X.A.class) record B() {}
            """)
    void lossesOfEachOther(String records) {
        assertThat(heads(compile(records.replace("@Loss", "@io.lossmith.Loss"))))
                .containsExactly(
                        "error in line 1: [LossRecursion] A: 'A' leads back to itself: A -> B -> A.",
                        "error in line 1: [LossRecursion] B: 'B' leads back to itself: B -> A -> B.");
    }

    private static String records(int count, Function<Integer, String> record) {
        return IntStream.range(0, count).mapToObj(record::apply).collect(Collectors.joining(" "));
    }

    private static String all(int count, String each) {
        return IntStream.range(0, count)
                .mapToObj(i -> each.replace("#", "" + i))
                .collect(Collectors.joining(", "));
    }

    /** Fifteen losses that all use each other have more than a trillion paths. */
    @Test
    void everyLossUsesEveryOther() {
        int n = 15;
        String used = records(
                n,
                i -> "@io.lossmith.Loss(value = \"(p: real) -> R" + (i + 1) % n + "(p)\", uses = {" + all(n, "R#.class")
                        + "}) record R" + i + "() {}");
        assertThat(heads(compile(used)))
                .hasSize(n)
                .allMatch(head -> head.matches(
                        "error in line 1: \\[Loss(Recursion\\] R\\d+: 'R|NotCallable\\] R\\d+: The loss R0 ).*"))
                .contains(
                        "error in line 1: [LossRecursion] R0: 'R0' leads back to itself: R0 -> R1 -> R2 -> R3 -> R4 -> … -> R14 -> R0.");
        String components = records(
                n, i -> "@io.lossmith.Loss(\"(p: real) -> r1(p)\") record R" + i + "(" + all(n, "R# r#") + ") {}");
        assertThat(heads(compile(components))).hasSize(n).allMatch(head -> head.contains("[LossFormulaTooLarge] R"));
    }

    /** Twice as many at every step: at the end more than there are atoms. */
    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            p^2                      ~ double a ~ [LossUnusedParameter], [LossNotUsed], [LossFormulaTooLarge]
            p^2                      ~ ''       ~ [LossNotUsed], [LossFormulaTooLarge]
            x + y                    ~ ''       ~ [LossImpossibleTask], [LossFormulaTooLarge]
            (p: real) -> x(p) + y(p) ~ ''       ~ [LossFormulaTooLarge]
            (p: real) -> x(p)        ~ ''       ~ [LossNotUsed], [LossFormulaTooLarge]
            """)
    void doublingLosses(String formula, String leaf, String ids) {
        String text = "@io.lossmith.Loss(\"p^2\") record R0(" + leaf + ") {} "
                + records(
                        100,
                        i -> "@io.lossmith.Loss(\"" + formula + "\") record R" + (i + 1) + "(R" + i + " x, R" + i
                                + " y) {}");
        List<String> found = heads(compile(text)).stream()
                .map(head -> head.replaceFirst("^.*?: (\\[.*?]).*$", "$1"))
                .distinct()
                .toList();
        assertThat(String.join(", ", found)).isEqualTo(ids);
    }

    @Test
    void aLongChainOfLosses() {
        String text = "@io.lossmith.Loss(\"p^2\") record R0() {} "
                + records(
                        150, i -> "@io.lossmith.Loss(\"(p: real) -> r(p)\") record R" + (i + 1) + "(R" + i + " r) {}");
        Compilation compilation = compile(text);
        assertThat(heads(compilation)).isEmpty();
    }
}
