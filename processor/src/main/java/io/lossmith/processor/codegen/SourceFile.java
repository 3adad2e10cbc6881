package io.lossmith.processor.codegen;

/**
 * A generated source file.
 *
 * @param name the qualified name of its class
 * @param text its text, with {@code \n} at line ends
 */
public record SourceFile(String name, String text) {}
