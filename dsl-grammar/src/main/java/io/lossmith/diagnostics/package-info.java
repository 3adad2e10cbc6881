/**
 * What the compiler says to its user: the catalogue of messages, a problem as one filled-in message at one place of the
 * source text, and the two helpers every message needs, near-miss suggestions and the line with a caret. Every pass
 * produces problems and only the outermost shell prints them; nothing here knows about parsing or about javac.
 */
package io.lossmith.diagnostics;
