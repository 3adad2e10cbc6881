/**
 * The lexer and parser that ANTLR generates from {@code FormulaBase.g4}; nothing here is written by hand. Only {@code
 * io.lossmith.syntax} uses it: text goes in there and syntax trees come out.
 */
package io.lossmith.syntax.antlr;
