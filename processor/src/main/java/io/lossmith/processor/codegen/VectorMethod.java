package io.lossmith.processor.codegen;

import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.lanes.LaneCode;
import io.lossmith.processor.lanes.Line;
import io.lossmith.processor.lanes.Pieces;
import io.lossmith.processor.lanes.VectorCalls;
import io.lossmith.processor.lanes.VectorSources;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes the methods that compute the rows of a block, a vector of them in each step: one, or several where the rows need much. */
final class VectorMethod {
    /**
     * Operations in one method. HotSpot stops keeping vectors in registers past a number of nodes in one compilation; with 250 operations
     * nothing was ever allocated on JDK 17 and 25.
     */
    private static final int LIMIT = 220;

    /** Operations with which a method is still below the size that HotSpot compiles at all, 8000 bytes. */
    private static final int LONGEST = 2 * LIMIT;

    private static final int MOST_PIECES = 24;

    private final KernelModel kernel;
    private final LossModel loss;
    private final RowProgram program;
    private final Level level;
    private final VectorType type;
    private final LaneCode declarations = new LaneCode();
    private final LaneCode code = new LaneCode();
    private final RowTiles tiles;
    private final LaneFunctions functions;
    private final VectorPowers powers;
    private final VectorExpressions expressions;
    private final Bindings same;

    VectorMethod(
            KernelModel kernel,
            RowProgram program,
            Level level,
            VectorType type,
            VectorSources sources,
            boolean onlyHalves) {
        this.kernel = kernel;
        this.loss = kernel.loss();
        this.program = program;
        this.level = level;
        this.type = type;
        tiles = new RowTiles(loss, type, program, code);
        VectorCalls calls = new VectorCalls(sources, code);
        functions = new LaneFunctions(type, code, calls, tiles.tiles());
        powers = new VectorPowers(type, code, onlyHalves);
        same = new Bindings(loss, program, false, own("scratch"), 0);
        expressions = new VectorExpressions(type, same, tiles, code, calls, functions, powers);
        write();
    }

    private String own(String name) {
        return ReservedNames.own(loss, name);
    }

    /** The name of the method that the engine calls. */
    String name() {
        return type.word()
                + switch (level) {
                    case VALUE -> "Values";
                    case GRADIENT -> "Gradients";
                    default -> "Hessians";
                };
    }

    /** The exponents that only the call knows. */
    Set<String> exponents() {
        return powers.exponents();
    }

    /** Whether it would be slow: a loop that cannot be cut is longer than the JIT compiles, or there are very many loops. */
    boolean isTooLarge() {
        List<Pieces.Piece> pieces = Pieces.of(code.lines(), LIMIT);
        return pieces.size() > MOST_PIECES || pieces.stream().anyMatch(piece -> piece.operations() > LONGEST);
    }

    /** Declares what the exponents are made of. */
    void exponentDeclarations(StringBuilder text) {
        Line.Effect use = new Line.Effect(String.join(", ", powers.exponents()));
        needed(new ArrayList<>(declarations.lines()), use).forEach(line -> line.write(text, "        "));
    }

    /** Whether vectors would do less than half of the functions. */
    boolean isMostlySingle() {
        return functions.single() > functions.vectorised();
    }

    private void write() {
        lengths();
        parameters();
        arrays();
        program.prologue().forEach(statement -> once((Statement.Define) statement));
        VectorStatements statements = new VectorStatements(kernel, type, level, expressions, tiles, same, code);
        tiles.open(own("row"));
        inputs();
        program.body().forEach(statements::write);
        for (Output output : tiles.outputTiles()) {
            String array = array(output);
            String length = length(output.input());
            code.block(
                    "if (" + array + " != null)",
                    () -> code.effect("Tiles.leave(" + tiles.tiles() + ", "
                            + tiles.result(output) + "$at, " + array + ", " + array + "Start + " + own("row") + " * ("
                            + length
                            + "), " + length + ", " + ReservedNames.java(loss, output.input()) + "Steps)"));
        }
    }

    /** A number that is the same for all rows. */
    private void once(Statement.Define define) {
        declarations.repeatable(
                VectorStatements.word(define.expr()), define.name(), expressions.sameForAll(define.expr()));
        same.bind(define.expr(), define.name());
    }

    /** The methods as Java; the first has the name {@code first}, and computes all rows of a block. */
    void methods(String first, boolean isOverride, StringBuilder text) {
        List<Pieces.Piece> pieces = Pieces.of(code.lines(), LIMIT);
        Map<String, String> kept = new LinkedHashMap<>();
        pieces.forEach(piece -> kept.putAll(piece.stored()));
        if (pieces.size() > 1) {
            open(first, isOverride, text);
            for (int i = 0; i < pieces.size(); i++) {
                text.append("        ")
                        .append(first)
                        .append(i + 1)
                        .append('(')
                        .append(own("rows"))
                        .append(");\n");
            }
            text.append("    }\n");
        }
        for (int i = 0; i < pieces.size(); i++) {
            boolean single = pieces.size() == 1;
            open(single ? first : first + (i + 1), isOverride && single, text);
            piece(pieces.get(i), List.copyOf(kept.keySet()), text);
            text.append("    }\n");
        }
    }

    private void open(String name, boolean isOverride, StringBuilder text) {
        text.append(isOverride ? "\n    @Override\n    protected void " : "\n    private static void ");
        text.append(name).append("(VectorRows ").append(own("rows")).append(") {\n");
    }

    private void piece(Pieces.Piece piece, List<String> kept, StringBuilder text) {
        List<Line> body = new ArrayList<>();
        piece.loaded()
                .forEach((name, kind) -> body.add(new Line.Define(
                        kind,
                        name,
                        type.vectorName() + ".fromArray(" + type.species() + ", " + keptPlace(name) + ")"
                                + (kind.equals(type.vectorName()) ? "" : ".reinterpretAsDoubles()"),
                        Line.Kind.KEPT)));
        body.addAll(piece.lines());
        // Doubles among floats are kept as the floats of the same bits.
        piece.stored()
                .forEach((name, kind) -> body.add(new Line.Effect(name
                        + (kind.equals(type.vectorName()) ? "" : ".reinterpretAsFloats()")
                        + ".intoArray(" + keptPlace(name) + ")")));
        Line.Block loop = new Line.Block(
                "for (int " + own("row") + " = 0; " + own("row") + " < " + own("rows") + ".count(); " + own("row")
                        + " += " + type.lanes() + ")",
                body);
        List<Line> head = new ArrayList<>(declarations.lines());
        head.addAll(places(kept));
        needed(head, loop).forEach(line -> line.write(text, "        "));
        loop.write(text, "        ");
    }

    private String keptPlace(String name) {
        return tiles.tiles() + ", " + tile(name) + " + " + own("row");
    }

    private static String tile(String name) {
        return name + "$kept";
    }

    /** Where tiles begin; they lie one behind the other, after the numbers of three vectors. */
    private List<Line> places(List<String> kept) {
        List<Line> places = new ArrayList<>();
        String end = "3 * " + type.lanes();
        for (RowTiles.Tile tile : tiles.all()) {
            places.add(place(tile.name(), end));
            end = tile.name() + " + (" + JavaExpressions.length(tile.length()) + ") * " + own("rows") + ".count()";
        }
        for (String name : kept) {
            places.add(place(tile(name), end));
            end = tile(name) + " + " + own("rows") + ".count()";
        }
        return places;
    }

    private static Line place(String name, String text) {
        return new Line.Define("int", name, text, Line.Kind.REPEATED);
    }

    /** Those of {@code head} that {@code loop} needs. */
    private static List<Line> needed(List<Line> head, Line loop) {
        Set<String> names = new HashSet<>(loop.names());
        List<Line> needed = new ArrayList<>();
        for (int i = head.size() - 1; i >= 0; i--) {
            Line.Define line = (Line.Define) head.get(i);
            if (names.contains(line.name())) {
                needed.add(0, line);
                names.addAll(line.names());
            }
        }
        return needed;
    }

    /** How many numbers the tiles need for each row. */
    String tileSize() {
        List<String> terms = new ArrayList<>();
        tiles.all()
                .forEach(tile -> terms.add(JavaExpressions.length(tile.length()).toString()));
        long kept = Pieces.of(code.lines(), LIMIT).stream()
                .mapToLong(piece -> piece.stored().size())
                .sum();
        terms.add(Long.toString(kept));
        return String.join(" + ", terms);
    }

    /** The named lengths. */
    private void lengths() {
        List<LengthSymbol> lengths = loss.lengths();
        for (int i = 0; i < lengths.size(); i++) {
            String name = lengths.get(i).name();
            boolean isParameter = loss.parameters().stream()
                    .anyMatch(parameter -> parameter.name().equals(name));
            if (!isParameter) {
                declarations.repeatable("int", ReservedNames.java(name), own("rows") + ".length(" + i + ")");
            }
        }
    }

    private void parameters() {
        List<Variable> parameters = loss.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Variable parameter = parameters.get(i);
            String method = parameter.isVector()
                    ? "vectorParameter"
                    : switch (parameter.type().kind()) {
                        case REAL -> "parameter";
                        case INTEGER -> "intParameter";
                        case CONDITION -> "condition";
                    };
            declarations.repeatable(
                    KernelWriter.type(parameter).toString(),
                    ReservedNames.java(parameter.name()),
                    own("rows") + "." + method + "(" + i + ")");
        }
    }

    private void arrays() {
        String array = type.word() + "[]";
        List<Variable> inputs = loss.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Variable input = inputs.get(i);
            String name = ReservedNames.java(loss, input);
            if (input.origin() == Origin.LEARN) {
                declarations.repeatable("double", name, own("rows") + ".learned(" + i + ")");
                continue;
            }
            declarations.repeatable(array, name + "Values", own("rows") + "." + type.word() + "s(" + i + ")");
            declarations.repeatable("int", name + "Start", own("rows") + ".start(" + i + ")");
            if (input.isVector()) {
                declarations.repeatable("int[]", name + "Steps", own("rows") + ".steps(" + i + ")");
            }
        }
        for (Output output : Statement.delivered(program.body())) {
            if (output.input() != null) {
                String kind = output.kind() == Output.Kind.GRADIENT ? "Gradient" : "Hessian";
                String index = "(" + inputs.indexOf(output.input()) + ")";
                declarations.repeatable(array, array(output), own("rows") + "." + type.word() + kind + index);
                declarations.repeatable(
                        "int",
                        array(output) + "Start",
                        own("rows") + "." + kind.toLowerCase(Locale.ROOT) + "Start" + index);
            }
        }
        declarations.repeatable(array, own("losses"), own("rows") + "." + type.word() + "Losses()");
        declarations.repeatable(array, own("weights"), own("rows") + "." + type.word() + "Weights()");
        declarations.repeatable(type.word(), own("scale"), type.narrow(own("rows") + ".scale()"));
        declarations.repeatable(array, tiles.tiles(), own("rows") + "." + type.word() + "Tiles()");
    }

    private String array(Output output) {
        return RowTiles.prefix(output) + ReservedNames.capitalized(ReservedNames.java(loss, output.input()));
    }

    private static String length(Variable vector) {
        return JavaExpressions.length(vector.type().length().orElseThrow()).toString();
    }

    /** The numbers of as many rows as there are lanes. */
    private void inputs() {
        for (Variable input : loss.inputs()) {
            if (!program.inputs().contains(input) || input.origin() == Origin.LEARN) {
                continue;
            }
            String name = ReservedNames.java(loss, input);
            String row = name + "Start + " + own("row");
            if (input.isVector()) {
                String length = length(input);
                code.effect("Tiles.lay(" + name + "Values, " + row + " * (" + length + "), " + length + ", " + name
                        + "Steps, " + tiles.tiles() + ", " + name + "$tile$at)");
            } else {
                code.repeatable(
                        type.vectorName(),
                        name,
                        type.vectorName() + ".fromArray(" + type.species() + ", " + name + "Values, " + row + ")");
            }
        }
    }
}
