/**
 * Puts the definitions of a library into its losses. In: the text of a library and the losses of other places it may call.
 * Out: for each loss a formula of its own, with the places in the library's text, its hyper-parameters with their
 * defaults, and the losses it calls; from these the record is written.
 */
package io.lossmith.processor.library;
