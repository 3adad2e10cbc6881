package io.lossmith.examples.demo;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Makes the bars that show how far a training has come. */
final class Progress {
    private static final int WIDTH = 78;

    private final PrintWriter lines;
    private final boolean live;

    /**
     * Bars on a stream.
     *
     * @param lines where to write
     * @param live whether the stream is a terminal, on which a bar can be redrawn; elsewhere only the finished bar is written, as one line
     */
    Progress(PrintWriter lines, boolean live) {
        this.lines = lines;
        this.live = live;
    }

    ProgressBar bar(String task, int epochs) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(epochs)
                .setUnit(" epochs", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .hideEta()
                .setUpdateIntervalMillis(50)
                .setConsumer(live ? redrawnLine() : finishedLine())
                .build();
    }

    /** Writes something else while a bar is shown: above the bar, which is drawn again. */
    synchronized void above(Runnable writing) {
        if (live) {
            System.err.print("\r" + " ".repeat(WIDTH) + "\r");
            System.err.flush();
        }
        writing.run();
    }

    /** A bar is drawn by a thread of its own, but not while something else is written. */
    private ProgressBarConsumer redrawnLine() {
        ProgressBarConsumer console = new ConsoleProgressBarConsumer(System.err, WIDTH);
        return new ProgressBarConsumer() {
            @Override
            public int getMaxRenderedLength() {
                return console.getMaxRenderedLength();
            }

            @Override
            public void accept(String line) {
                synchronized (Progress.this) {
                    console.accept(line);
                }
            }

            @Override
            public void close() {
                console.close();
            }
        };
    }

    /** The bar is drawn once more when it is closed; the second line would be the same. */
    private ProgressBarConsumer finishedLine() {
        AtomicBoolean written = new AtomicBoolean();
        return new DelegatingProgressBarConsumer(
                line -> {
                    if (line.contains("100%") && written.compareAndSet(false, true)) {
                        lines.println(line.stripTrailing());
                        lines.flush();
                    }
                },
                WIDTH);
    }
}
