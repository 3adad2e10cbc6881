package io.lossmith.processor.explain;

import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.syntax.Entry;
import io.lossmith.syntax.EntryRole;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.FormulaParser;
import io.lossmith.syntax.TypeWord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A formula from the command line as a loss: its parameters become the components of a record that nobody wrote. */
final class FormulaArgument {
    /** What the loss is called in messages. */
    static final String NAME = "formula";

    private FormulaArgument() {}

    /**
     * The declaration of {@code formula}.
     *
     * @param parameters those that no signature declares, each a name with or without a type of Java
     */
    static LossDeclaration declaration(String formula, List<String> parameters) {
        Map<String, JavaType> components = new LinkedHashMap<>();
        FormulaParser.parseFormula(formula)
                .tree()
                .flatMap(Formula::signature)
                .ifPresent(signature -> signature.entries().stream()
                        .filter(entry -> entry.role() == EntryRole.PARAMETER)
                        .forEach(entry -> components.put(entry.name(), type(entry))));
        for (String parameter : parameters) {
            String[] words = parameter.strip().split("\\s+", 2);
            components.put(words[words.length - 1], words.length == 1 ? JavaType.DOUBLE : type(words[0]));
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
                .orElse(JavaType.DOUBLE);
    }
}
