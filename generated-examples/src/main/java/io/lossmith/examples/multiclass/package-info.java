/** Losses of a choice between K classes. */
package io.lossmith.examples.multiclass;
