package io.lossmith.processor.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads annotations as javac sees them; they cannot be loaded, because what they name may not exist yet. */
final class Mirrors {
    /** What javac calls the value of an annotation that does not compile, or not yet. */
    private static final String UNKNOWN_CONSTANT = "<error>";

    private Mirrors() {}

    /** The text of a member; empty while nobody knows it. */
    static Optional<String> text(AnnotationValue value) {
        return value.getValue() instanceof String text && !text.equals(UNKNOWN_CONSTANT)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The annotation called {@code name} on {@code element}. */
    static Optional<AnnotationMirror> find(Element element, String name) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(name)) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    /** A member of an annotation, unless it was left out. */
    static Optional<AnnotationValue> member(AnnotationMirror annotation, String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** The values of a member that is an array. */
    static List<Object> values(AnnotationMirror annotation, String name) {
        List<Object> values = new ArrayList<>();
        member(annotation, name).map(AnnotationValue::getValue).ifPresent(value -> {
            if (value instanceof List<?> entries) {
                entries.forEach(entry -> values.add(((AnnotationValue) entry).getValue()));
            }
        });
        return values;
    }

    /** Classes that an annotation names; one that does not exist yet, which javac gives as a text, has no kind. */
    static List<TypeMirror> classes(AnnotationMirror annotation, String name, Types types) {
        return values(annotation, name).stream()
                .map(value -> value instanceof TypeMirror type ? type : types.getNoType(TypeKind.NONE))
                .map(TypeMirror.class::cast)
                .toList();
    }
}
