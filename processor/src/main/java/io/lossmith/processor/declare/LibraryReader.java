package io.lossmith.processor.declare;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.library.LibraryDeclaration;
import io.lossmith.processor.library.LossRecord;
import io.lossmith.processor.library.UsedLoss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Turns a type with {@code @LossLibrary} into a declaration. */
public final class LibraryReader {
    /** The annotation read here. */
    public static final String LIBRARY = "io.lossmith.LossLibrary";

    /** The annotation on the records of a library. */
    public static final String MEMBER = "io.lossmith.LossLibrary.Member";

    /** The compiler option with a folder of library files. */
    public static final String PATH = LibraryFiles.OPTION;

    private final ProcessingEnvironment environment;
    private final DeclarationReader losses;
    private final LibraryFiles files;

    public LibraryReader(ProcessingEnvironment environment, DeclarationReader losses) {
        this.environment = environment;
        this.losses = losses;
        this.files = new LibraryFiles(environment);
    }

    /**
     * What was read.
     *
     * @param declaration the library, if there is nothing wrong around it
     * @param file the file its text is from
     * @param problems what is wrong with the annotation
     * @param findings what is wrong with the element
     * @param deferred whether it uses types or constants that do not exist yet and may in the next round
     */
    public record ReadLibrary(
            Optional<LibraryDeclaration> declaration,
            Optional<String> file,
            List<Problem> problems,
            List<Finding> findings,
            boolean deferred) {
        private static final ReadLibrary LATER =
                new ReadLibrary(Optional.empty(), Optional.empty(), List.of(), List.of(), true);

        /** Copies the lists. */
        public ReadLibrary {
            problems = List.copyOf(problems);
            findings = List.copyOf(findings);
        }

        private static ReadLibrary failed(List<Finding> findings) {
            return new ReadLibrary(Optional.empty(), Optional.empty(), List.of(), findings, false);
        }

        private static ReadLibrary failed(Problem problem) {
            return new ReadLibrary(Optional.empty(), Optional.empty(), List.of(problem), List.of(), false);
        }
    }

    /** The mirror of the annotation on {@code element}. */
    public AnnotationMirror annotation(Element element) {
        return Mirrors.find(element, LIBRARY)
                .orElseThrow(() -> new IllegalArgumentException("no @LossLibrary on " + element));
    }

    /** The text or the file name in the annotation, where messages point; empty when there is neither. */
    public Optional<AnnotationValue> source(AnnotationMirror annotation) {
        return Mirrors.member(annotation, "value").or(() -> Mirrors.member(annotation, "file"));
    }

    /** The libraries whose losses a library uses. */
    public List<TypeElement> usedLibraries(Element element) {
        return uses(annotation(element)).libraries();
    }

    private UsedLosses uses(AnnotationMirror annotation) {
        return new UsedLosses(annotation, environment.getElementUtils(), environment.getTypeUtils());
    }

    /** Reads the library on {@code element}; {@code open} are the libraries whose records do not exist yet. */
    public ReadLibrary read(Element element, Set<String> open) {
        List<Finding> findings = new ArrayList<>(check(element));
        if (!findings.isEmpty()) {
            return ReadLibrary.failed(findings);
        }
        TypeElement type = (TypeElement) element;
        AnnotationMirror annotation = annotation(element);
        UsedLosses uses = uses(annotation);
        boolean isUnknown = source(annotation)
                .filter(value -> Mirrors.text(value).isEmpty())
                .isPresent();
        if (isUnknown || !uses.exist(open)) {
            return ReadLibrary.LATER;
        }
        uses.strangers().forEach(stranger -> findings.add(Finding.of(Message.USES_NO_LOSS, type, stranger)));
        findings.addAll(uses.clashes(type));
        if (!findings.isEmpty()) {
            return ReadLibrary.failed(findings);
        }
        Optional<String> text = text(annotation, "value");
        Optional<String> file = text(annotation, "file");
        if (text.isPresent() == file.isPresent()) {
            String what = text.isPresent() ? "both a text and a file" : "neither a text nor a file";
            return ReadLibrary.failed(Problem.of(Message.LIBRARY_SOURCE, Span.NOWHERE, what));
        }
        if (text.isPresent()) {
            return read(type, uses, text.get(), file);
        }
        LibraryFiles.Content content = files.read(type, file.get());
        return content.problem().isPresent()
                ? ReadLibrary.failed(content.problem().get())
                : read(type, uses, content.text(), file);
    }

    private static Optional<String> text(AnnotationMirror annotation, String member) {
        return Mirrors.member(annotation, member).map(value -> (String) value.getValue());
    }

    private ReadLibrary read(TypeElement type, UsedLosses uses, String text, Optional<String> file) {
        Map<String, UsedLoss> used = new LinkedHashMap<>();
        uses.records()
                .forEach((name, record) ->
                        used.put(name, new UsedLoss(losses.used(record), Membership.defaults(record))));
        LibraryDeclaration declaration = new LibraryDeclaration(
                losses.packageName(type),
                DeclarationReader.nestedName(type),
                DeclarationReader.isPublic(type),
                text,
                GeneratedAnnotation.fits(type, environment.getElementUtils()),
                losses.hiddenTypes(type),
                used);
        return new ReadLibrary(Optional.of(declaration), file, List.of(), List.of(), false);
    }

    private static List<Finding> check(Element element) {
        if (element.getKind() != ElementKind.INTERFACE && element.getKind() != ElementKind.CLASS) {
            String kind = element.getKind() == ElementKind.ANNOTATION_TYPE
                    ? "annotation type"
                    : element.getKind().name().toLowerCase(Locale.ROOT);
            String name = element.getSimpleName().toString();
            return List.of(Finding.of(Message.LIBRARY_ELEMENT, element, "the " + kind + " " + name, name));
        }
        return RecordCheck.privates(element, Message.PRIVATE_LIBRARY);
    }

    /** The problem that a loss cannot become a record, because there is {@code what} already. */
    public static Problem typeExists(LossRecord loss, String what) {
        String record = loss.declaration().recordName();
        String inPackage = loss.declaration().packageName();
        String type = inPackage.isEmpty() ? record : inPackage + "." + record;
        return Problem.of(Message.TYPE_EXISTS, loss.place(), record, type, what, "Rename the loss or the other type.");
    }

    /** What keeps the record of a loss, or its kernel, from being written beside {@code library}. */
    public Optional<Problem> obstacle(TypeElement library, LossRecord loss) {
        String name = loss.declaration().recordName();
        TypeElement existing = losses.inPackageOf(library, name);
        if (existing != null) {
            Optional<TypeElement> owner = Membership.libraryOf(existing);
            // A record of an earlier build may still be on the class path.
            if (owner.filter(library::equals).isEmpty()) {
                String what = owner.map(other -> "one of the library " + other.getSimpleName())
                        .orElse("a type of that name");
                return Optional.of(typeExists(loss, what));
            }
        }
        if (loss.declaration().packageName().isEmpty() && ReservedNames.NESTED.contains(name)) {
            return Optional.of(Problem.of(Message.RECORD_NAME_TAKEN, loss.place(), "The loss " + name));
        }
        Optional<Problem> tooLong = KernelFile.tooLong(loss.declaration(), loss.place());
        if (tooLong.isPresent()) {
            return tooLong;
        }
        String kernel = loss.declaration().kernelName();
        return losses.isKernelNameTaken(kernel, library)
                ? Optional.of(Problem.of(Message.KERNEL_NAME_CLASH, loss.place(), kernel))
                : Optional.empty();
    }
}
