package io.lossmith.engine;

import io.lossmith.data.Slice;

/** A call with its options in one chain, for tables of tests. */
final class FluentCall extends CallOptions<FluentCall> {
    private final KernelCall call;

    FluentCall(RowKernel kernel) {
        call = new KernelCall(kernel, this);
    }

    FluentCall input(int input, double[] numbers) {
        call.input(input, numbers);
        return this;
    }

    FluentCall input(int input, float[] numbers) {
        call.input(input, numbers);
        return this;
    }

    FluentCall input(int input, int[] classes) {
        call.input(input, classes);
        return this;
    }

    FluentCall input(int input, Slice numbers) {
        call.input(input, numbers);
        return this;
    }

    FluentCall gradient(int input, double[] gradient) {
        call.gradient(input, gradient);
        return this;
    }

    FluentCall gradient(int input, float[] gradient) {
        call.gradient(input, gradient);
        return this;
    }

    FluentCall gradient(int input, Slice gradient) {
        call.gradient(input, gradient);
        return this;
    }

    FluentCall hessian(int input, double[] hessian) {
        call.hessian(input, hessian);
        return this;
    }

    FluentCall hessian(int input, float[] hessian) {
        call.hessian(input, hessian);
        return this;
    }

    FluentCall hessian(int input, Slice hessian) {
        call.hessian(input, hessian);
        return this;
    }

    FluentCall rows(long count) {
        return stateRows(count);
    }

    double evaluate() {
        return call.evaluate();
    }
}
