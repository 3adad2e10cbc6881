package io.lossmith.processor.harness;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads from a class file how many bytes of bytecode each method has (The Java Virtual Machine Specification, chapter 4). */
public final class MethodSizes {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private final DataInputStream file;
    private String[] texts;

    private MethodSizes(byte[] classFile) {
        this.file = new DataInputStream(new ByteArrayInputStream(classFile));
    }

    /** The sizes by name and descriptor, such as {@code value([D[D)D}; methods without code are left out. */
    public static Map<String, Integer> of(byte[] classFile) {
        try {
            return new MethodSizes(classFile).read();
        } catch (IOException broken) {
            throw new UncheckedIOException("not a class file", broken);
        }
    }

    private Map<String, Integer> read() throws IOException {
        file.skipNBytes(8); // magic number and version
        constants();
        file.skipNBytes(6); // access flags, this class, its superclass
        file.skipNBytes(2L * file.readUnsignedShort());
        int fields = file.readUnsignedShort();
        for (int i = 0; i < fields; i++) {
            file.skipNBytes(6);
            codeLength();
        }
        Map<String, Integer> sizes = new LinkedHashMap<>();
        int methods = file.readUnsignedShort();
        for (int i = 0; i < methods; i++) {
            file.skipNBytes(2);
            String name = texts[file.readUnsignedShort()] + texts[file.readUnsignedShort()];
            int length = codeLength();
            if (length > 0) {
                sizes.put(name, length);
            }
        }
        return sizes;
    }

    private void constants() throws IOException {
        texts = new String[file.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            int tag = file.readUnsignedByte();
            switch (tag) {
                case UTF8 -> texts[i] = file.readUTF();
                case 3, 4, 9, 10, 11, 12, 17, 18 -> file.skipNBytes(4);
                case LONG, DOUBLE -> {
                    file.skipNBytes(8);
                    i++; // takes two entries
                }
                case 7, 8, 16, 19, 20 -> file.skipNBytes(2);
                case 15 -> file.skipNBytes(3);
                default -> throw new IOException("constant of unknown kind " + tag);
            }
        }
    }

    /** Skips the attributes of a field or method; the length of its code, 0 for none. */
    private int codeLength() throws IOException {
        int length = 0;
        int attributes = file.readUnsignedShort();
        for (int i = 0; i < attributes; i++) {
            String name = texts[file.readUnsignedShort()];
            int size = file.readInt();
            if (name.equals("Code")) {
                file.skipNBytes(4); // stack and locals
                length = file.readInt();
                file.skipNBytes(size - 8L);
            } else {
                file.skipNBytes(size);
            }
        }
        return length;
    }
}
