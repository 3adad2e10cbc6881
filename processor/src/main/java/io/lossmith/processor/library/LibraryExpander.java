package io.lossmith.processor.library;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.library.Expansion.Finding;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.Entry;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.FormulaParser;
import io.lossmith.syntax.Library;
import io.lossmith.syntax.LossDefinition;
import io.lossmith.syntax.Parsed;
import io.lossmith.syntax.Signature;
import io.lossmith.syntax.SyntaxPrinter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a formula of its own of every loss of a library. */
public final class LibraryExpander {
    /** As many numbers, names and symbols as one formula may have. */
    private static final int LARGEST_LOSS = 20_000;

    /** How many steps are taken for each part of a formula at most: calls and arguments are passed through on the way. */
    private static final int STEPS = 4;

    /** What all losses of a library may have together, so that a short text does not keep the compiler busy for hours. */
    private static final int LARGEST_LIBRARY = 100_000;

    /** What a class file holds as one text. */
    private static final int LONGEST_TEXT = 65_535;

    private final LibraryDeclaration declaration;
    private final List<Finding> problems = new ArrayList<>();
    private final Set<Problem> told = new HashSet<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private int left = LARGEST_LIBRARY;

    private LibraryExpander(LibraryDeclaration declaration) {
        this.declaration = declaration;
    }

    /** Reads and expands the text of {@code declaration}; a mistake in one loss does not stop the others. */
    public static Expansion expand(LibraryDeclaration declaration) {
        Parsed<Library> parsed = FormulaParser.parseLibrary(declaration.text());
        LibraryExpander expander = new LibraryExpander(declaration);
        parsed.problems().forEach(expander::report);
        return parsed.tree().map(expander::expand).orElseGet(() -> new Expansion(List.of(), expander.problems));
    }

    private void report(Problem problem) {
        report(Optional.empty(), problem);
    }

    private void report(Optional<String> loss, Problem problem) {
        if (told.add(problem)) {
            problems.add(new Finding(loss, problem));
        }
    }

    private Expansion expand(Library library) {
        Definitions definitions = new Definitions(library, declaration.uses().keySet(), this::report);
        Map<String, LossDefinition> losses = new LinkedHashMap<>();
        Map<String, Formula> formulas = new LinkedHashMap<>();
        Map<String, List<LossParameter>> parameters = new LinkedHashMap<>();
        for (LossDefinition loss : library.losses()) {
            int before = problems.size();
            parameters.put(loss.name(), parameters(loss));
            Optional<Formula> formula = inlined(loss, definitions);
            if (problems.size() > before || formula.isEmpty()) {
                broken.add(loss.name());
            }
            losses.put(loss.name(), loss);
            formulas.put(loss.name(), formula.orElse(loss.formula()));
        }
        for (Recursion.Circle circle : Recursion.amongLosses(formulas)) {
            report(circle.problem());
            broken.addAll(circle.names());
        }
        CompleteCalls calls = new CompleteCalls(parameters, declaration.uses());
        List<ExpandedLoss> expanded = new ArrayList<>();
        for (String name : Recursion.ordered(formulas)) {
            Formula complete = calls.in(formulas.get(name));
            Set<String> called = called(complete, formulas.keySet());
            if (called.stream().anyMatch(broken::contains)) {
                broken.add(name);
            } else if (!broken.contains(name)) {
                LossDefinition loss = losses.get(name);
                text(loss, complete)
                        .ifPresent(text ->
                                expanded.add(new ExpandedLoss(loss, complete, text, parameters.get(name), called)));
            }
        }
        return new Expansion(expanded, problems);
    }

    private List<LossParameter> parameters(LossDefinition loss) {
        Signature signature = loss.formula().signature().orElseThrow();
        return LossParameters.of(signature, problem -> report(Optional.of(loss.name()), problem));
    }

    private Optional<Formula> inlined(LossDefinition loss, Definitions definitions) {
        if (definitions.isBroken(loss.name())) {
            return Optional.empty();
        }
        try {
            int steps = STEPS * Math.min(LARGEST_LOSS, left);
            Formula formula = Inlining.of(withoutDefaults(loss.formula()), definitions, steps);
            int[] size = new int[1];
            SyntaxTree.visit(formula, part -> size[0]++);
            left = Math.max(0, left - size[0]);
            return Optional.of(formula);
        } catch (Inlining.TooLarge large) {
            String what = left < LARGEST_LOSS
                    ? "and those before it have more than 100,000 numbers, names and symbols"
                    : "has more than 20,000 numbers, names and symbols";
            tooLarge(loss, what);
            return Optional.empty();
        } catch (Inlining.Broken reported) {
            return Optional.empty();
        }
    }

    private void tooLarge(LossDefinition loss, String what) {
        report(Optional.of(loss.name()), Problem.of(Message.EXPANSION_TOO_LARGE, loss.nameSpan(), loss.name(), what));
        broken.add(loss.name());
    }

    /** The defaults are the record's. */
    private static Formula withoutDefaults(Formula formula) {
        Signature signature = formula.signature().orElseThrow();
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : signature.entries()) {
            entries.add(new Entry(
                    entry.role(),
                    entry.name(),
                    entry.nameSpan(),
                    entry.type(),
                    entry.interval(),
                    entry.link(),
                    Optional.empty(),
                    entry.span()));
        }
        Signature plain = new Signature(entries, signature.span());
        return new Formula(Optional.of(plain), formula.bindings(), formula.result(), formula.span());
    }

    private Set<String> called(Formula formula, Set<String> own) {
        Set<String> called = new LinkedHashSet<>();
        for (Call call : SyntaxTree.calls(formula)) {
            if (own.contains(call.function()) || declaration.uses().containsKey(call.function())) {
                called.add(call.function());
            }
        }
        return called;
    }

    /** The formula as the record's text, unless it is too large for one. */
    private Optional<String> text(LossDefinition loss, Formula formula) {
        String text = SyntaxPrinter.print(formula);
        List<Problem> read = FormulaParser.parseFormula(text).problems();
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
            tooLarge(loss, "is longer than the 65,535 bytes of a text in a class file");
            return Optional.empty();
        }
        if (!read.isEmpty()) {
            boolean isDeep = read.get(0).message() == Message.NESTING_TOO_DEEP;
            tooLarge(
                    loss,
                    isDeep ? "is nested more than 256 levels deep" : "has more than 20,000 numbers, names and symbols");
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
