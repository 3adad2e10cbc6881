package io.lossmith.processor.codegen;

import io.lossmith.processor.ir.Dependence;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.lanes.Lane;
import io.lossmith.processor.lanes.LaneCode;
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
 * Rows in lanes. Vectors of a row are read and written in tiles: element {@code k} of as many rows as there are lanes side by side. Scratch
 * vectors are tiles as well.
 */
final class RowTiles implements VectorMemory {
    private final LossModel loss;
    private final VectorType type;
    private final RowProgram program;
    private final LaneCode code;
    private final String tiles;
    private final Set<Expr> stored = new HashSet<>();
    private final List<Variable> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private String loopIndex;
    private Expr storing;

    RowTiles(LossModel loss, VectorType type, RowProgram program, LaneCode code) {
        this.loss = loss;
        this.type = type;
        this.program = program;
        this.code = code;
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

    @Override
    public boolean differs(Expr expr) {
        return expr.dependence() == Dependence.ROW;
    }

    @Override
    public String narrow(String number) {
        return type.narrow(number);
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

    @Override
    public Lane kept(Expr expr) {
        Integer slot = program.slots().get(expr);
        return slot != null && expr != storing && stored.contains(expr) ? read(slot(slot), loopIndex) : null;
    }

    @Override
    public Lane leaf(Expr expr) {
        Variable variable = (Variable) expr;
        String name = ReservedNames.java(loss, variable);
        return variable.isVector() ? read(name + "$tile", loopIndex) : new Lane(name, type.vectorName());
    }

    @Override
    public Lane pick(Variable vector, Expr index, VectorExpressions expressions) {
        String name = ReservedNames.java(loss, vector);
        if (vector.origin() == Origin.PARAMETER) {
            return picked("Tiles.pick(" + tiles + ", " + name, expressions.lanes(index));
        }
        if (!expressions.differs(index)) {
            return read(name + "$tile", expressions.sameForAll(index));
        }
        Length length = vector.type().length().orElseThrow();
        String from =
                "Tiles.pick(" + tiles + ", " + place(name + "$tile", null) + ", " + JavaExpressions.length(length);
        return picked(from, expressions.lanes(index));
    }

    /** By way of memory: a vector handed to a method may be allocated. */
    private Lane picked(String call, Lane index) {
        String key = call + ", " + index;
        Lane known = code.find(key);
        if (known != null) {
            return known;
        }
        Lane result = code.changing(type.vectorName(), code.freshName(), index.text());
        code.block("", () -> {
            code.effect(index + ".intoArray(" + tiles + ", 0)");
            code.effect(call + ")");
            code.effect(result + " = " + type.vectorName() + ".fromArray(" + type.species() + ", " + tiles + ", 0)");
        });
        code.remember(key, result);
        return result;
    }

    /** Where the element of a scratch vector of the current loop begins. */
    String slotPlace(int slot) {
        return place(slot(slot), loopIndex);
    }

    /** Where the element of a result of the current loop begins. */
    String resultPlace(Output output) {
        return place(result(output), loopIndex);
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

    private Lane read(String tile, String position) {
        return code.local(
                type.vectorName(),
                type.vectorName() + ".fromArray(" + type.species() + ", " + tiles + ", " + place(tile, position) + ")");
    }

    /** Where element {@code position} of the rows in hand begins. */
    private String place(String tile, String position) {
        String rows = tile + "$at";
        return position == null ? rows : rows + " + (" + position + ") * " + type.lanes();
    }

    /** Declares where the tiles of the rows in hand begin. */
    void open(String row) {
        for (Tile tile : all()) {
            code.repeatable(
                    "int",
                    tile.name + "$at",
                    tile.name + " + " + row + " * (" + JavaExpressions.length(tile.length) + ")");
        }
    }

    /** A tile; one without a length has a number for each row. */
    record Tile(String name, Length length) {}

    /** All tiles: inputs, results, scratch. */
    List<Tile> all() {
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
