package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.function.Macros;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Length;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.Chain;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.LengthSyntax;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.NumberLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds calls: rows of the function table, macros, and the few functions that depend on how they are called. */
final class CallBuilder {
    private final ExpressionBuilder builder;
    private final Algebra algebra;

    CallBuilder(ExpressionBuilder builder) {
        this.builder = builder;
        this.algebra = builder.algebra();
    }

    Expr build(Call call) {
        Optional<LossCalls> losses = builder.losses().filter(known -> known.isLoss(call.function()));
        if (losses.isPresent()) {
            return losses.get().build(call, builder);
        }
        return switch (call.function()) {
            case "pow" -> arity(call, 2) ? builder.apply(Operators.POWER, call.arguments(), call.span()) : null;
            case "max" -> extreme(call, "max_of", "maximum");
            case "min" -> extreme(call, "min_of", "minimum");
            case "where" -> where(call);
            case "index" -> index(call);
            case "onehot" -> onehot(call);
            case "norm" -> norm(call);
            default -> named(call);
        };
    }

    private Expr named(Call call) {
        String name = call.function();
        Macros.Macro macro = Macros.table().get(name);
        if (macro != null) {
            return arity(call, macro.arity()) ? macro(call, macro) : null;
        }
        if (builder.isTrusted() && (name.equals("length") || name.equals("position"))) {
            Length length =
                    builder.build(call.arguments().get(0)).type().length().orElseThrow();
            return name.equals("length")
                    ? algebra.length(length)
                    : algebra.graph().position(length);
        }
        Optional<Function> row = Functions.find(name).filter(found -> builder.isTrusted() || !found.isHidden());
        if (row.isEmpty()) {
            call.arguments().forEach(builder::build); // for the mistakes in them
            return builder.problems()
                    .report(
                            Message.UNKNOWN_FUNCTION,
                            call.nameSpan(),
                            name,
                            FunctionHints.unknown(
                                    call,
                                    builder.scope(),
                                    builder.losses().map(LossCalls::names).orElse(List.of())));
        }
        return arity(call, row.get().arity()) ? row(call, row.get()) : null;
    }

    private Expr row(Call call, Function row) {
        if (row.shape() == Shape.ELEMENTWISE) {
            return builder.apply(row, call.arguments(), call.span());
        }
        Expr operand = vector(call);
        if (operand == null) {
            return null;
        }
        List<Expr> operands = new ArrayList<>(List.of(operand)); // more of them in tables only
        call.arguments()
                .subList(1, call.arguments().size())
                .forEach(argument -> operands.add(builder.number(argument)));
        return algebra.apply(row, operands);
    }

    /** The first operand, which has to be a vector of numbers. */
    private Expr vector(Call call) {
        Expression syntax = call.arguments().get(0);
        Expr operand = builder.number(syntax);
        if (operand != null && !operand.isVector()) {
            return builder.vectorExpected(syntax);
        }
        return operand;
    }

    private Expr macro(Call call, Macros.Macro macro) {
        boolean conditions = call.function().equals("count")
                || call.function().equals("any")
                || call.function().equals("all");
        List<Expr> operands = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            operands.add(conditions ? builder.condition(argument) : builder.number(argument));
        }
        if (operands.contains(null) || !builder.sameLengths(operands, call.span())) {
            return null;
        }
        if (operands.stream().noneMatch(Expr::isVector)) {
            Expression first = call.arguments().get(0);
            return builder.vectorExpected(first);
        }
        return TableFormulas.instantiate(algebra, macro.formula(), operands);
    }

    private Expr extreme(Call call, String ofVector, String ofTwo) {
        if (call.arguments().size() == 1) {
            Expr operand = vector(call);
            return operand == null ? null : algebra.apply(Functions.get(ofVector), List.of(operand));
        }
        if (!arityAtLeastTwo(call)) {
            return null;
        }
        List<Expr> operands = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            operands.add(builder.number(argument));
        }
        if (operands.contains(null) || !builder.sameLengths(operands, call.span())) {
            return null;
        }
        Expr result = operands.get(0);
        for (Expr operand : operands.subList(1, operands.size())) {
            result = algebra.apply(Functions.get(ofTwo), List.of(result, operand));
        }
        return builder.inShapeOf(operands, result);
    }

    private Expr where(Call call) {
        if (!arity(call, 3)) {
            return null;
        }
        List<Expression> parts = call.arguments();
        return builder.choice(parts.get(0), parts.get(1), parts.get(2), call.span());
    }

    private Expr index(Call call) {
        if (!arity(call, 1)) {
            return null;
        }
        Expression syntax = call.arguments().get(0);
        Optional<Length> length = length(syntax);
        if (length.isEmpty()) {
            return builder.problems()
                    .report(
                            Message.UNKNOWN_LENGTH,
                            syntax.span(),
                            Quote.of(syntax),
                            builder.scope().lengths().isEmpty()
                                    ? "Declare a vector with a length first, such as 'z: real[K]'."
                                    : "Lengths are: "
                                            + String.join(", ", builder.scope().lengths()) + ".");
        }
        builder.needs(length.get());
        return algebra.graph().position(length.get());
    }

    private Optional<Length> length(Expression syntax) {
        if (syntax instanceof NameReference name) {
            return builder.scope().length(name.name());
        }
        if (syntax instanceof NumberLiteral number && isWhole(number.value()) && number.value() >= 1) {
            return Optional.of(new Length("", (int) number.value()));
        }
        if (syntax instanceof Chain chain
                && chain.operands().size() == 2
                && chain.operands().get(1) instanceof NumberLiteral number
                && isWhole(number.value())) {
            int shift = (int) number.value();
            int offset = switch (chain.operators().get(0)) {
                case ADD -> shift;
                case SUBTRACT -> -shift;
                default -> 0;
            };
            return offset == 0
                    ? Optional.empty()
                    : length(chain.operands().get(0))
                            .filter(base -> !base.symbol().isEmpty() || base.offset() + offset >= 1)
                            .map(base -> new Length(base.symbol(), base.offset() + offset))
                            .filter(moved -> Math.abs(moved.offset()) <= LengthSyntax.LARGEST);
        }
        return Optional.empty();
    }

    private static boolean isWhole(double value) {
        return Math.rint(value) == value && value <= LengthSyntax.LARGEST;
    }

    private Expr onehot(Call call) {
        if (!arity(call, 1)) {
            return null;
        }
        Expression syntax = call.arguments().get(0);
        Expr operand = builder.number(syntax);
        if (operand == null) {
            return null;
        }
        if (!(operand instanceof Variable variable) || variable.classes().isEmpty() || operand.isVector()) {
            return builder.invalidIndex(syntax, operand, "K");
        }
        Expr position = algebra.graph().position(variable.classes().get());
        Expr hit = algebra.compare(Operators.EQUAL, position, operand);
        return algebra.select(hit, algebra.one(), algebra.zero());
    }

    private Expr norm(Call call) {
        if (call.arguments().size() == 1) {
            Expr operand = vector(call);
            return operand == null ? null : algebra.apply(Functions.get("norm"), List.of(operand));
        }
        if (!call.isOrdinary() || call.arguments().size() != 2) {
            wrongCount(call, 2, "1 vector, or a vector and an exponent");
            return null;
        }
        Expr operand = vector(call);
        Expr exponent = builder.number(call.arguments().get(1));
        if (operand == null || exponent == null) {
            return null;
        }
        if (exponent.isVector()) {
            Expression syntax = call.arguments().get(1);
            return builder.problems()
                    .report(
                            Message.SCALAR_EXPECTED,
                            syntax.span(),
                            "The exponent of a norm",
                            exponent.type().length().orElseThrow(),
                            Quote.of(syntax));
        }
        if (exponent.isConstant(2)) {
            return algebra.apply(Functions.get("norm"), List.of(operand));
        }
        String formula = exponent instanceof Constant && exponent.isConstant(1)
                ? "sum(abs(x))"
                : "max_of(abs(x)) == 0 ? 0 : sum(abs(x)^y)^(1/y)";
        return TableFormulas.instantiate(algebra, formula, List.of(operand, exponent));
    }

    private boolean arity(Call call, int expected) {
        if (call.isOrdinary() && call.arguments().size() == expected) {
            return true;
        }
        return wrongCount(call, expected, expected == 1 ? "1 argument" : expected + " arguments");
    }

    private boolean arityAtLeastTwo(Call call) {
        return (call.isOrdinary() && call.arguments().size() >= 2)
                || wrongCount(call, 2, "1 vector, or 2 or more values");
    }

    private boolean wrongCount(Call call, int arity, String expected) {
        call.arguments().forEach(builder::build); // for the mistakes in them
        int actual = call.arguments().size();
        builder.problems()
                .report(
                        Message.WRONG_ARGUMENT_COUNT,
                        call.nameSpan(),
                        call.function(),
                        expected,
                        call.isOrdinary() ? String.valueOf(actual) : "targets or parameters after '|' or ';'",
                        FunctionHints.usage(call.function(), arity));
        return false;
    }
}
