package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.KernelType;
import io.lossmith.processor.kernel.ReservedNames;
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
    private final VectorPlaces places;
    private final Bindings same;

    VectorStatements(
            KernelModel kernel,
            VectorType type,
            Level level,
            VectorExpressions expressions,
            VectorPlaces places,
            Bindings same) {
        this.kernel = kernel;
        this.type = type;
        this.level = level;
        this.expressions = expressions;
        this.places = places;
        this.same = same;
    }

    private String own(String name) {
        return ReservedNames.own(kernel.loss(), name);
    }

    void write(Statement statement, CodeBlock.Builder code) {
        if (statement instanceof Statement.Define define) {
            define(define.name(), define.expr(), code);
        } else if (statement instanceof Statement.Start start) {
            declare(start.name(), start.step() == Statement.Step.OR ? 0 : first(start.step()), code);
        } else if (statement instanceof Statement.Accumulate step) {
            accumulate(step, code);
        } else if (statement instanceof Statement.StartExtreme start) {
            declare(start.value(), start.isMaximum() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY, code);
            if (start.place() != null) {
                declare(start.place(), -1, code);
            }
        } else if (statement instanceof Statement.Compare compare) {
            compare(compare, code);
        } else if (statement instanceof Statement.Store store) {
            places.storing(store.element());
            code.addStatement(
                    "$L.intoArray($L, $L)",
                    expressions.lanes(store.element()),
                    places.tiles(),
                    places.slotPlace(store.slot()));
            places.storing(null);
        } else if (statement instanceof Statement.Loop loop) {
            loop(loop, code);
        } else if (statement instanceof Statement.Deliver deliver) {
            deliver(deliver.output(), code);
        }
    }

    private void define(String name, Expr expr, CodeBlock.Builder code) {
        if (!expressions.differs(expr)) {
            String word = expr.type().isCondition() ? "boolean" : JavaType.isInt(expr) ? "int" : "double";
            code.addStatement("$L $L = $L", word, name, expressions.sameForAll(expr));
            same.bind(expr, name);
            return;
        }
        code.addStatement("$T $L = $L", typeOf(expr), name, expressions.define(expr));
        expressions.bind(expr, name);
    }

    private TypeName typeOf(Expr expr) {
        return expr.type().isCondition() ? mask() : type.vector();
    }

    private TypeName mask() {
        return ParameterizedTypeName.get(Types.of(KernelType.VECTOR_MASK), ClassName.get("java.lang", type.box()));
    }

    private static double first(Statement.Step step) {
        return switch (step) {
            case ADD, OR -> 0;
            case MULTIPLY -> 1;
            case MAXIMUM -> Double.NEGATIVE_INFINITY;
            case MINIMUM -> Double.POSITIVE_INFINITY;
        };
    }

    private void declare(String name, double value, CodeBlock.Builder code) {
        code.addStatement("$T $L = $L", type.vector(), name, expressions.broadcast(value));
    }

    /** Conditions are gathered as numbers: a mask in a variable of a loop would be an object. */
    private void accumulate(Statement.Accumulate step, CodeBlock.Builder code) {
        CodeBlock element = expressions.lanes(step.element());
        CodeBlock next = switch (step.step()) {
            case ADD -> CodeBlock.of("add($L)", element);
            case MULTIPLY -> CodeBlock.of("mul($L)", element);
            case MAXIMUM -> CodeBlock.of("max($L)", element);
            case MINIMUM -> CodeBlock.of("min($L)", element);
            case OR -> CodeBlock.of("blend($L, $L)", expressions.literal(1), element);
        };
        code.addStatement("$1L = $1L.$2L", step.name(), next);
    }

    private void compare(Statement.Compare compare, CodeBlock.Builder code) {
        String mask = compare.value() + "$found";
        String element = compare.value() + "$element";
        code.addStatement("$T $L = $L", type.vector(), element, expressions.lanes(compare.element()));
        code.addStatement(
                "$T $L = $L.compare($T.$L, $L)",
                mask(),
                mask,
                element,
                Types.of(KernelType.VECTOR_OPERATORS),
                compare.isMaximum() ? "GT" : "LT",
                compare.value());
        code.addStatement("$1L = $1L.blend($2L, $3L)", compare.value(), element, mask);
        if (compare.place() != null) {
            code.addStatement(
                    "$1L = $1L.blend(($2T) $3L, $4L)", compare.place(), type.element(), same.loopIndex(), mask);
        }
    }

    private void loop(Statement.Loop loop, CodeBlock.Builder code) {
        code.beginControlFlow(
                "for (int $1L = 0; $1L < $2L; $1L++)", loop.index(), JavaExpressions.length(loop.length()));
        same.enterLoop(loop.index());
        places.enterLoop(loop.index());
        loop.body().forEach(statement -> write(statement, code));
        places.leaveLoop();
        same.leaveLoop();
        code.endControlFlow();
        List<Expr> stored = new ArrayList<>();
        for (Statement statement : loop.body()) {
            if (statement instanceof Statement.Define define) {
                expressions.unbind(define.expr());
                same.unbind(define.expr());
            } else if (statement instanceof Statement.Store store) {
                stored.add(store.element());
            } else if (statement instanceof Statement.Accumulate step) {
                bind(step.reduction(), step.name(), step.step() == Statement.Step.OR, code);
            } else if (statement instanceof Statement.Compare compare) {
                bind(compare.valueOf(), compare.value(), false, code);
                bind(compare.placeOf(), compare.place(), false, code);
            }
        }
        stored.forEach(places::stored);
    }

    private void bind(Expr reduction, String name, boolean isCondition, CodeBlock.Builder code) {
        if (reduction == null) {
            return;
        }
        if (isCondition) {
            code.addStatement(
                    "$T $L$$mask = $L.compare($T.NE, $L)",
                    mask(),
                    name,
                    name,
                    Types.of(KernelType.VECTOR_OPERATORS),
                    expressions.literal(0));
        }
        expressions.bind(reduction, isCondition ? name + "$mask" : name);
    }

    private void deliver(Output output, CodeBlock.Builder code) {
        if (output.kind() == Output.Kind.VALUE) {
            value(output.expr(), code);
            return;
        }
        boolean isVector = output.input().isVector();
        String array = VectorPlaces.prefix(output)
                + ReservedNames.capitalized(ReservedNames.java(kernel.loss(), output.input()));
        CodeBlock result = CodeBlock.of("$L.mul($L)", expressions.lanes(output.expr()), own("factor"));
        boolean always = !level.withHessians() && kernel.loss().differentiable().size() == 1;
        if (!always) {
            code.beginControlFlow("if ($L != null)", array);
        }
        if (isVector) {
            code.addStatement("$L.intoArray($L, $L)", result, places.tiles(), places.resultPlace(output));
        } else {
            code.addStatement("$L.intoArray($L, $LStart + $L)", result, array, array, own("row"));
        }
        if (!always) {
            code.endControlFlow();
        }
    }

    private void value(Expr value, CodeBlock.Builder code) {
        String name = own("loss");
        code.addStatement("$T $L = $L", type.vector(), name, expressions.define(value));
        if (expressions.differs(value)) {
            expressions.bind(value, name);
        }
        code.addStatement("$L.intoArray($L, $L)", name, own("losses"), own("row"));
        if (!level.withGradients()) {
            return;
        }
        code.addStatement(
                "$1T $2L = $3L == null ? $1T.broadcast($4L, $5L) : $1T.fromArray($4L, $3L, $6L).mul($5L)",
                type.vector(),
                own("factor"),
                own("weights"),
                type.species(),
                own("scale"),
                own("row"));
        if (kernel.forcesNan()) {
            code.add("// A row whose loss is NaN has NaN gradients.\n");
            code.addStatement(
                    "$1L = $1L.blend($2L, $3L.compare($4T.NE, $3L))",
                    own("factor"),
                    expressions.literal(Double.NaN),
                    name,
                    Types.of(KernelType.VECTOR_OPERATORS));
        }
    }
}
