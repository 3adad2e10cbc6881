/** Losses of distances between embeddings. */
package io.lossmith.examples.metric;
