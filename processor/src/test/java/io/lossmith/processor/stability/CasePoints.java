package io.lossmith.processor.stability;

import io.lossmith.syntax.Entry;
import io.lossmith.syntax.IntervalSyntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * An endless sequence of points of a case, the same in every run: in turn from all magnitudes, of ordinary size, extreme,
 * and at ties and break points.
 */
final class CasePoints {
    /** Where exp overflows, underflows and is lost beside 1, where squares leave the range, and the smallest numbers. */
    private static final double[] EXTREMES = {
        0,
        1e-300,
        1e-200,
        1e-155,
        1e-100,
        1e-17,
        1.1e-16,
        1e-12,
        1e-8,
        1e-5,
        0.0009765625,
        0.5,
        0.6931471805599453,
        1,
        19.0625,
        36.7,
        37.5,
        40,
        100,
        300,
        700,
        708.5,
        709,
        710,
        745,
        746,
        800,
        1000,
        1e5,
        1e9,
        1e17,
        1e154,
        1e200,
        1e300,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        0x1p-1050,
        Double.MIN_NORMAL
    };

    private static final double[] UNIT = {
        0,
        1,
        0.5,
        0x1.fffffffffffffp-1,
        0x1p-53,
        1e-300,
        Double.MIN_VALUE,
        0x1p-1050,
        1e-17,
        1e-8,
        0.99999999,
        1 - 1e-12,
        1e-100,
        0x1.0000000000001p-1,
        0.49999999,
        0.50000001
    };

    private static final double[] COUNTS = {0, 1, 2, 3, 7, 20, 1000};

    private static final double[] GAPS = {1, 36.7, 37.5, 100, 709, 745, 800, 1e-8, 1e-12, 0.125};

    private enum Kind {
        ORDINAL,
        ORDINARY,
        EXTREME,
        TIE
    }

    private final StabilityCase each;
    private final SplittableRandom random;
    private int made;

    CasePoints(StabilityCase each) {
        this.each = each;
        CRC32 checksum = new CRC32();
        checksum.update(each.id().getBytes(StandardCharsets.UTF_8));
        this.random = new SplittableRandom(checksum.getValue());
    }

    /** The next point: per input its elements. */
    Map<String, double[]> next() {
        Kind kind = Kind.values()[made % 4];
        int round = made / 4;
        made++;
        Map<String, double[]> point = new LinkedHashMap<>();
        for (Entry entry : each.entries()) {
            point.put(entry.name(), elements(entry, kind, round));
        }
        if (kind == Kind.TIE) {
            tie(point, round);
        }
        each.order().ifPresent(names -> {
            double[] low = point.get(names.get(0));
            double[] high = point.get(names.get(1));
            if (low[0] > high[0]) {
                point.put(names.get(0), high);
                point.put(names.get(1), low);
            }
        });
        return point;
    }

    private double[] elements(Entry entry, Kind kind, int round) {
        if (entry.type().name().equals("simplex")) {
            return simplex(each.width(entry), kind);
        }
        double[] elements = new double[each.width(entry)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = 0.0 + element(entry, kind, round);
        }
        if (elements.length > 1 && (kind == Kind.TIE || kind == Kind.EXTREME)) {
            lead(entry, elements, kind);
        }
        return elements;
    }

    private double element(Entry entry, Kind kind, int round) {
        SampleHints hints = each.hints(entry.name());
        if (!hints.values().isEmpty()) {
            return pick(hints.values().stream().mapToDouble(Double::doubleValue).toArray());
        }
        return switch (entry.type().name()) {
            case "binary" -> random.nextInt(2);
            case "sign" -> random.nextInt(2) * 2 - 1;
            case "count" -> pick(COUNTS);
            case "class" -> random.nextInt(each.lengths().get("K"));
            default -> real(entry, hints, kind, round);
        };
    }

    private double real(Entry entry, SampleHints hints, Kind kind, int round) {
        for (int attempt = 0; attempt < 1000; attempt++) {
            double x = switch (kind) {
                case ORDINAL -> ordinal(entry, hints);
                case ORDINARY -> ordinary(entry, hints);
                case EXTREME -> extreme(entry, round + attempt);
                case TIE ->
                    hints.breaks().isEmpty() || random.nextInt(3) == 0
                            ? ordinary(entry, hints)
                            : nudged(hints.breaks()
                                    .get(random.nextInt(hints.breaks().size())));
            };
            if (contains(entry, hints, x)) {
                return x;
            }
        }
        throw new IllegalStateException("no " + kind + " value of " + entry.name() + " in " + each);
    }

    private boolean contains(Entry entry, SampleHints hints, double x) {
        return x >= hints.lower()
                && x <= hints.upper()
                && (x > lower(entry) || (x == lower(entry) && !lowerOpen(entry)))
                && (x < upper(entry) || (x == upper(entry) && !upperOpen(entry)));
    }

    static double lower(Entry entry) {
        return entry.interval()
                .map(IntervalSyntax::lower)
                .orElse(
                        switch (entry.type().name()) {
                            case "positive", "nonnegative", "unit", "simplex" -> 0.0;
                            default -> -Double.MAX_VALUE;
                        });
    }

    static double upper(Entry entry) {
        return entry.interval()
                .map(IntervalSyntax::upper)
                .orElse(List.of("unit", "simplex").contains(entry.type().name()) ? 1 : Double.MAX_VALUE);
    }

    private static boolean lowerOpen(Entry entry) {
        return entry.interval()
                .map(IntervalSyntax::lowerOpen)
                .orElse(entry.type().name().equals("positive"));
    }

    private static boolean upperOpen(Entry entry) {
        return entry.interval().map(IntervalSyntax::upperOpen).orElse(false);
    }

    private double pick(double[] numbers) {
        return numbers[random.nextInt(numbers.length)];
    }

    private double ordinal(Entry entry, SampleHints hints) {
        double low = Math.max(Math.max(lower(entry), hints.lower()), -Double.MAX_VALUE);
        double high = Math.min(Math.min(upper(entry), hints.upper()), Double.MAX_VALUE);
        double x = fromOrdinal((long) random.nextDouble((double) toOrdinal(low), (double) toOrdinal(high)));
        return high <= 1 && random.nextInt(3) == 0 ? high - Math.abs(x) * 0x1p-3 : x;
    }

    private double ordinary(Entry entry, SampleHints hints) {
        double low = Math.max(lower(entry), hints.lower());
        double high = Math.min(upper(entry), hints.upper());
        if (low >= 0 && high > 1) {
            // Positive numbers vary by their ratios.
            return Math.scalb(random.nextDouble(0.5, 1), 1 - random.nextInt(4)) * hints.scale() / 2;
        }
        return random.nextDouble(Math.max(low, -hints.scale()), Math.min(high, hints.scale()));
    }

    private double extreme(Entry entry, int round) {
        boolean unit = upper(entry) <= 1 && lower(entry) >= -1;
        if (unit && random.nextInt(4) > 0) {
            double x = UNIT[(round + random.nextInt(3)) % UNIT.length];
            return lower(entry) < 0 && random.nextBoolean() ? -x : x;
        }
        double x = EXTREMES[(round * 3 + random.nextInt(EXTREMES.length)) % EXTREMES.length];
        return random.nextBoolean() ? -x : x;
    }

    /** The number, its neighbours, or a little aside. */
    private double nudged(double x) {
        return switch (random.nextInt(5)) {
            case 0 -> Math.nextUp(x);
            case 1 -> Math.nextDown(x);
            case 2 -> x * (1 + 1e-9);
            case 3 -> x - 1e-4 * random.nextDouble();
            default -> x;
        };
    }

    /** Elements as large as the first, or behind it by one of the gaps. */
    private void lead(Entry entry, double[] elements, Kind kind) {
        int first = random.nextInt(elements.length);
        for (int i = 0; i < elements.length; i++) {
            int choice = random.nextInt(3);
            double x = kind == Kind.EXTREME || choice == 0 ? elements[first] - pick(GAPS) : nudged(elements[first]);
            if (i != first
                    && choice < 2
                    && each.hints(entry.name()).values().isEmpty()
                    && contains(entry, each.hints(entry.name()), x)
                    && !List.of("binary", "sign", "count").contains(entry.type().name())) {
                elements[i] = x;
            }
        }
    }

    /** Makes one input as large as another of its width, or nearly so. */
    private void tie(Map<String, double[]> point, int round) {
        List<String> shares = each.entries().stream()
                .filter(entry -> entry.type().name().equals("simplex"))
                .map(Entry::name)
                .toList();
        if (shares.size() > 1 && random.nextBoolean()) {
            point.put(shares.get(1), point.get(shares.get(0)));
        }
        List<Entry> real = new ArrayList<>();
        for (Entry entry : each.entries()) {
            boolean discrete = List.of("binary", "sign", "count", "class", "simplex")
                    .contains(entry.type().name());
            if (!discrete && each.hints(entry.name()).values().isEmpty()) {
                real.add(entry);
            }
        }
        if (real.size() < 2 || round % 4 == 3) {
            return;
        }
        Entry a = real.get(random.nextInt(real.size()));
        Entry b = real.get(random.nextInt(real.size()));
        double[] from = point.get(a.name());
        double[] to = point.get(b.name()).clone();
        for (int i = 0; i < to.length; i++) {
            double x = nudged(from[Math.min(i, from.length - 1)]);
            x = random.nextInt(4) == 0 ? x + pick(GAPS) : x;
            if (contains(b, each.hints(b.name()), x)) {
                to[i] = x;
            }
        }
        point.put(b.name(), to);
    }

    /** Non-negative numbers with the exact sum 1: a corner, nearly one, or multiples of 1/1024. */
    private double[] simplex(int length, Kind kind) {
        double[] p = new double[length];
        int main = random.nextInt(length);
        if (kind == Kind.EXTREME && random.nextBoolean()) {
            double rest = new double[] {0x1p-53, 0x1p-30, 0x1p-10}[random.nextInt(3)];
            p[main] = 1 - rest;
            p[(main + 1) % length] = rest;
        } else if (kind == Kind.EXTREME || (kind == Kind.TIE && random.nextInt(3) == 0)) {
            p[main] = 1;
        } else {
            int left = 1024;
            for (int i = 0; i < length - 1; i++) {
                int share = kind == Kind.TIE ? 1024 / length : random.nextInt(left + 1);
                p[(main + i) % length] = share / 1024.0;
                left -= share;
            }
            p[(main + length - 1) % length] = left / 1024.0;
        }
        return p;
    }

    /** A number that counts the doubles from 0 up to x, negative for negative x. */
    private static long toOrdinal(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double fromOrdinal(long ordinal) {
        return ordinal < 0 ? -Double.longBitsToDouble(-ordinal) : Double.longBitsToDouble(ordinal);
    }
}
