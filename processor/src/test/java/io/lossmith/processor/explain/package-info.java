/** Tests of the command line. */
package io.lossmith.processor.explain;
