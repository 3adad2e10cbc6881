package io.lossmith.processor.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes a row method that is too large for one: a loop that calls helpers in order, which share their variables through
 * scratch.
 */
final class SplitRowMethod {
    private final RowProgram program;
    private final Level level;
    private final int chunk;
    private final RowWriter writer;
    private final Storage.Spilled storage;
    private final CodeSize size = new CodeSize();
    private final List<MethodSpec> helpers = new ArrayList<>();

    SplitRowMethod(KernelModel kernel, RowProgram program, Level level, int chunk) {
        this.chunk = chunk;
        this.program = program;
        this.level = level;
        this.storage = new Storage.Spilled(ReservedNames.own(kernel.loss(), "scratch"));
        this.writer = new RowWriter(kernel, program, level, storage, spilled(program));
    }

    /** How many variables of {@code program} go to scratch when it is split. */
    static int spilled(RowProgram program) {
        return 4 + count(program.prologue()) + count(program.body());
    }

    private static int count(List<Statement> statements) {
        int total = 0;
        for (Statement statement : statements) {
            if (statement instanceof Statement.Loop loop) {
                total += count(loop.body());
            } else {
                total += 2;
            }
        }
        return total;
    }

    List<MethodSpec> methods() {
        CodeBlock.Builder code = CodeBlock.builder();
        String rows = writer.own("rows");
        String row = writer.own("row");
        code.addStatement("double[] $L = $L.scratch()", writer.own("scratch"), rows);
        split(program.prologue(), code, "-1", null);
        if (level.hasValue()) {
            storage.define(code, Kind.REAL, writer.own("sum"), CodeBlock.of("0"));
        }
        code.beginControlFlow("for (int $1L = 0; $1L < $2L.count(); $1L++)", row, rows);
        if (level.hasValue()) {
            storage.define(code, Kind.REAL, writer.own("weight"), CodeBlock.of("$L.weight($L)", rows, row));
            code.beginControlFlow("if ($L == 0)", storage.target(writer.own("weight")));
            code.addStatement("$L.skip($L)", rows, row);
        } else {
            code.beginControlFlow("if ($L.weight($L) == 0)", rows, row);
        }
        code.addStatement("continue");
        code.endControlFlow();
        split(program.body(), code, row, null);
        code.endControlFlow();
        if (level.hasValue()) {
            code.addStatement("return $L", storage.target(writer.own("sum")));
        }
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(RowMethod.method(level, writer, code.build()));
        methods.addAll(helpers);
        return methods;
    }

    /** Writes helpers that do {@code statements} and, into {@code calls}, the calls of them. */
    private void split(List<Statement> statements, CodeBlock.Builder calls, String row, String index) {
        CodeBlock.Builder steps = CodeBlock.builder();
        Set<Variable> inputs = new HashSet<>();
        List<Output> outputs = new ArrayList<>();
        int bytes = 0;
        for (Statement statement : statements) {
            Set<Variable> own = inputs(statement);
            int next = size.of(statement);
            boolean bigLoop = statement instanceof Statement.Loop && next > chunk;
            if (!steps.isEmpty() && (bigLoop || bytes + next > chunk)) {
                helper(steps.build(), inputs, outputs, calls, row, index);
                steps = CodeBlock.builder();
                inputs = new HashSet<>();
                outputs = new ArrayList<>();
                bytes = 0;
            }
            if (bigLoop) {
                Statement.Loop loop = (Statement.Loop) statement;
                size.forget(loop);
                writer.loop(loop, calls, body -> split(body.body(), calls, row, body.index()));
                size.leave(loop);
                continue;
            }
            writer.write(statement, steps);
            inputs.addAll(own);
            outputs.addAll(Statement.delivered(List.of(statement)));
            bytes += next;
        }
        if (!steps.isEmpty()) {
            helper(steps.build(), inputs, outputs, calls, row, index);
        }
    }

    private void helper(
            CodeBlock steps,
            Set<Variable> inputs,
            List<Output> outputs,
            CodeBlock.Builder calls,
            String row,
            String index) {
        String helper = level.methodName() + (helpers.size() + 1);
        CodeBlock.Builder body = CodeBlock.builder();
        writer.arrays(body, inputs);
        boolean inRow = !row.equals("-1");
        if (inRow) {
            writer.rowInputs(body, inputs);
        }
        writer.outputArrays(body, outputs);
        writer.rowOutputs(body, outputs);
        MethodSpec.Builder method = MethodSpec.methodBuilder(helper)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RowMethod.rows(), writer.own("rows"))
                .addParameter(double[].class, writer.own("scratch"));
        List<String> arguments = new ArrayList<>(List.of(writer.own("rows"), writer.own("scratch")));
        if (inRow) {
            method.addParameter(TypeName.INT, writer.own("row"));
            arguments.add(row);
        }
        if (index != null) {
            method.addParameter(TypeName.INT, index);
            arguments.add(index);
        }
        helpers.add(method.addCode(body.build()).addCode(steps).build());
        calls.addStatement("$L($L)", helper, String.join(", ", arguments));
    }

    /** The inputs a statement reads; what earlier statements left in variables does not count. */
    private Set<Variable> inputs(Statement statement) {
        Set<Variable> found = new HashSet<>();
        for (Expr expr : expressions(statement)) {
            found.addAll(size.inputs(expr));
        }
        return found;
    }

    private static List<Expr> expressions(Statement statement) {
        if (statement instanceof Statement.Loop loop) {
            List<Expr> all = new ArrayList<>();
            loop.body().forEach(step -> all.addAll(expressions(step)));
            return all;
        }
        if (statement instanceof Statement.Define define) {
            return List.of(define.expr());
        }
        if (statement instanceof Statement.Accumulate step) {
            return List.of(step.element());
        }
        if (statement instanceof Statement.Compare compare) {
            return List.of(compare.element());
        }
        if (statement instanceof Statement.Store store) {
            return List.of(store.element());
        }
        return statement instanceof Statement.Deliver deliver
                ? List.of(deliver.output().expr())
                : List.of();
    }
}
