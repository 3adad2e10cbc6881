package io.lossmith;

import io.lossmith.engine.VectorSupport;

/**
 * Says whether kernels compute with vectors (SIMD), and why or why not.
 *
 * <p>They do when the JVM was started with {@code --add-modules jdk.incubator.vector}; the system property {@code lossmith.simd} can be {@code
 * auto}, which is the default, {@code off}, or {@code required}, with which a kernel refuses to be made where vectors cannot be used. Nothing
 * is printed.
 *
 * <pre>{@code
 * System.out.println(Simd.status());  // Simd[vectors of 512 bits], or Simd[no vectors: the module … is not there; …]
 * }</pre>
 */
public final class Simd {
    private Simd() {}

    /**
     * What kernels compute with.
     *
     * @param isActive whether kernels that have a vector form use it
     * @param floatLanes how many floats one vector has; 0 without vectors
     * @param doubleLanes how many doubles one vector has; 0 without vectors
     * @param reason what was found, in words
     */
    public record Status(boolean isActive, int floatLanes, int doubleLanes, String reason) {
        /** Such as {@code Simd[vectors of 512 bits]}. */
        @Override
        public String toString() {
            return "Simd[" + (isActive ? "" : "no vectors: ") + reason + "]";
        }
    }

    /**
     * What kernels of this JVM compute with; the same as long as it runs.
     *
     * @return the status
     */
    public static Status status() {
        VectorSupport found = VectorSupport.get();
        return new Status(found.isActive(), found.floatLanes(), found.floatLanes() / 2, found.reason());
    }
}
