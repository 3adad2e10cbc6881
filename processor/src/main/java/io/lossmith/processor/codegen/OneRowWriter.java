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
    private final CodeLimits limits;

    OneRowWriter(KernelModel kernel, OneRowMethod method, CodeLimits limits) {
        this.limits = limits;
        this.kernel = kernel;
        this.method = method;
    }

    MethodSpec method() {
        MethodSpec.Builder result = MethodSpec.methodBuilder(method.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.DOUBLE)
                .addJavadoc("$L\n\n", method.description());
        for (Variable input : kernel.loss().inputs()) {
            String name = ReservedNames.java(kernel.loss(), input);
            result.addParameter(input.type().kind() == Kind.INTEGER ? TypeName.INT : TypeName.DOUBLE, name)
                    .addJavadoc("@param $L $L\n", name, InputDoc.type(input));
        }
        return result.addJavadoc("@return the number, NaN if an input is NaN\n")
                .addCode(isForArrays() ? arrays() : body())
                .build();
    }

    /** Too large for one method, or with vectors of parameters that need scratch. */
    private boolean isForArrays() {
        return CodeSize.isTooLarge(method.program(), kernel.loss(), limits)
                || !method.program().slots().isEmpty();
    }

    /** The row goes through the methods for arrays, which are split and have scratch. */
    private CodeBlock arrays() {
        List<CodeBlock> inputs = new ArrayList<>();
        for (Variable input : kernel.loss().inputs()) {
            String type = input.type().kind() == Kind.INTEGER ? "int" : "double";
            inputs.add(CodeBlock.of("new $L[] {$L}", type, ReservedNames.java(kernel.loss(), input)));
        }
        CodeBlock arguments = CodeBlock.join(inputs, ", ");
        if (method.input() == null) {
            return CodeBlock.builder()
                    .addStatement("return value($L)", arguments)
                    .build();
        }
        boolean hessian = method.name().startsWith("hessian");
        List<CodeBlock> results = new ArrayList<>();
        int repeats = hessian ? 2 : 1;
        for (int i = 0; i < repeats; i++) {
            for (Variable input : kernel.loss().differentiable()) {
                boolean wanted = input == method.input() && i == repeats - 1;
                results.add(CodeBlock.of(wanted ? "result" : "null"));
            }
        }
        return CodeBlock.builder()
                .addStatement("double[] result = new double[1]")
                .addStatement(
                        "$L($L, $L)",
                        hessian ? "valueGradientHessian" : "valueAndGradient",
                        arguments,
                        CodeBlock.join(results, ", "))
                .addStatement("return result[0]")
                .build();
    }

    private CodeBlock body() {
        CodeBlock.Builder code = CodeBlock.builder();
        Bindings bindings = new Bindings(kernel.loss(), method.program(), false, "", 0);
        JavaExpressions expressions = new JavaExpressions(bindings);
        StatementWriter writer = new StatementWriter(bindings, expressions, new Storage.Locals());
        List<Statement> statements = new ArrayList<>(method.program().prologue());
        statements.addAll(method.program().body());
        for (Statement statement : statements) {
            if (statement instanceof Statement.Deliver deliver) {
                code.addStatement(
                        "return $L", expressions.write(deliver.output().expr()));
            } else if (statement instanceof Statement.Loop loop) {
                writer.loop(loop, code, body -> body.body().forEach(step -> writer.write(step, code)));
            } else {
                writer.write(statement, code);
            }
        }
        return code.build();
    }
}
