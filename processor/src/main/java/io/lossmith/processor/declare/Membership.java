package io.lossmith.processor.declare;

import io.lossmith.diagnostics.Message;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Which records belong to which library, as the annotation on them says. */
final class Membership {
    private Membership() {}

    /** The records that were written for {@code library}. */
    static List<TypeElement> members(TypeElement library, Elements elements) {
        return ElementFilter.typesIn(elements.getPackageOf(library).getEnclosedElements()).stream()
                .filter(type -> libraryOf(type).filter(library::equals).isPresent())
                .sorted((a, b) ->
                        a.getSimpleName().toString().compareTo(b.getSimpleName().toString()))
                .toList();
    }

    /** The library that a record was written for. */
    static Optional<TypeElement> libraryOf(Element record) {
        return Mirrors.find(record, LibraryReader.MEMBER)
                .flatMap(mirror -> Mirrors.member(mirror, "value"))
                .map(AnnotationValue::getValue)
                .flatMap(value -> value instanceof TypeMirror type ? UsedLosses.element(type) : Optional.empty());
    }

    /**
     * Whether {@code record}, one of a library, also has the components of its class of an earlier build on the class
     * path. javac 17 mixes them if it saw the class before a processor wrote the source, and stops with an exception
     * later; of the fields it has the source's alone.
     */
    static boolean isMixedWithEarlier(TypeElement record) {
        long fields = ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                .count();
        return libraryOf(record).isPresent() && record.getRecordComponents().size() != fields;
    }

    /** What is told about such a record, at the {@code origin} of it. */
    static Finding earlier(TypeElement record, Element origin) {
        return Finding.of(
                Message.TYPE_EXISTS,
                origin,
                record.getSimpleName(),
                record.getQualifiedName(),
                "its class of an earlier build on the class path",
                "Remove that class, as a clean build does: javac of this JDK cannot replace a record that it has read.");
    }

    /** The defaults of a record's last components. */
    static List<Double> defaults(TypeElement record) {
        return Mirrors.find(record, LibraryReader.MEMBER)
                .map(mirror -> Mirrors.values(mirror, "defaults").stream()
                        .map(Double.class::cast)
                        .toList())
                .orElse(List.of());
    }
}
