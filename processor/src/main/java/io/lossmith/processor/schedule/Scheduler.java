package io.lossmith.processor.schedule;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Length;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Orders the computations of a row. Numbers and loops alternate: the numbers of stage 0, the loops that need only
 * those, the numbers that come out of these loops, and so on. A vector that several loops need is computed in the first
 * and kept in scratch when that is cheaper than computing it again.
 */
public final class Scheduler {
    /** What is computed in one loop, in the order of the graph. */
    private static final class LoopContent {
        private final Set<Expr> vectors = new TreeSet<>(Comparator.comparingInt(Expr::id));
        private final List<Expr> reductions = new ArrayList<>();
        private final List<Output> outputs = new ArrayList<>();
    }

    private final List<Output> outputs;
    private final Naming naming;
    private final boolean manyRows;
    private final Stages stages = new Stages();
    private final List<Expr> nodes;
    private final Map<Expr, Integer> uses = new HashMap<>();
    private final Set<Expr> usedInLoop = new HashSet<>();
    private final Set<Expr> usedInRow = new HashSet<>();
    private final Set<Expr> results = new HashSet<>();
    private final Map<Expr, Set<LoopKey>> needed = new HashMap<>();
    private final SortedMap<LoopKey, LoopContent> loops = new TreeMap<>();
    private final Map<Expr, Integer> slots = new LinkedHashMap<>();
    private final Map<Expr, LoopKey> storedIn = new HashMap<>();
    private final List<Length> slotLengths = new ArrayList<>();
    private final Map<Expr, String> names = new HashMap<>();
    private int valueStage;
    private int lastStage;

    private Scheduler(List<Output> outputs, Naming naming, boolean manyRows) {
        this.manyRows = manyRows;
        this.outputs = outputs;
        this.naming = naming;
        this.nodes = reachable(outputs);
    }

    /** The program that computes {@code outputs} of many rows; {@code naming} is told of every variable. */
    public static RowProgram manyRows(List<Output> outputs, Naming naming) {
        return new Scheduler(outputs, naming, true).schedule();
    }

    /** The program that computes {@code outputs} of one row, where doing something once for all rows saves nothing. */
    public static RowProgram oneRow(List<Output> outputs, Naming naming) {
        return new Scheduler(outputs, naming, false).schedule();
    }

    private RowProgram schedule() {
        countUses();
        placeVectors();
        List<Statement> prologue = emit(false);
        List<Statement> body = emit(true);
        return new RowProgram(prologue, body, slots, slotLengths, inputs());
    }

    private Set<Variable> inputs() {
        Set<Variable> inputs = new HashSet<>();
        for (Expr node : nodes) {
            if (node instanceof Variable variable) {
                inputs.add(variable);
            }
        }
        return inputs;
    }

    private static List<Expr> reachable(List<Output> outputs) {
        Set<Expr> seen = new HashSet<>();
        List<Expr> pending = new ArrayList<>();
        outputs.forEach(output -> pending.add(output.expr()));
        List<Expr> found = new ArrayList<>();
        while (!pending.isEmpty()) {
            Expr node = pending.remove(pending.size() - 1);
            if (seen.add(node)) {
                found.add(node);
                pending.addAll(Operators.operands(node));
            }
        }
        found.sort(Comparator.comparingInt(Expr::id));
        return found;
    }

    private void countUses() {
        for (Expr node : nodes) {
            lastStage = Math.max(lastStage, stages.of(node));
            int times = Transparent.isTransparent(node) ? 0 : Transparent.timesWritten(node);
            for (Expr argument : Operators.operands(node)) {
                Expr used = Transparent.through(argument);
                uses.merge(used, times, Integer::sum);
                if (node.isVector() && !used.isVector()) {
                    usedInLoop.add(used);
                }
                if (Stages.isPerRow(node)) {
                    usedInRow.add(used);
                }
            }
        }
        for (Output output : outputs) {
            uses.merge(Transparent.through(output.expr()), 1, Integer::sum);
            usedInRow.add(Transparent.through(output.expr()));
            results.add(output.expr());
            if (output.kind() == Output.Kind.VALUE) {
                valueStage = stages.of(output.expr());
            }
        }
    }

    // ---- which vector is computed in which loop

    private void placeVectors() {
        for (Expr node : nodes) {
            if (Stages.isReduction(node)) {
                Expr vector = node.argument(0);
                Length length = vector.type().length().orElseThrow();
                LoopKey key = new LoopKey(Stages.isPerRow(vector), stages.of(vector), length);
                content(key).reductions.add(node);
                need(vector, key);
                names.put(node, naming.name(node));
            }
        }
        for (Output output : outputs) {
            if (isVectorOutput(output)) {
                LoopKey key = outputLoop(output);
                content(key).outputs.add(output);
                need(output.expr(), key);
                if (!output.expr().isVector()) {
                    usedInLoop.add(Transparent.through(output.expr()));
                }
            }
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Set<LoopKey> places = needed.get(nodes.get(i));
            if (places != null
                    && nodes.get(i) instanceof Apply apply
                    && apply.function().shape() == Shape.ELEMENTWISE) {
                place(apply, places);
            }
        }
    }

    private LoopContent content(LoopKey key) {
        return loops.computeIfAbsent(key, k -> new LoopContent());
    }

    private static boolean isVectorOutput(Output output) {
        return output.input() != null && output.input().isVector();
    }

    private LoopKey outputLoop(Output output) {
        int stage = Math.max(valueStage, stages.of(output.expr()));
        lastStage = Math.max(lastStage, stage);
        return new LoopKey(true, stage, output.input().type().length().orElseThrow());
    }

    private void need(Expr vector, LoopKey key) {
        if (vector.isVector()) {
            needed.computeIfAbsent(vector, k -> new TreeSet<>()).add(key);
        }
    }

    private void place(Apply vector, Set<LoopKey> wanted) {
        Set<LoopKey> places = wanted;
        LoopKey first = places.iterator().next();
        if (!Stages.isPerRow(vector) && first.perRow()) {
            first = new LoopKey(false, stages.of(vector), first.length());
        }
        boolean several = places.size() > 1 || !places.contains(first);
        if (several && Costs.isWorthKeeping(vector)) {
            slots.put(vector, slots.size());
            slotLengths.add(first.length());
            storedIn.put(vector, first);
            places = Set.of(first);
        }
        for (LoopKey place : places) {
            content(place).vectors.add(vector);
            for (Expr argument : Operators.operands(vector)) {
                need(argument, place);
            }
        }
    }

    private boolean isVariable(Expr node) {
        if (!(node instanceof Apply) || Transparent.isTransparent(node) || names.containsKey(node)) {
            return false;
        }
        boolean sameInEveryRow = manyRows && !Stages.isPerRow(node) && usedInRow.contains(node);
        return (sameInEveryRow && isCostly(node))
                || uses.getOrDefault(node, 0) > 1
                || usedInLoop.contains(node)
                || (!results.contains(node) && (naming.isNamed(node) || naming.isLong(node, names)));
    }

    /** Whether {@code node}, written out up to what is named already, does more than add and multiply. */
    private boolean isCostly(Expr node) {
        return !names.containsKey(node)
                && (Costs.isMoreThanArithmetic(node)
                        || node.arguments().stream().anyMatch(this::isCostly));
    }

    // ---- statements in order

    private List<Statement> emit(boolean perRow) {
        List<List<Expr>> numbers = new ArrayList<>();
        for (int stage = 0; stage <= lastStage; stage++) {
            numbers.add(new ArrayList<>());
        }
        for (Expr node : nodes) {
            if (!node.isVector() && Stages.isPerRow(node) == perRow) {
                numbers.get(stages.of(node)).add(node);
            }
        }
        List<Statement> statements = new ArrayList<>();
        for (int stage = 0; stage <= lastStage; stage++) {
            for (Expr node : numbers.get(stage)) {
                if (isVariable(node)) {
                    statements.add(define(node));
                }
            }
            if (perRow) {
                deliverNumbers(stage, statements);
            }
            int now = stage;
            loops.forEach((key, content) -> {
                if (key.perRow() == perRow && key.stage() == now) {
                    loop(key, content, statements);
                }
            });
        }
        return statements;
    }

    private Statement.Define define(Expr node) {
        String name = naming.name(node);
        names.put(node, name);
        return new Statement.Define(name, node);
    }

    private void deliverNumbers(int stage, List<Statement> statements) {
        for (Output output : outputs) {
            boolean value = output.kind() == Output.Kind.VALUE;
            int ready = value ? valueStage : Math.max(valueStage, stages.of(output.expr()));
            if (!isVectorOutput(output) && ready == stage) {
                statements.add(new Statement.Deliver(output));
            }
        }
    }

    private void loop(LoopKey key, LoopContent content, List<Statement> statements) {
        List<Statement> body = new ArrayList<>();
        List<Expr> inside = new ArrayList<>();
        LoopVariables variables = new LoopVariables(content.vectors, content.reductions, content.outputs);
        for (Expr vector : content.vectors) {
            boolean kept = key.equals(storedIn.get(vector));
            boolean isVariable = variables.isVariable(vector)
                    || (kept && variables.uses(vector) > 0)
                    || (!Transparent.isTransparent(vector) && naming.isLong(vector, names));
            if (isVariable) {
                body.add(define(vector));
                inside.add(vector);
            }
            if (kept) {
                body.add(new Statement.Store(slots.get(vector), vector));
            }
        }
        new LoopReductions(names).emit(content.reductions, statements, body);
        content.outputs.forEach(output -> body.add(new Statement.Deliver(output)));
        statements.add(new Statement.Loop(naming.loopIndex(), key.length(), body));
        inside.forEach(names::remove);
    }
}
