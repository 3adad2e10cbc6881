package io.lossmith.processor.rewrite;

/**
 * One identity, both sides in the formula language over {@code x}, {@code v} (a vector) and {@code i} (an index).
 *
 * @param id stable name, shown in explanations
 * @param pattern what is looked for
 * @param replacement what takes its place
 * @param reason where the pattern loses accuracy
 */
public record Rule(String id, String pattern, String replacement, String reason) {}
