package io.lossmith.processor.compiler;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Runs a computation that recurses deeper than ordinary threads allow. */
final class DeepStack {
    private static final long BYTES = 1L << 30;

    private DeepStack() {}

    /** The result of {@code work}, computed on a thread with room for deep recursion. */
    static <T> T call(Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(work.get()), "lossmith-compiler", BYTES);
        thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(thrown));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while compiling a loss", interrupted);
        }
        if (failure.get() instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure.get() instanceof Error thrown) {
            throw thrown;
        }
        return result.get();
    }
}
