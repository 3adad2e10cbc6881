package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.testing.compile.Compilation;
import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.spec.Domain;
import io.lossmith.spec.InputSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and comments that mean something in Java, in javadoc or in generated code: the kernel compiles and computes. */
class HostileNamesTest {
    /** Every number is 2, every length 2, every class 1; so the value is known whatever the names are. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "#", textBlock = """
            keywords # (int: real, class: real | new: real) -> int*class + new # '' # 6
            literals # (true: real | null: real) -> true^3 - null # '' # 6
            restricted identifiers # (yield: real[var] | record: real) -> sealed = sum(yield); sealed*record # '' # 8
            an accumulator # (v: real[K]) -> yield = sum(v); yield^2 # '' # 16
            the largest element # (v: real[K]) -> Math = max(v); Double = min(v); Math*Double # '' # 4
            types of java.lang # (Math: real | Double: real) -> sqrt(2*Math) + Double^1.5*0 # '' # 2
            more types # (String: real | Object: real, Override: real) -> String*Object*Override # '' # 8
            packages # (java: real | io: real) -> sqrt(2*java) + stop(io) # '' # 4
            maths of the runtime # (StableMath: real | y: real) -> logit(sigmoid(StableMath))*y # '' # 4
            variables of loops # (k: real[K], index: real[K], position: real[K]) -> sum(k*index) + dot(index, position) # '' # 16
            bindings like variables # (z: real[K]) -> k = 2*z; row = sum(k*k); rows = max(k); row*rows # '' # 128
            variables of rows # (rows: real[row] | weight: class[row], sum: real, factor: real) -> scratch = softmax(rows); scratch[weight]*sum*factor # '' # 2
            a row's own weight # (count: real | own: real) -> weight = own; scale = count^2; scale # '' # 4
            derived names # (p: real, P: real | gradP: real, pAt: real, pStart: real, pValues: real) -> p*P*gradP*pAt*pStart*pValues # '' # 64
            derived names of vectors # (z: real[K] | zAt: real, gradZ: real[K], gradZAt: real) -> sum(z*gradZ)*zAt*gradZAt # '' # 32
            members of the batch # (values: real, batch: real, call: real, input: real, gradient: real | clear: real, evaluate: real, mask: real, weights: real) -> values + batch + call + input + gradient + clear + evaluate + mask + weights # '' # 18
            options of the batch # (hardest: real, hessianFloor: real | executor: real) -> hardest*hessianFloor*executor # '' # 8
            members of every object # (clone: real, getClass: real, hashCode: real | wait: real, toString: real) -> clone + getClass + hashCode + wait + toString # '' # 10
            members of the kernel # (spec: real | value: real) -> spec*value*SPEC*serialVersionUID*options*kernel # double SPEC, double serialVersionUID, double options, double kernel # 64
            components # (p: real) -> p*loss1*reduction*length # double loss1, double reduction, double length # 16
            keywords as lengths # (z: real[int] | y: class[int]) -> max(z) + z[y] # '' # 4
            types as lengths # (z: real[Math] | y: class[Math]) -> sqrt(sum(z)) + z[y]*Math # '' # 6
            letters of the world # (größe: real[Länge] | übung: class[Länge]) -> größe[übung]*λ*sum(größe) # double λ # 16
            letters beyond 16 bits # (𝛼: real | 𝛽: real) -> 𝛼*𝛽 # '' # 4
            underscores # (_: real | __: real) -> t_1 = _*__; t_1*_ # '' # 8
            lengths of signs that Java knows # (v: real[_], w: real[लंबाई] | y: class[_]) -> sum(v)*v[y]*_*लंबाई*w[0] # '' # 64
            names of temporaries # (x: real) -> t1 = x^2; t2 = t1*x; minusX = t2 - x; t2*t1 - minusX*minusX # '' # -4
            """)
    void namesMeanWhatTheFormulaSays(String title, String formula, String components, double expected) {
        Compilation compilation = Sources.of(
                        "demo.Outer",
                        "package demo; class Outer { @io.lossmith.Loss(\"" + formula + "\") record X(" + components
                                + ") {} }")
                .options("-Xlint:all")
                .compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        int parameters = components.isEmpty() ? 0 : components.split(",", -1).length;
        Object[] twos = new Object[parameters];
        Arrays.fill(twos, 2.0);
        LossKernel kernel = Sources.kernel(compilation, "demo.Outer$X", twos);
        assertThat(evaluate(kernel)).isCloseTo(expected, within(1e-12));
        if (!formula.contains("max(")) { // two equal elements have no derivative of their maximum
            assertThat(kernel.checkGradient(batch(kernel)).passed()).as(title).isTrue();
        }
    }

    private static double evaluate(LossKernel kernel) {
        return kernel.evaluate(batch(kernel));
    }

    private static Batch batch(LossKernel kernel) {
        Batch batch = Batch.rows(1);
        for (InputSpec input : kernel.spec().inputs()) {
            if (input.domain().kind() == Domain.Kind.CLASS) {
                batch.input(input.name(), new int[] {1});
            } else {
                batch.input(input.name(), input.length().isPresent() ? new double[] {2, 2} : new double[] {2});
            }
        }
        return batch;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Math",
                "Double",
                "Object",
                "Override",
                "String",
                "Generated",
                "Rows",
                "Batch",
                "Serialized",
                "KernelBatch",
                "KernelOptions",
                "KernelProxy",
                "LossKernel",
                "LossSpec",
                "StableMath",
                "Domain",
                "Link",
                "Loss",
                "Reduction",
                "Role",
                "Slice",
                "Void"
            })
    void recordsMayBeCalledLikeAnyType(String name) {
        computesInPackage("demo", name);
        if (!ReservedNames.NESTED.contains(name)) { // an error of its own, LossRecordNameTaken
            computesInPackage("", name);
        }
    }

    private static void computesInPackage(String folder, String name) {
        String qualified = folder.isEmpty() ? name : folder + "." + name;
        Compilation compilation = Sources.of(
                        qualified,
                        (folder.isEmpty() ? "" : "package " + folder + "; ")
                                + "@io.lossmith.Loss(\"(z: real[K] | y: class[K]; w: real[K]) -> "
                                + "w[y]*sqrt(sum(z))^3/4 + 0*log_sigmoid(max(z))\") public record " + name
                                + "(double[] w) {}")
                .options("-Xlint:all", "-Werror")
                .compile();
        assertThat(Sources.messages(compilation)).as(qualified).isEmpty();
        LossKernel kernel = Sources.kernel(compilation, qualified, new double[] {2, 2});
        assertThat(evaluate(kernel)).as(qualified).isCloseTo(4, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", ""})
    void thePackageMayHaveItsOwnTypesOfTheseNames(String folder) {
        String head = folder.isEmpty() ? "" : "package " + folder + "; ";
        String prefix = folder.isEmpty() ? "" : folder + ".";
        Sources sources = Sources.of(
                prefix + "X",
                head + "@io.lossmith.Loss(\"(z: real[K]; w: real[K]) -> sqrt(dot(w, z)) + max(z)^1.5\") "
                        + "public record X(double[] w) {}");
        for (String name : List.of(
                "Math",
                "Double",
                "Object",
                "Override",
                "String",
                "Batch",
                "Serialized",
                "Loss",
                "LossKernel",
                "Rows",
                "Slice")) {
            String kind = name.equals("Override") ? "@interface " : "class ";
            sources.and(prefix + name, head + "public " + kind + name + " {}");
        }
        Compilation compilation = sources.options("-Xlint:all", "-Werror").compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThat(Sources.generated(compilation).get(prefix + "XKernel"))
                .contains("@java.lang.Override", "java.lang.Math.sqrt(");
        LossKernel kernel = Sources.kernel(compilation, prefix + "X", new double[] {2, 2});
        assertThat(evaluate(kernel)).isCloseTo(Math.sqrt(8) + Math.pow(2, 1.5), within(1e-12));
    }

    /** Each text is Java source: in a literal, a doubled backslash is one backslash of the formula. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p^2 /* \\\\u002a\\\\u002f class Injected {} */",
                "p^2 /* *\\\\u002f */",
                "p^2 // */ class Injected {}",
                "p^2 // \\\\u000a class Injected {}",
                "/** @deprecated {@code} {@link Missing} <script> <b> & &amp; }}} */ p^2",
                "p^2 /* \\\" $T $L $$ $> $1N %s \\\\ */",
                "p^2 /* ' \\\\n \\t */\\r\\n // last \\\\",
                "p^2 // {@literal",
                "p^2 // @param p @return @see",
                "/* <pre></pre> <ul><li> --> <!-- */ p^2"
            })
    void commentsStayComments(String formula) {
        Compilation compilation = Sources.of(
                        "demo.X", "package demo; @io.lossmith.Loss(\"" + formula + "\") public record X() {}")
                .options("-Xlint:all", "-Xdoclint:all,-missing", "-Werror")
                .compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThat(compilation.generatedFiles())
                .extracting(file -> file.getName().replaceFirst("^.*/", ""))
                .containsExactlyInAnyOrder(
                        "XKernel.java",
                        "XKernel.class",
                        "XKernel_Vector.class",
                        "XKernel$Batch.class",
                        "XKernel$Serialized.class",
                        "X.class",
                        "demo.X.json");
        LossKernel kernel = Sources.kernel(compilation, "demo.X");
        assertThat(evaluate(kernel)).isEqualTo(4);
        assertThat(kernel.spec().formula()).isEqualTo(formula.translateEscapes());
    }
}
