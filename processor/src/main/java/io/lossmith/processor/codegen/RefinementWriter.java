package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.KernelType;
import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Writes what a kernel computes again with twice the digits: for each place its steps, and the method that looks whether it is due. */
final class RefinementWriter {
    private static final ClassName REFINEMENT = Types.of(KernelType.REFINEMENT);

    /** A longer formula says nothing at a glance. */
    private static final int LONGEST = 80;

    private RefinementWriter() {}

    static void addTo(TypeSpec.Builder type, KernelModel kernel) {
        for (Apply place : places(kernel)) {
            Function.Refined refined = place.function().refined().orElseThrow();
            String field = place.function().name().toUpperCase(Locale.ROOT);
            type.addField(FieldSpec.builder(REFINEMENT, field, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$T.of($S)", REFINEMENT, refined.steps())
                    .build());
            type.addMethod(method(place, refined, field));
        }
    }

    private static MethodSpec method(Apply place, Function.Refined refined, String field) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(place.function().name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.DOUBLE)
                .addParameter(TypeName.DOUBLE, "plain")
                .addParameter(TypeName.DOUBLE, "size");
        CodeBlock.Builder leaves = CodeBlock.builder();
        for (int i = 0; i < refined.leaves().size(); i++) {
            Expr leaf = refined.leaves().get(i);
            String name = "leaf" + (i + 1);
            if (leaf.isVector()) {
                method.addParameter(double[].class, name)
                        .addParameter(TypeName.INT, name + "At")
                        .addParameter(TypeName.INT, name + "Length");
                leaves.add(".vector($1L, $1LAt, $1LLength)", name);
            } else {
                method.addParameter(type(leaf.type().kind()), name);
                leaves.add(".number($L)", name);
            }
        }
        if (place.isVector()) {
            method.addParameter(TypeName.INT, "element");
        }
        String formula = ExprPrinter.print(refined.expr());
        if (formula.length() <= LONGEST) {
            method.addJavadoc("{@code $L}\n", JavadocText.escape(formula));
        }
        String due = refined.isResult() ? "isDueOrLost" : "isDue";
        return method.beginControlFlow("if ($T.$L(plain, size))", REFINEMENT, due)
                .addStatement(
                        "return $L.start(plain, size)$L.result($L)",
                        field,
                        leaves.build(),
                        place.isVector() ? "element" : "0")
                .endControlFlow()
                .addStatement("return plain")
                .build();
    }

    private static TypeName type(Kind kind) {
        return switch (kind) {
            case REAL -> TypeName.DOUBLE;
            case INTEGER -> TypeName.INT;
            case CONDITION -> TypeName.BOOLEAN;
        };
    }

    private static SortedSet<Apply> places(KernelModel kernel) {
        List<RowProgram> programs = new ArrayList<>(kernel.refined().all());
        kernel.oneRow().forEach(method -> programs.add(method.program()));
        SortedSet<Apply> places = new TreeSet<>(Comparator.comparingInt(Expr::id));
        Set<Expr> seen = new HashSet<>();
        for (RowProgram program : programs) {
            for (Output output : Statement.delivered(program.body())) {
                collect(output.expr(), seen, places);
            }
        }
        return places;
    }

    private static void collect(Expr expr, Set<Expr> seen, Set<Apply> places) {
        if (!seen.add(expr)) {
            return;
        }
        if (expr instanceof Apply apply && apply.function().refined().isPresent()) {
            places.add(apply);
        }
        Operators.operands(expr).forEach(operand -> collect(operand, seen, places));
    }
}
