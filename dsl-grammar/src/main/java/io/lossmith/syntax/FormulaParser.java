package io.lossmith.syntax;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.syntax.antlr.FormulaBaseLexer;
import io.lossmith.syntax.antlr.FormulaBaseParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Parses formulas and loss libraries.
 *
 * <p>No text makes the parser throw or run long: formulas beyond 20,000 tokens, libraries beyond 100,000, and more than 256
 * levels of nesting are refused, and the time is linear in the length. Names are not looked up, so a formula may be refused later for what it means.
 *
 * <pre>{@code
 * FormulaParser.parseFormula("-(1 - pt)^gamma * log(pt)").tree()      // a Formula
 * FormulaParser.parseFormula("0 < x < 1 ? 1 : 0").problems()          // LossChainedComparison
 * }</pre>
 */
public final class FormulaParser {
    private static final Comparator<Problem> TEXT_ORDER =
            Comparator.comparingInt(problem -> problem.span().start());

    private final GrammarRunner grammar;
    private final Tokenizer.Tokens text;
    private final List<Problem> problems = new ArrayList<>();
    private final FormulaBuilder builder;

    private FormulaParser(GrammarRunner grammar, String text, int limit) {
        this.grammar = grammar;
        this.text = Tokenizer.tokenize(text, limit);
        this.builder = new FormulaBuilder(this.text.source(), problems);
        this.text.problem().ifPresent(problems::add);
    }

    /**
     * Parses a formula: an optional signature, bindings and a result.
     *
     * @param text the formula, for example {@code (p: real | y: real) -> (p - y)^2}
     * @return the formula, or at least one problem
     */
    public static Parsed<Formula> parseFormula(String text) {
        return parseFormula(text, GrammarRunner.DEFAULT);
    }

    /**
     * Parses a library: any number of {@code def} and {@code loss} definitions. A mistake in one definition does not hide
     * those in others.
     *
     * @param text the library, for example {@code loss Square(p: real | y: real) = (p - y)^2}
     * @return the library, or at least one problem
     */
    public static Parsed<Library> parseLibrary(String text) {
        return parseLibrary(text, GrammarRunner.DEFAULT);
    }

    static Parsed<Formula> parseFormula(String text, GrammarRunner grammar) {
        FormulaParser parser = new FormulaParser(grammar, text, Tokenizer.FORMULA_LIMIT);
        return parser.finish(parser.formula());
    }

    static Parsed<Library> parseLibrary(String text, GrammarRunner grammar) {
        FormulaParser parser = new FormulaParser(grammar, text, Tokenizer.LIBRARY_LIMIT);
        return parser.finish(parser.library());
    }

    private <T> Parsed<T> finish(Optional<T> tree) {
        if (problems.isEmpty()) {
            return Parsed.of(tree.orElseThrow());
        }
        problems.sort(TEXT_ORDER);
        return Parsed.failed(problems);
    }

    private Optional<Formula> formula() {
        if (isHopeless(Message.EMPTY_FORMULA)) {
            return Optional.empty();
        }
        Segment segment = Segment.of(text.source(), text.tokens());
        return segment.beginsWithSignature()
                ? parse(segment, FormulaBaseParser::signedFormula).flatMap(builder::signedFormula)
                : parse(segment, FormulaBaseParser::bareFormula).flatMap(builder::bareFormula);
    }

    private Optional<Library> library() {
        if (isHopeless(Message.EMPTY_LIBRARY)) {
            return Optional.empty();
        }
        List<Definition> definitions = new ArrayList<>();
        List<LossDefinition> losses = new ArrayList<>();
        DocumentationComments comments = new DocumentationComments(text.comments());
        for (Segment segment : Segment.ofLibrary(text.source(), text.tokens())) {
            Optional<String> documentation = comments.before(segment);
            if (segment.type(0) == FormulaBaseLexer.DEF) {
                parse(segment, FormulaBaseParser::definition)
                        .flatMap(tree -> builder.definition(tree, documentation))
                        .ifPresent(definitions::add);
            } else if (segment.type(0) == FormulaBaseLexer.LOSS) {
                parse(segment, FormulaBaseParser::lossDefinition)
                        .flatMap(tree -> builder.lossDefinition(tree, documentation))
                        .ifPresent(losses::add);
            } else {
                problems.add(SyntaxErrorExplainer.notADefinition(segment));
            }
        }
        Span span = span(0).to(span(text.tokens().size() - 1));
        return Optional.of(new Library(definitions, losses, span));
    }

    /** Whether there is nothing to parse; then there is a problem that says so. */
    private boolean isHopeless(Message ifEmpty) {
        if (problems.isEmpty() && text.tokens().isEmpty()) {
            problems.add(Problem.of(ifEmpty, new Span(0, 0)));
        }
        return !problems.isEmpty();
    }

    private <T extends ParserRuleContext> Optional<T> parse(Segment segment, Function<FormulaBaseParser, T> rule) {
        int limit = Tokenizer.FORMULA_LIMIT;
        if (segment.tokens().size() - 1 > limit) { // the last one is the end
            problems.add(Tokenizer.tooMany("definition", segment.source().span(segment.token(limit)), limit));
            return Optional.empty();
        }
        NestingScan.Findings nesting = NestingScan.scan(segment);
        if (nesting.tooDeep().isPresent()) {
            problems.add(nesting.tooDeep().get());
            return Optional.empty();
        }
        try {
            return Optional.of(grammar.run(segment, rule));
        } catch (GrammarRunner.Mismatch mismatch) {
            problems.add(SyntaxErrorExplainer.explain(segment, mismatch.reason(), nesting.unbalanced()));
            return Optional.empty();
        }
    }

    private Span span(int token) {
        return text.source().span(text.tokens().get(token));
    }
}
