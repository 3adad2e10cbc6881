package io.lossmith.processor.twin;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Function;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The files of the compilation of twins: a class path of the few classes that they name, which are in the processor's own jar, and class
 * files kept in memory. The user's class path is never looked at.
 */
final class TwinFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    /** Package and classes that twins name. */
    private static final Map<String, List<String>> RUNTIME = Map.of(
            "io.lossmith.engine", List.of("VectorTwin", "VectorRows"),
            "io.lossmith.spec", List.of("Domain"),
            "io.lossmith.simd", List.of("Lanes", "DoubleLanes"),
            "io.lossmith.simd.twin", List.of("LaneTwin", "Tiles"),
            "io.lossmith.math", math());

    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

    TwinFiles(StandardJavaFileManager standard) throws IOException {
        super(standard);
        // Without these the compiler would look into the working directory.
        standard.setLocation(StandardLocation.CLASS_PATH, List.of());
        standard.setLocation(StandardLocation.SOURCE_PATH, List.of());
    }

    /** The classes of functions of single numbers, by which those without a vector form are computed. */
    private static List<String> math() {
        return Functions.all().stream()
                .map(Function::java)
                .filter(java -> !java.isEmpty() && !java.startsWith("Math."))
                .map(java -> java.substring(0, java.indexOf('.')))
                .distinct()
                .toList();
    }

    /** What was compiled. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return super.list(location, packageName, kinds, recurse);
        }
        List<JavaFileObject> found = new ArrayList<>();
        if (kinds.contains(JavaFileObject.Kind.CLASS)) {
            for (String name : RUNTIME.getOrDefault(packageName, List.of())) {
                found.add(RuntimeClass.read(packageName + "." + name));
            }
        }
        return found;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof RuntimeClass runtime ? runtime.name : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a == b;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.put(className, bytes);
        return new SimpleJavaFileObject(uri("class", className), kind) {
            @Override
            public OutputStream openOutputStream() {
                return bytes;
            }
        };
    }

    private static URI uri(String scheme, String className) {
        return URI.create(scheme + ":///" + className.replace('.', '/') + JavaFileObject.Kind.CLASS.extension);
    }

    /** A class of the runtime, out of the processor's jar. */
    private static final class RuntimeClass extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        private RuntimeClass(String name, byte[] bytes) {
            super(uri("runtime", name), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        static RuntimeClass read(String name) throws IOException {
            String file = "/" + name.replace('.', '/') + Kind.CLASS.extension;
            try (InputStream stream = TwinFiles.class.getResourceAsStream(file)) {
                if (stream == null) {
                    throw new IOException("the processor's jar has no class " + name);
                }
                return new RuntimeClass(name, stream.readAllBytes());
            }
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
