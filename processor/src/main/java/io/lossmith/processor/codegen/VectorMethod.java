package io.lossmith.processor.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.KernelType;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Statement;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes a method that computes the rows of a block, a vector of them in each step. */
final class VectorMethod {
    private final KernelModel kernel;
    private final LossModel loss;
    private final RowProgram program;
    private final Level level;
    private final VectorType type;
    private final VectorPlaces places;

    VectorMethod(KernelModel kernel, RowProgram program, Level level, VectorType type) {
        this.kernel = kernel;
        this.loss = kernel.loss();
        this.program = program;
        this.level = level;
        this.type = type;
        this.places = new VectorPlaces(loss, type, program);
    }

    private String own(String name) {
        return ReservedNames.own(loss, name);
    }

    MethodSpec method() {
        Bindings same = new Bindings(loss, program, false, own("scratch"), 0);
        VectorExpressions expressions = new VectorExpressions(type, same, places);
        VectorStatements statements = new VectorStatements(kernel, type, level, expressions, places, same);
        CodeBlock.Builder code = CodeBlock.builder();
        lengths(loss, code);
        parameters(code);
        arrays(code);
        program.prologue().forEach(statement -> statements.write(statement, code));
        code.beginControlFlow(
                "for (int $1L = 0; $1L < $2L.count(); $1L += $3L)", own("row"), own("rows"), type.lanes());
        inputs(code);
        program.body().forEach(statement -> statements.write(statement, code));
        for (Output output : places.outputTiles()) {
            String array = array(output);
            code.beginControlFlow("if ($L != null)", array);
            code.addStatement(
                    "$T.leave($L, $L, $L, $LStart + $L * ($L), $L)",
                    Types.of(KernelType.TILES),
                    places.tiles(),
                    places.result(output),
                    array,
                    array,
                    own("row"),
                    length(output.input()),
                    length(output.input()));
            code.endControlFlow();
        }
        code.endControlFlow();
        return MethodSpec.methodBuilder(type.word()
                        + switch (level) {
                            case VALUE -> "Values";
                            case GRADIENT -> "Gradients";
                            default -> "Hessians";
                        })
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(Types.of(KernelType.VECTOR_ROWS), own("rows"))
                .addCode(code.build())
                .build();
    }

    /** The named lengths. */
    static void lengths(LossModel loss, CodeBlock.Builder code) {
        List<LengthSymbol> lengths = loss.lengths();
        for (int i = 0; i < lengths.size(); i++) {
            String name = lengths.get(i).name();
            boolean isParameter = loss.parameters().stream()
                    .anyMatch(parameter -> parameter.name().equals(name));
            if (!isParameter) {
                code.addStatement(
                        "int $L = $L.length($L)", ReservedNames.java(name), ReservedNames.own(loss, "rows"), i);
            }
        }
    }

    private void parameters(CodeBlock.Builder code) {
        List<Variable> parameters = loss.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Variable parameter = parameters.get(i);
            boolean isLength =
                    loss.lengths().stream().anyMatch(length -> length.name().equals(parameter.name()));
            if (program.inputs().contains(parameter) || isLength) {
                String method = parameter.isVector()
                        ? "vectorParameter"
                        : switch (parameter.type().kind()) {
                            case REAL -> "parameter";
                            case INTEGER -> "intParameter";
                            case CONDITION -> "condition";
                        };
                code.addStatement(
                        "$T $L = $L.$L($L)",
                        KernelWriter.type(parameter),
                        ReservedNames.java(parameter.name()),
                        own("rows"),
                        method,
                        i);
            }
        }
    }

    private void arrays(CodeBlock.Builder code) {
        ArrayTypeName array = ArrayTypeName.of(type.element());
        List<Variable> inputs = loss.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Variable input = inputs.get(i);
            if (!program.inputs().contains(input)) {
                continue;
            }
            String name = ReservedNames.java(loss, input);
            if (input.origin() == Origin.LEARN) {
                code.addStatement("double $L = $L.learned($L)", name, own("rows"), i);
                continue;
            }
            boolean isClass = input.type().kind() == Kind.INTEGER;
            code.addStatement(
                    "$T $LValues = $L.$L($L)",
                    isClass ? ArrayTypeName.of(TypeName.INT) : array,
                    name,
                    own("rows"),
                    isClass ? "ints" : type.word() + "s",
                    i);
            code.addStatement("int $LStart = $L.start($L)", name, own("rows"), i);
        }
        for (Output output : Statement.delivered(program.body())) {
            if (output.input() != null) {
                String kind = output.kind() == Output.Kind.GRADIENT ? "Gradient" : "Hessian";
                int index = inputs.indexOf(output.input());
                code.addStatement("$T $L = $L.$L$L($L)", array, array(output), own("rows"), type.word(), kind, index);
                code.addStatement(
                        "int $LStart = $L.$LStart($L)",
                        array(output),
                        own("rows"),
                        kind.toLowerCase(java.util.Locale.ROOT),
                        index);
            }
        }
        code.addStatement("$T $L = $L.$LLosses()", array, own("losses"), own("rows"), type.word());
        if (level.withGradients()) {
            code.addStatement("$T $L = $L.$LWeights()", array, own("weights"), own("rows"), type.word());
            code.addStatement(
                    "$T $L = $L", type.element(), own("scale"), type.narrow(CodeBlock.of("$L.scale()", own("rows"))));
        }
        code.addStatement("$T $L = $L.$LTiles()", array, own("tiles"), own("rows"), type.word());
        places.declare(code);
    }

    private String array(Output output) {
        return VectorPlaces.prefix(output) + ReservedNames.capitalized(ReservedNames.java(loss, output.input()));
    }

    private static CodeBlock length(Variable vector) {
        return JavaExpressions.length(vector.type().length().orElseThrow());
    }

    /** The numbers of as many rows as there are lanes. */
    private void inputs(CodeBlock.Builder code) {
        for (Variable input : loss.inputs()) {
            if (!program.inputs().contains(input) || input.origin() == Origin.LEARN) {
                continue;
            }
            String name = ReservedNames.java(loss, input);
            if (input.isVector()) {
                code.addStatement(
                        "$T.lay($LValues, $LStart + $L * ($L), $L, $L, $L$$tile)",
                        Types.of(KernelType.TILES),
                        name,
                        name,
                        own("row"),
                        length(input),
                        length(input),
                        places.tiles(),
                        name);
            } else if (input.type().kind() == Kind.INTEGER) {
                code.addStatement(
                        "$T $L = $T.$Ls($LValues, $LStart + $L)",
                        type.vector(),
                        name,
                        Types.of(KernelType.TILES),
                        type.word(),
                        name,
                        name,
                        own("row"));
            } else {
                code.addStatement(
                        "$1T $2L = $1T.fromArray($3L, $2LValues, $2LStart + $4L)",
                        type.vector(),
                        name,
                        type.species(),
                        own("row"));
            }
        }
    }
}
