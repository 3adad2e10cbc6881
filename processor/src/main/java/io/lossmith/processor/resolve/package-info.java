/**
 * Names, shapes and types: a syntax tree and the record it stands on become a typed expression graph.
 *
 * <p>In: a {@link io.lossmith.processor.resolve.LossDeclaration} and its parsed formula. Out: a {@link
 * io.lossmith.processor.resolve.LossModel}, or the problems that were found, all of them in one run.
 */
package io.lossmith.processor.resolve;
