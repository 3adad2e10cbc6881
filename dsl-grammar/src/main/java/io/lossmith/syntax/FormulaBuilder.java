package io.lossmith.syntax;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.syntax.antlr.FormulaBaseLexer;
import io.lossmith.syntax.antlr.FormulaBaseParser.BareFormulaContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.BodyContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.DefinitionContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.LossDefinitionContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.NameContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.SignedFormulaContext;
import io.lossmith.syntax.antlr.FormulaBaseParser.StatementContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Parse tree of a formula or definition to syntax tree. What the grammar accepts and the language does not becomes a
 * problem; a formula is returned as long as it has a result, so that one run finds all problems.
 */
final class FormulaBuilder {
    private final SourceText source;
    private final List<Problem> problems;
    private final ExpressionBuilder expressions;
    private final SignatureBuilder signatures;

    FormulaBuilder(SourceText source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
        this.expressions = new ExpressionBuilder(source, problems);
        this.signatures = new SignatureBuilder(source, problems, expressions);
    }

    Optional<Formula> bareFormula(BareFormulaContext context) {
        return formula(Optional.empty(), context.body(), span(context.body()));
    }

    Optional<Formula> signedFormula(SignedFormulaContext context) {
        Signature signature = signatures.signature(context.signature());
        return formula(Optional.of(signature), context.body(), signature.span().to(span(context.body())));
    }

    Optional<Definition> definition(DefinitionContext context, Optional<String> documentation) {
        NameContext name = context.name(0);
        List<NameReference> parameters =
                context.name().stream().skip(1).map(expressions::reference).toList();
        return formula(Optional.empty(), context.body(), span(context.body()))
                .map(body -> new Definition(
                        name.getText(), source.span(name), parameters, body, documentation, span(context)));
    }

    Optional<LossDefinition> lossDefinition(LossDefinitionContext context, Optional<String> documentation) {
        NameContext name = context.name();
        Signature signature = signatures.signature(context.signature());
        Span span = signature.span().to(span(context.body()));
        return formula(Optional.of(signature), context.body(), span)
                .map(formula ->
                        new LossDefinition(name.getText(), source.span(name), formula, documentation, span(context)));
    }

    private Optional<Formula> formula(Optional<Signature> signature, BodyContext body, Span span) {
        checkNoEmptyStatement(body);
        List<StatementContext> statements = body.statement();
        int last = statements.size() - 1;
        List<Binding> bindings = new ArrayList<>();
        for (StatementContext statement : statements.subList(0, last)) {
            if (statement.ASSIGN() != null) {
                binding(statement).ifPresent(bindings::add);
            } else {
                expressions.expression(statement.expression(0));
                problems.add(Problem.of(Message.UNNAMED_STATEMENT, source.span(statement)));
            }
        }
        StatementContext result = statements.get(last);
        if (result.ASSIGN() == null) {
            return Optional.of(new Formula(signature, bindings, expressions.expression(result.expression(0)), span));
        }
        binding(result)
                .ifPresent(binding -> problems.add(
                        Problem.of(Message.MISSING_RESULT, binding.nameSpan(), Wording.brief(binding.name()))));
        return Optional.empty();
    }

    private Optional<Binding> binding(StatementContext statement) {
        Expression value = expressions.expression(statement.expression(1));
        Token first = statement.getStart();
        if (!Segment.isName(first) || statement.expression(0).getStop() != first) {
            problems.add(Problem.of(Message.ASSIGNMENT_IN_EXPRESSION, source.span(statement.ASSIGN())));
            return Optional.empty();
        }
        return Optional.of(new Binding(first.getText(), source.span(first), value, source.span(statement)));
    }

    private void checkNoEmptyStatement(BodyContext body) {
        boolean afterSemicolon = false;
        for (ParseTree child : body.children) {
            boolean isSemicolon =
                    child instanceof TerminalNode node && node.getSymbol().getType() == FormulaBaseLexer.SEMICOLON;
            if (isSemicolon && afterSemicolon) {
                Span span = source.span((TerminalNode) child);
                problems.add(SyntaxErrorExplainer.unexpected(span, List.of("an expression"), ";"));
            }
            afterSemicolon = isSemicolon;
        }
    }

    /** The place of a definition; its rule also reads the end of the text. */
    private Span span(ParserRuleContext context) {
        return source.span(context.getStart()).to(span(context.getRuleContext(BodyContext.class, 0)));
    }

    /** The place of bindings and result, without the last semicolon. */
    private Span span(BodyContext body) {
        List<StatementContext> statements = body.statement();
        return source.span(statements.get(0)).to(source.span(statements.get(statements.size() - 1)));
    }
}
