/**
 * Numbers in the caller's memory, as they are: a {@link io.lossmith.data.Slice} says which elements of an array or buffer belong to which row,
 * so that nothing has to be copied before it is passed to a batch. It imports nothing of ours; the engine reads and writes through it.
 */
package io.lossmith.data;
