package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Operators;
import io.lossmith.syntax.Expression;
import java.util.List;

/** Finds arguments that lie outside of a function's domain for all inputs: such a loss is NaN or infinite in every row. */
final class DomainCheck {
    private final Intervals intervals = new Intervals();
    private final ProblemCollector problems;

    DomainCheck(ProblemCollector problems) {
        this.problems = problems;
    }

    void check(Function function, List<Expr> operands, List<Expression> syntax) {
        for (Function.NaturalDomain bound : function.naturalDomains()) {
            Interval actual = intervals.of(operands.get(bound.operand()));
            if (isOutside(actual, bound.interval())) {
                report(function.name(), function.domain(), text(actual), syntax.get(bound.operand()));
            }
        }
        if (function == Operators.POWER && NaturalDomains.needsNonnegativeBase(operands.get(1))) {
            Interval base = intervals.of(operands.get(0));
            if (isOutside(base, Interval.NONNEGATIVE)) {
                report("^", "a base x >= 0 where the exponent is not a whole number", text(base), syntax.get(0));
            }
        }
        if (function.name().equals("clamp")) {
            Interval lower = intervals.of(operands.get(1));
            Interval upper = intervals.of(operands.get(2));
            if (lower.lower() > upper.upper()) {
                String bounds = text(lower) + ", above the upper bound, which is always " + text(upper);
                report("clamp", function.domain(), bounds, syntax.get(1));
            }
        }
    }

    void checkDivisor(Expr divisor, Expression syntax) {
        Interval actual = intervals.of(divisor);
        if (actual.lower() == 0 && actual.upper() == 0) {
            report("/", "a divisor other than 0", text(actual), syntax);
        }
    }

    private static boolean isOutside(Interval actual, Interval domain) {
        return actual.upper() < domain.lower() || actual.lower() > domain.upper();
    }

    private void report(String function, String domain, String actual, Expression syntax) {
        problems.report(Message.NEVER_DEFINED, syntax.span(), function, domain, actual);
    }

    /** {@code -1}, or {@code in (-inf, -1]}. */
    private static String text(Interval interval) {
        if (interval.lower() == interval.upper()) {
            return ExprPrinter.number(interval.lower());
        }
        return "in " + lower(interval.lower()) + ", " + upper(interval.upper());
    }

    private static String lower(double bound) {
        if (bound <= -Double.MAX_VALUE) {
            return "(-inf";
        }
        double beyond = Math.nextDown(bound);
        return isOpen(bound, beyond) ? "(" + ExprPrinter.number(beyond) : "[" + ExprPrinter.number(bound);
    }

    private static String upper(double bound) {
        if (bound >= Double.MAX_VALUE) {
            return "inf)";
        }
        double beyond = Math.nextUp(bound);
        return isOpen(bound, beyond) ? ExprPrinter.number(beyond) + ")" : ExprPrinter.number(bound) + "]";
    }

    /** An open end is the double next to a number that is far shorter. */
    private static boolean isOpen(double bound, double beyond) {
        return ExprPrinter.number(beyond).length() + 6
                < ExprPrinter.number(bound).length();
    }
}
