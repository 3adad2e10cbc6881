package io.lossmith.processor.declare;

import com.sun.source.util.Trees;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;

/**
 * Finds the folder of an element's source file, where the compiler can tell it: from JDK 18 on any compiler may; before
 * that only javac, and only if the build tool hands its own environment to processors, which Gradle does not.
 */
final class SourceFolder {
    private SourceFolder() {}

    static Optional<Path> of(ProcessingEnvironment environment, Element element) {
        return ofElements(environment.getElementUtils(), element)
                .or(() -> ofTrees(environment, element))
                .map(FileObject::toUri)
                .flatMap(SourceFolder::folder);
    }

    /** {@code Elements.getFileObjectOf}, which is newer than what this is compiled with. */
    private static Optional<FileObject> ofElements(Elements elements, Element element) {
        try {
            Object file =
                    Elements.class.getMethod("getFileObjectOf", Element.class).invoke(elements, element);
            return Optional.ofNullable((JavaFileObject) file);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException unsupported) {
            return Optional.empty();
        }
    }

    private static Optional<FileObject> ofTrees(ProcessingEnvironment environment, Element element) {
        try {
            return Optional.ofNullable(Trees.instance(environment).getPath(element))
                    .map(path -> path.getCompilationUnit().getSourceFile());
        } catch (IllegalArgumentException | LinkageError notJavac) {
            return Optional.empty();
        }
    }

    private static Optional<Path> folder(URI source) {
        return "file".equals(source.getScheme())
                ? Optional.ofNullable(Path.of(source).getParent())
                : Optional.empty();
    }
}
