/**
 * Formula text to syntax tree and back. A text goes into {@link io.lossmith.syntax.FormulaParser}, and out comes either
 * a tree of records, in which every node knows its place in the text, or the problems found; {@link
 * io.lossmith.syntax.SyntaxPrinter} writes a tree as text again. Names are not resolved here, and ANTLR, which does the
 * parsing, is seen by no other package.
 */
package io.lossmith.syntax;
