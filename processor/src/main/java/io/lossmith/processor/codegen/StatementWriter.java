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
    private final Storage storage;

    StatementWriter(Bindings bindings, JavaExpressions expressions, Storage storage) {
        this.bindings = bindings;
        this.expressions = expressions;
        this.storage = storage;
    }

    void write(Statement statement, CodeBlock.Builder code) {
        if (statement instanceof Statement.Define define) {
            define(define, code);
        } else if (statement instanceof Statement.Start start) {
            start(start, code);
        } else if (statement instanceof Statement.Accumulate step) {
            accumulate(step, code);
        } else if (statement instanceof Statement.StartExtreme start) {
            double first = start.isMaximum() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            storage.define(code, Kind.REAL, start.value(), number(first));
            if (start.place() != null) {
                storage.define(code, Kind.INTEGER, start.place(), number(-1));
            }
        } else if (statement instanceof Statement.Compare compare) {
            compare(compare, code);
        } else if (statement instanceof Statement.Store store) {
            store(store, code);
        } else {
            throw new IllegalStateException("not written here: " + statement);
        }
    }

    private static CodeBlock number(double value) {
        return JavaExpressions.number(value);
    }

    private void define(Statement.Define define, CodeBlock.Builder code) {
        Expr expr = define.expr();
        Kind kind = JavaType.of(expr);
        bindings.storing(expr);
        storage.define(code, kind, define.name(), expressions.define(expr));
        bindings.storing(null);
        bindings.bind(expr, storage.read(kind, define.name()));
    }

    private void start(Statement.Start start, CodeBlock.Builder code) {
        switch (start.step()) {
            case ADD -> storage.define(code, Kind.REAL, start.name(), number(0));
            case MULTIPLY -> storage.define(code, Kind.REAL, start.name(), number(1));
            case MAXIMUM -> storage.define(code, Kind.REAL, start.name(), number(Double.NEGATIVE_INFINITY));
            case MINIMUM -> storage.define(code, Kind.REAL, start.name(), number(Double.POSITIVE_INFINITY));
            case OR -> storage.define(code, Kind.CONDITION, start.name(), CodeBlock.of("false"));
        }
    }

    private void accumulate(Statement.Accumulate step, CodeBlock.Builder code) {
        CodeBlock target = CodeBlock.of("$L", storage.target(step.name()));
        CodeBlock element = expressions.write(step.element());
        switch (step.step()) {
            case ADD -> code.addStatement("$L += $L", target, element);
            case MULTIPLY -> code.addStatement("$L *= $L", target, element);
            case MAXIMUM -> code.addStatement("$1L = $2T.max($1L, $3L)", target, Math.class, element);
            case MINIMUM -> code.addStatement("$1L = $2T.min($1L, $3L)", target, Math.class, element);
            case OR -> storage.or(code, step.name(), element);
        }
    }

    private void compare(Statement.Compare compare, CodeBlock.Builder code) {
        CodeBlock element = expressions.write(compare.element());
        String extreme = storage.target(compare.value());
        code.beginControlFlow("if ($L $L $L)", element, compare.isMaximum() ? ">" : "<", extreme);
        code.addStatement("$L = $L", extreme, element);
        if (compare.place() != null) {
            code.addStatement("$L = $L", storage.target(compare.place()), bindings.loopIndex());
        }
        code.endControlFlow();
    }

    private void store(Statement.Store store, CodeBlock.Builder code) {
        bindings.storing(store.element());
        String name = bindings.find(store.element());
        CodeBlock element = name != null ? CodeBlock.of("$L", name) : expressions.define(store.element());
        code.addStatement(
                "$L[$L$L] = $L", bindings.scratch(), bindings.slotOffset(store.slot()), bindings.loopIndex(), element);
        bindings.storing(null);
    }

    /** Writes a loop around what {@code body} writes; what it defines is forgotten after it. */
    void loop(Statement.Loop loop, CodeBlock.Builder code, Consumer<Statement.Loop> body) {
        code.beginControlFlow(
                "for (int $1L = 0; $1L < $2L; $1L++)", loop.index(), JavaExpressions.length(loop.length()));
        bindings.enterLoop(loop.index());
        body.accept(loop);
        bindings.leaveLoop();
        code.endControlFlow();
        List<Expr> stored = new ArrayList<>();
        for (Statement statement : loop.body()) {
            if (statement instanceof Statement.Define define) {
                bindings.unbind(define.expr());
            } else if (statement instanceof Statement.Store store) {
                stored.add(store.element());
            } else if (statement instanceof Statement.Accumulate step) {
                bind(step.reduction(), step.name());
            } else if (statement instanceof Statement.Compare compare) {
                bind(compare.valueOf(), compare.value());
                bind(compare.placeOf(), compare.place());
            }
        }
        stored.forEach(bindings::stored);
    }

    private void bind(Expr reduction, String name) {
        if (reduction != null) {
            bindings.bind(reduction, storage.read(JavaType.of(reduction), name));
        }
    }
}
