package io.lossmith.processor.compiler;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.domain.Unfolding;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.Explanation;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.KernelModel.OneRowMethod;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.kernel.RowPrograms;
import io.lossmith.processor.limit.Limits;
import io.lossmith.processor.lower.Grouping;
import io.lossmith.processor.lower.Lowering;
import io.lossmith.processor.lower.Magnitudes;
import io.lossmith.processor.lower.Meanings;
import io.lossmith.processor.lower.NanPolicy;
import io.lossmith.processor.lower.Scales;
import io.lossmith.processor.lower.SpecialPoints;
import io.lossmith.processor.refine.Refinements;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.Naming;
import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Scheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Lowers and schedules the derived expressions of one loss. */
final class KernelBuilder {
    private final LossModel loss;
    private final Lowering lowering;
    private final SpecialPoints specialPoints;
    private final NanPolicy nanPolicy;
    private final Scales scales;
    private final Magnitudes magnitudes;
    private final Grouping grouping;
    private final Refinements refinements;
    private final Map<Expr, String> bindings = new LinkedHashMap<>();

    KernelBuilder(LossModel loss) {
        this.loss = loss;
        Algebra algebra = loss.algebra();
        this.lowering = new Lowering(algebra);
        Intervals intervals = new Intervals();
        this.specialPoints = new SpecialPoints(algebra, intervals);
        this.scales = new Scales(algebra, intervals, lowering.origins());
        this.magnitudes = new Magnitudes(algebra.graph(), intervals, lowering.origins());
        this.nanPolicy = new NanPolicy(algebra, specialPoints::guard);
        this.grouping = new Grouping(algebra.graph());
        this.refinements = new Refinements(algebra, intervals, lowering.origins());
        loss.names().forEach((expr, name) -> {
            Expr plain = lowered(expr);
            bindings.putIfAbsent(plain, name);
            bindings.putIfAbsent(refinements.refine(plain), name);
        });
    }

    private Expr lowered(Expr expr) {
        return grouping.group(magnitudes.keep(scales.moveOut(specialPoints.guard(lowering.lower(expr)))));
    }

    /** The kernel; {@code limits} collects what was decided at special points. */
    KernelModel build(Derived derived, Limits limits) {
        Expr value = limits.complete(derived.value(), "the value");
        Map<Variable, Expr> gradients = completed(derived.gradients(), limits, "the gradient by ");
        Map<Variable, Expr> hessians = completed(derived.hessians(), limits, "the second derivative by ");
        List<Output> plain = outputs(value, gradients, hessians, this::lowered);
        boolean forcesNan = Stream.concat(gradients.values().stream(), hessians.values().stream())
                .anyMatch(expr -> !nanPolicy.holds(expr, loss.inputs()));
        Guarantees guarantees = Guarantees.of(
                loss,
                value,
                gradients,
                hessians,
                new Unfolding(result -> specialPoints.guard(lowering.lower(result)), new Meanings(loss.algebra())::of));
        return new KernelModel(
                loss,
                derived.value(),
                derived.gradients(),
                derived.hessians(),
                rows(plain),
                rows(outputs(value, gradients, hessians, expr -> refinements.refineResult(lowered(expr)))),
                loss.weight().map(weight -> rows(new Output(Output.Kind.WEIGHT, null, lowered(weight)))),
                oneRow(value, gradients, hessians),
                forcesNan,
                new Explanation(
                        derived.steps(),
                        Conventions.of(derived.value(), derived.gradients()),
                        limits.sentences(),
                        guarantees.proved(),
                        guarantees.open(),
                        Optional.empty()));
    }

    private static Map<Variable, Expr> completed(Map<Variable, Expr> derivatives, Limits limits, String what) {
        Map<Variable, Expr> completed = new LinkedHashMap<>();
        derivatives.forEach(
                (input, derivative) -> completed.put(input, limits.complete(derivative, what + input.name())));
        return completed;
    }

    private List<Output> outputs(
            Expr value, Map<Variable, Expr> gradients, Map<Variable, Expr> hessians, UnaryOperator<Expr> ready) {
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output(Output.Kind.VALUE, null, ready.apply(nanPolicy.enforce(value, loss.inputs()))));
        gradients.forEach(
                (input, gradient) -> outputs.add(new Output(Output.Kind.GRADIENT, input, ready.apply(gradient))));
        hessians.forEach((input, hessian) -> outputs.add(new Output(Output.Kind.HESSIAN, input, ready.apply(hessian))));
        return outputs;
    }

    private RowPrograms rows(List<Output> results) {
        List<Output> withGradients = results.stream()
                .filter(output -> output.kind() != Output.Kind.HESSIAN)
                .toList();
        return new RowPrograms(rows(results.get(0)), program(withGradients), program(results));
    }

    private RowProgram rows(Output output) {
        return program(List.of(output));
    }

    private RowProgram program(List<Output> outputs) {
        return Scheduler.manyRows(outputs, new Naming(bindings, lowering.origins(), ReservedNames.inRows(loss)));
    }

    private List<OneRowMethod> oneRow(Expr value, Map<Variable, Expr> gradients, Map<Variable, Expr> hessians) {
        if (loss.inputs().stream().anyMatch(Expr::isVector)) {
            return List.of();
        }
        List<OneRowMethod> methods = new ArrayList<>();
        methods.add(new OneRowMethod("valueAt", "The loss of one row.", null, oneRow(value)));
        gradients.forEach((input, gradient) -> methods.add(new OneRowMethod(
                methodName("gradient", input, gradients.size()),
                "The derivative of one row's loss by {@code " + input.name() + "}.",
                input,
                oneRow(gradient))));
        hessians.forEach((input, hessian) -> methods.add(new OneRowMethod(
                methodName("hessian", input, hessians.size()),
                "The second derivative of one row's loss by {@code " + input.name() + "}.",
                input,
                oneRow(hessian))));
        return methods;
    }

    private String methodName(String what, Variable input, int inputs) {
        return what + (inputs == 1 ? "" : ReservedNames.capitalized(ReservedNames.java(loss, input))) + "At";
    }

    private RowProgram oneRow(Expr expr) {
        Expr refined = refinements.refineResult(lowered(nanPolicy.enforce(expr, loss.inputs())));
        Output result = new Output(Output.Kind.VALUE, null, refined);
        return Scheduler.oneRow(
                List.of(result), new Naming(bindings, lowering.origins(), ReservedNames.inOneRow(loss)));
    }
}
