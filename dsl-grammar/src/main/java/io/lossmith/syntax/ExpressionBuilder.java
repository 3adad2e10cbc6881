package io.lossmith.syntax;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.syntax.antlr.FormulaBaseParser;
import io.lossmith.syntax.antlr.FormulaBaseParser.CallContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.ComparatorContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.ComparisonContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.ExpressionContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.IndexContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.NameContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.OperandContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.PowerContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.SumContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Parse tree of an expression to syntax tree. Adds a problem where the grammar accepts more than the language. */
final class ExpressionBuilder {
    /** A corrected spelling longer than this does not fit into a sentence. */
    private static final int LONGEST_CORRECTION = 80;

    private static final Map<String, Operator> OPERATORS =
            Arrays.stream(Operator.values()).collect(Collectors.toUnmodifiableMap(Operator::symbol, each -> each));

    private final SourceText source;
    private final List<Problem> problems;

    ExpressionBuilder(SourceText source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * The tree of any rule of expressions. Rules that only pass on to the next tighter one are skipped without recursion,
     * so that the depth of the stack follows the nesting of the formula and not the number of precedence levels.
     */
    Expression expression(ParserRuleContext context) {
        ParserRuleContext tightest = context;
        while (tightest.getChildCount() == 1 && tightest.getChild(0) instanceof ParserRuleContext only) {
            tightest = only;
        }
        return switch (tightest.getRuleIndex()) {
            case FormulaBaseParser.RULE_expression -> conditional((ExpressionContext) tightest);
            case FormulaBaseParser.RULE_comparison -> comparison((ComparisonContext) tightest);
            case FormulaBaseParser.RULE_power -> power((PowerContext) tightest);
            case FormulaBaseParser.RULE_operand -> operand((OperandContext) tightest);
            case FormulaBaseParser.RULE_name -> reference((NameContext) tightest);
            default -> chain(tightest);
        };
    }

    private Expression conditional(ExpressionContext context) {
        return new Conditional(
                expression(context.disjunction()),
                expression(context.expression(0)),
                expression(context.expression(1)),
                source.span(context));
    }

    NameReference reference(NameContext context) {
        return new NameReference(context.getText(), source.span(context));
    }

    /** The value of a number; reports one beyond the range of double, and gives 0 for it. */
    double number(Token token) {
        String text = token.getText();
        double value = Double.parseDouble(text);
        boolean isVanished = value == 0 && significand(text).chars().anyMatch(digit -> digit >= '1' && digit <= '9');
        if (Double.isInfinite(value) || isVanished) {
            problems.add(Problem.of(Message.NUMBER_OUT_OF_RANGE, source.span(token), Wording.brief(text)));
            return 0;
        }
        return value;
    }

    private static String significand(String number) {
        return number.split("[eE]", 2)[0];
    }

    /** Operands and operators take turns as children. */
    private Expression chain(ParserRuleContext context) {
        List<Expression> operands = new ArrayList<>();
        List<Operator> operators = new ArrayList<>();
        for (ParseTree child : context.children) {
            if (child instanceof ParserRuleContext operand) {
                operands.add(expression(operand));
            } else {
                operators.add(operator(child.getText()));
            }
        }
        return new Chain(operands, operators, source.span(context));
    }

    private Expression comparison(ComparisonContext context) {
        List<SumContext> sums = context.sum();
        Expression left = expression(sums.get(0));
        List<Expression> comparisons = new ArrayList<>();
        for (int index = 1; index < sums.size(); index++) {
            Expression right = expression(sums.get(index));
            ComparatorContext comparator = context.comparator(index - 1);
            Span span = source.span(sums.get(index - 1)).to(source.span(sums.get(index)));
            comparisons.add(new Comparison(left, operator(comparator.getText()), right, source.span(comparator), span));
            left = right;
        }
        if (comparisons.size() > 1) {
            Span second = source.span(context.comparator(1));
            problems.add(Problem.of(Message.CHAINED_COMPARISON, second, unchained(comparisons, source.span(context))));
        }
        Expression inner = comparisons.isEmpty() ? left : comparisons.get(0);
        return prefixed(context, context.NOT(), inner, Not::new);
    }

    private static String unchained(List<Expression> comparisons, Span span) {
        List<Operator> operators =
                comparisons.stream().skip(1).map(comparison -> Operator.AND).toList();
        String text = SyntaxPrinter.print(new Chain(comparisons, operators, span));
        return text.length() <= LONGEST_CORRECTION ? text : "a < b && b < c";
    }

    private Expression power(PowerContext context) {
        Expression base = expression(context.operand());
        int start = source.span(context.operand()).start();
        for (IndexContext index : context.index()) {
            Span span = new Span(start, source.span(index).end());
            base = new ElementAccess(base, expression(index.expression()), span);
        }
        int end = source.span(context).end();
        Expression inner =
                context.POWER() == null ? base : new Power(base, expression(context.power()), new Span(start, end));
        return prefixed(context, context.MINUS(), inner, Negation::new);
    }

    /** Puts prefix operators around an operand, the innermost first. */
    private Expression prefixed(
            ParserRuleContext context,
            List<TerminalNode> prefixes,
            Expression operand,
            BiFunction<Expression, Span, Expression> node) {
        int end = source.span(context).end();
        Expression outermost = operand;
        for (int index = prefixes.size() - 1; index >= 0; index--) {
            Span span = new Span(source.span(prefixes.get(index)).start(), end);
            outermost = node.apply(outermost, span);
        }
        return outermost;
    }

    private Expression operand(OperandContext context) {
        if (context.NUMBER() != null) {
            Token token = context.NUMBER().getSymbol();
            return new NumberLiteral(token.getText(), number(token), source.span(token));
        }
        return context.name() == null ? expression(context.expression()) : call(context);
    }

    private Expression call(OperandContext context) {
        CallContext call = context.call();
        return new Call(
                context.name().getText(),
                all(call.arguments),
                all(call.targets),
                all(call.parameters),
                source.span(context.name()),
                source.span(context));
    }

    private List<Expression> all(List<ExpressionContext> contexts) {
        List<Expression> expressions = new ArrayList<>(contexts.size());
        for (ExpressionContext context : contexts) {
            expressions.add(expression(context));
        }
        return expressions;
    }

    private static Operator operator(String symbol) {
        return OPERATORS.get(symbol);
    }
}
