package io.lossmith.processor.schedule;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Shape;
import io.lossmith.spec.Length;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private final List<Output> outputs;
    private final Naming naming;
    private final Stages stages = new Stages();
    private final List<Expr> nodes;
    private final Map<Expr, Integer> uses = new HashMap<>();
    private final Set<Expr> usedInLoop = new HashSet<>();
    private final Map<Expr, Set<LoopKey>> computedIn = new HashMap<>();
    private final SortedMap<LoopKey, Set<Expr>> loops = new TreeMap<>();
    private final Map<Expr, Integer> slots = new LinkedHashMap<>();
    private final Map<Expr, LoopKey> storedIn = new HashMap<>();
    private final List<Length> slotLengths = new ArrayList<>();
    private final Map<Expr, String> names = new HashMap<>();
    private int valueStage;

    private Scheduler(List<Output> outputs, Naming naming) {
        this.outputs = outputs;
        this.naming = naming;
        this.nodes = reachable(outputs);
    }

    /** The program that computes {@code outputs}; {@code naming} is told of every variable. */
    public static RowProgram schedule(List<Output> outputs, Naming naming) {
        Scheduler scheduler = new Scheduler(outputs, naming);
        scheduler.countUses();
        scheduler.placeVectors();
        scheduler.nameReductions();
        List<Statement> prologue = scheduler.emit(false);
        List<Statement> body = scheduler.emit(true);
        return new RowProgram(prologue, body, scheduler.names, scheduler.slots, scheduler.slotLengths);
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
                pending.addAll(node.arguments());
            }
        }
        found.sort(Comparator.comparingInt(Expr::id));
        return found;
    }

    private void countUses() {
        for (Expr node : nodes) {
            for (Expr argument : node.arguments()) {
                Expr used = Transparent.through(argument);
                int times = Transparent.timesWritten(node);
                uses.merge(used, Transparent.isTransparent(node) ? 0 : times, Integer::sum);
                if (node.isVector() && !used.isVector()) {
                    usedInLoop.add(used);
                }
            }
        }
        for (Output output : outputs) {
            uses.merge(Transparent.through(output.expr()), 1, Integer::sum);
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
                need(
                        vector,
                        new LoopKey(
                                Stages.isPerRow(vector),
                                stages.of(vector),
                                vector.type().length().orElseThrow()));
            }
        }
        for (Output output : outputs) {
            if (isVectorOutput(output)) {
                LoopKey key = outputLoop(output);
                loops.computeIfAbsent(key, k -> new LinkedHashSet<>());
                need(output.expr(), key);
                if (!output.expr().isVector()) {
                    usedInLoop.add(output.expr());
                }
            }
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Expr node = nodes.get(i);
            Set<LoopKey> needed = computedIn.get(node);
            if (needed != null
                    && node instanceof Apply apply
                    && apply.function().shape() == Shape.ELEMENTWISE) {
                place(apply, needed);
            }
        }
    }

    private static boolean isVectorOutput(Output output) {
        return output.input() != null && output.input().isVector();
    }

    private LoopKey outputLoop(Output output) {
        int stage = Math.max(valueStage, stages.of(output.expr()));
        return new LoopKey(true, stage, output.input().type().length().orElseThrow());
    }

    private void need(Expr vector, LoopKey key) {
        if (vector.isVector()) {
            loops.computeIfAbsent(key, k -> new LinkedHashSet<>());
            computedIn.computeIfAbsent(vector, k -> new TreeSet<>()).add(key);
        }
    }

    private void place(Apply vector, Set<LoopKey> needed) {
        Set<LoopKey> places = new TreeSet<>(needed);
        LoopKey first = places.iterator().next();
        if (!Stages.isPerRow(vector) && first.perRow()) {
            first = new LoopKey(false, stages.of(vector), first.length());
        }
        boolean several = places.size() > 1 || !places.contains(first);
        if (several && Costs.isWorthKeeping(vector)) {
            slots.put(vector, slots.size());
            slotLengths.add(first.length());
            storedIn.put(vector, first);
            loops.computeIfAbsent(first, k -> new LinkedHashSet<>());
            places = new TreeSet<>(Set.of(first));
            computedIn.put(vector, places);
        }
        for (LoopKey place : places) {
            loops.get(place).add(vector);
            for (Expr argument : vector.arguments()) {
                need(argument, place);
            }
        }
    }

    // ---- names

    private void nameReductions() {
        for (Expr node : nodes) {
            if (Stages.isReduction(node)) {
                names.put(node, naming.name(node));
            }
        }
    }

    private boolean isVariable(Expr node) {
        if (!(node instanceof Apply apply) || names.containsKey(node)) {
            return false;
        }
        boolean trivial = Transparent.isTransparent(apply);
        boolean several = uses.getOrDefault(node, 0) > 1;
        boolean result = outputs.stream().anyMatch(output -> output.expr() == node);
        return !trivial
                && (several
                        || usedInLoop.contains(node)
                        || (!result && (naming.isNamed(node) || naming.isLong(node, names))));
    }

    // ---- statements in order

    private List<Statement> emit(boolean perRow) {
        List<Statement> statements = new ArrayList<>();
        int last = 0;
        for (Expr node : nodes) {
            last = Math.max(last, stages.of(node));
        }
        for (int stage = 0; stage <= last; stage++) {
            for (Expr node : nodes) {
                if (!node.isVector()
                        && stages.of(node) == stage
                        && Stages.isPerRow(node) == perRow
                        && isVariable(node)) {
                    String name = naming.name(node);
                    statements.add(new Statement.Define(name, node));
                    names.put(node, name);
                }
            }
            if (perRow) {
                deliverNumbers(stage, statements);
            }
            for (LoopKey key : loops.keySet()) {
                if (key.perRow() == perRow && key.stage() == stage) {
                    loop(key, statements);
                }
            }
        }
        return statements;
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

    private void loop(LoopKey key, List<Statement> statements) {
        List<Statement> body = new ArrayList<>();
        Map<Expr, String> outer = new HashMap<>(names);
        List<Expr> reductions = new ArrayList<>();
        for (Expr node : nodes) {
            if (Stages.isReduction(node) && belongs(node.argument(0), key)) {
                reductions.add(node);
            }
        }
        LoopVariables variables = new LoopVariables(loops.get(key), reductions, outputsOf(key));
        for (Expr vector : loops.get(key).stream()
                .sorted(Comparator.comparingInt(Expr::id))
                .toList()) {
            boolean kept = key.equals(storedIn.get(vector));
            if (variables.isVariable(vector) || (kept && variables.uses(vector) > 0) || naming.isLong(vector, names)) {
                String name = naming.name(vector);
                body.add(new Statement.Define(name, vector));
                names.put(vector, name);
            }
            if (kept) {
                body.add(new Statement.Store(slots.get(vector), vector));
            }
        }
        new LoopReductions(names).emit(reductions, statements, body);
        for (Output output : outputsOf(key)) {
            body.add(new Statement.Deliver(output));
        }
        statements.add(new Statement.Loop(naming.loopIndex(), key.length(), body));
        names.keySet().retainAll(outer.keySet());
    }

    private boolean belongs(Expr vector, LoopKey key) {
        return Stages.isPerRow(vector) == key.perRow()
                && stages.of(vector) == key.stage()
                && vector.type().length().orElseThrow().equals(key.length());
    }

    private List<Output> outputsOf(LoopKey key) {
        return outputs.stream()
                .filter(output -> isVectorOutput(output) && outputLoop(output).equals(key))
                .toList();
    }
}
