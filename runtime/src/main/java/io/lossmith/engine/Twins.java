package io.lossmith.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Finds the vector twins of kernels; for generated kernels. */
public final class Twins {
    private Twins() {}

    /**
     * The twin that was compiled beside a kernel.
     *
     * @param lookup of the kernel's own class, whose module gets to read the vector module if it is a named one
     * @param name the binary name of the twin
     * @return the twin; null where vectors are not used or the class is missing or cannot be linked: then the kernel computes without
     */
    public static VectorTwin find(MethodHandles.Lookup lookup, String name) {
        if (!VectorSupport.get().isActive()) {
            return null;
        }
        try {
            Module user = lookup.lookupClass().getModule();
            Module vectors = VectorSupport.module().orElseThrow();
            if (user.isNamed() && !user.canRead(vectors)) {
                lookup.findVirtual(Module.class, "addReads", MethodType.methodType(Module.class, Module.class))
                        .invoke(user, vectors);
            }
            Class<?> twin = lookup.findClass(name);
            return (VectorTwin) lookup.findConstructor(twin, MethodType.methodType(void.class))
                    .invoke();
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable missing) {
            return null;
        }
    }
}
