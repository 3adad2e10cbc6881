/** Losses compiled, loaded and called inside a test, many with one run of javac. */
package io.lossmith.processor.harness;
