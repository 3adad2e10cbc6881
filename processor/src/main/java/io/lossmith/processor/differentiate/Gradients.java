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
import io.lossmith.spec.Length;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reverse-mode differentiation of one number by any inputs: one sweep over the graph, from the value to the inputs. */
public final class Gradients {
    private final Algebra algebra;
    private final Partials partials;
    private final Map<Expr, List<Expr>> adjoints = new HashMap<>();

    private Gradients(Algebra algebra) {
        this.algebra = algebra;
        this.partials = new Partials(algebra);
    }

    /** The gradient of {@code value} by each of {@code inputs}, in that order; a vector input has a vector gradient. */
    public static Map<Variable, Expr> of(Algebra algebra, Expr value, List<Variable> inputs) {
        return new Gradients(algebra).run(value, inputs);
    }

    private Map<Variable, Expr> run(Expr value, List<Variable> inputs) {
        List<Expr> nodes = differentiableNodes(value);
        contribute(value, algebra.one());
        for (Expr node : nodes) {
            List<Expr> contributions = adjoints.get(node);
            if (node instanceof Apply apply && contributions != null) {
                propagate(apply, algebra.add(contributions));
            }
        }
        Map<Variable, Expr> gradients = new LinkedHashMap<>();
        for (Variable input : inputs) {
            gradients.put(input, algebra.add(adjoints.getOrDefault(input, List.of())));
        }
        return gradients;
    }

    /** All nodes below {@code value} that carry a gradient, users before their operands. */
    private static List<Expr> differentiableNodes(Expr value) {
        Set<Expr> seen = new HashSet<>();
        List<Expr> pending = new ArrayList<>(List.of(value));
        List<Expr> nodes = new ArrayList<>();
        while (!pending.isEmpty()) {
            Expr node = pending.remove(pending.size() - 1);
            if (node.isDifferentiable() && seen.add(node)) {
                nodes.add(node);
                pending.addAll(node.arguments());
            }
        }
        nodes.sort(Comparator.comparingInt(Expr::id).reversed());
        return nodes;
    }

    private void contribute(Expr node, Expr adjoint) {
        if (node.isDifferentiable() && !adjoint.isConstant(0)) {
            adjoints.computeIfAbsent(node, key -> new ArrayList<>()).add(adjoint);
        }
    }

    private void propagate(Apply apply, Expr adjoint) {
        switch (apply.function().shape()) {
            case ELEMENTWISE -> elementwise(apply, adjoint);
            case GATHER -> gather(apply, adjoint);
            case REDUCTION, ROW -> whole(apply, adjoint);
        }
    }

    private void elementwise(Apply apply, Expr adjoint) {
        List<Expr> scaled = partials.scaled(apply, adjoint);
        for (int i = 0; i < scaled.size(); i++) {
            if (scaled.get(i) == null) {
                continue;
            }
            Expr operand = apply.argument(i);
            // A number used at every position gathers the contributions of all of them.
            boolean gathers = apply.isVector() && !operand.isVector();
            Expr contribution =
                    gathers ? algebra.sum(scaled.get(i), apply.type().length().orElseThrow()) : scaled.get(i);
            contribute(operand, contribution);
        }
    }

    private void gather(Apply apply, Expr adjoint) {
        Expr vector = apply.argument(0);
        Expr index = apply.argument(1);
        if (vector instanceof Apply row && !row.function().elementDerivative().isEmpty()) {
            Scope scope =
                    TableFormulas.operands(row.arguments()).with("f", vector).with("i", index);
            Expr derivative = TableFormulas.instantiate(algebra, row.function().elementDerivative(), scope);
            contribute(row.argument(0), algebra.multiply(adjoint, derivative));
            return;
        }
        Length length = vector.type().length().orElseThrow();
        Expr hit = algebra.compare(Operators.EQUAL, algebra.graph().position(length), index);
        contribute(vector, algebra.select(hit, adjoint, algebra.zero()));
    }

    private void whole(Apply apply, Expr adjoint) {
        Function function = apply.function();
        if (function.derivatives().isEmpty()) {
            throw new IllegalStateException("no derivative in the row of " + function);
        }
        boolean row = function.shape() == Shape.ROW;
        Expr g = row && !adjoint.isVector()
                ? algebra.graph().apply(Operators.SPREAD, List.of(adjoint, apply.argument(0)))
                : adjoint;
        Scope scope = TableFormulas.operands(apply.arguments()).with("f", apply).with("g", g);
        for (int i = 0; i < apply.arguments().size(); i++) {
            if (apply.argument(i).isDifferentiable()) {
                contribute(
                        apply.argument(i),
                        TableFormulas.instantiate(
                                algebra, function.derivatives().get(i), scope));
            }
        }
    }
}
