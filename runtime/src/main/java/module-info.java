/**
 * The run time of generated loss kernels: annotations, the kernel API, its staging engine and stable maths. It needs nothing but {@code
 * java.base}. Packages {@code io.lossmith.simd} and {@code io.lossmith.simd.twin} alone use the incubating module {@code jdk.incubator.vector}, where a program adds it; it is not
 * required here, since then the build of every user would warn of it.
 */
module io.lossmith.runtime {
    exports io.lossmith;
    exports io.lossmith.data;
    exports io.lossmith.engine;
    exports io.lossmith.math;
    exports io.lossmith.simd;
    exports io.lossmith.simd.twin;
    exports io.lossmith.spec;
}
