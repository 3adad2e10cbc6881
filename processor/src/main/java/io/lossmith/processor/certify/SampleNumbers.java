package io.lossmith.processor.certify;

import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Numbers of one domain at which formulas tend to break, and ordinary ones. */
final class SampleNumbers {
    /**
     * Most telling first: where exp saturates beside 1, overflows and underflows, where a small number is lost beside 1,
     * where squares leave the range, and where the runtime's functions branch.
     */
    private static final double[] BREAKS = {
        0,
        1,
        36.8,
        710,
        746,
        1e-8,
        0.5,
        1e-300,
        37.5,
        20,
        1e-17,
        800,
        1e8,
        2,
        1e-160,
        700,
        0.6931471805599453,
        1e160,
        5.9,
        26.7,
        88.8,
        Double.MIN_VALUE,
        1e-3,
        1e5,
        38.6,
        1e16,
        354.5,
        3,
        1e-100,
        18.5,
        0x1p-1022,
        0.25,
        1e30,
        1e-12,
        8.3,
        Float.MIN_VALUE,
        1e-38,
        1e38,
        17.4
    };

    /** Half-widths of the ordinary ranges. */
    private static final double[] WIDTHS = {4, 1, 40};

    /** Where exponentials of exponentials still have exponents. */
    private static final double LARGE = 0x1p40;

    /** Of the largest number: what is done to a sample then does not overflow at once. */
    private static final double HUGE = 1e-8;

    private final Domain domain;
    private final double low;
    private final double high;
    private final Format format;
    private final List<Double> breaks;

    /** Numbers of {@code domain}; {@code constants} of the formula are break points too. */
    SampleNumbers(Domain domain, Collection<Double> constants, Format format) {
        this.domain = domain;
        this.format = format;
        this.low = domain.lowerOpen() ? Math.nextUp(domain.lower()) : domain.lower();
        this.high = domain.upperOpen() ? Math.nextDown(domain.upper()) : domain.upper();
        this.breaks = breaks(constants);
    }

    private List<Double> breaks(Collection<Double> constants) {
        Set<Double> found = new LinkedHashSet<>();
        boolean bounded = high - low < 1e6;
        if (bounded) {
            found.add(low);
            found.add(high);
            found.add(Math.nextUp(low));
            found.add(Math.nextDown(high));
        }
        for (double constant : constants) {
            found.add(constant);
            found.add(Math.nextUp(constant));
            found.add(Math.nextDown(constant));
        }
        for (double number : BREAKS) {
            found.add(number);
            found.add(-number);
            if (number < 1) {
                found.add(1 - number);
            }
            if (bounded) {
                found.add(low + number);
                found.add(high - number);
            }
        }
        List<Double> inside = new ArrayList<>();
        for (double number : found) {
            double rounded = rounded(number) + 0.0; // no -0
            if (admits(rounded) && !inside.contains(rounded)) {
                inside.add(rounded);
            }
        }
        return inside;
    }

    boolean admits(double number) {
        return domain.contains(number) && Math.abs(number) <= format.largest();
    }

    /** One break point after the other. */
    double breakPoint(int number) {
        return breaks.get(number % breaks.size());
    }

    /** A number of everyday size. */
    double ordinary(Mixer random) {
        double width = WIDTHS[random.below(WIDTHS.length)];
        double from = Math.max(low, -width);
        double to = Math.min(high, width);
        if (!(from < to)) {
            from = Math.max(low, -LARGE);
            to = Math.min(high, LARGE);
        }
        if (domain.discrete()) {
            return discrete(random);
        }
        double number = random.between(from, to);
        double shortened = Math.rint(number * 1000) / 1000; // as easy to read as a random number can be
        return domain.contains(shortened) ? shortened : inside(number);
    }

    private double discrete(Mixer random) {
        return switch (domain.kind()) {
            case SIGN -> random.oneOf(-1, 1);
            case COUNT -> random.oneOf(0, 1, 2, 3, 7, 40);
            default -> random.oneOf(0, 1);
        };
    }

    /** Every magnitude alike: uniform over the numbers of the format between the ends, in every second row as far as there are numbers. */
    double anyMagnitude(Mixer random, boolean huge) {
        if (domain.discrete()) {
            return discrete(random);
        }
        double limit = huge ? HUGE * format.largest() : LARGE;
        long from = format.count(Math.max(low, Math.min(-limit, high)));
        long to = format.count(Math.min(high, Math.max(limit, low)));
        double share = random.nextDouble();
        return inside(format.counted(from + (long) (share * ((double) to - (double) from))));
    }

    private double inside(double number) {
        return Math.max(low, Math.min(high, number));
    }

    /** {@code number}, or one beside it that is in the domain, as a number of the format. */
    double rounded(double number) {
        double nearest = format.nearest(number);
        if (format == Format.DOUBLE || admits(nearest)) {
            return nearest;
        }
        double above = Math.nextUp((float) number);
        double below = Math.nextDown((float) number);
        return admits(above) ? above : admits(below) ? below : number;
    }

    /** A value as people choose for a parameter. */
    double typical(int number) {
        double[] choices = {2, 0.25, 1, 0.5, 3, 0, 0.1, 10, -1};
        List<Double> inside = new ArrayList<>();
        for (double choice : choices) {
            if (domain.contains(choice) && (choice >= 0 || domain.upper() <= 0)) {
                inside.add(choice);
            }
        }
        return inside.isEmpty() ? ordinary(new Mixer(number)) : inside.get(number % inside.size());
    }
}
