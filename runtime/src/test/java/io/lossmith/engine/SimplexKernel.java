package io.lossmith.engine;

import io.lossmith.KernelOptions;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;

/** A checking kernel over a simplex that computes nothing. */
final class SimplexKernel extends LossKernel {
    private static final long serialVersionUID = 1L;

    static final SimplexKernel INSTANCE = new SimplexKernel(new KernelOptions(Reduction.MEAN, true, true));

    private SimplexKernel(KernelOptions options) {
        super(
                LossSpec.builder("Simplex", "(q: simplex[2]) -> 0")
                        .input("q", Role.PREDICTION, Domain.SIMPLEX, "2", Link.SOFTMAX)
                        .build(),
                new int[0],
                options);
    }

    @Override
    protected LossKernel with(KernelOptions options) {
        return new SimplexKernel(options);
    }

    @Override
    protected double valueRows(Rows rows) {
        return 0;
    }

    @Override
    protected double gradientRows(Rows rows) {
        return 0;
    }

    @Override
    protected double hessianRows(Rows rows) {
        return 0;
    }
}
