package io.lossmith.processor.codegen;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.schedule.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes the statements that are the same in every method: variables, loops and what loops add up. */
final class StatementWriter {
    private final Bindings bindings;
    private final JavaExpressions expressions;
    private final CodeBlock.Builder code;

    StatementWriter(Bindings bindings, JavaExpressions expressions, CodeBlock.Builder code) {
        this.bindings = bindings;
        this.expressions = expressions;
        this.code = code;
    }

    void write(Statement statement) {
        if (statement instanceof Statement.Define define) {
            Expr expr = define.expr();
            bindings.storing(expr);
            code.addStatement("$L $L = $L", type(expr), define.name(), expressions.define(expr));
            bindings.storing(null);
            bindings.bind(expr, define.name());
        } else if (statement instanceof Statement.Start start) {
            code.addStatement("double $L = $L", start.name(), JavaExpressions.number(start.value()));
        } else if (statement instanceof Statement.Accumulate step) {
            accumulate(step);
        } else if (statement instanceof Statement.StartExtreme start) {
            code.addStatement(
                    "double $L = Double.$L",
                    start.value(),
                    start.isMaximum() ? "NEGATIVE_INFINITY" : "POSITIVE_INFINITY");
            if (start.place() != null) {
                code.addStatement("int $L = -1", start.place());
            }
        } else if (statement instanceof Statement.Compare compare) {
            compare(compare);
        } else if (statement instanceof Statement.Store store) {
            bindings.storing(store.element());
            String name = bindings.find(store.element());
            CodeBlock element = name != null ? CodeBlock.of("$L", name) : expressions.define(store.element());
            code.addStatement(
                    "$L[$L$L] = $L",
                    bindings.scratch(),
                    bindings.slotOffset(store.slot()),
                    bindings.loopIndex(),
                    element);
            bindings.storing(null);
        } else {
            throw new IllegalStateException("not written here: " + statement);
        }
    }

    private void accumulate(Statement.Accumulate step) {
        String format = switch (step.step()) {
            case ADD -> "$1L += $2L";
            case MULTIPLY -> "$1L *= $2L";
            case MAXIMUM -> "$1L = Math.max($1L, $2L)";
            case MINIMUM -> "$1L = Math.min($1L, $2L)";
        };
        code.addStatement(format, step.name(), expressions.write(step.element()));
    }

    private void compare(Statement.Compare compare) {
        CodeBlock element = expressions.write(compare.element());
        code.beginControlFlow("if ($L $L $L)", element, compare.isMaximum() ? ">" : "<", compare.value());
        code.addStatement("$L = $L", compare.value(), element);
        if (compare.place() != null) {
            code.addStatement("$L = $L", compare.place(), bindings.loopIndex());
        }
        code.endControlFlow();
    }

    /** Writes a loop; what it defines is forgotten after it. */
    static void loop(Statement.Loop loop, Bindings bindings, CodeBlock.Builder code, Consumer<Statement> writer) {
        code.beginControlFlow(
                "for (int $1L = 0; $1L < $2L; $1L++)", loop.index(), JavaExpressions.length(loop.length()));
        bindings.enterLoop(loop.index());
        List<Expr> inside = new ArrayList<>();
        List<Expr> stored = new ArrayList<>();
        for (Statement statement : loop.body()) {
            writer.accept(statement);
            if (statement instanceof Statement.Define define) {
                inside.add(define.expr());
            } else if (statement instanceof Statement.Store store) {
                stored.add(store.element());
            }
        }
        inside.forEach(bindings::unbind);
        stored.forEach(bindings::stored);
        bindings.leaveLoop();
        code.endControlFlow();
        for (Statement statement : loop.body()) {
            if (statement instanceof Statement.Accumulate step) {
                bindings.bind(step.reduction(), step.name());
            } else if (statement instanceof Statement.Compare compare) {
                bind(compare.valueOf(), compare.value(), bindings);
                bind(compare.placeOf(), compare.place(), bindings);
            }
        }
    }

    private static void bind(Expr reduction, String name, Bindings bindings) {
        if (reduction != null) {
            bindings.bind(reduction, name);
        }
    }

    private static String type(Expr expr) {
        Kind kind = expr.type().kind();
        return kind == Kind.REAL ? "double" : kind == Kind.INTEGER ? "int" : "boolean";
    }
}
