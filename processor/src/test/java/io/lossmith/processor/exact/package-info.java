/**
 * The oracle: expressions evaluated by the definitions of their functions in as many digits as it takes, with an error
 * bound carried through every step. It shares nothing with the compiler's lowerings, rewrites and derivatives.
 * {@link io.lossmith.processor.exact.FormulaJets} starts from the formula's text and carries its derivatives along.
 */
package io.lossmith.processor.exact;
