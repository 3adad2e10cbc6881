package io.lossmith.processor.codegen;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Upper bounds on the bytecode of what is about to be written.
 */
final class CodeSize {
    private static final int PER_INPUT = 90;
    private static final int PER_STATEMENT = 24;
    private static final int PER_OPERATION = 14;
    private static final int PER_LEAF = 7;

    private final Set<Expr> bound = new HashSet<>();

    static boolean isTooLarge(RowProgram program, LossModel loss, CodeLimits limits) {
        CodeSize size = new CodeSize();
        return size.of(program.prologue())
                        + size.of(program.body())
                        + PER_INPUT * loss.inputs().size()
                > limits.method();
    }

    int of(List<Statement> statements) {
        int total = 0;
        for (Statement statement : statements) {
            total += of(statement);
        }
        return total;
    }

    /** The bytes of one statement, given those before it. */
    int of(Statement statement) {
        if (statement instanceof Statement.Define define) {
            int size = PER_STATEMENT + operation(define.expr());
            bound.add(define.expr());
            return size;
        }
        if (statement instanceof Statement.Accumulate step) {
            int size = PER_STATEMENT + expression(step.element());
            bound.add(step.reduction());
            return size;
        }
        if (statement instanceof Statement.Compare compare) {
            bound.add(compare.valueOf());
            bound.add(compare.placeOf());
            return 2 * (PER_STATEMENT + expression(compare.element()));
        }
        if (statement instanceof Statement.Store store) {
            int size = PER_STATEMENT + expression(store.element());
            bound.add(store.element());
            return size;
        }
        if (statement instanceof Statement.Deliver deliver) {
            int size = 3 * PER_STATEMENT + expression(deliver.output().expr());
            if (deliver.output().kind() == Output.Kind.VALUE) {
                bound.add(deliver.output().expr()); // derivatives go to the caller's memory alone
            }
            return size;
        }
        if (statement instanceof Statement.Loop loop) {
            int size = PER_STATEMENT + of(loop.body());
            leave(loop);
            return size;
        }
        return PER_STATEMENT;
    }

    /** Forgets the variables of a loop's body: after the loop they are written out again. */
    void leave(Statement.Loop loop) {
        for (Statement statement : loop.body()) {
            if (statement instanceof Statement.Define define) {
                bound.remove(define.expr());
            }
        }
        for (Statement statement : loop.body()) {
            if (statement instanceof Statement.Store store) {
                bound.add(store.element()); // stays readable from scratch
            }
        }
    }

    /** Forgets all that the loop computes, before its body is written piece by piece. */
    void forget(Statement.Loop loop) {
        for (Statement statement : loop.body()) {
            if (statement instanceof Statement.Define define) {
                bound.remove(define.expr());
            } else if (statement instanceof Statement.Store store) {
                bound.remove(store.element());
            }
        }
    }

    private int expression(Expr expr) {
        return bound.contains(expr) ? PER_LEAF : operation(expr);
    }

    private int operation(Expr expr) {
        if (!(expr instanceof Apply apply)) {
            return PER_LEAF;
        }
        int total = PER_OPERATION + 3 * PER_LEAF * leaves(apply).size();
        for (Expr argument : Operators.operands(apply)) {
            total += expression(argument);
        }
        return total;
    }

    /** What a refinement reads besides its operands. */
    private static List<Expr> leaves(Expr expr) {
        return expr instanceof Apply apply
                ? apply.function().refined().map(Function.Refined::leaves).orElse(List.of())
                : List.of();
    }

    /** The inputs that the statements read, beyond what is in variables. */
    Set<Variable> inputs(Expr expr) {
        Set<Variable> found = new HashSet<>();
        collect(expr, found);
        return found;
    }

    private void collect(Expr expr, Set<Variable> found) {
        if (expr instanceof Variable variable) {
            found.add(variable);
        } else if (!bound.contains(expr)) {
            leaves(expr).forEach(leaf -> collect(leaf, found));
            Operators.operands(expr).forEach(operand -> collect(operand, found));
        }
    }
}
