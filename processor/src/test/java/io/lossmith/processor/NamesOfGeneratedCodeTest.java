package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.lossmith.processor.kernel.KernelType;
import io.lossmith.processor.kernel.ReservedNames;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

/** Whatever type or package generated code names: an input, a length, a parameter, a task and a component may be called like it. */
class NamesOfGeneratedCodeTest {
    /** Losses that between them make every writer of code write everything it can. */
    private static final String LOSSES = """
            package demo.inner;

            import io.lossmith.Loss;

            class Losses {
                @Loss("(z: real[K] link softmax | y: class[K]; w: real[K]) -> weight = 2; -w[y]*log(softmax(z)[y])")
                record Weighted(double[] w) {}

                @Loss("(p: real in (0, 1) | y: binary) -> sqrt(p)*y + lgamma(p) + erf(p) + log(1 + p^2)")
                record Single() {}

                @Loss("single(p | y)")
                record Outer(Single single) {}

                @Loss("(learn s: real[N]; a: real) -> exp(-s[0])*cls + a*box + sum(s)")
                record Tasks(Weighted cls, Single box, double a) {}
            }
            """;

    /** One record for each role; {@code #} is the name, {@code ~} makes the record's own name. */
    private static final String ROLES = """
            @Loss("(p: real[length], #: real in (0, 1) | y: class[length]) -> # + p[y]") record Input~() {}
            @Loss("(p: real[#] | y: class[#]) -> p[y]*#") record Length~() {}
            @Loss("(p: real[length] | y: class[length]) -> p[y]*sqrt(#)") record Parameter~(double #) {}
            @Loss("# + b") record Task~(Square #, Square b) {}
            @Loss("(learn #: real) -> a*# + b") record Learned~(Square a, Square b) {}
            @Loss("a + sqrt(#)") record Factor~(Length~ a, double #) {}
            @Loss("(p: real | y: real) -> #(p | y)") record Called~(Scaled #) {}
            """;

    private static Compilation compile(String source) {
        return Sources.of("demo.inner.Losses", source)
                .and(
                        "demo.other.Square",
                        "package demo.other; @io.lossmith.Loss(\"(p - y)^2\") public record Square() {}")
                .options("-Xlint:all", "-Werror")
                .compile();
    }

    /** All types that the code names, and where the names of packages begin. */
    private static Set<String> named(Compilation compilation) {
        Pattern type = Pattern.compile("(?<![\\w$])(?:([a-z]+)\\.[a-z.]+|[A-Z]\\w*)");
        Set<String> names = new TreeSet<>();
        Sources.generated(compilation).values().forEach(text -> {
            String code = text.replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*|\"(?:[^\"\\\\]|\\\\.)*\"", " ");
            assertThat(code).doesNotContain("\"\"\"");
            type.matcher(code)
                    .results()
                    .map(MatchResult::group)
                    .forEach(name -> names.add(name.replaceFirst("\\..*", "")));
        });
        return names;
    }

    @Test
    void everyNameMayBeOneOfTheFormula() {
        Compilation examples = compile(LOSSES);
        assertThat(Sources.messages(examples)).isEmpty();
        Set<String> names = named(examples);
        names.addAll(ReservedNames.hiddenNames());
        names.addAll(Set.of("demo", "SquareKernel", "Square", "Kernel", "List"));
        assertThat(names)
                .contains("Slice", "LossSpec", "Domain", "Combination", "KernelOptions", "Weighted", "List", "io");
        names.removeIf(name -> !SourceVersion.isName(name) || name.equals("loss")); // a word of the language
        StringBuilder source = new StringBuilder("""
                package demo.inner;

                import demo.other.Square;
                import io.lossmith.Loss;

                class Losses {
                    @Loss("scale*(p - y)^2")
                    record Scaled(double scale) {}

                """);
        names.forEach(name -> source.append(ROLES.replace("#", name).replace("~", "Of" + name)));
        Compilation compilation = compile(source + "}");
        Map<String, Long> problems = Sources.messages(compilation).stream()
                .collect(Collectors.groupingBy(message -> message, TreeMap::new, Collectors.counting()));
        assertThat(problems).isEmpty();
    }

    /** A type that a writer takes from elsewhere would be missing from the names that no variable has. */
    @Test
    void everyTypeIsKnown() {
        Set<String> left = named(compile(LOSSES));
        left.removeAll(ReservedNames.hiddenNames());
        for (KernelType type : KernelType.values()) {
            left.remove(type.simpleName());
        }
        left.removeIf(name -> name.matches(
                "(Losses|Weighted|Single|Outer|Tasks|Square|N|K|S|NaN|REFINED\\d+)(_\\w+|Kernel)?|[A-Z_]{2,}|[a-z].*"));
        assertThat(left).isEmpty();
    }

    /** The unnamed package has no name to tell a record from the class that hides it. */
    @Test
    void aRecordOfTheUnnamedPackageMayBeCalledCombination() {
        Compilation compilation = Sources.of(
                        "Combination", "@io.lossmith.Loss(\"a + b\") public record Combination(Square a, Square b) {}")
                .and("Square", "@io.lossmith.Loss(\"(p - y)^2\") public record Square() {}")
                .options("-Xlint:all", "-Werror")
                .compile();
        assertThat(Sources.messages(compilation)).isEmpty();
    }
}
