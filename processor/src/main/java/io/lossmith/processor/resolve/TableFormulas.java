package io.lossmith.processor.resolve;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.FormulaParser;
import io.lossmith.syntax.Parsed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Instantiates the formulas written in the function and rule tables; each text is parsed once. */
public final class TableFormulas {
    private static final List<String> OPERANDS = List.of("x", "y", "z");
    private static final Map<String, Expression> PARSED = new ConcurrentHashMap<>();

    private TableFormulas() {}

    /** {@code formula} with {@code operands} for {@code x}, {@code y} and {@code z}. */
    public static Expr instantiate(Algebra algebra, String formula, List<Expr> operands) {
        return instantiate(algebra, formula, operands(operands));
    }

    /** A scope in which the operands are named {@code x}, {@code y} and {@code z}. */
    public static Scope operands(List<Expr> operands) {
        Scope scope = new Scope();
        for (int i = 0; i < operands.size(); i++) {
            scope.with(OPERANDS.get(i), operands.get(i));
        }
        return scope;
    }

    /** {@code formula} with the names of {@code scope}. */
    public static Expr instantiate(Algebra algebra, String formula, Scope scope) {
        ExpressionBuilder builder = ExpressionBuilder.forTable(algebra, scope);
        Expr result = builder.build(parse(formula));
        if (result == null) {
            throw new IllegalStateException(
                    "table formula '" + formula + "': " + builder.problems().problems());
        }
        return result;
    }

    /** The syntax tree of a table formula. */
    public static Expression parse(String formula) {
        return PARSED.computeIfAbsent(formula, TableFormulas::parseAnew);
    }

    private static Expression parseAnew(String formula) {
        Parsed<Formula> parsed = FormulaParser.parseFormula(formula);
        return parsed.tree()
                .orElseThrow(() -> new IllegalStateException("table formula '" + formula + "': " + parsed.problems()))
                .result();
    }
}
