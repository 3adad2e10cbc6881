package io.lossmith.processor.domain;

import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Proves by interval arithmetic for which inputs computed expressions are never NaN, and for which they are finite: the
 * largest box found, input by input, starting from a small one that holds.
 */
public final class Proof {
    /** Nodes looked at for one box: enough for any loss of a page, and an end for the others. */
    private static final int NODES = 20_000;

    /** With more inputs than this, boxes are enlarged for all inputs together only, and not cut in parts. */
    private static final int MOST_INPUTS = 12;

    private final List<Variable> inputs;
    private final List<Expr> outputs;
    private final Unfolding unfolding;
    private final Predicate<Bounds> wanted;

    private Proof(List<Variable> inputs, Collection<Expr> outputs, Unfolding unfolding, Predicate<Bounds> wanted) {
        this.unfolding = unfolding;
        this.inputs = inputs;
        this.outputs = new ArrayList<>(outputs);
        this.wanted = wanted;
    }

    /** That none of {@code outputs} is NaN. */
    public static Proof noNan(List<Variable> inputs, Collection<Expr> outputs, Unfolding unfolding) {
        return new Proof(inputs, outputs, unfolding, bounds -> !bounds.mayBeNan());
    }

    /** That all {@code outputs} are finite numbers. */
    public static Proof finite(List<Variable> inputs, Collection<Expr> outputs, Unfolding unfolding) {
        return new Proof(inputs, outputs, unfolding, Bounds::isFiniteNumber);
    }

    /** Where none of the outputs can be proved as wanted even for ordinary inputs: an operation that may be at fault, if it is known. */
    public Optional<Expr> obstacle() {
        Reach reach = reach(intervals(smallest()));
        return outputs.stream()
                .filter(output -> !holds(reach, output))
                .findFirst()
                .flatMap(output -> reach.cause(output, wanted));
    }

    /** The inputs that are tried first. */
    public Region smallestRegion() {
        return new Region(smallest());
    }

    private Map<Variable, Box> smallest() {
        Map<Variable, Box> boxes = new LinkedHashMap<>();
        inputs.forEach(input -> boxes.put(input, Box.SMALLEST));
        return boxes;
    }

    private static Map<Expr, Interval> intervals(Map<Variable, Box> boxes) {
        Map<Expr, Interval> intervals = new LinkedHashMap<>();
        boxes.forEach((input, part) -> intervals.put(input, part.of(input)));
        return intervals;
    }

    /** Where it holds, if that can be proved anywhere. */
    public Optional<Region> largestRegion() {
        Map<Variable, Box> boxes = smallest();
        if (!holds(boxes)) {
            return Optional.empty();
        }
        enlarge(boxes, inputs);
        if (inputs.size() > MOST_INPUTS) {
            return Optional.of(new Region(boxes));
        }
        inputs.forEach(input -> enlarge(boxes, List.of(input)));
        inputs.forEach(input -> includeEnds(boxes, input));
        inputs.forEach(input -> enlarge(boxes, List.of(input)));
        return Optional.of(new Region(boxes));
    }

    /** Moves {@code which}, all at one level, to the largest level that holds. */
    private void enlarge(Map<Variable, Box> boxes, List<Variable> which) {
        int bad = -1;
        int good =
                which.stream().mapToInt(input -> boxes.get(input).level()).max().orElse(0);
        while (good - bad > 1) {
            int middle = (good + bad) / 2;
            if (holds(withLevel(boxes, which, middle))) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        boxes.putAll(withLevel(boxes, which, good));
    }

    private static Map<Variable, Box> withLevel(Map<Variable, Box> boxes, List<Variable> which, int level) {
        Map<Variable, Box> changed = new LinkedHashMap<>(boxes);
        which.forEach(
                input -> changed.put(input, new Box(level, boxes.get(input).ends())));
        return changed;
    }

    private void includeEnds(Map<Variable, Box> boxes, Variable input) {
        Map<Variable, Box> changed = new LinkedHashMap<>(boxes);
        changed.put(input, new Box(boxes.get(input).level(), true));
        if (holds(changed)) {
            boxes.putAll(changed);
        }
    }

    private boolean holds(Map<Variable, Box> boxes) {
        Map<Expr, Interval> box = intervals(boxes);
        if (holdsIn(box)) {
            return true;
        }
        if (inputs.size() > MOST_INPUTS) {
            return false;
        }
        // Along the others a box has one part, which is itself.
        List<Variable> cut =
                inputs.stream().filter(input -> parts(box, input).size() > 1).toList();
        for (Variable first : cut) {
            if (parts(box, first).stream().allMatch(this::holdsIn)) {
                return true;
            }
        }
        for (int i = 0; i < cut.size(); i++) {
            for (Variable second : cut.subList(i + 1, cut.size())) {
                boolean all = parts(box, cut.get(i)).stream()
                        .flatMap(part -> parts(part, second).stream())
                        .allMatch(this::holdsIn);
                if (all) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The box cut along one input: at its sign, at 1, in the middle, or between its two values. */
    private static List<Map<Expr, Interval>> parts(Map<Expr, Interval> box, Variable input) {
        Interval whole = box.get(input);
        double lower = whole.lower();
        double upper = whole.upper();
        List<Interval> parts;
        if (input.isVector() || lower == upper) {
            parts = List.of(whole);
        } else if (input.domain().kind() == Domain.Kind.SIGN || input.domain().kind() == Domain.Kind.BINARY) {
            parts = List.of(Interval.of(lower), Interval.of(upper));
        } else if (lower < 0 && upper > 0) {
            parts = List.of(
                    new Interval(lower, -Double.MIN_VALUE), Interval.of(0), new Interval(Double.MIN_VALUE, upper));
        } else {
            double middle = lower < 1 && upper > 1 ? 1 : lower / 2 + upper / 2;
            parts = List.of(new Interval(lower, middle), new Interval(middle, upper));
        }
        List<Map<Expr, Interval>> boxes = new ArrayList<>();
        for (Interval part : parts) {
            Map<Expr, Interval> smaller = new LinkedHashMap<>(box);
            smaller.put(input, part);
            boxes.add(smaller);
        }
        return boxes;
    }

    private boolean holdsIn(Map<Expr, Interval> box) {
        Reach reach = reach(box);
        for (Expr output : outputs) {
            if (!holds(reach, output)) {
                outputs.remove(output); // it is the one to look at first in the next box
                outputs.add(0, output);
                return false;
            }
        }
        return true;
    }

    private Reach reach(Map<Expr, Interval> box) {
        return new Reach(box, new Reach.Budget(NODES), unfolding.meant());
    }

    /** As it is written, where a softmax is still a whole, or else as it is computed. */
    private boolean holds(Reach reach, Expr output) {
        return wanted.test(reach.of(output))
                || wanted.test(reach.of(unfolding.computed().apply(output)));
    }
}
