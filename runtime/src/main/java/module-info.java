/**
 * The run time of generated loss kernels: annotations, the kernel API, its staging engine and stable maths. It needs nothing but {@code
 * java.base}. Package {@code io.lossmith.simd} alone uses the incubating module {@code jdk.incubator.vector}, where a program adds it; it is not
 * required here, since then the build of every user would warn of it.
 */
module io.lossmith.runtime {
    exports io.lossmith;
    exports io.lossmith.data;
    exports io.lossmith.engine;
    exports io.lossmith.math;
    exports io.lossmith.simd;
    exports io.lossmith.spec;
}
