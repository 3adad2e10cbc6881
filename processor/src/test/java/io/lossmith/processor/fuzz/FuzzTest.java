package io.lossmith.processor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Message.Severity;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.codegen.RecordWriter;
import io.lossmith.processor.compiler.LibraryCompiler;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.library.Expansion.Finding;
import io.lossmith.processor.library.LibraryDeclaration;
import io.lossmith.processor.resolve.LossDeclaration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;

/**
 * Random losses and random garbage: nothing is thrown, every message can be shown, what compiles is Java without a warning,
 * and computes the right numbers. Twenty thousand tries in an ordinary build; {@code -Pfuzz} makes a million, and
 * {@code -Dlossmith.fuzz.seed} others. A failure is made smaller before it is shown; it belongs into
 * {@link FuzzRegressionTest} then.
 */
class FuzzTest {
    private static final int TRIES = Integer.getInteger("lossmith.fuzz.tries", 20_000);
    private static final long SEED = Long.getLong("lossmith.fuzz.seed", 0);

    /** One try of jqwik is a batch of ours, whose kernels share runs of javac. */
    private static final int BATCHES = 25;

    /** Every so many losses that compile go through javac, and numbers are computed with every so many of these. */
    private static final int WELL_TYPED_PER_JAVA = 20;

    private static final int MUTATED_PER_JAVA = 50;
    private static final int JAVA_PER_NUMBERS = 1;

    /** How many losses can be called by the others of their batch. */
    private static final int KNOWN = 6;

    /**
     * What may be wrong with a loss of the generator, which does not follow domains, nor how large calls become, nor
     * whether tasks cancel: {@code (0.2 - a) + a}.
     */
    private static final Set<Message> EXPECTED = EnumSet.of(
            Message.NEVER_DEFINED,
            Message.DOES_NOT_FIT,
            Message.NOT_CALLABLE,
            Message.INDEX_OUT_OF_RANGE,
            Message.NO_GRADIENT);

    private final Tally tally = Store.getOrCreate(
                    FuzzTest.class, Lifespan.RUN, () -> new Tally("Fuzz, " + TRIES + " tries, seed " + SEED))
            .get();

    /** How many tries one batch has of a kind that gets {@code percent} of all. */
    private static int share(int percent) {
        return Math.max(1, TRIES / 100 * percent / BATCHES);
    }

    @Property(
            tries = BATCHES,
            seed = "20261123",
            generation = GenerationMode.RANDOMIZED,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE)
    void wellTypedLosses(@ForAll long random) {
        Choice choice = new Choice(random ^ SEED);
        JavaBatch java = new JavaBatch(tally, "well-typed: ", JAVA_PER_NUMBERS, choice);
        List<GeneratedLoss> known = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < share(10); i++) {
            GeneratedLoss loss = LossGenerator.next(choice.seed(), "L" + i, known);
            LossCompiler.Result result = compile(loss.declaration(), "well-typed: ");
            if (result.kernel().isEmpty()) {
                result.problems().stream()
                        .filter(problem -> problem.message().severity() == Severity.ERROR)
                        .filter(problem -> !EXPECTED.contains(problem.message()))
                        .forEach(problem -> failures.add(problem.message() + ": " + problem.sentence() + "\n" + loss));
            } else {
                if (known.size() < KNOWN) {
                    known.add(loss);
                    java.know(loss, result.kernel().get());
                }
                if (i % WELL_TYPED_PER_JAVA == 0) {
                    java.add(loss, result.kernel().get());
                }
            }
        }
        failures.addAll(java.finish());
        assertThat(failures).isEmpty();
    }

    @Property(
            tries = BATCHES,
            seed = "20261124",
            generation = GenerationMode.RANDOMIZED,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE)
    void mutatedLosses(@ForAll long random) {
        Choice choice = new Choice(random ^ SEED);
        Mutator mutator = new Mutator(choice);
        JavaBatch java = new JavaBatch(tally, "mutated: ", 0, choice);
        List<GeneratedLoss> known = new ArrayList<>();
        int accepted = 0;
        for (int i = 0; i < share(20); i++) {
            GeneratedLoss base = LossGenerator.next(choice.seed(), "M" + i, known);
            GeneratedLoss loss = new GeneratedLoss(
                    with(base.declaration(), mutator.mutate(base.declaration().formula())), base.names(), base.parts());
            LossCompiler.Result result = compile(loss.declaration(), "mutated: ");
            if (result.kernel().isPresent()) {
                if (known.size() < KNOWN
                        && loss.declaration()
                                .formula()
                                .equals(base.declaration().formula())) {
                    known.add(loss);
                    java.know(loss, result.kernel().get());
                }
                if (accepted++ % MUTATED_PER_JAVA == 0) {
                    java.add(loss, result.kernel().get());
                }
            }
        }
        assertThat(java.finish()).isEmpty();
    }

    @Property(
            tries = BATCHES,
            seed = "20261125",
            generation = GenerationMode.RANDOMIZED,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE)
    void tokensAndCharacters(@ForAll long random) {
        Choice choice = new Choice(random ^ SEED);
        Mutator mutator = new Mutator(choice);
        for (int i = 0; i < share(22); i++) {
            LossDeclaration frame =
                    LossGenerator.next(choice.seed(), "X", List.of()).declaration();
            compile(with(frame, mutator.soup()), "tokens: ");
            compile(with(frame, mutator.strange(frame.formula())), "characters: ");
        }
    }

    @Property(
            tries = BATCHES,
            seed = "20261126",
            generation = GenerationMode.RANDOMIZED,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE)
    void libraries(@ForAll long random) {
        Choice choice = new Choice(random ^ SEED);
        Mutator mutator = new Mutator(choice);
        for (int i = 0; i < share(26); i++) {
            String text = new LibraryGenerator(choice).next();
            int kind = choice.below(10);
            if (kind < 3) {
                compileLibrary(text, "library: ");
            } else if (kind < 8) {
                compileLibrary(mutator.mutate(text), "mutated library: ");
            } else {
                compileLibrary(kind == 8 ? mutator.soup() : mutator.strange(text), "garbage library: ");
            }
        }
    }

    private static LossDeclaration with(LossDeclaration frame, String formula) {
        return new LossDeclaration(
                frame.packageName(),
                frame.recordName(),
                frame.isPublic(),
                formula,
                frame.components(),
                frame.generatedAnnotation(),
                frame.hiddenTypes(),
                frame.uses());
    }

    /** Compiles a formula, and checks what is said about it. */
    private LossCompiler.Result compile(LossDeclaration declaration, String prefix) {
        tally.count(prefix + "tried");
        String formula = declaration.formula();
        try {
            LossCompiler.Result result = checked(declaration);
            tally.count(prefix + (result.kernel().isPresent() ? "accepted" : "refused"));
            return result;
        } catch (RuntimeException | StackOverflowError | AssertionError failure) {
            throw failed(formula, failure, smaller -> checked(with(declaration, smaller)), declaration);
        }
    }

    private static LossCompiler.Result checked(LossDeclaration declaration) {
        LossCompiler.Result result = LossCompiler.compile(declaration);
        boolean hasError =
                result.problems().stream().anyMatch(problem -> problem.message().severity() == Severity.ERROR);
        assertThat(result.kernel().isPresent()).isNotEqualTo(hasError);
        ProblemCheck.check(result.problems(), declaration.formula());
        return result;
    }

    private static AssertionError failed(String text, Throwable failure, Consumer<String> again, Object what) {
        String smallest = Smaller.than(text, smaller -> {
            try {
                again.accept(smaller);
                return false;
            } catch (RuntimeException | StackOverflowError | AssertionError other) {
                return other.getClass() == failure.getClass();
            }
        });
        return new AssertionError("fails with " + failure + ":\n" + smallest + "\nfirst seen as " + what, failure);
    }

    private void compileLibrary(String text, String prefix) {
        tally.count(prefix + "tried");
        try {
            tally.count(prefix + (checkedLibrary(text) ? "accepted" : "refused"));
        } catch (RuntimeException | StackOverflowError | AssertionError failure) {
            throw failed(text, failure, FuzzTest::checkedLibrary, text);
        }
    }

    /** Whether the library has no error. */
    private static boolean checkedLibrary(String text) {
        LibraryDeclaration library =
                new LibraryDeclaration(LossGenerator.PACKAGE, "Library", true, text, true, Set.of(), Map.of());
        LibraryCompiler.Result result = LibraryCompiler.compile(library);
        List<Problem> problems =
                result.problems().stream().map(Finding::problem).toList();
        ProblemCheck.check(problems, text);
        result.records().forEach(RecordWriter::write);
        return problems.stream().noneMatch(problem -> problem.message().severity() == Severity.ERROR);
    }
}
