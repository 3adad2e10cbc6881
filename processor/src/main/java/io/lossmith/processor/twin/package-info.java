/**
 * Compiles the vector twins of kernels. They name classes of a module that the user's own compilation must not see, and so they are compiled
 * apart, in memory, while that goes on.
 *
 * <p>In: source texts. Out: class files, or a reason why there are none; never an error.
 */
package io.lossmith.processor.twin;
