package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.Explanation;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.KernelType;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.spec.AccuracyFigure;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Length;
import io.lossmith.spec.Link;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the constant that describes the loss at run time. */
final class SpecWriter {
    private static final ClassName SPEC = Types.of(KernelType.LOSS_SPEC);
    private static final ClassName ROLE = Types.of(KernelType.ROLE);
    private static final ClassName DOMAIN = Types.of(KernelType.DOMAIN);
    private static final ClassName FIGURE = Types.of(KernelType.ACCURACY_FIGURE);
    private static final ClassName LINK = Types.of(KernelType.LINK);
    private static final Map<Domain, String> CONSTANTS = Map.of(
            Domain.REAL, "REAL",
            Domain.POSITIVE, "POSITIVE",
            Domain.NONNEGATIVE, "NONNEGATIVE",
            Domain.UNIT, "UNIT",
            Domain.BINARY, "BINARY",
            Domain.SIGN, "SIGN",
            Domain.COUNT, "COUNT",
            Domain.SIMPLEX, "SIMPLEX",
            Domain.CLASS, "CLASS");

    private SpecWriter() {}

    static FieldSpec field(KernelModel kernel) {
        LossModel loss = kernel.loss();
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.builder($S, $S)$>$>",
                        SPEC,
                        loss.declaration().simpleName(),
                        loss.declaration().formula());
        for (Variable input : loss.inputs()) {
            code.add(
                    "\n.input($S, $T.$L, $L, $S, $T.$L)",
                    input.name(),
                    ROLE,
                    input.origin().name(),
                    domain(input.domain()),
                    input.classes()
                            .or(() -> input.type().length())
                            .map(Length::toString)
                            .orElse(""),
                    LINK,
                    loss.links().getOrDefault(input, Link.IDENTITY).name());
        }
        for (Variable parameter : loss.parameters()) {
            code.add(
                    "\n.parameter($S, $L, $S)",
                    parameter.name(),
                    domain(parameter.domain()),
                    parameter.type().length().map(Length::toString).orElse(""));
        }
        if (!loss.lengths().isEmpty()) {
            List<CodeBlock> names = loss.lengths().stream()
                    .map(LengthSymbol::name)
                    .map(name -> CodeBlock.of("$S", name))
                    .toList();
            code.add("\n.lengths($L)", CodeBlock.join(names, ", "));
        }
        code.add("\n.stableForm($S)", ExprPrinter.print(kernel.value()));
        kernel.gradients()
                .forEach((input, gradient) ->
                        code.add("\n.gradient($S, $S)", input.name(), ExprPrinter.print(gradient)));
        kernel.hessians()
                .forEach((input, hessian) -> code.add("\n.hessian($S, $S)", input.name(), ExprPrinter.print(hessian)));
        Explanation explanation = kernel.explanation();
        explanation.rules().forEach(sentence -> code.add("\n.rule($S)", sentence));
        explanation
                .steps()
                .forEach(step -> code.add(
                        "\n.step($S, $S, $S, $S)",
                        step.rule().id(),
                        step.beforeText(),
                        step.afterText(),
                        step.rule().reason()));
        explanation.conventions().forEach(sentence -> code.add("\n.convention($S)", sentence));
        explanation.limits().forEach(sentence -> code.add("\n.limit($S)", sentence));
        explanation.proofs().forEach(sentence -> code.add("\n.proof($S)", sentence));
        explanation.accuracy().ifPresent(accuracy -> {
            accuracy.sentences().forEach(sentence -> code.add("\n.accuracy($S)", sentence));
            List<CodeBlock> figures =
                    accuracy.figures().stream().map(SpecWriter::figure).toList();
            // Arguments, not calls of their own: javac takes only so many calls in a row.
            code.add("\n.figures($>$>\n$L$<$<)", CodeBlock.join(figures, ",\n"));
        });
        return FieldSpec.builder(SPEC, "SPEC", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(code.add("\n.build()$<$<").build())
                .build();
    }

    private static CodeBlock figure(AccuracyFigure figure) {
        return CodeBlock.of(
                "new $T($S, $L, $L, $L, $L, $L, $L, $S, $L, $L)",
                FIGURE,
                figure.result(),
                figure.floats(),
                figure.rows(),
                JavaExpressions.number(figure.typical()),
                JavaExpressions.number(figure.mean()),
                JavaExpressions.number(figure.ordinary()),
                JavaExpressions.number(figure.worst()),
                figure.worstAt(),
                JavaExpressions.number(figure.computed()),
                JavaExpressions.number(figure.exact()));
    }

    private static CodeBlock domain(Domain domain) {
        String constant = CONSTANTS.get(domain);
        if (constant != null) {
            return CodeBlock.of("$T.$L", DOMAIN, constant);
        }
        return CodeBlock.of(
                "$T.interval($L, $L, $L, $L)",
                DOMAIN,
                JavaExpressions.number(domain.lower()),
                domain.lowerOpen(),
                JavaExpressions.number(domain.upper()),
                domain.upperOpen());
    }
}
