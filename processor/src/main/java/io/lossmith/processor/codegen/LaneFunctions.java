package io.lossmith.processor.codegen;

import io.lossmith.processor.lanes.Lane;
import io.lossmith.processor.lanes.LaneCode;
import io.lossmith.processor.lanes.VectorCalls;
import java.util.ArrayList;
import java.util.List;

/**
 * The vector column of the function table: the function of the same name over vectors, wherever the runtime has one. The others are computed
 * lane by lane with the scalar function itself.
 */
final class LaneFunctions {
    private static final List<String> TOPICS = List.of("Math", "Logistic", "Scaling", "Normal", "Trigonometry");

    /** What floats have besides: functions that go through doubles. */
    private static final List<String> OF_FLOATS = List.of("Power", "Relatives");

    /** Methods of vectors themselves. */
    private static final List<String> METHODS = List.of("abs", "sqrt", "max", "min");

    private final VectorType type;
    private final LaneCode code;
    private final VectorCalls calls;
    private final String scratch;
    private int vectorised;
    private int single;

    LaneFunctions(VectorType type, LaneCode code, VectorCalls calls, String scratch) {
        this.type = type;
        this.code = code;
        this.calls = calls;
        this.scratch = scratch;
    }

    /** How many functions were written as vector code. */
    int vectorised() {
        return vectorised;
    }

    /** How many functions are computed lane by lane. */
    int single() {
        return single;
    }

    /** {@code owner.name} of the scalar run time, with vectors. */
    Lane call(String owner, String name, List<Lane> arguments) {
        if (METHODS.contains(name)) {
            vectorised++;
            return calls.method(
                    arguments.get(0),
                    name,
                    arguments.subList(1, arguments.size()).toArray(new Lane[0]));
        }
        for (String topic : topics()) {
            if (calls.has(type.box() + topic, name)) {
                vectorised++;
                return calls.call(type.box() + topic, name, arguments);
            }
        }
        single++;
        return laneByLane(owner, name, arguments);
    }

    private List<String> topics() {
        List<String> topics = new ArrayList<>(TOPICS);
        topics.addAll(type == VectorType.FLOAT ? OF_FLOATS : List.of());
        return topics;
    }

    /** The lanes go through memory, and through the function one after the other. */
    private Lane laneByLane(String owner, String name, List<Lane> arguments) {
        String scalar = (owner.equals("Math") ? "" : "io.lossmith.math.") + owner;
        String key = owner + "." + name + "(" + arguments + ")";
        Lane known = code.find(key);
        if (known != null) {
            return known;
        }
        Lane result = code.changing(
                type.vectorName(), code.freshName(), arguments.get(0).text());
        code.block("", () -> {
            List<String> numbers = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                String place = i == 0 ? "0" : i + " * " + type.lanes();
                code.effect(arguments.get(i) + ".intoArray(" + scratch + ", " + place + ")");
                String number = scratch + "[" + (i == 0 ? "lane" : place + " + lane") + "]";
                numbers.add(i == 0 && name.equals("polygamma") ? "(int) " + number : number); // its order is an int
            }
            String call = scalar + "." + name + "(" + String.join(", ", numbers) + ")";
            code.block(
                    "for (int lane = 0; lane < " + type.lanes() + "; lane++)",
                    () -> code.effect(scratch + "[lane] = " + type.narrow(call)));
            code.effect(result + " = " + type.vectorName() + ".fromArray(" + type.species() + ", " + scratch + ", 0)");
        });
        code.remember(key, result);
        return result;
    }
}
