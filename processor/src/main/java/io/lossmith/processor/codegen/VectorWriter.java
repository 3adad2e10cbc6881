package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import io.lossmith.processor.ir.DeepStack;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.lanes.VectorSources;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the vector twin of a kernel: the same row programs for as many rows at once as a vector has lanes, with a method for each level and
 * type of numbers. It names no type of the user's.
 */
public final class VectorWriter {
    /** What comes behind the name of the kernel. */
    public static final String SUFFIX = "_Vector";

    private static final List<Level> LEVELS = List.of(Level.VALUE, Level.GRADIENT, Level.HESSIAN);

    /** The classes that methods may name. */
    private static final Map<String, String> IMPORTS = new TreeMap<>(Map.of(
            "VectorRows", "io.lossmith.engine",
            "LaneTwin", "io.lossmith.simd.twin",
            "DoubleLanes", "io.lossmith.simd",
            "Lanes", "io.lossmith.simd",
            "Tiles", "io.lossmith.simd.twin",
            "FloatVector", "jdk.incubator.vector",
            "DoubleVector", "jdk.incubator.vector",
            "IntVector", "jdk.incubator.vector",
            "LongVector", "jdk.incubator.vector",
            "VectorOperators", "jdk.incubator.vector"));

    private final KernelModel kernel;
    private final LossModel loss;
    private final CodeLimits limits;
    private final VectorSources sources = new VectorSources();

    private VectorWriter(KernelModel kernel, CodeLimits limits) {
        this.kernel = kernel;
        this.loss = kernel.loss();
        this.limits = limits;
    }

    /** The source file of the twin of {@code kernel}; empty for one that has none. */
    public static Optional<SourceFile> write(KernelModel kernel) {
        VectorWriter writer = new VectorWriter(kernel, CodeLimits.DEFAULT);
        return writer.isPossible() ? DeepStack.call(writer::file) : Optional.empty();
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
                && !Statement.delivered(program.body()).isEmpty();
    }

    private RowProgram program(Level level) {
        return switch (level) {
            case VALUE -> kernel.plain().value();
            case GRADIENT -> kernel.plain().gradient();
            default -> kernel.plain().hessian();
        };
    }

    /** Empty for a loss that needs more code than vectors are worth. */
    private Optional<SourceFile> file() {
        ClassName self = className(kernel);
        StringBuilder body = new StringBuilder();
        StringBuilder sizes = new StringBuilder("0");
        for (VectorType numbers : VectorType.values()) {
            for (Level level : LEVELS) {
                VectorMethod method = method(level, numbers, true);
                boolean isUsual = level == Level.GRADIENT && numbers == VectorType.FLOAT;
                if (method.isTooLarge() || (isUsual && method.isMostlySingle())) {
                    return Optional.empty();
                }
                sizes.insert(0, "Math.max(")
                        .append(", ")
                        .append(method.tileSize())
                        .append(")");
                if (method.exponents().isEmpty()) {
                    method.methods(method.name(), true, body);
                } else {
                    VectorMethod general = method(level, numbers, false);
                    sizes.insert(0, "Math.max(")
                            .append(", ")
                            .append(general.tileSize())
                            .append(")");
                    choice(method, body);
                    method.methods(method.name() + "OfHalves", false, body);
                    general.methods(method.name() + "OfAny", false, body);
                }
            }
        }
        tileSize(sizes.toString(), body);
        StringBuilder text = new StringBuilder();
        if (!self.packageName().isEmpty()) {
            text.append("package ").append(self.packageName()).append(";\n\n");
        }
        IMPORTS.forEach((name, from) ->
                text.append("import ").append(from).append('.').append(name).append(";\n"));
        text.append("import jdk.incubator.vector.VectorMask;\n\n");
        text.append("/** The rows of {@code ")
                .append(KernelWriter.kernelClass(loss.declaration()).simpleName());
        text.append("} over vectors; one lane is one row. */\n");
        text.append("final class ").append(self.simpleName()).append(" extends LaneTwin {");
        text.append(body).append("}\n");
        return Optional.of(new SourceFile(self.canonicalName(), text.toString()));
    }

    private VectorMethod method(Level level, VectorType numbers, boolean onlyHalves) {
        return new VectorMethod(kernel, program(level), level, numbers, sources, onlyHalves);
    }

    /** Which of two methods computes a block, as the exponents are. */
    private void choice(VectorMethod method, StringBuilder text) {
        String rows = ReservedNames.own(loss, "rows");
        text.append("\n    @Override\n    protected void ")
                .append(method.name())
                .append("(VectorRows ")
                .append(rows);
        text.append(") {\n");
        method.exponentDeclarations(text);
        text.append("        if (")
                .append(VectorPowers.areHalves(method.exponents()))
                .append(") {\n");
        text.append("            ")
                .append(method.name())
                .append("OfHalves(")
                .append(rows)
                .append(");\n");
        text.append("        } else {\n");
        text.append("            ")
                .append(method.name())
                .append("OfAny(")
                .append(rows)
                .append(");\n");
        text.append("        }\n    }\n");
    }

    /** The largest program needs most. */
    private void tileSize(String size, StringBuilder text) {
        String rows = ReservedNames.own(loss, "rows");
        text.append("\n    @Override\n    protected int tileSize(VectorRows ")
                .append(rows)
                .append(") {\n");
        List<LengthSymbol> lengths = loss.lengths();
        for (int i = 0; i < lengths.size(); i++) {
            text.append("        int ")
                    .append(ReservedNames.java(lengths.get(i).name()))
                    .append(" = ")
                    .append(rows);
            text.append(".length(").append(i).append(");\n");
        }
        text.append("        return ").append(size).append(";\n    }\n");
    }
}
