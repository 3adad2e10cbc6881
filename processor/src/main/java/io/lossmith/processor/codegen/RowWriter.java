package io.lossmith.processor.codegen;

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
import io.lossmith.spec.Length;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Writes the parts of methods that compute rows: reading inputs, the steps of a program, delivering results. */
final class RowWriter {
    private final KernelModel kernel;
    private final LossModel loss;
    private final Level level;
    private final Bindings bindings;
    private final Storage storage;
    private final JavaExpressions expressions;
    private final StatementWriter statements;

    RowWriter(KernelModel kernel, RowProgram program, Level level, Storage storage, int spilled) {
        this.kernel = kernel;
        this.loss = kernel.loss();
        this.level = level;
        this.bindings = new Bindings(loss, program, true, own("scratch"), spilled);
        this.storage = storage;
        this.expressions = new JavaExpressions(bindings);
        this.statements = new StatementWriter(bindings, expressions, storage);
    }

    /** One of the generated code's own names. */
    String own(String name) {
        return ReservedNames.own(loss, name);
    }

    Bindings bindings() {
        return bindings;
    }

    // ---- inputs

    /** The arrays of a block and where its first row starts in each. */
    void arrays(CodeBlock.Builder code, Set<Variable> wanted) {
        List<Variable> inputs = loss.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Variable input = inputs.get(i);
            if (!wanted.contains(input)) {
                continue;
            }
            String name = ReservedNames.java(loss, input);
            boolean learned = input.origin() == Origin.LEARN;
            String rows = own("rows");
            if (learned && !input.isVector()) {
                code.addStatement("double $L = $L.reals($L)[$L.start($L)]", name, rows, i, rows, i);
                continue;
            }
            boolean isClass = input.type().kind() == Kind.INTEGER;
            code.addStatement(
                    "$L[] $L = $L.$L($L)",
                    isClass ? "int" : "double",
                    input.isVector() ? name : name + "Values",
                    rows,
                    isClass ? "ints" : "reals",
                    i);
            code.addStatement("int $L$L = $L.start($L)", name, learned ? "At" : "Start", rows, i);
        }
    }

    /** The arrays that receive these gradients and Hessian diagonals. */
    void outputArrays(CodeBlock.Builder code, List<Output> outputs) {
        List<Variable> inputs = loss.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            for (Output output : outputs) {
                if (output.input() == inputs.get(i)) {
                    boolean gradient = output.kind() == Output.Kind.GRADIENT;
                    outputArray(code, prefix(output), gradient ? "gradient" : "hessian", inputs.get(i), i);
                }
            }
        }
    }

    private static String prefix(Output output) {
        return output.kind() == Output.Kind.GRADIENT ? "grad" : "hess";
    }

    private void outputArray(CodeBlock.Builder code, String prefix, String method, Variable input, int index) {
        String name = prefix + ReservedNames.capitalized(ReservedNames.java(loss, input));
        code.addStatement("double[] $L = $L.$L($L)", name, own("rows"), method, index);
        code.addStatement("int $LStart = $L.$LStart($L)", name, own("rows"), method, index);
    }

    /** The numbers of one row, and where its vectors begin. */
    void rowInputs(CodeBlock.Builder code, Set<Variable> wanted) {
        for (Variable input : loss.inputs()) {
            if (!wanted.contains(input) || input.origin() == Origin.LEARN) {
                continue;
            }
            String name = ReservedNames.java(loss, input);
            if (input.isVector()) {
                offset(code, name, input);
            } else {
                String type = input.type().kind() == Kind.INTEGER ? "int" : "double";
                code.addStatement("$1L $2L = $2LValues[$2LStart + $3L]", type, name, own("row"));
            }
        }
    }

    /** Where the row's elements of the vectors among these outputs begin. */
    void rowOutputs(CodeBlock.Builder code, List<Output> outputs) {
        for (Variable input : loss.inputs()) {
            for (Output output : outputs) {
                if (output.input() == input && input.isVector() && input.origin() != Origin.LEARN) {
                    offset(code, prefix(output) + ReservedNames.capitalized(ReservedNames.java(loss, input)), input);
                }
            }
        }
    }

    private void offset(CodeBlock.Builder code, String name, Variable input) {
        Length length = input.type().length().orElseThrow();
        boolean sum = !length.symbol().isEmpty() && length.offset() != 0;
        String width = sum
                ? "(" + JavaExpressions.length(length) + ")"
                : JavaExpressions.length(length).toString();
        code.addStatement("int $1LAt = $1LStart + $2L * $3L", name, own("row"), width);
    }

    // ---- steps

    void write(Statement statement, CodeBlock.Builder code) {
        if (statement instanceof Statement.Deliver deliver) {
            deliver(deliver.output(), code);
        } else if (statement instanceof Statement.Loop loop) {
            statements.loop(loop, code, body -> body.body().forEach(step -> write(step, code)));
        } else {
            statements.write(statement, code);
        }
    }

    /** A loop whose body is written by {@code body} in other methods. */
    void loop(Statement.Loop loop, CodeBlock.Builder code, Consumer<Statement.Loop> body) {
        statements.loop(loop, code, body);
    }

    // ---- results

    private void deliver(Output output, CodeBlock.Builder code) {
        switch (output.kind()) {
            case VALUE -> value(output.expr(), code);
            case WEIGHT ->
                code.addStatement("$L.scaleWeight($L, $L)", own("rows"), own("row"), expressions.write(output.expr()));
            case GRADIENT, HESSIAN -> derivative(output, code);
        }
    }

    private void value(Expr value, CodeBlock.Builder code) {
        String name = own("loss");
        storage.define(code, Kind.REAL, name, expressions.write(value));
        String read = storage.read(Kind.REAL, name);
        bindings.bind(value, read);
        String weight = storage.read(Kind.REAL, own("weight"));
        code.addStatement(
                "$L += $L * $L.keep($L, $L)", storage.target(own("sum")), weight, own("rows"), own("row"), read);
        if (!level.withGradients()) {
            return;
        }
        CodeBlock factor = CodeBlock.of("$L * $L.scale()", weight, own("rows"));
        if (kernel.forcesNan()) {
            code.add("// A row whose loss is NaN has NaN gradients.\n");
            factor = CodeBlock.of("$1L == $1L ? $2L : $3T.NaN", read, factor, Double.class);
        }
        storage.define(code, Kind.REAL, own("factor"), factor);
    }

    private void derivative(Output output, CodeBlock.Builder code) {
        Variable input = output.input();
        String array = prefix(output) + ReservedNames.capitalized(ReservedNames.java(loss, input));
        CodeBlock element =
                CodeBlock.of("$L * $L", storage.read(Kind.REAL, own("factor")), expressions.writeFactor(output.expr()));
        // With one input to differentiate by, gradients are the only reason to be here.
        boolean always = !level.withHessians() && loss.differentiable().size() == 1;
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
}
