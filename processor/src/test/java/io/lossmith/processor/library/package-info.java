/** Tests of libraries without javac: texts in, formulas out. */
package io.lossmith.processor.library;
