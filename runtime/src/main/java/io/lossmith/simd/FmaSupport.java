package io.lossmith.simd;

import java.util.Locale;

/** Finds out whether the machine has a fused multiply-add: HotSpot says so where its management module is there; else the processor. */
final class FmaSupport {
    private FmaSupport() {}

    /** What a setting asks for, given the width of vectors. */
    static boolean wanted(String setting, int vectorBits) {
        return switch (setting.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            case "auto" -> inHardware(vectorBits);
            default ->
                throw new IllegalArgumentException(
                        "lossmith.simd.fma may be auto, true or false, but is " + setting + ".");
        };
    }

    static boolean inHardware(int vectorBits) {
        String option = hotSpotOption();
        return option == null
                ? processorHasIt(System.getProperty("os.arch", ""), vectorBits)
                : Boolean.parseBoolean(option);
    }

    /** HotSpot's option UseFMA, which it switches off on processors without; null where nobody can be asked. */
    private static String hotSpotOption() {
        try {
            Class<?> type = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
            // by name, because the runtime requires nothing but java.base
            Object bean = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getPlatformMXBean", Class.class)
                    .invoke(null, type);
            Object option = type.getMethod("getVMOption", String.class).invoke(bean, "UseFMA");
            return (String) option.getClass().getMethod("getValue").invoke(option);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return null;
        }
    }

    /** Every aarch64 processor has it, and every x86-64 processor with vectors of 256 bits (AVX2) that is in use. */
    static boolean processorHasIt(String architecture, int vectorBits) {
        return switch (architecture.toLowerCase(Locale.ROOT)) {
            case "aarch64", "arm64" -> true;
            case "amd64", "x86_64" -> vectorBits >= 256;
            default -> false;
        };
    }
}
