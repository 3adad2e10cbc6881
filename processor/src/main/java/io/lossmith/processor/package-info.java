/**
 * The annotation processor: the only part that javac calls. It reads declarations, runs the compiler on each, reports
 * problems and writes kernels.
 */
package io.lossmith.processor;
