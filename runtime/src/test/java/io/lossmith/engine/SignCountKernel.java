package io.lossmith.engine;

import io.lossmith.KernelOptions;
import io.lossmith.LossKernel;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;

/** A kernel with a sign and a count: {@code s*p + n*p^2}. */
final class SignCountKernel extends LossKernel {
    private static final long serialVersionUID = 1L;

    static final SignCountKernel INSTANCE = new SignCountKernel(KernelOptions.DEFAULT);

    private SignCountKernel(KernelOptions options) {
        super(
                LossSpec.builder("SignCount", "(p: real | s: sign, n: count) -> s*p + n*p^2")
                        .input("p", Role.PREDICTION, Domain.REAL, "", Link.IDENTITY)
                        .input("s", Role.TARGET, Domain.SIGN, "", Link.IDENTITY)
                        .input("n", Role.TARGET, Domain.COUNT, "", Link.IDENTITY)
                        .build(),
                new int[0],
                options);
    }

    @Override
    protected LossKernel with(KernelOptions options) {
        return new SignCountKernel(options);
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
            double s = rows.reals(1)[rows.start(1) + row];
            double n = rows.reals(2)[rows.start(2) + row];
            sum += weight * rows.keep(row, s * p + n * p * p);
            if (rows.gradient(0) != null) {
                rows.gradient(0)[rows.gradientStart(0) + row] = weight * rows.scale() * (s + 2 * n * p);
            }
            if (rows.hessian(0) != null) {
                rows.hessian(0)[rows.hessianStart(0) + row] = weight * rows.scale() * 2 * n;
            }
        }
        return sum;
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
