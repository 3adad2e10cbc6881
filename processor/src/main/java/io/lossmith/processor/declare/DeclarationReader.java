package io.lossmith.processor.declare;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.processor.resolve.LossDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Turns a record with {@code @Loss} into a declaration. */
public final class DeclarationReader {
    /** The annotation read here. */
    public static final String LOSS = "io.lossmith.Loss";

    private static final Span NOWHERE = new Span(0, 0);

    private final Elements elements;

    public DeclarationReader(Elements elements) {
        this.elements = elements;
    }

    /**
     * What was read.
     *
     * @param declaration the declaration, if the element can have one
     * @param problems what is wrong with the element
     * @param deferred whether the element uses types that do not exist yet and may in the next round
     */
    public record Read(Optional<LossDeclaration> declaration, List<Problem> problems, boolean deferred) {}

    /** The mirror of the annotation on {@code element}. */
    public AnnotationMirror annotation(Element element) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(LOSS)) {
                return mirror;
            }
        }
        throw new IllegalArgumentException("no @Loss on " + element);
    }

    /** The annotation's formula as javac sees it, the place where messages point. */
    public AnnotationValue formula(AnnotationMirror annotation) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals("value")) {
                return entry.getValue();
            }
        }
        throw new IllegalArgumentException("@Loss without a formula");
    }

    /** Reads the declaration on {@code element}. */
    public Read read(Element element) {
        List<Problem> problems = new ArrayList<>();
        if (element.getKind() != ElementKind.RECORD) {
            String kind = element.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            problems.add(Problem.of(
                    Message.NOT_A_RECORD,
                    NOWHERE,
                    article(kind) + " " + kind + " " + element.getSimpleName(),
                    element.getSimpleName()));
            return new Read(Optional.empty(), problems, false);
        }
        TypeElement record = (TypeElement) element;
        checkRecord(record, problems);
        List<Component> components = new ArrayList<>();
        for (RecordComponentElement component : record.getRecordComponents()) {
            TypeMirror type = component.asType();
            if (type.getKind() == TypeKind.ERROR) {
                return new Read(Optional.empty(), List.of(), true);
            }
            Optional<JavaType> javaType = javaType(type);
            if (javaType.isEmpty()) {
                problems.add(Problem.of(Message.COMPONENT_TYPE, NOWHERE, component.getSimpleName(), type));
            } else {
                components.add(new Component(component.getSimpleName().toString(), javaType.get()));
            }
        }
        Object value = formula(annotation(record)).getValue();
        if (!(value instanceof String text)) {
            return new Read(Optional.empty(), List.of(), true); // a constant that does not exist yet
        }
        LossDeclaration declaration = new LossDeclaration(
                elements.getPackageOf(record).getQualifiedName().toString(),
                nestedName(record),
                isPublic(record),
                text,
                components,
                elements.getTypeElement(elements.getModuleOf(record), "javax.annotation.processing.Generated") != null);
        checkKernelName(declaration, record, problems);
        return new Read(problems.isEmpty() ? Optional.of(declaration) : Optional.empty(), problems, false);
    }

    private static String article(String kind) {
        return "aeiou".indexOf(kind.charAt(0)) >= 0 ? "an" : "a";
    }

    private static void checkRecord(TypeElement record, List<Problem> problems) {
        for (Element type = record; !(type instanceof PackageElement); type = type.getEnclosingElement()) {
            if (type.getModifiers().contains(Modifier.PRIVATE)) {
                problems.add(Problem.of(Message.PRIVATE_RECORD, NOWHERE, record.getSimpleName()));
                break;
            }
        }
        if (!record.getTypeParameters().isEmpty()) {
            problems.add(Problem.of(Message.GENERIC_RECORD, NOWHERE, record.getSimpleName()));
        }
    }

    private static Optional<JavaType> javaType(TypeMirror type) {
        return switch (type.getKind()) {
            case DOUBLE -> Optional.of(JavaType.DOUBLE);
            case INT -> Optional.of(JavaType.INT);
            case BOOLEAN -> Optional.of(JavaType.BOOLEAN);
            case ARRAY ->
                ((ArrayType) type).getComponentType().getKind() == TypeKind.DOUBLE
                        ? Optional.of(JavaType.VECTOR)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String nestedName(TypeElement record) {
        StringBuilder name = new StringBuilder(record.getSimpleName());
        for (Element outer = record.getEnclosingElement();
                outer instanceof TypeElement;
                outer = outer.getEnclosingElement()) {
            name.insert(0, outer.getSimpleName() + ".");
        }
        return name.toString();
    }

    private static boolean isPublic(TypeElement record) {
        for (Element type = record; type instanceof TypeElement; type = type.getEnclosingElement()) {
            if (!type.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    /** A type of the kernel's name that is not a kernel would be overwritten or hide it. */
    private void checkKernelName(LossDeclaration declaration, TypeElement record, List<Problem> problems) {
        String prefix = declaration.packageName().isEmpty() ? "" : declaration.packageName() + ".";
        TypeElement existing = elements.getTypeElement(elements.getModuleOf(record), prefix + declaration.kernelName());
        // A kernel of an earlier build may still be on the class path.
        boolean isKernel =
                existing != null && existing.getSuperclass().toString().equals("io.lossmith.LossKernel");
        if (existing != null && !isKernel) {
            problems.add(
                    Problem.of(Message.KERNEL_NAME_CLASH, NOWHERE, declaration.simpleName(), declaration.kernelName()));
        }
    }
}
