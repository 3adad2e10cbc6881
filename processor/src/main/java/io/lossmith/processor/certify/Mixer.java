package io.lossmith.processor.certify;

/** Random numbers that are the same on every JDK: SplitMix64 (Steele, Lea and Flood, 2014). */
final class Mixer {
    private long state;

    Mixer(long seed) {
        this.state = seed;
    }

    long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Uniform in [0, 1). */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    double between(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /** One of 0, 1, … bound-1. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(nextLong(), bound);
    }

    double oneOf(double... choices) {
        return choices[below(choices.length)];
    }
}
