/**
 * Symbolic derivatives. In: the value of a loss and the inputs to differentiate by. Out: gradients, by reverse mode over
 * the shared graph, so that all gradients together stay within a small multiple of the value's size; and Hessian
 * diagonals, by forward mode over a gradient.
 */
package io.lossmith.processor.differentiate;
