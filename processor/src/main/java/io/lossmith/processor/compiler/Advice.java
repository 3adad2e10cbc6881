package io.lossmith.processor.compiler;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.limit.Limits;
import io.lossmith.processor.resolve.LossModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Warnings about losses that compile and are probably not what their author means. */
final class Advice {
    private Advice() {}

    static List<Problem> warnings(LossModel loss, Map<Variable, Expr> gradients) {
        List<Problem> warnings = new ArrayList<>();
        gradients.forEach((input, gradient) -> {
            Span span = loss.spans().get(input);
            if (gradient.isConstant(0) && span != null) {
                warnings.add(Problem.of(Message.ZERO_GRADIENT, span, input.name()));
            }
        });
        loss.spans().forEach((expr, span) -> {
            boolean equality = expr.is(Operators.EQUAL) || expr.is(Operators.NOT_EQUAL);
            if (equality
                    && expr.argument(0) instanceof Variable input
                    && expr.argument(1) instanceof Constant number
                    && !isPossible(input, number.value())) {
                warnings.add(Problem.of(
                        Message.NEVER_EQUAL,
                        span,
                        input.name(),
                        ExprPrinter.number(number.value()),
                        ExprPrinter.domain(input.domain())));
            }
        });
        warnings.sort(Comparator.comparingInt(problem -> problem.span().start()));
        return warnings;
    }

    /** The first jump; what follows from it in the derivatives would only repeat it. */
    static Optional<Problem> noLimit(LossModel loss, List<Limits.Jump> jumps, Span formula) {
        return jumps.stream().findFirst().map(jump -> {
            Span span = loss.spans().getOrDefault(jump.divisor(), formula);
            return Problem.of(Message.NO_LIMIT, span, jump.place(), jump.what());
        });
    }

    private static boolean isPossible(Variable input, double value) {
        boolean tooLarge = input.classes()
                .filter(classes -> classes.symbol().isEmpty())
                .map(classes -> value >= classes.offset())
                .orElse(false);
        return input.domain().contains(value) && !tooLarge;
    }
}
