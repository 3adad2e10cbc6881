package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.codegen.RowWriter.Level;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.schedule.RowProgram;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes a method that loops over the rows of a block, in one piece if it is small enough for the JIT. */
final class RowMethod {
    private static final ClassName ROWS = ClassName.get("io.lossmith.engine", "Rows");

    private final KernelModel kernel;
    private final RowProgram program;
    private final Level level;
    private final CodeLimits limits;

    RowMethod(KernelModel kernel, RowProgram program, Level level, CodeLimits limits) {
        this.limits = limits;
        this.kernel = kernel;
        this.program = program;
        this.level = level;
    }

    /** The method called {@code name}, and the helpers it is split into if it is large. */
    List<MethodSpec> methods(String name) {
        if (CodeSize.isTooLarge(program, kernel.loss(), limits)) {
            return new SplitRowMethod(kernel, program, level, name, limits.chunk()).methods();
        }
        RowWriter writer = new RowWriter(kernel, program, level, new Storage.Locals(), 0);
        CodeBlock.Builder code = CodeBlock.builder();
        boolean isWeight = name.equals("weightRows");
        writer.arrays(code, writer.allInputs());
        if (!isWeight) {
            writer.outputArrays(code);
        }
        if (!program.slots().isEmpty()) {
            code.addStatement("double[] $L = $L.scratch()", writer.own("scratch"), writer.own("rows"));
        }
        program.prologue().forEach(statement -> writer.write(statement, code));
        open(writer, code, isWeight);
        if (!isWeight) {
            code.addStatement("double $L = $L.weight($L)", writer.own("weight"), writer.own("rows"), writer.own("row"));
        }
        skip(writer, code, isWeight);
        writer.rowInputs(code, writer.allInputs());
        if (!isWeight) {
            writer.rowOutputs(code);
        }
        program.body().forEach(statement -> writer.write(statement, code));
        code.endControlFlow();
        if (!isWeight) {
            code.addStatement("return $L", writer.own("sum"));
        }
        return List.of(method(name, writer, code.build()));
    }

    private static void open(RowWriter writer, CodeBlock.Builder code, boolean isWeight) {
        if (!isWeight) {
            code.addStatement("double $L = 0", writer.own("sum"));
        }
        code.beginControlFlow("for (int $1L = 0; $1L < $2L.count(); $1L++)", writer.own("row"), writer.own("rows"));
    }

    private static void skip(RowWriter writer, CodeBlock.Builder code, boolean isWeight) {
        if (isWeight) {
            code.beginControlFlow("if ($L.weight($L) == 0)", writer.own("rows"), writer.own("row"));
        } else {
            code.beginControlFlow("if ($L == 0)", writer.own("weight"));
            code.addStatement("$L.skip($L)", writer.own("rows"), writer.own("row"));
        }
        code.addStatement("continue");
        code.endControlFlow();
    }

    /** The override of a row method of the runtime. */
    static MethodSpec method(String name, RowWriter writer, CodeBlock body) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(name.equals("weightRows") ? TypeName.VOID : TypeName.DOUBLE)
                .addParameter(ROWS, writer.own("rows"))
                .addCode(body)
                .build();
    }

    /** The class of the blocks handed to row methods. */
    static ClassName rows() {
        return ROWS;
    }
}
