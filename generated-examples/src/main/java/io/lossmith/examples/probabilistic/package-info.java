/** Losses of predicted distributions, and of a noise level that is learned with the model. */
package io.lossmith.examples.probabilistic;
