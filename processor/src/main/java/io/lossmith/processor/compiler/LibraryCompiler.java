package io.lossmith.processor.compiler;

import io.lossmith.diagnostics.Message.Severity;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.ir.DeepStack;
import io.lossmith.processor.library.ExpandedLoss;
import io.lossmith.processor.library.Expansion;
import io.lossmith.processor.library.Expansion.Finding;
import io.lossmith.processor.library.LibraryDeclaration;
import io.lossmith.processor.library.LibraryExpander;
import io.lossmith.processor.library.LossParameter;
import io.lossmith.processor.library.LossRecord;
import io.lossmith.processor.library.UsedLoss;
import io.lossmith.processor.resolve.LossDeclaration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compiles a library to the records of its losses. Every loss is compiled as far as its kernel, so that all mistakes are
 * told at the places of the library's own text; the kernels themselves are made from the records, like all others.
 */
public final class LibraryCompiler {
    private final LibraryDeclaration library;
    private final Map<String, LossRecord> records = new LinkedHashMap<>();
    private final List<Finding> problems = new ArrayList<>();
    private final Set<Problem> told = new HashSet<>();

    private LibraryCompiler(LibraryDeclaration library) {
        this.library = library;
    }

    /**
     * What came out.
     *
     * @param records the records of the losses without an error, in the order of the text
     * @param problems errors and warnings, in the order of the text
     */
    public record Result(List<LossRecord> records, List<Finding> problems) {
        /** Copies the lists. */
        public Result {
            records = List.copyOf(records);
            problems = List.copyOf(problems);
        }
    }

    /** Compiles {@code library}; never throws for anything a user can write. */
    public static Result compile(LibraryDeclaration library) {
        return DeepStack.call(() -> new LibraryCompiler(library).run());
    }

    private Result run() {
        Expansion expansion = LibraryExpander.expand(library);
        problems.addAll(expansion.problems());
        problems.forEach(finding -> told.add(finding.problem()));
        Map<Integer, LossRecord> ordered = new TreeMap<>();
        for (ExpandedLoss loss : expansion.losses()) {
            compile(loss).ifPresent(record -> {
                records.put(loss.name(), record);
                ordered.put(loss.definition().nameSpan().start(), record);
            });
        }
        problems.sort(
                Comparator.comparingInt(finding -> finding.problem().span().start()));
        return new Result(List.copyOf(ordered.values()), problems);
    }

    /** The record of a loss whose callees are compiled already. */
    private Optional<LossRecord> compile(ExpandedLoss loss) {
        Map<String, LossDeclaration> uses = new LinkedHashMap<>();
        for (String name : loss.calls()) {
            UsedLoss used = library.uses().get(name);
            if (used != null) {
                uses.put(name, used.declaration());
            } else if (records.containsKey(name)) {
                uses.put(name, records.get(name).declaration());
            } else {
                return Optional.empty(); // the mistake of the other loss is enough
            }
        }
        LossDeclaration declaration = new LossDeclaration(
                library.packageName(),
                loss.name(),
                library.isPublic(),
                loss.text(),
                loss.parameters().stream().map(LossParameter::component).toList(),
                library.generatedAnnotation(),
                library.hiddenTypes(),
                uses);
        LossCompiler.Result result = LossCompiler.compile(declaration, loss.formula());
        Set<String> suppressed = new LinkedHashSet<>();
        for (Problem problem : result.problems()) {
            report(loss, problem);
            if (problem.message().severity() == Severity.WARNING) {
                suppressed.add(problem.message().id());
            }
        }
        return result.kernel()
                .map(kernel -> new LossRecord(
                        library,
                        loss.definition().nameSpan(),
                        declaration,
                        loss.parameters(),
                        loss.definition().documentation(),
                        suppressed));
    }

    /** A mistake in a definition is found again in every loss that calls it, and told once. */
    private void report(ExpandedLoss loss, Problem problem) {
        if (told.add(problem)) {
            problems.add(new Finding(Optional.of(loss.name()), problem));
        }
    }
}
