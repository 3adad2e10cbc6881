package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import java.util.Optional;

/**
 * One input of a signature, such as {@code z: real[K] in [0, inf) link softmax = 1}.
 *
 * @param role what the input is to the loss
 * @param name its name
 * @param nameSpan the place of the name
 * @param type its type
 * @param interval the narrower domain after {@code in}
 * @param link the name after {@code link}
 * @param defaultValue the expression after {@code =}
 * @param span the place of the whole entry
 */
public record Entry(
        EntryRole role,
        String name,
        Span nameSpan,
        EntryType type,
        Optional<IntervalSyntax> interval,
        Optional<NameReference> link,
        Optional<Expression> defaultValue,
        Span span) {}
