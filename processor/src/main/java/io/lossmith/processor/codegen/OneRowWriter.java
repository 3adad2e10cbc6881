package io.lossmith.processor.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.KernelModel.OneRowMethod;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.schedule.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes a method for one row of numbers, such as {@code valueAt}. */
final class OneRowWriter {
    private final KernelModel kernel;
    private final OneRowMethod method;

    OneRowWriter(KernelModel kernel, OneRowMethod method) {
        this.kernel = kernel;
        this.method = method;
    }

    MethodSpec method() {
        MethodSpec.Builder result = MethodSpec.methodBuilder(method.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.DOUBLE)
                .addJavadoc("$L\n\n", method.description());
        for (Variable input : kernel.loss().inputs()) {
            String name = ReservedNames.java(input.name());
            result.addParameter(input.type().kind() == Kind.INTEGER ? TypeName.INT : TypeName.DOUBLE, name)
                    .addJavadoc("@param $L $L\n", name, InputDoc.type(input));
        }
        return result.addJavadoc("@return the number, NaN if an input is NaN\n")
                .addCode(body())
                .build();
    }

    private CodeBlock body() {
        CodeBlock.Builder code = CodeBlock.builder();
        Bindings bindings = new Bindings(method.program(), false, "");
        JavaExpressions expressions = new JavaExpressions(bindings);
        StatementWriter writer = new StatementWriter(bindings, expressions, code);
        List<Statement> statements = new ArrayList<>(method.program().prologue());
        statements.addAll(method.program().body());
        for (Statement statement : statements) {
            if (statement instanceof Statement.Deliver deliver) {
                code.addStatement(
                        "return $L", expressions.write(deliver.output().expr()));
            } else if (statement instanceof Statement.Loop loop) {
                StatementWriter.loop(loop, bindings, code, writer::write);
            } else {
                writer.write(statement);
            }
        }
        return code.build();
    }
}
