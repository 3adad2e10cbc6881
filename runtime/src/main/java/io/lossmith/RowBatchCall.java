package io.lossmith;

import io.lossmith.engine.KernelCall;

/** A batch of a kernel that computes rows. */
final class RowBatchCall implements BatchCall {
    private final LossKernel kernel;
    private final Batch batch;
    private final KernelCall call;

    RowBatchCall(LossKernel kernel, Batch batch) {
        this.kernel = kernel;
        this.batch = batch;
        call = new KernelCall(kernel, batch);
    }

    @Override
    public void bind() {
        batch.tasks().keySet().forEach(kernel::checkTask);
        batch.bind(call, kernel.spec());
    }

    @Override
    public double evaluate() {
        return call.evaluate();
    }
}
