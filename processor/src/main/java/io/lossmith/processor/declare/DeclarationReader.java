package io.lossmith.processor.declare;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.processor.resolve.LossDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Turns a record with {@code @Loss} or {@code @MultiTask} into a declaration. */
public final class DeclarationReader {
    /** The annotation read here. */
    public static final String LOSS = "io.lossmith.Loss";

    /** What kernels extend. */
    private static final Set<String> KERNELS = Set.of("io.lossmith.LossKernel", "io.lossmith.TaskKernel");

    private final Elements elements;
    private final Types types;

    public DeclarationReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /**
     * What was read.
     *
     * @param declaration the declaration, if the element can have one
     * @param findings what is wrong with the element
     * @param deferred whether the element uses types or constants that do not exist yet and may in the next round
     */
    public record ReadLoss(Optional<LossDeclaration> declaration, List<Finding> findings, boolean deferred) {
        private static final ReadLoss LATER = new ReadLoss(Optional.empty(), List.of(), true);

        /** Copies the findings. */
        public ReadLoss {
            findings = List.copyOf(findings);
        }
    }

    /** Whether a type is declared as a loss. */
    static boolean isLoss(Element element) {
        return mirror(element).isPresent();
    }

    private static Optional<AnnotationMirror> mirror(Element element) {
        return Mirrors.find(element, LOSS).or(() -> Mirrors.find(element, MultiTaskReader.MULTI_TASK));
    }

    /** The mirror of the annotation on {@code element}. */
    public AnnotationMirror annotation(Element element) {
        return mirror(element).orElseThrow(() -> new IllegalArgumentException("no loss: " + element));
    }

    /** The annotation's formula as javac sees it, the place where messages point; empty when it has none. */
    public Optional<AnnotationValue> formula(AnnotationMirror annotation) {
        return Mirrors.member(annotation, "value");
    }

    /** The formula on a record, written by hand or by {@code @MultiTask}; empty while nobody knows it. */
    private Optional<String> text(TypeElement record) {
        if (Mirrors.find(record, LOSS).isEmpty()) {
            return MultiTaskReader.formula(record);
        }
        return formula(annotation(record)).flatMap(Mirrors::text);
    }

    /**
     * The element that a kernel is made from: its record, or the library that the record itself was made from, so that a
     * build tool that undoes what came of a changed file finds all of it.
     */
    public Element origin(Element record) {
        return Membership.libraryOf(record).map(Element.class::cast).orElse(record);
    }

    /** Reads the declaration on {@code element}; {@code open} are the libraries whose records do not exist yet. */
    public ReadLoss read(Element element, Set<String> open) {
        boolean isMultiTask = Mirrors.find(element, MultiTaskReader.MULTI_TASK).isPresent();
        List<Finding> findings = new ArrayList<>(RecordCheck.check(element, isMultiTask ? "@MultiTask" : "@Loss"));
        if (element.getKind() != ElementKind.RECORD) {
            return new ReadLoss(Optional.empty(), findings, false);
        }
        TypeElement record = (TypeElement) element;
        if (Membership.isMixedWithEarlier(record)) {
            return new ReadLoss(Optional.empty(), List.of(Membership.earlier(record, origin(record))), false);
        }
        Optional<String> formula = text(record);
        boolean complete = record.getRecordComponents().stream()
                .noneMatch(component -> component.asType().getKind() == TypeKind.ERROR);
        UsedLosses uses = new UsedLosses(annotation(element), elements, types);
        complete &= uses.exist(open);
        if (!complete || formula.isEmpty()) {
            return ReadLoss.LATER;
        }
        if (isMultiTask) {
            findings.addAll(MultiTaskReader.check(record));
        }
        for (RecordComponentElement component : record.getRecordComponents()) {
            if (!isMultiTask
                    && javaType(component.asType()).isEmpty()
                    && UsedLosses.loss(component.asType()).isEmpty()) {
                findings.add(componentType(component));
            }
        }
        uses.strangers().forEach(type -> findings.add(Finding.of(Message.USES_NO_LOSS, record, type)));
        findings.addAll(uses.clashes(record));
        LossDeclaration declaration = new Nesting().declaration(record, formula.get());
        if (findings.isEmpty() && isNameTaken(declaration, record)) {
            findings.add(Finding.of(Message.KERNEL_NAME_CLASH, record, declaration.kernelName()));
        }
        KernelFile.tooLong(declaration, Span.NOWHERE).ifPresent(problem -> findings.add(new Finding(problem, record)));
        return new ReadLoss(findings.isEmpty() ? Optional.of(declaration) : Optional.empty(), findings, false);
    }

    /** The declaration of a loss that another one calls. */
    LossDeclaration used(TypeElement loss) {
        return new Nesting().within(loss);
    }

    /** Declarations of losses inside losses. One that is reached in several ways is read once. */
    private final class Nesting {
        private final Map<TypeElement, LossDeclaration> known = new LinkedHashMap<>();
        private final List<TypeElement> path = new ArrayList<>();

        /** The declaration of a record, with those of the losses it is made of. */
        LossDeclaration declaration(TypeElement record, String formula) {
            path.add(record);
            List<Component> components = new ArrayList<>();
            for (RecordComponentElement component : record.getRecordComponents()) {
                String name = component.getSimpleName().toString();
                javaType(component.asType()).ifPresent(type -> components.add(new Component(name, type)));
                UsedLosses.loss(component.asType())
                        .ifPresent(loss -> components.add(new Component(name, within(loss))));
            }
            Map<String, LossDeclaration> uses = new LinkedHashMap<>();
            new UsedLosses(annotation(record), elements, types)
                    .records()
                    .forEach((name, loss) -> uses.put(name, within(loss)));
            path.remove(path.size() - 1);
            return new LossDeclaration(
                    packageName(record),
                    nestedName(record),
                    isPublic(record),
                    formula,
                    components,
                    GeneratedAnnotation.fits(record, elements),
                    hiddenTypes(record),
                    uses);
        }

        /** A loss inside another; one that contains itself has an end here, and its call is an error. */
        LossDeclaration within(TypeElement loss) {
            if (known.containsKey(loss)) {
                return known.get(loss);
            }
            if (path.contains(loss)) {
                return new LossDeclaration(packageName(loss), nestedName(loss), isPublic(loss), "", List.of(), false);
            }
            LossDeclaration declaration = declaration(loss, text(loss).orElse(""));
            // Also one of a circle, which is an error wherever it is cut: n losses that all use each other have n!
            // paths.
            known.put(loss, declaration);
            return declaration;
        }
    }

    String packageName(TypeElement type) {
        return elements.getPackageOf(type).getQualifiedName().toString();
    }

    private static Finding componentType(RecordComponentElement component) {
        TypeMirror type = component.asType();
        Element place = Finding.place(component);
        return Finding.of(Message.COMPONENT_TYPE, place, component.getSimpleName(), type, fitting(type) + component);
    }

    /** The type a hyper-parameter has instead of {@code type}. */
    private static String fitting(TypeMirror type) {
        return switch (type.toString()) {
            case "long", "short", "byte", "java.lang.Integer", "java.lang.Long" -> "int ";
            case "java.lang.Boolean" -> "boolean ";
            default ->
                type.getKind() == TypeKind.ARRAY || type.toString().startsWith("java.util.") ? "double[] " : "double ";
        };
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

    static String nestedName(TypeElement record) {
        StringBuilder name = new StringBuilder(record.getSimpleName());
        for (Element outer = record.getEnclosingElement();
                outer instanceof TypeElement;
                outer = outer.getEnclosingElement()) {
            name.insert(0, outer.getSimpleName() + ".");
        }
        return name.toString();
    }

    static boolean isPublic(TypeElement record) {
        for (Element type = record; type instanceof TypeElement; type = type.getEnclosingElement()) {
            if (!type.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    /** The types of {@code java.lang} in generated code for which the record's package has its own. */
    Set<String> hiddenTypes(TypeElement record) {
        return Stream.of("Double", "Math", "Object", "Override")
                .filter(name -> inPackageOf(record, name) != null)
                .collect(Collectors.toSet());
    }

    TypeElement inPackageOf(TypeElement record, String name) {
        String prefix = packageName(record);
        return elements.getTypeElement(elements.getModuleOf(record), prefix.isEmpty() ? name : prefix + "." + name);
    }

    private boolean isNameTaken(LossDeclaration declaration, TypeElement record) {
        return isKernelNameTaken(declaration.kernelName(), record);
    }

    /** Whether a type of a kernel's name that is no kernel would be overwritten or hide it. */
    boolean isKernelNameTaken(String name, TypeElement neighbour) {
        TypeElement existing = inPackageOf(neighbour, name);
        // A kernel of an earlier build may still be on the class path.
        return existing != null && !KERNELS.contains(existing.getSuperclass().toString());
    }
}
