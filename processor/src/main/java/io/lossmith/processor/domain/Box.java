package io.lossmith.processor.domain;

import io.lossmith.diagnostics.NumberText;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Domain;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * How much of an input's domain is looked at.
 *
 * @param level number of the bound: 0 for the whole domain, then smaller and smaller ones
 * @param ends whether the finite ends of a closed domain are included, such as 0 and 1 of {@code unit}
 */
record Box(int level, boolean ends) {
    /** From everything to what a model surely meets. */
    private static final List<Double> BOUNDS = List.of(
            Double.POSITIVE_INFINITY,
            Double.MAX_VALUE,
            1e300,
            1e200,
            1e150,
            1e100,
            1e75,
            1e50,
            1e30,
            1e20,
            1e15,
            1e10,
            1e6,
            1e4,
            1e3,
            700.0,
            500.0,
            300.0,
            100.0,
            30.0,
            10.0);

    /** The smallest. */
    static final Box SMALLEST = new Box(BOUNDS.size() - 1, false);

    /** The values of {@code input} that are looked at. */
    Interval of(Variable input) {
        Domain domain = input.domain();
        double bound = BOUNDS.get(level);
        double lower = domain.lowerOpen() ? Math.nextUp(domain.lower()) : domain.lower();
        double upper = domain.upperOpen() ? Math.nextDown(domain.upper()) : domain.upper();
        if (domain.kind() == Domain.Kind.CLASS) {
            upper = Integer.MAX_VALUE;
        }
        if (domain.kind() == Domain.Kind.INTERVAL) {
            boolean open = domain.lowerOpen() || !ends;
            if (domain.lower() == 0 && open && bound < Double.MAX_VALUE) {
                lower = reciprocal(bound);
            } else if (!ends) {
                lower = domain.lowerOpen() ? lower : Math.nextUp(lower);
            }
            upper = ends || domain.upperOpen() ? upper : Math.nextDown(upper);
            lower = Math.max(lower, Math.min(-bound, upper));
            upper = Math.min(upper, Math.max(bound, lower));
        } else if (domain.kind() == Domain.Kind.COUNT) {
            upper = Math.min(upper, bound);
        }
        return new Interval(lower, upper);
    }

    /** Rounded to few digits, as it is told. */
    private static double reciprocal(double bound) {
        return BigDecimal.ONE
                .divide(BigDecimal.valueOf(bound), new MathContext(3))
                .doubleValue();
    }

    /** The values of {@code input} in words, such as {@code |z| <= 1e300}; empty for the whole domain. */
    String text(Variable input) {
        Interval whole = new Box(0, true).of(input);
        Interval part = of(input);
        boolean below = part.lower() > whole.lower();
        boolean above = part.upper() < whole.upper();
        String name = input.name();
        if (!below && !above) {
            return "";
        }
        if (below && above && part.lower() == -part.upper()) {
            return "|" + name + "| <= " + number(part.upper());
        }
        return (below ? bound(part.lower(), whole.lower(), Math.nextUp(whole.lower())) : "")
                + name
                + (above ? upperText(part.upper(), whole.upper()) : "");
    }

    private static String bound(double value, double end, double next) {
        return value == next ? number(end) + " < " : number(value) + " <= ";
    }

    private static String upperText(double value, double end) {
        return value == Math.nextDown(end) && Double.isFinite(end) ? " < " + number(end) : " <= " + number(value);
    }

    private static String number(double value) {
        if (value == Double.MAX_VALUE) {
            return "1.8e308";
        }
        String text = value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : NumberText.of(value).replace("E", "e");
        return text.replace(".0e", "e");
    }
}
