package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.resolve.Scope;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies the table of identities from the leaves up until none fits. */
public final class Rewriter {
    private static final int ROUNDS = 4;

    private final Algebra algebra;
    private final RuleBook early;
    private final RuleBook late;
    private final Signs signs = new Signs();
    private final Symbols symbols = new Symbols();
    private final ChoiceSinking sinking;
    private final ChoiceRaising raising;
    private final SigmoidPowers powers;
    private final SoftmaxPowers softmaxPowers;
    private final KnownLogarithms logarithms;
    private final PositiveSums sums;
    private final PowerSums powerSums;
    private final ProductRoots productRoots;
    private final Complements complements;
    private final Fractions fractions;
    private final NormalSpellings normal;
    private final OwnDivisors divisors;
    private final SymbolicDifferences differences;
    private final WideProducts products;
    private final Map<Expr, Expr> rewritten = new HashMap<>();
    private final Trail trail = new Trail();

    /** A rewriter by the rules of {@link Rules}. */
    public Rewriter(Algebra algebra) {
        this(algebra, RuleBook.EARLY, RuleBook.LATE);
    }

    /** A rewriter by other rules, and without the schemes. */
    Rewriter(Algebra algebra, RuleBook early, RuleBook late) {
        this.algebra = algebra;
        this.early = early;
        this.late = late;
        sinking = new ChoiceSinking(algebra);
        raising = new ChoiceRaising(algebra, expr -> find(early, expr).isPresent());
        powers = new SigmoidPowers(algebra);
        softmaxPowers = new SoftmaxPowers(algebra);
        logarithms = new KnownLogarithms(algebra, signs, trail, this::rewrite);
        sums = new PositiveSums(algebra, signs, logarithms);
        productRoots = new ProductRoots(algebra, signs);
        powerSums = new PowerSums(algebra, signs);
        complements = new Complements(algebra, signs, trail, expr -> byRule(early, expr));
        fractions = new Fractions(algebra, trail, this::rewrite);
        normal = new NormalSpellings(algebra);
        divisors = new OwnDivisors(algebra);
        differences = new SymbolicDifferences(algebra, signs);
        products = new WideProducts(algebra, signs);
    }

    /** What led to the results so far, in that order. */
    public List<Step> steps() {
        return trail.steps();
    }

    /** The rules that were used. */
    List<Rule> applied() {
        return steps().stream().map(Step::rule).distinct().toList();
    }

    /** An expression equal to {@code expr}; equal subexpressions are rewritten once. */
    public Expr rewrite(Expr expr) {
        Expr known = rewritten.get(expr);
        if (known != null) {
            trail.use(expr);
            return known;
        }
        trail.begin(expr);
        Expr result = rewritten(expr);
        trail.end();
        return result;
    }

    private Expr rewritten(Expr expr) {
        Expr result = expr;
        // Algebra makes new operands where signs and factors move: -(a/b) of (-a)/b.
        for (int round = 0; round < ROUNDS && result instanceof Apply apply; round++) {
            Expr again = withRewrittenArguments(apply);
            if (again == result) {
                break;
            }
            result = again;
        }
        if (result != expr && rewritten.containsKey(result)) {
            trail.use(result);
            result = rewritten.get(result);
        } else {
            trail.begin(result);
            result = replaced(result);
            trail.end();
        }
        rewritten.put(expr, result);
        return result;
    }

    /** What becomes of {@code expr}, whose operands are rewritten. */
    private Expr replaced(Expr expr) {
        rewritten.put(expr, expr); // what leads back here ends here
        Optional<Expr> replaced = byRule(early, expr)
                .or(() -> byScheme(expr))
                .or(() -> byRule(late, expr))
                .or(() -> by(SigmoidPowers.POWER, expr, powers.join(expr)))
                .or(() -> by(Fractions.RULE, expr, fractions.join(expr)))
                .or(() -> by(ChoiceRaising.RULE, expr, raising.raise(expr)));
        Expr result = replaced.map(this::rewrite).orElse(expr);
        rewritten.put(expr, result);
        rewritten.put(result, result);
        return result;
    }

    /**
     * A rule that fits.
     *
     * @param entry the rule
     * @param matcher what its names stand for, and what is left
     */
    private record Fit(RuleBook.Entry entry, Matcher matcher) {}

    private Optional<Fit> find(RuleBook rules, Expr expr) {
        for (RuleBook.Entry entry : rules.candidates(expr)) {
            if ((entry.symbols() & ~symbols.of(expr)) != 0) {
                continue;
            }
            Matcher matcher = new Matcher(algebra, (hole, value) -> entry.admits(hole, value, signs));
            if (matcher.matches(entry.pattern(), expr)) {
                return Optional.of(new Fit(entry, matcher));
            }
        }
        return Optional.empty();
    }

    /** What the first rule that fits makes of {@code expr}. */
    private Optional<Expr> byRule(RuleBook rules, Expr expr) {
        return find(rules, expr).map(fit -> {
            Rule rule = fit.entry.rule();
            Scope scope = new Scope();
            fit.matcher.holes().forEach(scope::with);
            Expr replacement = TableFormulas.instantiate(algebra, rule.replacement(), scope);
            Expr result = fit.matcher.complete(fit.entry.pattern(), replacement);
            trail.add(new Step(rule, expr, result));
            return result;
        });
    }

    private Optional<Expr> byScheme(Expr expr) {
        if (early != RuleBook.EARLY) {
            return Optional.empty();
        }
        return by(PositiveSums.RULE, expr, sums.logarithm(expr))
                .or(() -> by(PositiveSums.SHARE, expr, sums.share(expr)))
                .or(() -> by(PositiveSums.CONTRAST, expr, sums.contrast(expr)))
                .or(() -> by(KnownLogarithms.RULE, expr, logarithms.logarithm(expr)))
                .or(() -> by(SigmoidPowers.RULE, expr, powers.absorb(expr)))
                .or(() -> by(SoftmaxPowers.RULE, expr, softmaxPowers.join(expr)))
                .or(() -> by(PowerSums.RULE, expr, powerSums.root(expr)))
                .or(() -> by(ProductRoots.RULE, expr, productRoots.split(expr)))
                .or(() -> by(Complements.RULE, expr, complements.join(expr)))
                .or(() -> by(NormalSpellings.RULE, expr, normal.distribution(expr)))
                .or(() -> by(NormalSpellings.DENSITY, expr, normal.density(expr)))
                .or(() -> by(SymbolicDifferences.BETA, expr, differences.beta(expr)))
                .or(() -> by(SymbolicDifferences.RULE, expr, differences.join(expr)))
                .or(() -> by(SymbolicDifferences.INTERVAL, expr, differences.interval(expr)))
                .or(() -> by(SymbolicDifferences.EXCESS, expr, differences.excess(expr)))
                .or(() -> by(SymbolicDifferences.SLOPE, expr, differences.slope(expr)))
                .or(() -> by(SymbolicDifferences.RATIO, expr, differences.ratio(expr)))
                .or(() -> by(WideProducts.LOGARITHM, expr, products.logarithm(expr)))
                .or(() -> by(OwnDivisors.RULE, expr, divisors.join(expr)));
    }

    private Optional<Expr> by(Rule scheme, Expr expr, Optional<Expr> result) {
        result.ifPresent(found -> trail.add(new Step(scheme, expr, found)));
        return result;
    }

    private Expr withRewrittenArguments(Apply apply) {
        List<Expr> arguments = new ArrayList<>();
        boolean changed = false;
        for (Expr argument : apply.arguments()) {
            Expr replacement = rewrite(argument);
            if (!apply.is(Operators.SELECT)) {
                Expr choice = replacement;
                replacement = by(ChoiceSinking.RULE, choice, sinking.sink(choice))
                        .map(this::rewrite)
                        .orElse(choice);
            }
            changed |= replacement != argument;
            arguments.add(replacement);
        }
        return changed ? algebra.with(apply, arguments) : apply;
    }
}
