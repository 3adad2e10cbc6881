/**
 * The run time of generated loss kernels: annotations, the kernel API, its staging engine and stable maths. It needs nothing but {@code
 * java.base}.
 */
module io.lossmith.runtime {
    exports io.lossmith;
    exports io.lossmith.data;
    exports io.lossmith.engine;
    exports io.lossmith.math;
    exports io.lossmith.spec;
}
