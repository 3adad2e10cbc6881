package io.lossmith.processor.differentiate;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.Scope;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Hessian diagonal of one input, from its gradient.
 *
 * <p>For a vector input {@code z[K]} this is the derivative of element k of the gradient by {@code z[k]}. Element-wise
 * functions keep the position, so forward mode follows them; a number that sums over the vector enters with its own
 * gradient, found by reverse mode once per such number.
 */
public final class Curvature {
    private final Algebra algebra;
    private final Partials partials;
    private final Variable input;
    private final Map<Expr, Expr> tangents = new HashMap<>();
    private final Map<Expr, Boolean> elementwise = new HashMap<>();
    private final Map<Expr, Boolean> reaching = new HashMap<>();

    private Curvature(Algebra algebra, Variable input) {
        this.algebra = algebra;
        this.partials = new Partials(algebra);
        this.input = input;
    }

    /** The second derivatives of the value whose gradient by {@code input} is {@code gradient}. */
    public static Expr of(Algebra algebra, Expr gradient, Variable input) {
        return new Curvature(algebra, input).tangent(gradient);
    }

    private Expr tangent(Expr expr) {
        if (!expr.isDifferentiable()) {
            return algebra.zero();
        }
        Expr known = tangents.get(expr);
        if (known == null) {
            known = expr instanceof Apply apply ? apply(apply) : expr == input ? algebra.one() : algebra.zero();
            tangents.put(expr, known);
        }
        return known;
    }

    private Expr apply(Apply apply) {
        return switch (apply.function().shape()) {
            case ELEMENTWISE -> elementwise(apply);
            case ROW -> row(apply);
            case REDUCTION, GATHER -> input.isVector() ? total(apply) : alongScalar(apply);
        };
    }

    private Expr elementwise(Apply apply) {
        if (apply.is(Operators.ADD)) {
            return algebra.add(apply.arguments().stream().map(this::tangent).toList());
        }
        List<Expr> scales = partials.scaled(apply, algebra.one());
        List<Expr> terms = new ArrayList<>();
        if (apply.is(Operators.SELECT)) {
            return algebra.select(apply.argument(0), tangent(apply.argument(1)), tangent(apply.argument(2)));
        }
        for (int i = 0; i < scales.size(); i++) {
            if (scales.get(i) == null) {
                continue;
            }
            Expr operand = tangent(apply.argument(i));
            if (!operand.isConstant(0)) {
                // The partial again, now with the tangent inside, so that a zero branch stays outside of products.
                terms.add(operand.isConstant(1) ? scales.get(i) : scaledPartial(apply, i, operand, scales.get(i)));
            }
        }
        return algebra.add(terms);
    }

    private Expr scaledPartial(Apply apply, int operand, Expr tangent, Expr partial) {
        return apply.is(Operators.MULTIPLY)
                ? algebra.multiply(tangent, partial)
                : partials.scaled(apply, tangent).get(operand);
    }

    /** A number's derivative by every element of the input. */
    private Expr total(Apply apply) {
        return Gradients.of(algebra, apply, List.of(input)).get(input);
    }

    private Expr row(Apply apply) {
        Function function = apply.function();
        boolean isElementwise = apply.arguments().stream().allMatch(this::isElementwise);
        if (input.isVector() && !function.diagonals().isEmpty() && isElementwise) {
            Scope scope = TableFormulas.operands(apply.arguments()).with("f", apply);
            List<Expr> terms = new ArrayList<>();
            for (int i = 0; i < apply.arguments().size(); i++) {
                Expr tangent = tangent(apply.argument(i));
                if (!tangent.isConstant(0)) {
                    Expr diagonal = TableFormulas.instantiate(
                            algebra, function.diagonals().get(i), scope);
                    terms.add(algebra.multiply(tangent, diagonal));
                }
            }
            return algebra.add(terms);
        }
        return tangent(TableFormulas.instantiate(algebra, function.lowering(), apply.arguments()));
    }

    /** Whether each element depends on the input at its own position only. */
    private boolean isElementwise(Expr expr) {
        Boolean known = elementwise.get(expr);
        if (known == null) {
            known = expr == input
                    || !reaches(expr)
                    || (expr.isVector()
                            && expr instanceof Apply apply
                            && apply.function().shape() == Shape.ELEMENTWISE
                            && apply.arguments().stream().allMatch(this::isElementwise));
            elementwise.put(expr, known);
        }
        return known;
    }

    private boolean reaches(Expr expr) {
        if (expr == input || !expr.isDifferentiable()) {
            return expr == input;
        }
        Boolean known = reaching.get(expr);
        if (known == null) {
            known = expr.arguments().stream().anyMatch(this::reaches);
            reaching.put(expr, known);
        }
        return known;
    }

    /** A sum, extreme or element of vectors that change with one number. */
    private Expr alongScalar(Apply apply) {
        Expr vector = apply.argument(0);
        if (apply.is(Operators.GATHER)) {
            Expr inner = tangent(vector);
            return algebra.gather(inner, apply.argument(1));
        }
        Scope scope = TableFormulas.operands(apply.arguments()).with("f", apply).with("g", algebra.one());
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < apply.arguments().size(); i++) {
            Expr tangent = tangent(apply.argument(i));
            if (!tangent.isConstant(0)) {
                Expr slopes = TableFormulas.instantiate(
                        algebra, apply.function().derivatives().get(i), scope);
                Expr product = algebra.multiply(slopes, tangent);
                terms.add(
                        apply.argument(i).isVector()
                                ? algebra.sum(product, vector.type().length().orElseThrow())
                                : product);
            }
        }
        return algebra.add(terms);
    }
}
