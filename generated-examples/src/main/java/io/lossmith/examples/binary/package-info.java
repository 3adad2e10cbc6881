/** Losses of a choice between two classes, on probabilities, on logits and on margins. */
package io.lossmith.examples.binary;
