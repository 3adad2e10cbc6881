package io.lossmith.engine;

import io.lossmith.KernelOptions;
import io.lossmith.LossKernel;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;

/**
 * A kernel whose results are easy to tell: value, gradient and Hessian of a row are its prediction, and those of the learned input are the
 * sum of the predictions. It fails at a prediction of 13 or 14.
 */
final class ProbeKernel extends LossKernel {
    private static final long serialVersionUID = 1L;

    static final ProbeKernel INSTANCE = new ProbeKernel(KernelOptions.DEFAULT);

    private ProbeKernel(KernelOptions options) {
        super(
                LossSpec.builder("Probe", "(p: real, learn s: real) -> p")
                        .input("p", Role.PREDICTION, Domain.REAL, "", Link.IDENTITY)
                        .input("s", Role.LEARN, Domain.REAL, "", Link.IDENTITY)
                        .build(),
                new int[0],
                options);
    }

    @Override
    protected LossKernel with(KernelOptions options) {
        return new ProbeKernel(options);
    }

    @Override
    protected double valueRows(Rows rows) {
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double p = rows.reals(0)[rows.start(0) + row];
            if (p == 13 || p == 14) {
                throw new ArithmeticException("the prediction is " + p);
            }
            sum += weight * rows.keep(row, p);
            double scaled = weight * rows.scale() * p;
            write(rows.gradient(0), rows.gradientStart(0) + row, scaled);
            write(rows.hessian(0), rows.hessianStart(0) + row, scaled);
            add(rows.gradient(1), scaled);
            add(rows.hessian(1), scaled);
        }
        return sum;
    }

    private static void write(double[] results, int at, double number) {
        if (results != null) {
            results[at] = number;
        }
    }

    private static void add(double[] total, double number) {
        if (total != null) {
            total[0] += number;
        }
    }

    @Override
    protected double gradientRows(Rows rows) {
        return valueRows(rows);
    }

    @Override
    protected double hessianRows(Rows rows) {
        return valueRows(rows);
    }
}
