/**
 * The compiler as one function, without javac: a declaration in, a kernel model or problems out.
 *
 * <p>{@link io.lossmith.processor.compiler.LossCompiler} calls the passes in order; each is a pure function with its own
 * input and output type.
 */
package io.lossmith.processor.compiler;
