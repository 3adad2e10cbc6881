/**
 * The function table: one row per function of the language and per hidden helper of its derivatives.
 *
 * <p>Nothing comes in. Out: {@link io.lossmith.processor.ir.Function} rows, which the resolver, the differentiator, the
 * scheduler and the emitter read, and from which the contract test and the language reference are made.
 */
package io.lossmith.processor.function;
