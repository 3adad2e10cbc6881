package io.lossmith.processor.codegen;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelType;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Statement;
import io.lossmith.spec.Length;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a vector kernel has its numbers. Vectors of a row are read and written in tiles: element {@code k} of as many rows as there are
 * lanes side by side, so that lanes are rows here, too. Scratch vectors are tiles as well.
 */
final class VectorPlaces {
    private final LossModel loss;
    private final VectorType type;
    private final RowProgram program;
    private final String tiles;
    private final Set<Expr> stored = new HashSet<>();
    private final List<Variable> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private String loopIndex;
    private Expr storing;

    VectorPlaces(LossModel loss, VectorType type, RowProgram program) {
        this.loss = loss;
        this.type = type;
        this.program = program;
        this.tiles = ReservedNames.own(loss, "tiles");
        loss.inputs().stream()
                .filter(input -> input.isVector()
                        && input.origin() != Origin.LEARN
                        && program.inputs().contains(input))
                .forEach(inputs::add);
        Statement.delivered(program.body()).stream()
                .filter(output -> output.input() != null && output.input().isVector())
                .forEach(outputs::add);
    }

    /** The inputs that are vectors of a row. */
    List<Variable> inputTiles() {
        return inputs;
    }

    /** The results that are vectors of a row. */
    List<Output> outputTiles() {
        return outputs;
    }

    /** The name of the array of all tiles. */
    String tiles() {
        return tiles;
    }

    void enterLoop(String index) {
        loopIndex = index;
    }

    void leaveLoop() {
        loopIndex = null;
    }

    void storing(Expr expr) {
        storing = expr;
    }

    void stored(Expr expr) {
        stored.add(expr);
    }

    /** An element of a scratch vector that holds {@code expr}, or null. */
    CodeBlock kept(Expr expr) {
        Integer slot = program.slots().get(expr);
        return slot != null && expr != storing && stored.contains(expr) ? read(slot(slot), loop()) : null;
    }

    /** An input; a vector stands for its element in the current loop. */
    CodeBlock element(Variable variable) {
        String name = ReservedNames.java(loss, variable);
        return variable.isVector() ? read(name + "$tile", loop()) : CodeBlock.of("$L", name);
    }

    /** The element of {@code vector} that {@code index} names, which may be another one in each row. */
    CodeBlock pick(Variable vector, Expr index, VectorExpressions expressions) {
        String name = ReservedNames.java(loss, vector);
        Length length = vector.type().length().orElseThrow();
        if (vector.origin() == Origin.PARAMETER) {
            return CodeBlock.of(
                    "$T.pick($L, $L, $L)", Types.of(KernelType.TILES), tiles, name, expressions.lanes(index));
        }
        if (!expressions.differs(index)) {
            return read(name + "$tile", expressions.sameForAll(index));
        }
        return CodeBlock.of(
                "$T.pick($L, $L$$tile, $L, $L)",
                Types.of(KernelType.TILES),
                tiles,
                name,
                JavaExpressions.length(length),
                expressions.lanes(index));
    }

    /** Where the element of a scratch vector of the current loop begins. */
    CodeBlock slotPlace(int slot) {
        return place(slot(slot), loop());
    }

    /** Where the element of a result of the current loop begins. */
    CodeBlock resultPlace(Output output) {
        return place(result(output), loop());
    }

    /** The name of the tile of a result. */
    String result(Output output) {
        return prefix(output) + ReservedNames.capitalized(ReservedNames.java(loss, output.input())) + "$tile";
    }

    static String prefix(Output output) {
        return output.kind() == Output.Kind.GRADIENT ? "grad" : "hess";
    }

    private static String slot(int slot) {
        return "slot" + slot + "$tile";
    }

    private CodeBlock loop() {
        return CodeBlock.of("$L", loopIndex);
    }

    private CodeBlock read(String tile, CodeBlock position) {
        return CodeBlock.of("$T.fromArray($L, $L, $L)", type.vector(), type.species(), tiles, place(tile, position));
    }

    private CodeBlock place(String tile, CodeBlock position) {
        return CodeBlock.of("$L + ($L) * $L", tile, position, type.lanes());
    }

    /** Declares where each tile begins; they lie one behind the other. */
    void declare(CodeBlock.Builder code) {
        String last = null;
        Length lastLength = null;
        for (Tile tile : all()) {
            CodeBlock start = last == null
                    ? type.lanes()
                    : CodeBlock.of("$L + ($L) * $L", last, JavaExpressions.length(lastLength), type.lanes());
            code.addStatement("int $L = $L", tile.name, start);
            last = tile.name;
            lastLength = tile.length;
        }
    }

    /** How many elements per lane the tiles have in all. */
    CodeBlock size() {
        List<CodeBlock> terms = new ArrayList<>();
        all().forEach(tile -> terms.add(JavaExpressions.length(tile.length)));
        terms.add(CodeBlock.of("1"));
        return CodeBlock.join(terms, " + ");
    }

    /** A tile. */
    private record Tile(String name, Length length) {}

    private List<Tile> all() {
        List<Tile> all = new ArrayList<>();
        inputs.forEach(input -> all.add(new Tile(
                ReservedNames.java(loss, input) + "$tile", input.type().length().orElseThrow())));
        outputs.forEach(output ->
                all.add(new Tile(result(output), output.input().type().length().orElseThrow())));
        for (int slot = 0; slot < program.slotLengths().size(); slot++) {
            all.add(new Tile(slot(slot), program.slotLengths().get(slot)));
        }
        return all;
    }
}
