package io.lossmith.processor.certify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The runtime's mathematical functions with {@link StrictMath} in the place of {@link Math}, whose last bits differ from
 * machine to machine. The class files are read as they are, and the name of the one class is replaced by that of the
 * other: both have the same methods.
 */
final class StrictRuntime extends ClassLoader {
    private static final String PACKAGE = "io.lossmith.math.";
    private static final String MATH = "java/lang/Math";
    private static final String STRICT = "java/lang/StrictMath";

    // Entries of a constant pool (The Java Virtual Machine Specification, 4.4).
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    StrictRuntime(ClassLoader runtime) {
        super(runtime);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] strict = strict(file.readAllBytes());
            return defineClass(name, strict, 0, strict.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    /** The class file with one name replaced. */
    static byte[] strict(byte[] classFile) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length + 16);
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(in.readLong()); // magic number and version
            int count = in.readUnsignedShort();
            out.writeShort(count);
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                out.writeByte(tag);
                if (tag == UTF8) {
                    String text = in.readUTF();
                    out.writeUTF(text.equals(MATH) ? STRICT : text);
                } else {
                    out.write(in.readNBytes(length(tag)));
                }
                i += tag == LONG || tag == DOUBLE ? 1 : 0; // these take two entries
            }
            in.transferTo(out);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int length(int tag) {
        return switch (tag) {
            case LONG, DOUBLE -> 8;
            case 7, 8, 16, 19, 20 -> 2; // class, string, method type, module, package
            case 15 -> 3; // method handle
            default -> 4;
        };
    }
}
