package io.lossmith.processor.codegen;

import io.lossmith.processor.lanes.Lane;
import io.lossmith.processor.lanes.LaneCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Powers whose exponent is one number for all lanes. Small multiples of one half are products and square roots. Where the exponent is a
 * parameter there are two methods, one for such exponents and one for all others, chosen once per block.
 */
final class VectorPowers {
    /** Exponents up to 4.5: three products and a square root. */
    private static final int MOST_HALVES = 9;

    private final VectorType type;
    private final LaneCode code;
    private final boolean onlyHalves;
    private final Set<String> exponents = new LinkedHashSet<>();

    /** {@code onlyHalves}: all exponents that are no constants are small multiples of one half. */
    VectorPowers(VectorType type, LaneCode code, boolean onlyHalves) {
        this.type = type;
        this.code = code;
        this.onlyHalves = onlyHalves;
    }

    /** The exponents that only the call knows, as Java. */
    Set<String> exponents() {
        return exponents;
    }

    Lane constant(Lane base, double exponent, VectorExpressions in) {
        double halves = 2 * Math.abs(exponent);
        if (halves != Math.rint(halves) || halves > MOST_HALVES) {
            return in.function("Math.pow", List.of(base, in.broadcast(exponent)));
        }
        Lane product = product(base, (int) halves, in);
        return exponent < 0 ? in.method(in.broadcast(1), "div", product) : product;
    }

    private static Lane product(Lane base, int halves, VectorExpressions in) {
        List<Lane> factors = new ArrayList<>();
        if ((halves & 1) != 0) {
            factors.add(root(base, in));
        }
        Lane square = base;
        for (int left = halves >> 1; left != 0; left >>= 1) {
            if ((left & 1) != 0) {
                factors.add(square);
            }
            square = left > 1 ? in.method(square, "mul", square) : square;
        }
        Lane result = factors.isEmpty() ? in.broadcast(1) : factors.get(0);
        for (Lane factor : factors.subList(Math.min(1, factors.size()), factors.size())) {
            result = in.method(result, "mul", factor);
        }
        return result;
    }

    /** The square root, where that of -0 is 0 as the power is. */
    private static Lane root(Lane base, VectorExpressions in) {
        return in.method(in.method(base, "add", Lane.number(in.literal(0))), "sqrt");
    }

    /** The same, where each factor is there or not as the exponent says. */
    Lane uniform(Lane base, String exponent, VectorExpressions in) {
        exponents.add(exponent);
        if (!onlyHalves) {
            return in.function(
                    "Math.pow",
                    List.of(
                            base,
                            code.local(
                                    type.vectorName(),
                                    type.vectorName() + ".broadcast(" + type.species() + ", " + type.narrow(exponent)
                                            + ")")));
        }
        Lane one = in.broadcast(1);
        Lane result = one;
        Lane power = base;
        for (int bit = 0; bit < 4; bit++) {
            Lane factor = bit == 0 ? root(base, in) : power;
            Lane wanted = code.local(
                    type.maskName(), type.species() + ".maskAll((" + halves(exponent) + " & " + (1 << bit) + ") != 0)");
            Lane there = in.method(one, "blend", factor, wanted);
            result = bit == 0 ? there : in.method(result, "mul", there);
            power = bit > 0 ? in.method(power, "mul", power) : power;
        }
        return result;
    }

    private static String halves(String exponent) {
        return "(int) (2 * (" + exponent + "))";
    }

    /** The condition under which all exponents of {@code exponents} are small multiples of one half. */
    static String areHalves(Set<String> exponents) {
        return String.join(
                " && ",
                exponents.stream().map(each -> "Tiles.isHalves(" + each + ")").toList());
    }
}
