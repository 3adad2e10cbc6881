package io.lossmith.engine;

import java.io.InvalidObjectException;
import java.io.Serializable;

/**
 * What a kernel is saved as: its parameters, lengths, options and the hash of its formula. Reading it back builds the record and the kernel
 * anew, so that everything is validated again, and refuses a class whose formula is another one.
 *
 * <p>Generated kernels have a private subclass each, which only says how to build the kernel.
 */
public abstract class KernelProxy implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String loss;
    private final String formulaHash;
    private final Serializable[] parameters;
    private final int[] lengths;
    private final boolean mean;
    private final boolean checked;
    private final boolean refined;

    /**
     * Takes what has to be saved.
     *
     * @param kernel the kernel that is written
     */
    protected KernelProxy(RowKernel kernel) {
        loss = kernel.spec().name();
        formulaHash = kernel.spec().formulaHash();
        parameters = kernel.parameters();
        lengths = kernel.lengthValues();
        mean = kernel.dividesByWeights();
        checked = kernel.checksDomains();
        refined = kernel.refines();
    }

    /**
     * Builds the kernel from {@link #real}, {@link #integer}, {@link #flag}, {@link #reals} and {@link #length}, with default options.
     *
     * @return the kernel
     */
    protected abstract RowKernel restore();

    /**
     * A saved {@code double} parameter.
     *
     * @param parameter its index in the spec
     * @return its value
     * @throws IllegalStateException when no such parameter was saved
     */
    protected final double real(int parameter) {
        return saved(parameter, Double.class);
    }

    /**
     * A saved {@code int} parameter.
     *
     * @param parameter its index in the spec
     * @return its value
     * @throws IllegalStateException when no such parameter was saved
     */
    protected final int integer(int parameter) {
        return saved(parameter, Integer.class);
    }

    /**
     * A saved {@code boolean} parameter.
     *
     * @param parameter its index in the spec
     * @return its value
     * @throws IllegalStateException when no such parameter was saved
     */
    protected final boolean flag(int parameter) {
        return saved(parameter, Boolean.class);
    }

    /**
     * A saved {@code double[]} parameter.
     *
     * @param parameter its index in the spec
     * @return its values
     * @throws IllegalStateException when no such parameter was saved
     */
    protected final double[] reals(int parameter) {
        return saved(parameter, double[].class).clone();
    }

    /**
     * A saved length.
     *
     * @param index its index among the spec's named lengths
     * @return its value
     * @throws IllegalStateException when no such length was saved
     */
    protected final int length(int index) {
        if (lengths == null || index >= lengths.length) {
            throw new IllegalStateException("length " + index + " is missing");
        }
        return lengths[index];
    }

    /**
     * Builds the kernel, checks that it still has the saved formula, and applies the saved options.
     *
     * @return the kernel
     * @throws InvalidObjectException when the class has another formula now, or refuses the saved parameters
     */
    protected final Object readResolve() throws InvalidObjectException {
        RowKernel restored;
        try {
            restored = restore();
        } catch (RuntimeException refused) {
            InvalidObjectException failure =
                    new InvalidObjectException("The saved kernel of " + loss + " (formula hash " + formulaHash
                            + ") was refused: " + refused.getMessage() + " Restore it with the version of " + loss
                            + " that saved it, or build the kernel from its record again.");
            failure.initCause(refused);
            throw failure;
        }
        String present = restored.spec().formulaHash();
        if (!present.equals(formulaHash)) {
            throw new InvalidObjectException("The saved kernel of " + loss + " has the formula hash " + formulaHash
                    + ", but the class now has " + present
                    + ": its formula was changed. Restore it with the version of " + loss
                    + " that saved it, or build the kernel from its record again.");
        }
        return restored.reconfigured(mean, checked, refined);
    }

    private <T> T saved(int parameter, Class<T> type) {
        if (parameters == null || parameter >= parameters.length || !type.isInstance(parameters[parameter])) {
            throw new IllegalStateException("parameter " + parameter + " is not a saved " + type.getSimpleName() + ".");
        }
        return type.cast(parameters[parameter]);
    }
}
