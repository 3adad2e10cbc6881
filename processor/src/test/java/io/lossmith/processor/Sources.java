package io.lossmith.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.lossmith.LossKernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Compiles Java sources with the processor, and runs what comes out. */
final class Sources {
    private final List<JavaFileObject> files = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private Supplier<LossProcessor> processor = LossProcessor::new;

    private Sources() {}

    static Sources of(String name, String text) {
        return new Sources().and(name, text);
    }

    Sources and(String name, String text) {
        files.add(JavaFileObjects.forSourceString(name, text));
        return this;
    }

    Sources options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Sources processor(Supplier<LossProcessor> other) {
        processor = other;
        return this;
    }

    Compilation compile() {
        return Compiler.javac()
                .withProcessors(processor.get())
                .withOptions(options)
                .compile(files);
    }

    /** The source files that the processor writes, also when there are errors. */
    List<String> written(Path folder) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = List.of("-proc:only", "-s", folder.toString(), "-d", folder.toString());
        JavaCompiler.CompilationTask task =
                javac.getTask(null, null, new DiagnosticCollector<>(), arguments, null, files);
        task.setProcessors(List.of(processor.get()));
        task.call();
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What javac says apart from notes: {@code error in line 3: …}. */
    static List<String> messages(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(Sources::message)
                .toList();
    }

    private static String message(Diagnostic<?> diagnostic) {
        String kind = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning";
        return kind + " in line " + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT);
    }

    /** The generated sources by class name, in the order of the names. */
    static Map<String, String> generated(Compilation compilation) {
        Map<String, String> texts = new LinkedHashMap<>();
        compilation.generatedSourceFiles().stream()
                .sorted(Comparator.comparing(JavaFileObject::getName))
                .forEach(file -> texts.put(
                        file.getName()
                                .replaceAll("^/SOURCE_OUTPUT/|\\.java$", "")
                                .replace('/', '.'),
                        text(file)));
        return texts;
    }

    private static String text(JavaFileObject file) {
        try {
            return file.getCharContent(false).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The kernel of a compiled record, by reflection as users get it. */
    static LossKernel kernel(Compilation compilation, String record, Object... components) {
        try {
            Class<?> type = new Loader(compilation).loadClass(record);
            return LossKernel.of(instance(type, components), lengths(type));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Record instance(Class<?> type, Object... components) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == components.length) {
                constructor.setAccessible(true);
                return (Record) constructor.newInstance(components);
            }
        }
        throw new IllegalArgumentException(type + " has no constructor for " + components.length + " components");
    }

    /** The kernel of a record without arguments, for lengths. */
    static LossKernel kernelOfLengths(Compilation compilation, String record, int... lengths) {
        try {
            return LossKernel.of(instance(new Loader(compilation).loadClass(record)), lengths);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A static field of a compiled class. */
    static Object constant(Compilation compilation, String type, String field) {
        try {
            var found = new Loader(compilation).loadClass(type).getDeclaredField(field);
            found.setAccessible(true);
            return found.get(null);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Two for each length that a kernel's factory asks for. */
    private static int[] lengths(Class<?> record) throws ClassNotFoundException {
        String simple =
                record.getName().substring(record.getPackageName().length()).replaceFirst("^\\.", "");
        String prefix = record.getPackageName().isEmpty() ? "" : record.getPackageName() + ".";
        Class<?> kernel = Class.forName(prefix + simple.replace('$', '_') + "Kernel", false, record.getClassLoader());
        for (var method : kernel.getDeclaredMethods()) {
            if (method.getName().equals("of")) {
                int[] lengths = new int[method.getParameterCount() - 1];
                Arrays.fill(lengths, 2);
                return lengths;
            }
        }
        throw new IllegalStateException(kernel + " has no factory");
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes = new LinkedHashMap<>();

        Loader(Compilation compilation) {
            super(Sources.class.getClassLoader());
            for (JavaFileObject file : compilation.generatedFiles()) {
                if (file.getKind() == JavaFileObject.Kind.CLASS) {
                    classes.put(
                            file.getName()
                                    .replaceAll("^/CLASS_OUTPUT/|\\.class$", "")
                                    .replace('/', '.'),
                            bytes(file));
                }
            }
        }

        private static byte[] bytes(JavaFileObject file) {
            try (InputStream stream = file.openInputStream();
                    ByteArrayOutputStream copy = new ByteArrayOutputStream()) {
                stream.transferTo(copy);
                return copy.toByteArray();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
