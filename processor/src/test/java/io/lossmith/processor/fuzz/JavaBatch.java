package io.lossmith.processor.fuzz;

import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.kernel.KernelModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends kernels through javac, many at a time, and computes with some of them. */
final class JavaBatch {
    private static final int LOSSES_PER_JAVAC = 60;

    private final Tally tally;
    private final String prefix;
    private final int perNumbers;
    private final Choice choice;
    private final Map<String, KernelModel> models = new LinkedHashMap<>();
    private final Map<String, GeneratedLoss> waiting = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /** A batch that counts in {@code tally} and computes with every so many losses; with none if {@code perNumbers} is 0. */
    JavaBatch(Tally tally, String prefix, int perNumbers, Choice choice) {
        this.tally = tally;
        this.prefix = prefix;
        this.perNumbers = perNumbers;
        this.choice = choice;
    }

    /** Remembers a loss that others may be made of. */
    void know(GeneratedLoss loss, KernelModel model) {
        models.put(loss.declaration().recordName(), model);
    }

    /** Adds a loss to be written as Java. */
    void add(GeneratedLoss loss, KernelModel model) {
        know(loss, model);
        waiting.put(loss.declaration().recordName(), loss);
        if (waiting.size() >= LOSSES_PER_JAVAC) {
            finish();
        }
    }

    /** Compiles what is left; what failed since the last time is cleared. */
    List<String> finish() {
        if (!waiting.isEmpty()) {
            try {
                compute(compile(waiting.values()));
            } catch (RuntimeException | AssertionError | StackOverflowError broken) {
                waiting.values().forEach(this::compileAlone);
            }
            waiting.clear();
        }
        return failures;
    }

    private Map<String, CompiledLoss> compile(Iterable<GeneratedLoss> losses) {
        KernelHarness harness = new KernelHarness();
        losses.forEach(loss -> add(harness, loss));
        return harness.compile();
    }

    private void add(KernelHarness harness, GeneratedLoss loss) {
        loss.parts().forEach(part -> add(harness, part));
        harness.add(models.get(loss.declaration().recordName()));
    }

    private void compileAlone(GeneratedLoss loss) {
        try {
            compile(List.of(loss));
        } catch (RuntimeException | AssertionError | StackOverflowError broken) {
            String message = String.valueOf(broken);
            failures.add(loss.declaration().formula() + "\n  components "
                    + loss.declaration().components() + "\n  "
                    + message.substring(0, Math.min(1_500, message.length())));
        }
    }

    private void compute(Map<String, CompiledLoss> compiled) {
        int index = 0;
        for (GeneratedLoss loss : waiting.values()) {
            tally.count(prefix + "compiled by javac");
            if (perNumbers > 0 && index++ % perNumbers == 0) {
                CompiledLoss kernel = compiled.get(loss.declaration().recordName());
                try {
                    failures.addAll(NumberCheck.failures(new Instance(choice, kernel, compiled), tally, prefix));
                    tally.count(prefix + "points computed");
                } catch (RuntimeException broken) {
                    failures.add(loss.declaration().formula() + "\n  components "
                            + loss.declaration().components() + "\n  " + broken);
                }
            }
        }
    }
}
