package io.lossmith.syntax;

import io.lossmith.diagnostics.NumberText;
import java.util.Locale;

/**
 * Writes syntax trees as text, in one canonical form with as few parentheses as the tree allows. Parsing the text gives
 * the same tree again, spans aside. A formula with bindings has one statement a line; a library has its macros first.
 */
public final class SyntaxPrinter {
    private final StringBuilder text = new StringBuilder();

    private SyntaxPrinter() {}

    /**
     * Writes a formula.
     *
     * @param formula the formula
     * @return its text, without a line end after it
     */
    public static String print(Formula formula) {
        SyntaxPrinter printer = new SyntaxPrinter();
        formula.signature().ifPresent(signature -> {
            printer.signature(signature);
            printer.text.append(" ->").append(formula.bindings().isEmpty() ? " " : "\n");
        });
        printer.body(formula, "");
        return printer.text.toString();
    }

    /**
     * Writes an expression.
     *
     * @param expression the expression
     * @return its text on one line
     */
    public static String print(Expression expression) {
        SyntaxPrinter printer = new SyntaxPrinter();
        printer.expressions().write(expression);
        return printer.text.toString();
    }

    /**
     * Writes a library.
     *
     * @param library the library
     * @return its text, with a line end after every definition
     */
    public static String print(Library library) {
        SyntaxPrinter printer = new SyntaxPrinter();
        library.definitions().forEach(printer::definition);
        library.losses().forEach(printer::loss);
        return printer.text.toString();
    }

    private void definition(Definition definition) {
        beginDefinition(
                definition.documentation().map(DocumentationComment::comment).orElse(""));
        text.append("def ").append(definition.name()).append('(');
        text.append(String.join(
                ", ", definition.parameters().stream().map(NameReference::name).toList()));
        text.append(") =");
        definitionBody(definition.body());
    }

    private void loss(LossDefinition loss) {
        beginDefinition(loss.documentation().map(DocumentationComment::comment).orElse(""));
        text.append("loss ").append(loss.name());
        signature(loss.formula().signature().orElseThrow());
        text.append(" =");
        definitionBody(loss.formula());
    }

    private void beginDefinition(String comment) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        if (!comment.isEmpty()) {
            text.append(comment).append('\n');
        }
    }

    private void definitionBody(Formula formula) {
        boolean isShort = formula.bindings().isEmpty();
        text.append(isShort ? " " : "\n    ");
        body(formula, "    ");
        text.append('\n');
    }

    private void body(Formula formula, String indentation) {
        for (Binding binding : formula.bindings()) {
            text.append(binding.name()).append(" = ");
            expressions().write(binding.value());
            text.append(";\n").append(indentation);
        }
        expressions().write(formula.result());
    }

    private void signature(Signature signature) {
        text.append('(');
        EntryRole previous = null;
        for (Entry entry : signature.entries()) {
            text.append(separator(previous, entry.role()));
            entry(entry);
            previous = entry.role();
        }
        text.append(')');
    }

    private static String separator(EntryRole previous, EntryRole role) {
        if (previous == null) {
            return role == EntryRole.PARAMETER ? "; " : "";
        }
        return switch (role) {
            case PREDICTION, LEARN -> ", ";
            case TARGET -> previous == EntryRole.TARGET ? ", " : " | ";
            case PARAMETER -> previous == EntryRole.PARAMETER ? ", " : "; ";
        };
    }

    private void entry(Entry entry) {
        text.append(entry.role() == EntryRole.LEARN ? "learn " : "");
        text.append(entry.name()).append(": ").append(entry.type().name());
        entry.type()
                .length()
                .ifPresent(length -> text.append('[').append(length(length)).append(']'));
        entry.interval().ifPresent(interval -> text.append(" in ").append(interval(interval)));
        entry.link().ifPresent(link -> text.append(" link ").append(link.name()));
        entry.defaultValue().ifPresent(value -> {
            text.append(" = ");
            expressions().write(value);
        });
    }

    private static String length(LengthSyntax length) {
        String symbol = length.symbol().orElse("");
        if (symbol.isEmpty() || length.offset() == 0) {
            return symbol.isEmpty() ? String.valueOf(length.offset()) : symbol;
        }
        return symbol + (length.offset() > 0 ? "+" : "") + length.offset();
    }

    private static String interval(IntervalSyntax interval) {
        return (interval.lowerOpen() ? "(" : "[") + number(interval.lower()) + ", " + number(interval.upper())
                + (interval.upperOpen() ? ")" : "]");
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value < 0 ? "-inf" : "inf";
        }
        String digits = NumberText.of(value).toLowerCase(Locale.ROOT);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits.replace(".0e", "e");
    }

    private ExpressionPrinter expressions() {
        return new ExpressionPrinter(text);
    }
}
