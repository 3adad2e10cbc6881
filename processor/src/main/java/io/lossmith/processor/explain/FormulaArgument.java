package io.lossmith.processor.explain;

import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.syntax.Entry;
import io.lossmith.syntax.EntryRole;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.FormulaParser;
import io.lossmith.syntax.TypeWord;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A formula from the command line as a loss: its parameters become the components of a record that nobody wrote. */
final class FormulaArgument {
    /** What the loss is called in messages. */
    static final String NAME = "formula";

    private static final Pattern PARAMETER =
            Pattern.compile("(?:(double|int|boolean|double\\[])\\s+)?([\\p{L}_][\\p{L}\\p{Mn}\\p{Mc}\\p{N}_]*)");

    private FormulaArgument() {}

    /**
     * The declaration of {@code formula}.
     *
     * @param parameters those that no signature declares, each a name with or without a type of Java
     * @throws IllegalArgumentException when a parameter has another form, or is there twice, or the formula is an option
     */
    static LossDeclaration declaration(String formula, List<String> parameters) {
        if (formula.matches("--[a-z-]+")) { // no formula begins with two signs for no reason
            throw new IllegalArgumentException("There is no option '" + formula + "'.");
        }
        Map<String, JavaType> components = new LinkedHashMap<>();
        FormulaParser.parseFormula(formula)
                .tree()
                .flatMap(Formula::signature)
                .ifPresent(signature -> signature.entries().stream()
                        .filter(entry -> entry.role() == EntryRole.PARAMETER)
                        .forEach(entry -> components.put(entry.name(), type(entry))));
        Set<String> names = new HashSet<>();
        for (String parameter : parameters) {
            Matcher given = PARAMETER.matcher(Normalizer.normalize(parameter.strip(), Normalizer.Form.NFC));
            if (!given.matches()) {
                throw new IllegalArgumentException("--parameter \"" + parameter + "\" is not understood; write a name,"
                        + " or a type and a name: \"double gamma\", \"int n\", \"boolean b\" or \"double[] w\".");
            }
            String name = given.group(2);
            if (!names.add(name)) {
                throw new IllegalArgumentException("--parameter '" + name + "' is there twice; keep one of them.");
            }
            components.put(name, given.group(1) == null ? JavaType.DOUBLE : type(given.group(1)));
        }
        List<Component> all = components.entrySet().stream()
                .map(each -> new Component(each.getKey(), each.getValue()))
                .toList();
        return new LossDeclaration("", NAME, true, formula, all, true);
    }

    private static JavaType type(Entry entry) {
        if (entry.type().length().isPresent()) {
            return JavaType.VECTOR;
        }
        return entry.type().word() == TypeWord.BINARY
                ? JavaType.BOOLEAN
                : entry.type().word() == TypeWord.COUNT ? JavaType.INT : JavaType.DOUBLE;
    }

    private static JavaType type(String word) {
        return Arrays.stream(JavaType.values())
                .filter(type -> type.text().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
