package io.lossmith.processor.stability;

import io.lossmith.LossKernel;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.syntax.Entry;
import io.lossmith.syntax.EntryRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles all cases in one run of javac and evaluates their kernels at the points of the reference file. */
final class StabilityMeasure {
    private StabilityMeasure() {}

    static List<CaseResult> measure(List<StabilityCase> cases, Map<String, List<Reference>> references) {
        KernelHarness harness = new KernelHarness();
        cases.forEach(each -> harness.add(each.className(), each.formula(), each.components()));
        Map<String, CompiledLoss> losses = harness.compile();
        return cases.stream()
                .map(each -> measure(each, losses.get(each.className()), references.get(each.id())))
                .toList();
    }

    private static CaseResult measure(StabilityCase each, CompiledLoss loss, List<Reference> references) {
        int[] lengths =
                each.lengths().values().stream().mapToInt(Integer::intValue).toArray();
        Map<List<Object>, LossKernel> kernels = new HashMap<>();
        Output value = new Output();
        Output gradient = new Output();
        Output hessian = new Output();
        int undefinedNan = 0;
        for (Reference reference : references) {
            List<Object> parameters = new ArrayList<>();
            List<double[]> row = new ArrayList<>();
            for (Entry entry : each.entries()) {
                double[] elements = reference.inputs().get(entry.name());
                if (entry.role() == EntryRole.PARAMETER) {
                    parameters.add(elements[0]);
                } else {
                    row.add(elements);
                }
            }
            LossKernel kernel = kernels.computeIfAbsent(parameters, key -> loss.kernel(lengths, key.toArray()));
            Evaluation actual = Evaluation.inDouble(kernel, row.toArray(new double[0][]));
            List<Double> gradients = flat(actual.gradients());
            List<Double> hessians = flat(actual.hessians());
            value.add(
                    reference,
                    List.of(actual.value()),
                    List.of(reference.value()),
                    reference.conditions().get(0));
            gradient.add(
                    reference,
                    gradients,
                    reference.gradient(),
                    reference.conditions().get(1));
            hessian.add(
                    reference,
                    hessians,
                    reference.hessian(),
                    reference.conditions().get(2));
            undefinedNan +=
                    isUndefinedNan(gradients, reference.gradient()) || isUndefinedNan(hessians, reference.hessian())
                            ? 1
                            : 0;
        }
        String stable = ExprPrinter.print(loss.model().value());
        return new CaseResult(each, stable, value, gradient, hessian, undefinedNan);
    }

    private static boolean isUndefinedNan(List<Double> actual, List<Double> exact) {
        for (int i = 0; i < exact.size(); i++) {
            if (exact.get(i).isNaN() && actual.get(i).isNaN()) {
                return true;
            }
        }
        return false;
    }

    private static List<Double> flat(double[][] perInput) {
        List<Double> flat = new ArrayList<>();
        for (double[] elements : perInput) {
            if (elements != null) {
                Arrays.stream(elements).forEach(flat::add);
            }
        }
        return flat;
    }
}
