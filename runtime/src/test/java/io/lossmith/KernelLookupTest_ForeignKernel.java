package io.lossmith;

/** A class that has the name of a kernel and is none. */
final class KernelLookupTest_ForeignKernel {
    private KernelLookupTest_ForeignKernel() {}
}
