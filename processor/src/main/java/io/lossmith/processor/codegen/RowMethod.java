package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Statement;
import java.util.List;

/** Writes one method that loops over the rows of a block. */
final class RowMethod {
    private final KernelModel kernel;
    private final LossModel loss;
    private final RowProgram program;
    private final boolean withGradients;
    private final boolean withHessians;
    private final Bindings bindings;
    private final JavaExpressions expressions;
    private final CodeBlock.Builder code = CodeBlock.builder();

    RowMethod(KernelModel kernel, RowProgram program, boolean withGradients, boolean withHessians) {
        this.kernel = kernel;
        this.loss = kernel.loss();
        this.program = program;
        this.withGradients = withGradients;
        this.withHessians = withHessians;
        this.bindings = new Bindings(program, true, ReservedNames.own(loss, "scratch"));
        this.expressions = new JavaExpressions(bindings);
    }

    private String own(String name) {
        return ReservedNames.own(loss, name);
    }

    /** The body of {@code valueRows}, {@code gradientRows} or {@code hessianRows}. */
    CodeBlock body() {
        String row = own("row");
        preamble();
        statements(program.prologue());
        code.addStatement("double $L = 0", own("sum"));
        code.beginControlFlow("for (int $1L = 0; $1L < $2L.count(); $1L++)", row, own("rows"));
        code.addStatement("double $L = $L.weight($L)", own("weight"), own("rows"), row);
        code.beginControlFlow("if ($L == 0)", own("weight"));
        code.addStatement("$L.skip($L)", own("rows"), row);
        code.addStatement("continue");
        code.endControlFlow();
        rowInputs();
        rowOutputs();
        statements(program.body());
        code.endControlFlow();
        code.addStatement("return $L", own("sum"));
        return code.build();
    }

    /** The body of {@code weightRows}. */
    CodeBlock weightBody() {
        preamble();
        statements(program.prologue());
        String row = own("row");
        code.beginControlFlow("for (int $1L = 0; $1L < $2L.count(); $1L++)", row, own("rows"));
        code.beginControlFlow("if ($L.weight($L) == 0)", own("rows"), row);
        code.addStatement("continue");
        code.endControlFlow();
        rowInputs();
        statements(program.body());
        code.endControlFlow();
        return code.build();
    }

    private void preamble() {
        List<Variable> inputs = loss.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Variable input = inputs.get(i);
            String name = ReservedNames.java(input.name());
            if (input.origin() == Origin.LEARN) {
                learned(input, name, i);
            } else if (input.isVector()) {
                code.addStatement("double[] $L = $L.reals($L)", name, own("rows"), i);
                code.addStatement("int $LStart = $L.start($L)", name, own("rows"), i);
            } else {
                boolean isClass = input.type().kind() == Kind.INTEGER;
                code.addStatement(
                        "$L[] $LValues = $L.$L($L)",
                        isClass ? "int" : "double",
                        name,
                        own("rows"),
                        isClass ? "ints" : "reals",
                        i);
                code.addStatement("int $LStart = $L.start($L)", name, own("rows"), i);
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).isDifferentiable()) {
                if (withGradients) {
                    output("grad", "gradient", inputs.get(i), i);
                }
                if (withHessians) {
                    output("hess", "hessian", inputs.get(i), i);
                }
            }
        }
        if (!program.slots().isEmpty()) {
            code.addStatement("double[] $L = $L.scratch()", own("scratch"), own("rows"));
        }
    }

    private void learned(Variable input, String name, int index) {
        if (input.isVector()) {
            code.addStatement("double[] $L = $L.reals($L)", name, own("rows"), index);
            code.addStatement("int $LAt = $L.start($L)", name, own("rows"), index);
        } else {
            code.addStatement("double $L = $L.reals($L)[$L.start($L)]", name, own("rows"), index, own("rows"), index);
        }
    }

    private void output(String prefix, String method, Variable input, int index) {
        String name = prefix + ReservedNames.capitalized(input.name());
        code.addStatement("double[] $L = $L.$L($L)", name, own("rows"), method, index);
        code.addStatement("int $LStart = $L.$LStart($L)", name, own("rows"), method, index);
    }

    private void rowInputs() {
        String row = own("row");
        for (Variable input : loss.inputs()) {
            String name = ReservedNames.java(input.name());
            if (input.origin() == Origin.LEARN) {
                continue;
            }
            if (input.isVector()) {
                offset(name, input);
            } else {
                String type = input.type().kind() == Kind.INTEGER ? "int" : "double";
                code.addStatement("$1L $2L = $2LValues[$2LStart + $3L]", type, name, row);
            }
        }
    }

    /** Where the row's elements of the vector outputs begin. */
    private void rowOutputs() {
        for (Variable input : loss.inputs()) {
            if (!input.isDifferentiable() || !input.isVector() || input.origin() == Origin.LEARN) {
                continue;
            }
            for (String prefix :
                    withHessians ? List.of("grad", "hess") : withGradients ? List.of("grad") : List.<String>of()) {
                offset(prefix + ReservedNames.capitalized(input.name()), input);
            }
        }
    }

    private void offset(String name, Variable input) {
        CodeBlock length = JavaExpressions.length(input.type().length().orElseThrow());
        String format = length.toString().contains(" ")
                ? "int $1LAt = $1LStart + $2L * ($3L)"
                : "int $1LAt = $1LStart + $2L * $3L";
        code.addStatement(format, name, own("row"), length);
    }

    private void statements(List<Statement> statements) {
        for (Statement statement : statements) {
            write(statement);
        }
    }

    private void write(Statement statement) {
        if (statement instanceof Statement.Deliver deliver) {
            deliver(deliver.output());
        } else if (statement instanceof Statement.Loop loop) {
            StatementWriter.loop(loop, bindings, code, this::write);
        } else {
            new StatementWriter(bindings, expressions, code).write(statement);
        }
    }

    // ---- results

    private void deliver(Output output) {
        switch (output.kind()) {
            case VALUE -> value(output.expr());
            case WEIGHT ->
                code.addStatement("$L.scaleWeight($L, $L)", own("rows"), own("row"), expressions.write(output.expr()));
            case GRADIENT -> derivative("grad", output);
            case HESSIAN -> derivative("hess", output);
        }
    }

    private void value(Expr value) {
        String lossName = own("loss");
        if (bindings.find(value) == null) {
            code.addStatement("double $L = $L", lossName, expressions.write(value));
            bindings.bind(value, lossName);
        } else {
            code.addStatement("double $L = $L", lossName, bindings.find(value));
        }
        code.addStatement(
                "$1L += $2L * $3L.keep($4L, $5L)", own("sum"), own("weight"), own("rows"), own("row"), lossName);
        if (withGradients) {
            if (kernel.forcesNan()) {
                code.add("// A row whose loss is NaN has NaN gradients.\n");
                code.addStatement(
                        "double $L = $L == $L ? $L * $L.scale() : Double.NaN",
                        own("factor"),
                        lossName,
                        lossName,
                        own("weight"),
                        own("rows"));
            } else {
                code.addStatement("double $L = $L * $L.scale()", own("factor"), own("weight"), own("rows"));
            }
        }
    }

    private void derivative(String prefix, Output output) {
        Variable input = output.input();
        String array = prefix + ReservedNames.capitalized(input.name());
        CodeBlock element = CodeBlock.of("$L * $L", own("factor"), expressions.writeFactor(output.expr()));
        // With one input to differentiate by, gradients are the only reason to be here.
        boolean always = !withHessians && loss.differentiable().size() == 1;
        if (!always) {
            code.beginControlFlow("if ($L != null)", array);
        }
        if (input.origin() == Origin.LEARN) {
            String position = input.isVector() ? " + " + bindings.loopIndex() : "";
            code.addStatement("$1L[$1LStart$2L] += $3L", array, position, element);
        } else if (input.isVector()) {
            code.addStatement("$1L[$1LAt + $2L] = $3L", array, bindings.loopIndex(), element);
        } else {
            code.addStatement("$1L[$1LStart + $2L] = $3L", array, own("row"), element);
        }
        if (!always) {
            code.endControlFlow();
        }
    }

    /** The class of the blocks handed to row methods. */
    static ClassName rows() {
        return ClassName.get("io.lossmith.engine", "Rows");
    }
}
