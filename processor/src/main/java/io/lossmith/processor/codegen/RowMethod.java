package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.KernelType;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Statement;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes a method that loops over the rows of a block, in one piece if it is small enough for the JIT. */
final class RowMethod {
    private static final ClassName ROWS = Types.of(KernelType.ROWS);

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

    /** The method, and the helpers it is split into if it is large. */
    List<MethodSpec> methods() {
        if (CodeSize.isTooLarge(program, kernel.loss(), limits)) {
            return new SplitRowMethod(kernel, program, level, limits.chunk()).methods();
        }
        RowWriter writer = new RowWriter(kernel, program, level, new Storage.Locals(), 0);
        String rows = writer.own("rows");
        CodeBlock.Builder code = CodeBlock.builder();
        writer.arrays(code, program.inputs());
        writer.outputArrays(code, Statement.delivered(program.body()));
        if (!program.slots().isEmpty()) {
            code.addStatement("double[] $L = $L.scratch()", writer.own("scratch"), rows);
        }
        program.prologue().forEach(statement -> writer.write(statement, code));
        if (level.hasValue()) {
            code.addStatement("double $L = 0", writer.own("sum"));
        }
        code.beginControlFlow("for (int $1L = 0; $1L < $2L.count(); $1L++)", writer.own("row"), rows);
        skip(writer, code);
        writer.rowInputs(code, program.inputs());
        writer.rowOutputs(code, Statement.delivered(program.body()));
        program.body().forEach(statement -> writer.write(statement, code));
        code.endControlFlow();
        if (level.hasValue()) {
            code.addStatement("return $L", writer.own("sum"));
        }
        return List.of(method(level, writer, code.build()));
    }

    private void skip(RowWriter writer, CodeBlock.Builder code) {
        String rows = writer.own("rows");
        String row = writer.own("row");
        if (level.hasValue()) {
            code.addStatement("double $L = $L.weight($L)", writer.own("weight"), rows, row);
            code.beginControlFlow("if ($L == 0)", writer.own("weight"));
            code.addStatement("$L.skip($L)", rows, row);
        } else {
            code.beginControlFlow("if ($L.weight($L) == 0)", rows, row);
        }
        code.addStatement("continue");
        code.endControlFlow();
    }

    /** The override of a row method of the runtime. */
    static MethodSpec method(Level level, RowWriter writer, CodeBlock body) {
        return MethodSpec.methodBuilder(level.methodName())
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(level.hasValue() ? TypeName.DOUBLE : TypeName.VOID)
                .addParameter(ROWS, writer.own("rows"))
                .addCode(body)
                .build();
    }

    /** The class of the blocks handed to row methods. */
    static ClassName rows() {
        return ROWS;
    }
}
