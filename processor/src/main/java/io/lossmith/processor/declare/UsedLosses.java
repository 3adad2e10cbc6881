package io.lossmith.processor.declare;

import io.lossmith.diagnostics.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The losses that an annotation names with {@code uses}: records, and all those of a library. */
final class UsedLosses {
    private final Elements elements;
    private final List<TypeMirror> named;

    UsedLosses(AnnotationMirror annotation, Elements elements, Types types) {
        this.elements = elements;
        this.named = Mirrors.classes(annotation, "uses", types);
    }

    /** Whether every type exists, and the records of every library, too; {@code open} are those being processed now. */
    boolean exist(Set<String> open) {
        return named.stream()
                .allMatch(type -> type.getKind() == TypeKind.DECLARED
                        && library(type)
                                .filter(library ->
                                        open.contains(library.getQualifiedName().toString()))
                                .isEmpty());
    }

    /** The types that are neither. */
    List<TypeMirror> strangers() {
        return named.stream()
                .filter(type -> loss(type).isEmpty() && library(type).isEmpty())
                .toList();
    }

    /** The libraries. */
    List<TypeElement> libraries() {
        return named.stream().flatMap(type -> library(type).stream()).toList();
    }

    /** The records by their simple names; of two with one name, which {@link #clashes} tells, the first. */
    Map<String, TypeElement> records() {
        Map<String, TypeElement> records = new LinkedHashMap<>();
        all().forEach(record -> records.putIfAbsent(record.getSimpleName().toString(), record));
        return records;
    }

    /** Names that mean two losses for {@code element}, whose components, if it has any, are called by name, too. */
    List<Finding> clashes(TypeElement element) {
        List<Finding> findings = new ArrayList<>();
        Map<String, TypeElement> records = records();
        Set<String> told = new LinkedHashSet<>();
        for (TypeElement record : all()) {
            String name = record.getSimpleName().toString();
            TypeElement first = records.get(name);
            if (!first.equals(record) && told.add(name)) {
                String remedy = "Leave one of them out of 'uses'; of a library, it may name single records.";
                findings.add(Finding.of(
                        Message.TWO_LOSSES_OF_ONE_NAME,
                        element,
                        name,
                        first.getQualifiedName(),
                        record.getQualifiedName(),
                        remedy));
            }
        }
        for (RecordComponentElement component : element.getRecordComponents()) {
            TypeElement used = records.get(component.getSimpleName().toString());
            Optional<TypeElement> loss = loss(component.asType());
            if (used != null && loss.isPresent()) {
                findings.add(Finding.of(
                        Message.TWO_LOSSES_OF_ONE_NAME,
                        Finding.place(component),
                        component.getSimpleName(),
                        "the component, of type " + loss.get().getQualifiedName() + ",",
                        used.getQualifiedName() + " of 'uses'",
                        "Rename the component, or remove the other from 'uses'."));
            }
        }
        return findings;
    }

    private List<TypeElement> all() {
        List<TypeElement> all = new ArrayList<>();
        for (TypeMirror type : named) {
            loss(type).ifPresent(all::add);
            library(type).ifPresent(library -> all.addAll(Membership.members(library, elements)));
        }
        return all;
    }

    /** The record of a type that is a loss. */
    static Optional<TypeElement> loss(TypeMirror type) {
        return element(type)
                .filter(element -> element.getKind() == ElementKind.RECORD)
                .filter(DeclarationReader::isLoss);
    }

    private static Optional<TypeElement> library(TypeMirror type) {
        return element(type)
                .filter(element -> Mirrors.find(element, LibraryReader.LIBRARY).isPresent());
    }

    static Optional<TypeElement> element(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? Optional.of(element)
                : Optional.empty();
    }
}
