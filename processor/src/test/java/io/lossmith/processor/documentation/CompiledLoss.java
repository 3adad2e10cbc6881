package io.lossmith.processor.documentation;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.lossmith.processor.LossProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;

/** Sources with their kernels, compiled in memory by javac and loaded. */
final class CompiledLoss {
    private final Compilation compilation;
    private final ClassLoader loader;

    private CompiledLoss(Compilation compilation) {
        this.compilation = compilation;
        Map<String, byte[]> classes = new HashMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                String path = file.toUri().getPath();
                String name = path.substring("/CLASS_OUTPUT/".length(), path.length() - ".class".length());
                classes.put(name.replace('/', '.'), bytes(file));
            }
        }
        loader = new ClassLoader(CompiledLoss.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] code = classes.get(name);
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, code, 0, code.length);
            }
        };
    }

    /** Compiles sources given by the name of their type. */
    static CompiledLoss compile(Map<String, String> sources, String... options) {
        List<JavaFileObject> files = sources.entrySet().stream()
                .map(source -> JavaFileObjects.forSourceString(source.getKey(), source.getValue()))
                .toList();
        return new CompiledLoss(Compiler.javac()
                .withProcessors(new LossProcessor())
                .withOptions((Object[]) options)
                .compile(files));
    }

    /** A record with a loss, as source. */
    static String source(String name, String components, String formula) {
        return "import io.lossmith.Loss;\n\n@Loss(\"\"\"\n" + formula.replace("\\", "\\\\") + "\"\"\")\nrecord " + name
                + "(" + components + ") {}\n";
    }

    Compilation compilation() {
        return compilation;
    }

    /** The text of a generated source file. */
    String generated(String type) {
        JavaFileObject file = compilation.generatedSourceFile(type).orElseThrow();
        try {
            return file.getCharContent(true).toString();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    Class<?> load(String type) throws ClassNotFoundException {
        return loader.loadClass(type);
    }

    /** The result of a kernel's method for one row, such as {@code valueAt}, for hyper-parameters that are all doubles. */
    double atRow(String loss, double[] parameters, String method, double input) throws ReflectiveOperationException {
        Class<?>[] types = Collections.nCopies(parameters.length, double.class).toArray(Class<?>[]::new);
        var constructor = load(loss).getDeclaredConstructor(types);
        constructor.setAccessible(true);
        Object record =
                constructor.newInstance(Arrays.stream(parameters).boxed().toArray());
        Class<?> kernelType = load(loss + "Kernel");
        var of = kernelType.getMethod("of", load(loss));
        of.setAccessible(true);
        Object kernel = of.invoke(null, record);
        var at = kernelType.getMethod(method, double.class);
        at.setAccessible(true);
        return (double) at.invoke(kernel, input);
    }

    private static byte[] bytes(JavaFileObject file) {
        try (InputStream in = file.openInputStream();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
