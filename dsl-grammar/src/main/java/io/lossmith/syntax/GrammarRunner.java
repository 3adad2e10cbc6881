package io.lossmith.syntax;

import io.lossmith.syntax.antlr.FormulaBaseParser;
import java.util.BitSet;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Runs one rule of the grammar over a segment: first with the fast prediction, and where that fails with the full one.
 * Nothing is inserted, deleted or guessed after an error, since recovery spoils the message.
 */
final class GrammarRunner {
    /** How formulas are parsed. */
    static final GrammarRunner DEFAULT = new GrammarRunner(false);
    /** For tests: an ambiguity of the grammar itself is a failure. */
    static final GrammarRunner REFUSING_AMBIGUITY = new GrammarRunner(true);

    private final boolean refusesAmbiguity;

    private GrammarRunner(boolean refusesAmbiguity) {
        this.refusesAmbiguity = refusesAmbiguity;
    }

    /** The rule did not match; the cause says where and what was expected. */
    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient RecognitionException reason;

        Mismatch(RecognitionException reason) {
            super(reason);
            this.reason = reason;
        }

        RecognitionException reason() {
            return reason;
        }
    }

    /**
     * Applies a rule.
     *
     * @throws Mismatch at the first token the rule cannot use
     */
    <T extends ParserRuleContext> T run(Segment segment, Function<FormulaBaseParser, T> rule) throws Mismatch {
        CommonTokenStream tokens = new CommonTokenStream(new ListTokenSource(segment.tokens()));
        FormulaBaseParser parser = new FormulaBaseParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        if (refusesAmbiguity) {
            parser.addErrorListener(new AmbiguityRefusal());
            return run(parser, PredictionMode.LL_EXACT_AMBIG_DETECTION, rule);
        }
        try {
            return run(parser, PredictionMode.SLL, rule);
        } catch (Mismatch expected) {
            tokens.seek(0);
            parser.reset();
            return run(parser, PredictionMode.LL, rule);
        }
    }

    private static <T> T run(FormulaBaseParser parser, PredictionMode mode, Function<FormulaBaseParser, T> rule)
            throws Mismatch {
        parser.getInterpreter().setPredictionMode(mode);
        try {
            return rule.apply(parser);
        } catch (ParseCancellationException stopped) {
            throw new Mismatch((RecognitionException) stopped.getCause());
        }
    }

    private static final class AmbiguityRefusal extends BaseErrorListener {
        @Override
        public void reportAmbiguity(
                Parser parser,
                DFA dfa,
                int startIndex,
                int stopIndex,
                boolean exact,
                BitSet alternatives,
                ATNConfigSet configurations) {
            throw new IllegalStateException("The rule '" + parser.getRuleNames()[dfa.atnStartState.ruleIndex]
                    + "' is ambiguous between tokens " + startIndex + " and " + stopIndex + ".");
        }
    }
}
