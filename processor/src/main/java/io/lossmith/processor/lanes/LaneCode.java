package io.lossmith.processor.lanes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Gathers lines. What was computed before, in the same block or around it, is not computed again. */
public final class LaneCode {
    private final Deque<List<Line>> blocks = new ArrayDeque<>();
    private final Deque<Map<String, Lane>> known = new ArrayDeque<>();
    private final Map<String, String> definitions = new HashMap<>();
    private int locals;

    /** No lines yet. */
    public LaneCode() {
        blocks.push(new ArrayList<>());
        known.push(new HashMap<>());
    }

    /** The lines so far, outside of all blocks. */
    public List<Line> lines() {
        return List.copyOf(blocks.getLast());
    }

    /** A statement for what it does. */
    public void effect(String text) {
        blocks.peek().add(new Line.Effect(text));
    }

    /** A variable that the next block changes. */
    public Lane changing(String type, String name, String text) {
        blocks.peek().add(new Line.Define(type, name, text, Line.Kind.CHANGED));
        return new Lane(name, type);
    }

    /** A variable of this name. */
    public Lane named(String type, String name, String text) {
        return line(type, name, text, isRepeated(type, text) ? Line.Kind.REPEATED : Line.Kind.KEPT);
    }

    /** A variable of this name that can as well be computed again. */
    public Lane repeatable(String type, String name, String text) {
        return line(type, name, text, Line.Kind.REPEATED);
    }

    private Lane line(String type, String name, String text, Line.Kind kind) {
        Lane lane = new Lane(name, type);
        blocks.peek().add(new Line.Define(type, name, text, kind));
        remember(text, lane);
        definitions.put(name, text);
        return lane;
    }

    /** Only floating-point numbers are worth memory: masks and bits come from them at no cost. */
    private static boolean isRepeated(String type, String text) {
        boolean isNumbers = type.equals("FloatVector") || type.equals("DoubleVector");
        return !isNumbers || (text.contains(".broadcast(") && !text.contains(")."));
    }

    /** A local variable that holds {@code text}. */
    public Lane local(String type, String text) {
        Lane same = find(text);
        return same != null ? same : named(type, freshName(), text);
    }

    /** The variable that holds {@code text} already, or null. */
    public Lane find(String text) {
        for (Map<String, Lane> scope : known) {
            Lane lane = scope.get(text);
            if (lane != null) {
                return lane;
            }
        }
        return null;
    }

    /** A name for a variable, which no formula can have. */
    public String freshName() {
        return "v$" + ++locals;
    }

    /** From now on {@code text} stands for {@code lane}. */
    public void remember(String text, Lane lane) {
        known.peek().put(text, lane);
    }

    /** The definition of a variable, empty for none. */
    String definition(String name) {
        return definitions.getOrDefault(name, "");
    }

    /** Lines in braces. */
    public void block(String header, Runnable body) {
        List<Line> lines = inside(body);
        blocks.peek().add(new Line.Block(header, lines));
    }

    private List<Line> inside(Runnable body) {
        blocks.push(new ArrayList<>());
        known.push(new HashMap<>());
        body.run();
        known.pop();
        return List.copyOf(blocks.pop());
    }

    /** One of two, by a condition that is the same for all lanes. */
    public Lane choose(String condition, Supplier<Lane> yes, Supplier<Lane> no) {
        Lane[] results = new Lane[2];
        List<Line> first = inside(() -> results[0] = yes.get());
        List<Line> second = inside(() -> results[1] = no.get());
        Lane result = new Lane(freshName(), results[0].type());
        blocks.peek()
                .add(new Line.Choice(result.type(), result.text(), condition, first, results[0], second, results[1]));
        return result;
    }
}
