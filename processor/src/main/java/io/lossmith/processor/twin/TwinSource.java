package io.lossmith.processor.twin;

import io.lossmith.processor.codegen.SourceFile;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** The text of a twin as the compiler reads it. */
final class TwinSource extends SimpleJavaFileObject {
    private final String text;

    TwinSource(SourceFile source) {
        super(URI.create("twin:///" + source.name().replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
        this.text = source.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
