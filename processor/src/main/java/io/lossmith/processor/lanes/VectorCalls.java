package io.lossmith.processor.lanes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operations on vectors as lines of code; calls of vector functions become what their bodies say. */
public final class VectorCalls {
    private static final String LANES = "Lanes";
    private static final Map<String, String> ELEMENT =
            Map.of("FloatVector", "Float", "DoubleVector", "Double", "IntVector", "Integer", "LongVector", "Long");
    private static final Map<String, String> REINTERPRETED = Map.of(
            "reinterpretAsInts", "IntVector",
            "reinterpretAsLongs", "LongVector",
            "reinterpretAsFloats", "FloatVector",
            "reinterpretAsDoubles", "DoubleVector");

    private final VectorSources sources;
    private final LaneCode code;

    /** Writes to {@code code}. */
    public VectorCalls(VectorSources sources, LaneCode code) {
        this.sources = sources;
        this.code = code;
    }

    /** {@code receiver.name(arguments)} for a method of vectors or masks. */
    public Lane method(Lane receiver, String name, Lane... arguments) {
        return method(receiver, name, List.of(arguments), "");
    }

    private Lane method(Lane receiver, String name, List<Lane> arguments, String cast) {
        if (name.equals("broadcast")) {
            return broadcast(receiver.type(), arguments.get(0).text());
        }
        String origin = code.definition(receiver.text());
        boolean negated = (name.equals("neg") || name.equals("abs")) && origin.matches("[^.()]+\\.neg\\(\\)");
        if (negated) { // -(-x) and |-x|
            Lane inner = new Lane(origin.substring(0, origin.indexOf('.')), receiver.type());
            return name.equals("neg") ? inner : method(inner, name, arguments, cast);
        }
        String text = receiver + "." + name + "(" + join(arguments) + ")";
        if (name.equals("anyTrue")) {
            return Lane.number(text);
        }
        return cast.isEmpty()
                ? code.local(result(receiver.type(), name, arguments), text)
                : code.local(cast, "(" + cast + ") " + text);
    }

    private static String result(String receiver, String name, List<Lane> arguments) {
        if (name.equals("compare")) {
            return "VectorMask<" + ELEMENT.get(receiver) + ">";
        }
        if (name.equals("cast")) {
            return "VectorMask<" + (arguments.get(0).text().endsWith("DOUBLE") ? "Double" : "Float") + ">";
        }
        return REINTERPRETED.getOrDefault(name, receiver);
    }

    private static String join(List<Lane> arguments) {
        return String.join(", ", arguments.stream().map(Lane::text).toList());
    }

    /** A number in all lanes. */
    public Lane broadcast(String type, String number) {
        return code.local(type, type + ".broadcast(" + species(type) + ", " + number + ")");
    }

    private static String species(String type) {
        return LANES + (type.equals("FloatVector") ? ".FLOAT" : ".DOUBLE");
    }

    /** {@code a b + c}, where b and c may be numbers. */
    public Lane fma(Lane a, Lane b, Lane c) {
        Lane factor = vector(b, a.type());
        Lane added = vector(c, a.type());
        return code.local(
                a.type(),
                "Lanes.FMA ? " + a + ".fma(" + factor + ", " + added + ") : " + a + ".mul(" + factor + ").add(" + added
                        + ")");
    }

    private Lane vector(Lane lane, String type) {
        return lane.isNumber() ? broadcast(type, lane.text()) : lane;
    }

    /** Whether {@code owner} offers such a function. */
    public boolean has(String owner, String name) {
        return sources.find(owner, name).filter(VectorFunction::isPublic).isPresent();
    }

    /** The result of a vector function. */
    public Lane call(String owner, String name, List<Lane> arguments) {
        VectorFunction function = sources.find(owner, name).orElseThrow();
        String key = function.owner() + "." + name + "(" + join(arguments) + ")";
        Lane known = code.find(key);
        if (known != null) {
            return known;
        }
        Map<String, Lane> names = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            names.put(function.parameters().get(i), arguments.get(i));
        }
        for (VectorFunction.Local local : function.locals()) {
            names.put(local.name(), evaluate(local.value(), function.owner(), names));
        }
        Lane result = evaluate(function.result(), function.owner(), names);
        code.remember(key, result);
        return result;
    }

    private Lane evaluate(Term term, String owner, Map<String, Lane> names) {
        if (term instanceof Term.Name name) {
            Lane local = names.get(name.name());
            return local != null
                    ? local
                    : evaluate(sources.constant(owner, name.name()).orElseThrow(), owner, Map.of());
        }
        if (term instanceof Term.Plain plain) {
            return plain(plain.text());
        }
        if (term instanceof Term.Arithmetic arithmetic) {
            List<Lane> operands = all(arithmetic.operands(), owner, names);
            return Lane.number(
                    operands.size() == 1
                            ? "-" + operands.get(0)
                            : "(" + operands.get(0) + " " + arithmetic.operator() + " " + operands.get(1) + ")");
        }
        if (term instanceof Term.Cast cast) {
            Term.Method method = (Term.Method) cast.operand();
            return method(
                    evaluate(method.receiver(), owner, names),
                    method.name(),
                    all(method.arguments(), owner, names),
                    cast.type());
        }
        if (term instanceof Term.Method method) {
            return method(
                    evaluate(method.receiver(), owner, names),
                    method.name(),
                    all(method.arguments(), owner, names),
                    "");
        }
        if (term instanceof Term.Choice choice) {
            return code.choose(
                    evaluate(choice.condition(), owner, names).text(),
                    () -> evaluate(choice.yes(), owner, names),
                    () -> evaluate(choice.no(), owner, names));
        }
        return call((Term.Call) term, owner, names);
    }

    private Lane call(Term.Call call, String owner, Map<String, Lane> names) {
        List<Lane> arguments = all(call.arguments(), owner, names);
        if (call.name().equals("fma")) {
            return fma(arguments.get(0), arguments.get(1), arguments.get(2));
        }
        if (call.owner().endsWith(LANES)) { // number by number
            return code.local(arguments.get(0).type(), call.owner() + "." + call.name() + "(" + join(arguments) + ")");
        }
        return call(call.owner().isEmpty() ? owner : call.owner(), call.name(), arguments);
    }

    /** What stands for itself; constants of other classes of the runtime are visible only there. */
    private Lane plain(String text) {
        String[] parts = text.split("\\.", -1);
        boolean isOurs = parts.length == 2 && parts[0].matches("(Float|Double|Wide)[A-Z]\\w+");
        return isOurs
                ? evaluate(sources.constant(parts[0], parts[1]).orElseThrow(), parts[0], Map.of())
                : Lane.number(text);
    }

    private List<Lane> all(List<Term> terms, String owner, Map<String, Lane> names) {
        List<Lane> lanes = new ArrayList<>();
        terms.forEach(each -> lanes.add(evaluate(each, owner, names)));
        return lanes;
    }
}
