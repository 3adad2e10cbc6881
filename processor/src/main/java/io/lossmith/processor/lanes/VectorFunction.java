package io.lossmith.processor.lanes;

import java.util.List;

/**
 * A function of vectors.
 *
 * @param owner the class that has it, by its simple name
 * @param name its name
 * @param isPublic whether it is one of the functions of the runtime, not a part of them
 * @param parameters the names of its parameters
 * @param locals what it computes, in order
 * @param result what it returns
 */
record VectorFunction(
        String owner, String name, boolean isPublic, List<String> parameters, List<Local> locals, Term result) {
    /** {@code type name = value;}, where a type {@code var} is that of the value. */
    record Local(String name, Term value) {}
}
