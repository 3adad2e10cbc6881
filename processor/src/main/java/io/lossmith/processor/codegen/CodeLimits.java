package io.lossmith.processor.codegen;

/**
 * How large generated methods may become, in bytes of bytecode by the writer's own upper estimate. HotSpot never compiles
 * a method of more than 8,000 bytes, so generated methods stay below 7,500.
 *
 * @param method a row method up to this size is written in one piece
 * @param chunk size of the pieces of a larger one, without their preambles
 */
public record CodeLimits(int method, int chunk) {
    /** What kernels are written with; tests use smaller ones. */
    public static final CodeLimits DEFAULT = new CodeLimits(8_500, 8_000);
}
