package io.lossmith.processor.codegen;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.spec.Length;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the Java code written so far has in variables and in scratch. */
final class Bindings {
    private final RowProgram program;
    private final LossModel loss;
    private final boolean inRows;
    private final String scratch;
    private final int spilled;
    private final Map<Expr, String> names = new HashMap<>();
    private final Set<Expr> stored = new HashSet<>();
    private String loopIndex;
    private Expr storing;

    Bindings(LossModel loss, RowProgram program, boolean inRows, String scratch, int spilled) {
        this.loss = loss;
        this.spilled = spilled;
        this.program = program;
        this.scratch = scratch;
        this.inRows = inRows;
    }

    /** The name of the scratch array. */
    String scratch() {
        return scratch;
    }

    void bind(Expr expr, String name) {
        names.put(expr, name);
    }

    void unbind(Expr expr) {
        names.remove(expr);
    }

    void enterLoop(String index) {
        loopIndex = index;
    }

    void leaveLoop() {
        loopIndex = null;
    }

    String loopIndex() {
        return Objects.requireNonNull(loopIndex, "outside of a loop");
    }

    /** Hides the scratch slot of {@code expr} while its element is computed; null shows it again. */
    void storing(Expr expr) {
        storing = expr;
    }

    /** The variable or scratch element that holds {@code expr}, or null. */
    String find(Expr expr) {
        String name = names.get(expr);
        if (name != null || expr == storing) {
            return name;
        }
        Integer slot = program.slots().get(expr);
        return slot != null && stored.contains(expr) ? scratch + "[" + slotOffset(slot) + loopIndex() + "]" : null;
    }

    /** From now on {@code expr} can be read from scratch. */
    void stored(Expr expr) {
        stored.add(expr);
    }

    /** The offset of a scratch vector with a trailing {@code +}; empty for the first. Spilled variables come before. */
    String slotOffset(int slot) {
        Map<Length, Integer> before = new LinkedHashMap<>();
        program.slotLengths().subList(0, slot).forEach(length -> before.merge(length, 1, Integer::sum));
        StringBuilder text = new StringBuilder();
        if (spilled > 0) {
            text.append(spilled).append(" + ");
        }
        before.forEach((length, times) -> {
            boolean single = length.offset() == 0 || length.symbol().isEmpty();
            String one =
                    single ? JavaExpressions.length(length).toString() : "(" + JavaExpressions.length(length) + ")";
            text.append(times == 1 ? one : times + " * " + one).append(" + ");
        });
        return text.toString();
    }

    /** An input or parameter; a vector stands for its element in the current loop. */
    String variable(Variable variable) {
        if (variable.isVector()) {
            return element(variable, CodeBlock.of("$L", loopIndex())).toString();
        }
        return ReservedNames.java(loss, variable);
    }

    /** An input or parameter that is a vector: its array, where it begins there and its length. */
    List<CodeBlock> whole(Variable vector) {
        String name = ReservedNames.java(loss, vector);
        boolean offset = inRows && vector.origin() != Origin.PARAMETER;
        return List.of(
                CodeBlock.of("$L", name),
                offset ? CodeBlock.of("$LAt", name) : CodeBlock.of("0"),
                JavaExpressions.length(vector.type().length().orElseThrow()));
    }

    CodeBlock element(Variable vector, CodeBlock position) {
        String name = ReservedNames.java(loss, vector);
        boolean offset = inRows && vector.origin() != Origin.PARAMETER;
        return offset ? CodeBlock.of("$L[$LAt + $L]", name, name, position) : CodeBlock.of("$L[$L]", name, position);
    }
}
