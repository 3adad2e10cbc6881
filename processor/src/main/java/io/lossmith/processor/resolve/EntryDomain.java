package io.lossmith.processor.resolve;

import io.lossmith.spec.Domain;
import io.lossmith.syntax.Entry;

/** Which numbers an entry of a signature may have. */
public final class EntryDomain {
    private EntryDomain() {}

    /** The domain of {@code entry}. */
    public static Domain of(Entry entry) {
        if (entry.interval().isPresent()) {
            var interval = entry.interval().get();
            return Domain.interval(interval.lower(), interval.lowerOpen(), interval.upper(), interval.upperOpen());
        }
        return switch (entry.type().word()) {
            case REAL -> Domain.REAL;
            case POSITIVE -> Domain.POSITIVE;
            case NONNEGATIVE -> Domain.NONNEGATIVE;
            case UNIT -> Domain.UNIT;
            case BINARY -> Domain.BINARY;
            case SIGN -> Domain.SIGN;
            case COUNT -> Domain.COUNT;
            case SIMPLEX -> Domain.SIMPLEX;
            case CLASS -> Domain.CLASS;
        };
    }
}
