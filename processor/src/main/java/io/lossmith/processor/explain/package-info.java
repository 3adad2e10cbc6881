/**
 * The command line: a formula in, an explanation of its kernel out, without any project.
 *
 * <p>In: a formula as an argument, or a compiled kernel. Out: text for a terminal, or JSON. The processor writes the same JSON beside the
 * classes.
 */
package io.lossmith.processor.explain;
