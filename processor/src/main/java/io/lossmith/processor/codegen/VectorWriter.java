package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.lossmith.processor.ir.DeepStack;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.KernelType;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Statement;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the vector twin of a kernel: the same row programs for as many rows at once as a vector has lanes, with a method for each level and
 * type of numbers. It names no type of the user's.
 */
public final class VectorWriter {
    /** What comes behind the name of the kernel. */
    public static final String SUFFIX = "_Vector";

    private static final List<Level> LEVELS = List.of(Level.VALUE, Level.GRADIENT, Level.HESSIAN);

    private final KernelModel kernel;
    private final LossModel loss;
    private final CodeLimits limits;

    private VectorWriter(KernelModel kernel, CodeLimits limits) {
        this.kernel = kernel;
        this.loss = kernel.loss();
        this.limits = limits;
    }

    /** The source file of the twin of {@code kernel}; empty for one that has none. */
    public static Optional<SourceFile> write(KernelModel kernel) {
        VectorWriter writer = new VectorWriter(kernel, CodeLimits.DEFAULT);
        return writer.isPossible() ? Optional.of(DeepStack.call(writer::file)) : Optional.empty();
    }

    /** Whether {@code kernel} has a twin. */
    static boolean isPossible(KernelModel kernel, CodeLimits limits) {
        return new VectorWriter(kernel, limits).isPossible();
    }

    /** The class of the twin. */
    static ClassName className(KernelModel kernel) {
        ClassName scalar = KernelWriter.kernelClass(kernel.loss().declaration());
        return ClassName.get(scalar.packageName(), scalar.simpleName() + SUFFIX);
    }

    /** Whether {@code kernel} has a twin: its rows fit one method, and it learns no vectors. */
    boolean isPossible() {
        boolean learnsVector =
                loss.inputs().stream().anyMatch(input -> input.origin() == Origin.LEARN && input.isVector());
        return loss.tasks().isEmpty()
                && !learnsVector
                && kernel.weightProgram().isEmpty()
                && LEVELS.stream().map(this::program).allMatch(this::isSimple);
    }

    private boolean isSimple(RowProgram program) {
        return !CodeSize.isTooLarge(program, loss, limits)
                && program.prologue().stream().allMatch(Statement.Define.class::isInstance)
                && Statement.delivered(program.body()).size() > 0;
    }

    private RowProgram program(Level level) {
        return switch (level) {
            case VALUE -> kernel.valueProgram();
            case GRADIENT -> kernel.gradientProgram();
            default -> kernel.hessianProgram();
        };
    }

    private SourceFile file() {
        ClassName scalar = KernelWriter.kernelClass(loss.declaration());
        ClassName self = className(kernel);
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("The rows of {@code $L} over vectors; one lane is one row.\n", scalar.simpleName())
                .superclass(Types.of(KernelType.VECTOR_TWIN));
        for (VectorType numbers : VectorType.values()) {
            for (Level level : LEVELS) {
                type.addMethod(new VectorMethod(kernel, program(level), level, numbers).method());
            }
        }
        type.addMethod(tileSize());
        for (VectorType numbers : VectorType.values()) {
            type.addMethod(sum(numbers));
        }
        JavaFile file = JavaFile.builder(self.packageName(), type.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
        return new SourceFile(self.canonicalName(), file.toString());
    }

    private MethodSpec sum(VectorType numbers) {
        String rows = ReservedNames.own(loss, "rows");
        return MethodSpec.methodBuilder(numbers.word() + "Sum")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(TypeName.DOUBLE)
                .addParameter(Types.of(KernelType.VECTOR_ROWS), rows)
                .addStatement(
                        "return $1T.sum($2L.$3LLosses(), $2L.$3LWeights(), $2L.count(), $2L.sums())",
                        Types.of(KernelType.TILES),
                        rows,
                        numbers.word())
                .build();
    }

    /** The largest program needs most. */
    private MethodSpec tileSize() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("tileSize")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(TypeName.INT)
                .addParameter(Types.of(KernelType.VECTOR_ROWS), ReservedNames.own(loss, "rows"));
        CodeBlock.Builder code = CodeBlock.builder();
        VectorMethod.lengths(loss, code);
        CodeBlock size = null;
        for (Level level : LEVELS) {
            CodeBlock own = new VectorPlaces(loss, VectorType.FLOAT, program(level)).size();
            size = size == null ? own : CodeBlock.of("$T.max($L, $L)", Math.class, size, own);
        }
        return method.addCode(code.addStatement("return $L", size).build()).build();
    }
}
