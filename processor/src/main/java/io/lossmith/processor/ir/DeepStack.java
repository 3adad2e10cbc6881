package io.lossmith.processor.ir;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs passes over graphs that may be deep: thousands of bindings one upon the other. The passes are recursive, so they get
 * a stack to match where the one they are called on is too small.
 */
public final class DeepStack {
    private static final long BYTES = 1L << 30;

    private DeepStack() {}

    /**
     * The result of {@code work}; it must be able to begin anew.
     *
     * @throws StackOverflowError if a gigabyte is not enough either
     */
    public static <T> T call(Supplier<T> work) {
        try {
            return work.get();
        } catch (StackOverflowError deep) {
            return onThreadWithRoom(work);
        }
    }

    private static <T> T onThreadWithRoom(Supplier<T> work) {
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
