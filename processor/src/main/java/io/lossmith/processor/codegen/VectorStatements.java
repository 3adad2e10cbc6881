package io.lossmith.processor.codegen;

import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.lanes.Lane;
import io.lossmith.processor.lanes.LaneCode;
import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes the statements of a row program for a vector of rows. */
final class VectorStatements {
    private final KernelModel kernel;
    private final VectorType type;
    private final Level level;
    private final VectorExpressions expressions;
    private final RowTiles tiles;
    private final Bindings same;
    private final LaneCode code;

    VectorStatements(
            KernelModel kernel,
            VectorType type,
            Level level,
            VectorExpressions expressions,
            RowTiles tiles,
            Bindings same,
            LaneCode code) {
        this.kernel = kernel;
        this.type = type;
        this.level = level;
        this.expressions = expressions;
        this.tiles = tiles;
        this.same = same;
        this.code = code;
    }

    private String own(String name) {
        return ReservedNames.own(kernel.loss(), name);
    }

    void write(Statement statement) {
        if (statement instanceof Statement.Define define) {
            define(define.name(), define.expr());
        } else if (statement instanceof Statement.Start start) {
            start(start.name(), first(start.step()));
        } else if (statement instanceof Statement.Accumulate step) {
            accumulate(step);
        } else if (statement instanceof Statement.StartExtreme start) {
            start(start.value(), start.isMaximum() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
            if (start.place() != null) {
                start(start.place(), -1);
            }
        } else if (statement instanceof Statement.Compare compare) {
            compare(compare);
        } else if (statement instanceof Statement.Store store) {
            tiles.storing(store.element());
            code.effect(expressions.lanes(store.element()) + ".intoArray(" + tiles.tiles() + ", "
                    + tiles.slotPlace(store.slot()) + ")");
            tiles.storing(null);
        } else if (statement instanceof Statement.Loop loop) {
            loop(loop);
        } else if (statement instanceof Statement.Deliver deliver) {
            deliver(deliver.output());
        }
    }

    private void define(String name, Expr expr) {
        if (!expressions.differs(expr)) {
            code.repeatable(word(expr), name, expressions.sameForAll(expr));
            same.bind(expr, name);
            return;
        }
        expressions.bind(expr, expressions.define(expr));
    }

    /** The Java type of a number that is the same for all rows. */
    static String word(Expr expr) {
        return expr.type().isCondition() ? "boolean" : JavaType.isInt(expr) ? "int" : "double";
    }

    private static double first(Statement.Step step) {
        return switch (step) {
            case ADD, OR -> 0;
            case MULTIPLY -> 1;
            case MAXIMUM -> Double.NEGATIVE_INFINITY;
            case MINIMUM -> Double.POSITIVE_INFINITY;
        };
    }

    private void start(String name, double value) {
        String constant = type.vectorName() + ".broadcast(" + type.species() + ", " + expressions.literal(value) + ")";
        code.changing(type.vectorName(), name, constant);
    }

    private Lane accumulator(String name) {
        return new Lane(name, type.vectorName());
    }

    /** Conditions are gathered as numbers: a mask in a variable of a loop would be an object. */
    private void accumulate(Statement.Accumulate step) {
        Lane element = expressions.lanes(step.element());
        String next = switch (step.step()) {
            case ADD -> "add(" + element;
            case MULTIPLY -> "mul(" + element;
            case MAXIMUM -> "max(" + element;
            case MINIMUM -> "min(" + element;
            case OR -> "blend(" + expressions.literal(1) + ", " + element;
        };
        code.effect(step.name() + " = " + step.name() + "." + next + ")");
    }

    private void compare(Statement.Compare compare) {
        Lane element = expressions.lanes(compare.element());
        Lane extreme = accumulator(compare.value());
        // by a name of its own: the extreme changes, so that nothing that is computed of it may be remembered
        String found = code.freshName();
        code.effect(type.maskName() + " " + found + " = " + element + ".compare(VectorOperators."
                + (compare.isMaximum() ? "GT" : "LT") + ", " + extreme + ")");
        code.effect(extreme + " = " + extreme + ".blend(" + element + ", " + found + ")");
        if (compare.place() != null) {
            code.effect(compare.place() + " = " + compare.place() + ".blend((" + type.word() + ") " + same.loopIndex()
                    + ", " + found + ")");
        }
    }

    private void loop(Statement.Loop loop) {
        same.enterLoop(loop.index());
        tiles.enterLoop(loop.index());
        expressions.enterLoop();
        String header = "for (int " + loop.index() + " = 0; " + loop.index() + " < "
                + JavaExpressions.length(loop.length()) + "; " + loop.index() + "++)";
        code.block(header, () -> loop.body().forEach(this::write));
        tiles.leaveLoop();
        expressions.leaveLoop();
        same.leaveLoop();
        List<Expr> stored = new ArrayList<>();
        for (Statement statement : loop.body()) {
            if (statement instanceof Statement.Define define) {
                expressions.unbind(define.expr());
                same.unbind(define.expr());
            } else if (statement instanceof Statement.Store store) {
                stored.add(store.element());
            } else if (statement instanceof Statement.Accumulate step) {
                Lane result = accumulator(step.name());
                bind(step.reduction(), step.step() == Statement.Step.OR ? isTrue(result) : result);
            } else if (statement instanceof Statement.Compare compare) {
                bind(compare.valueOf(), accumulator(compare.value()));
                bind(compare.placeOf(), accumulator(compare.place()));
            }
        }
        stored.forEach(tiles::stored);
    }

    private Lane isTrue(Lane number) {
        return expressions.compare(number, "NE", Lane.number(expressions.literal(0)));
    }

    private void bind(Expr reduction, Lane lane) {
        if (reduction != null) {
            expressions.bind(reduction, lane);
        }
    }

    private void deliver(Output output) {
        if (output.kind() == Output.Kind.VALUE) {
            value(output.expr());
            return;
        }
        String array =
                RowTiles.prefix(output) + ReservedNames.capitalized(ReservedNames.java(kernel.loss(), output.input()));
        Lane factor = new Lane(own("factor"), type.vectorName());
        String place = output.input().isVector()
                ? tiles.tiles() + ", " + tiles.resultPlace(output)
                : array + ", " + array + "Start + " + own("row");
        Runnable write = () -> code.effect(
                expressions.method(expressions.lanes(output.expr()), "mul", factor) + ".intoArray(" + place + ")");
        // Into a tile in any case: a branch in a loop over elements costs more than what it saves.
        boolean always = output.input().isVector()
                || (!level.withHessians() && kernel.loss().differentiable().size() == 1);
        if (always) {
            write.run();
        } else {
            code.block("if (" + array + " != null)", write);
        }
    }

    private void value(Expr value) {
        Lane loss = expressions.lanes(value);
        if (expressions.differs(value)) {
            expressions.bind(value, loss);
        }
        code.effect(loss + ".intoArray(" + own("losses") + ", " + own("row") + ")");
        if (!level.withGradients()) {
            return;
        }
        Lane scale = expressions.broadcastNumber(own("scale"));
        Lane factor = code.choose(
                own("weights") + " == null",
                () -> scale,
                () -> expressions.method(
                        code.local(
                                type.vectorName(),
                                type.vectorName() + ".fromArray(" + type.species() + ", " + own("weights") + ", "
                                        + own("row") + ")"),
                        "mul",
                        scale));
        if (kernel.forcesNan()) { // a row whose loss is NaN has NaN gradients
            factor = expressions.method(
                    factor,
                    "blend",
                    Lane.number(expressions.literal(Double.NaN)),
                    expressions.compare(loss, "NE", loss));
        }
        code.named(type.vectorName(), own("factor"), factor.text());
    }
}
