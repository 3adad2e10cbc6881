package io.lossmith.processor.rewrite;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.Chain;
import io.lossmith.syntax.ElementAccess;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.Negation;
import io.lossmith.syntax.NumberLiteral;
import io.lossmith.syntax.Operator;
import io.lossmith.syntax.Power;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Matches expressions against patterns written in the formula language; names of the pattern are its holes. */
final class Matcher {
    private final Map<String, Expr> holes = new HashMap<>();

    private Matcher() {}

    /** What the holes of {@code pattern} stand for in {@code expr}. */
    static Optional<Map<String, Expr>> match(Expression pattern, Expr expr) {
        Matcher matcher = new Matcher();
        return matcher.matches(pattern, expr) ? Optional.of(matcher.holes) : Optional.empty();
    }

    private boolean matches(Expression pattern, Expr expr) {
        if (pattern instanceof NumberLiteral number) {
            return expr.isConstant(number.value());
        }
        if (pattern instanceof NameReference hole) {
            return fill(hole.name(), expr);
        }
        if (pattern instanceof Negation negation) {
            return expr.is(Operators.NEGATE) && matches(negation.operand(), expr.argument(0));
        }
        if (pattern instanceof Power power) {
            return expr.is(Operators.POWER)
                    && matches(power.base(), expr.argument(0))
                    && matches(power.exponent(), expr.argument(1));
        }
        if (pattern instanceof ElementAccess element) {
            return expr.is(Operators.GATHER)
                    && matches(element.vector(), expr.argument(0))
                    && matches(element.index(), expr.argument(1));
        }
        if (pattern instanceof Chain chain) {
            return sum(chain, expr);
        }
        return pattern instanceof Call call && call(call, expr);
    }

    private boolean fill(String hole, Expr expr) {
        if (hole.equals("v") && !expr.isVector()) {
            return false;
        }
        Expr earlier = holes.putIfAbsent(hole, expr);
        return earlier == null || earlier == expr;
    }

    private boolean call(Call call, Expr expr) {
        if (!(expr instanceof Apply apply) || apply.function() != Functions.get(call.function())) {
            return false;
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            if (!matches(call.arguments().get(i), apply.argument(i))) {
                return false;
            }
        }
        return true;
    }

    /** A sum or difference of two, in either order. */
    private boolean sum(Chain chain, Expr expr) {
        if (!expr.is(Operators.ADD) || expr.arguments().size() != 2) {
            return false;
        }
        boolean minus = chain.operators().get(0) == Operator.SUBTRACT;
        List<Expr> terms = expr.arguments();
        return terms(chain, minus, terms.get(0), terms.get(1)) || terms(chain, minus, terms.get(1), terms.get(0));
    }

    private boolean terms(Chain chain, boolean minus, Expr first, Expr second) {
        Map<String, Expr> before = new HashMap<>(holes);
        Expression left = chain.operands().get(0);
        Expression right = chain.operands().get(1);
        if (minus && right instanceof NumberLiteral number) {
            if (matches(left, first) && second.isConstant(-number.value())) {
                return true;
            }
        } else if (matches(left, first)) {
            boolean matched = minus
                    ? second.is(Operators.NEGATE) && matches(right, second.argument(0))
                    : !second.is(Operators.NEGATE) && matches(right, second);
            if (matched) {
                return true;
            }
        }
        holes.clear();
        holes.putAll(before);
        return false;
    }
}
