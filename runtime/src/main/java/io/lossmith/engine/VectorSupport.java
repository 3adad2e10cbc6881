package io.lossmith.engine;

import java.lang.invoke.MethodHandles;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out once whether vectors are used: what the property {@value #PROPERTY} asks for, and whether this JVM has what it takes. Nothing here
 * names a class of the vector module, which may be missing.
 *
 * @param isActive whether vector kernels run
 * @param isRequired whether a JVM without vectors is refused
 * @param floatLanes floats in one vector; 0 when vectors are not used
 * @param reason in words
 */
public record VectorSupport(boolean isActive, boolean isRequired, int floatLanes, String reason) {
    /** {@code auto} (the default), {@code off} or {@code required}. */
    public static final String PROPERTY = "lossmith.simd";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String LANES = "io.lossmith.simd.Lanes";

    /** At least two doubles: narrower vectors are emulated, which is slower than plain code. */
    private static final int LEAST_LANES = 4;

    /** Loaded with the first question. */
    private static final class Holder {
        static final VectorSupport FOUND = find(System.getProperty(PROPERTY, "auto"));

        private Holder() {}
    }

    /** What this JVM has. */
    public static VectorSupport get() {
        return Holder.FOUND;
    }

    private static VectorSupport find(String wish) {
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "off" -> new VectorSupport(false, false, 0, "switched off by -D" + PROPERTY + "=off");
            case "auto" -> probe(false);
            case "required" -> probe(true);
            default ->
                new VectorSupport(false, true, 0, "-D" + PROPERTY + " is '" + wish + "'; write auto, off or required");
        };
    }

    private static VectorSupport probe(boolean required) {
        Optional<Module> vectors = module();
        if (vectors.isEmpty()) {
            return none(required, "the module " + MODULE + " is not there; start java with --add-modules " + MODULE);
        }
        String machine = System.getProperty("java.vm.name", "");
        if (machine.contains("OpenJ9")) {
            return none(required, machine + " has the module, but computes vectors one number at a time");
        }
        try {
            VectorSupport.class.getModule().addReads(vectors.get());
            Class<?> lanes = MethodHandles.lookup().findClass(LANES);
            int count = lanes.getField("FLOATS").getInt(null);
            return count < LEAST_LANES
                    ? none(required, "vectors of this JVM have only " + count + " floats")
                    : new VectorSupport(true, required, count, "vectors of " + 32 * count + " bits");
        } catch (ReflectiveOperationException | LinkageError | RuntimeException unusable) {
            return none(required, "vectors cannot be used: " + unusable);
        }
    }

    private static VectorSupport none(boolean required, String reason) {
        return new VectorSupport(false, required, 0, reason);
    }

    /** In the layer of this module; for a class path that of the JVM itself. */
    static Optional<Module> module() {
        ModuleLayer own = VectorSupport.class.getModule().getLayer();
        return (own == null ? ModuleLayer.boot() : own).findModule(MODULE);
    }

    /** Refuses a JVM that does not do what was asked for. */
    void check() {
        if (isRequired && !isActive) {
            throw new IllegalStateException("-D" + PROPERTY + "=required, but " + reason + ".");
        }
    }
}
