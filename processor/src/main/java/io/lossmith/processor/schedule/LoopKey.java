package io.lossmith.processor.schedule;

import io.lossmith.spec.Length;
import java.util.Comparator;

/**
 * Which loop something is computed in.
 *
 * @param perRow false for the loops of the prologue
 * @param stage how many loops come before it
 * @param length what it runs over
 */
record LoopKey(boolean perRow, int stage, Length length) implements Comparable<LoopKey> {
    private static final Comparator<LoopKey> ORDER = Comparator.comparing(LoopKey::perRow)
            .thenComparing(LoopKey::stage)
            .thenComparing(key -> key.length().toString());

    @Override
    public int compareTo(LoopKey other) {
        return ORDER.compare(this, other);
    }
}
