/**
 * Shows problems to the user. In: a problem and the text it is about. Out: one javac message with the id, the sentence,
 * the line of the formula with a caret under the token, and the remedy.
 */
package io.lossmith.processor.diagnostics;
