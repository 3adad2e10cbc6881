package io.lossmith.processor.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Random choices from one seed. */
final class Choice {
    private final SplittableRandom random;

    Choice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    long seed() {
        return random.nextLong();
    }

    double between(double low, double high) {
        return random.nextDouble(low, high);
    }

    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    @SafeVarargs
    final <T> T of(T... alternatives) {
        return alternatives[random.nextInt(alternatives.length)];
    }

    <T> T of(List<T> alternatives) {
        return alternatives.get(random.nextInt(alternatives.size()));
    }

    /** A number as people write it: mostly of ordinary size, now and then at an edge. */
    String number() {
        return switch (below(12)) {
            case 0 -> of("0", "1", "2", "0.5", "1e-3", "1e3");
            case 1 -> of("3", "4", "10", "1/3", "0.1");
            case 2 -> String.valueOf(below(5));
            default -> String.format(Locale.ROOT, "%.2f", between(0.1, 3));
        };
    }
}
