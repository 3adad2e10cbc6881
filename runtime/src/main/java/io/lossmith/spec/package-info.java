/**
 * What a loss is, as plain data: its inputs, their roles, domains and lengths, its parameters, and the formulas the compiler derived.
 * Generated kernels build one {@link io.lossmith.spec.LossSpec} each; the engine, the adapters and tools read it. Nothing here computes,
 * and nothing here depends on another package of Lossmith.
 */
package io.lossmith.spec;
