package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.kernel.KernelType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The vector column of the function table: which class of the runtime has a function over vectors, by the name of its Java method. The others
 * are computed lane by lane with the method itself.
 */
final class LaneFunctions {
    private static final String PACKAGE = "io.lossmith.simd";
    private static final Map<String, Set<String>> SHARED = Map.of(
            "Math", Set.of("exp", "expm1", "log", "log1p", "log1mexp", "xlogy", "logaddexp"),
            "Logistic", Set.of("sigmoid", "sigmoidSlope", "softplus", "logSigmoid", "tanh", "tanhSlope", "logCosh"),
            "Normal", Set.of("erf", "erfc", "gauss", "normalPdf", "normalCdf", "millsRatio"),
            "Trigonometry", Set.of("sin", "cos", "atan"));
    private static final Map<String, Set<String>> FLOAT_ONLY = Map.of(
            "Power", Set.of("pow", "cbrt", "hypot", "log2", "log10", "sinh", "cosh", "log1pSquare"),
            "Trigonometry", Set.of("tan"));

    /** Methods of vectors themselves. */
    private static final Set<String> METHODS = Set.of("abs", "sqrt", "max", "min");

    private LaneFunctions() {}

    /** A call of {@code owner.name} of the scalar run time, with vectors. */
    static CodeBlock call(VectorType type, String owner, String name, List<CodeBlock> arguments) {
        if (METHODS.contains(name)) {
            CodeBlock rest = CodeBlock.join(arguments.subList(1, arguments.size()), ", ");
            return CodeBlock.of("$L.$L($L)", arguments.get(0), name, rest);
        }
        String topic = topic(type, name);
        if (topic != null) {
            return CodeBlock.of(
                    "$T.$L($L)", ClassName.get(PACKAGE, type.box() + topic), name, CodeBlock.join(arguments, ", "));
        }
        ClassName scalar = ClassName.get(owner.equals("Math") ? "java.lang" : "io.lossmith.math", owner);
        if (name.equals("polygamma")) { // its order is an int
            return CodeBlock.of(
                    "$T.map($L, (n, x) -> $T.$L((int) n, x))",
                    Types.of(KernelType.TILES),
                    CodeBlock.join(arguments, ", "),
                    scalar,
                    name);
        }
        return CodeBlock.of(
                "$T.map($L, $T::$L)", Types.of(KernelType.TILES), CodeBlock.join(arguments, ", "), scalar, name);
    }

    /** What follows {@code Float} or {@code Double} in the name of the class that has the function; null if none has. */
    static String topic(VectorType type, String name) {
        for (Map<String, Set<String>> table :
                type == VectorType.FLOAT ? List.of(SHARED, FLOAT_ONLY) : List.of(SHARED)) {
            for (Map.Entry<String, Set<String>> entry : table.entrySet()) {
                if (entry.getValue().contains(name)) {
                    return entry.getKey();
                }
            }
        }
        return null;
    }
}
