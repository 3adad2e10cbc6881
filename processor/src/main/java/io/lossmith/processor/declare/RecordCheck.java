package io.lossmith.processor.declare;

import io.lossmith.diagnostics.Message;
import io.lossmith.processor.kernel.ReservedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;

/** Checks that a kernel for an annotated type can exist beside it. */
final class RecordCheck {
    private RecordCheck() {}

    static List<Finding> check(Element annotated, String annotation) {
        if (annotated.getKind() != ElementKind.RECORD) {
            String name = annotated.getSimpleName().toString();
            return List.of(
                    Finding.of(Message.NOT_A_RECORD, annotated, annotation, "the " + described(annotated), name));
        }
        TypeElement record = (TypeElement) annotated;
        List<Finding> findings = new ArrayList<>(privates(record, Message.PRIVATE_RECORD));
        Element outermost = outermost(record);
        boolean unnamedPackage = ((PackageElement) outermost.getEnclosingElement()).isUnnamed();
        if (unnamedPackage
                && ReservedNames.NESTED.contains(outermost.getSimpleName().toString())) {
            findings.add(Finding.of(Message.RECORD_NAME_TAKEN, outermost, "The " + described(outermost)));
        }
        if (!record.getTypeParameters().isEmpty()) {
            List<String> parameters = record.getTypeParameters().stream()
                    .map(TypeParameterElement::toString)
                    .toList();
            findings.add(Finding.of(Message.GENERIC_RECORD, record, String.join(", ", parameters)));
        }
        return findings;
    }

    /** A {@code message} for each private type among {@code annotated} and those around it. */
    static List<Finding> privates(Element annotated, Message message) {
        List<Finding> findings = new ArrayList<>();
        for (Element type = annotated; type instanceof TypeElement; type = type.getEnclosingElement()) {
            if (type.getModifiers().contains(Modifier.PRIVATE)) {
                String what = (type == annotated ? "The " : "The enclosing ") + described(type);
                findings.add(Finding.of(message, type, what));
            }
        }
        return findings;
    }

    private static Element outermost(TypeElement record) {
        Element type = record;
        while (!(type.getEnclosingElement() instanceof PackageElement)) {
            type = type.getEnclosingElement();
        }
        return type;
    }

    private static String described(Element type) {
        String kind = type.getKind() == ElementKind.ANNOTATION_TYPE
                ? "annotation type"
                : type.getKind().name().toLowerCase(Locale.ROOT);
        return kind + " " + type.getSimpleName();
    }
}
