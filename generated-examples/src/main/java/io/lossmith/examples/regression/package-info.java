/** Losses of a predicted number: squared, absolute, and between the two. */
package io.lossmith.examples.regression;
