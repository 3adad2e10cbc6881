package io.lossmith.math;

import static io.lossmith.math.Reference.number;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;

/**
 * One step of refinements: its exact value, and where to try it.
 *
 * @param operation the step
 * @param exact the reference, in 70 digits
 * @param domain where it is tried and, of operands with an error, where they are held to their bound
 * @param points the operands to try
 * @param scale what the bound on the error of exact operands is small beside; null for the result
 */
record ScaledRow(
        WideOperation operation,
        WideRow.Exact exact,
        Predicate<Apfloat[]> domain,
        List<Operand[]> points,
        WideRow.Exact scale) {

    private static final int[] POWERS = {-3000, -1000, -300, -201, -200, -199, -150, 150, 199, 200, 201, 300, 1000, 3000
    };

    /** A number with twice the digits times a power of two. */
    record Operand(double high, double low, int power) {

        static Operand of(double high) {
            return new Operand(high, 0, 0);
        }

        /** Normalised. */
        static Operand of(double a, double b, int power) {
            Wide sum = new Wide();
            sum.set(a, b);
            return new Operand(sum.high, sum.low, power);
        }

        /** The register; its error is that part of its size. */
        ScaledWide register(double relativeError) {
            ScaledWide register = new ScaledWide();
            register.value.set(high, low);
            register.error = Math.abs(high) * relativeError;
            register.settle(power);
            return register;
        }

        Apfloat exactly() {
            return number(high).add(number(low)).multiply(ApfloatMath.pow(number(2), power));
        }

        Operand negate() {
            return new Operand(-high, -low, power);
        }
    }

    static ScaledRow one(
            WideOperation operation, MathRow.ExactOne exact, Predicate<Apfloat> domain, double... special) {
        SplittableRandom random = MathRow.random(operation.name());
        List<Operand[]> points = new ArrayList<>();
        for (Operand x : operands(random, special)) {
            if (domain.test(x.exactly())) {
                points.add(new Operand[] {x});
            }
        }
        return new ScaledRow(operation, x -> exact.at(x[0]), x -> domain.test(x[0]), points, null);
    }

    static ScaledRow two(WideOperation operation, MathRow.ExactTwo exact, Predicate<Apfloat[]> domain) {
        SplittableRandom random = MathRow.random(operation.name());
        List<Operand> operands = operands(random, 1, 2, -3, 0.5);
        List<Operand[]> points = new ArrayList<>();
        for (int tries = 0; points.size() < 150 && tries < 5000; tries++) {
            Operand x = operands.get(random.nextInt(operands.size()));
            Operand y = operands.get(random.nextInt(operands.size()));
            if (random.nextInt(5) == 0) {
                // the same but for the last digits
                double digits = Math.scalb(random.nextDouble(-1, 1), -random.nextInt(40, 110));
                Operand near = Operand.of(x.high, x.low + x.high * digits, x.power);
                y = random.nextBoolean() ? near : near.negate();
            }
            Operand[] point = {x, y};
            if (domain.test(exactly(point))) {
                points.add(point);
            }
        }
        return new ScaledRow(operation, x -> exact.at(x[0], x[1]), domain, points, null);
    }

    /** Numbers of every magnitude and sign with random low parts; numbers near the special ones and these. */
    private static List<Operand> operands(SplittableRandom random, double... special) {
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            operands.add(random(random, random.nextInt(-4, 5)));
            operands.add(random(random, random.nextInt(-60, 60)));
        }
        for (int power : POWERS) {
            Operand operand = random(random, power);
            operands.add(operand);
            operands.add(operand.negate());
            operands.add(new Operand(random.nextBoolean() ? 1 : -1, 0, power));
        }
        for (double x : special) {
            operands.add(Operand.of(x));
            for (int bits : new int[] {8, 30, 53, 60, 80, 100}) {
                double apart = Math.scalb(random.nextDouble(-1, 1), -bits);
                operands.add(Operand.of(x, x * apart, 0));
                operands.add(Operand.of(x, -x * apart, 0));
            }
        }
        return operands;
    }

    private static Operand random(SplittableRandom random, int power) {
        double high = random.nextDouble(1, 2) * (random.nextInt(3) == 0 ? -1 : 1);
        return new Operand(high, random.nextInt(3) == 0 ? 0 : high * random.nextDouble(-1, 1) * 0x1p-54, power);
    }

    /** The same row at more points. */
    ScaledRow also(List<Operand[]> more) {
        List<Operand[]> all = new ArrayList<>(points);
        all.addAll(more);
        return new ScaledRow(operation, exact, domain, all, scale);
    }

    /** The same row, whose bound is small beside this, not beside the result. */
    ScaledRow beside(WideRow.Exact size) {
        return new ScaledRow(operation, exact, domain, points, size);
    }

    static Apfloat[] exactly(Operand[] point) {
        Apfloat[] exact = new Apfloat[point.length];
        for (int i = 0; i < point.length; i++) {
            exact[i] = point[i].exactly();
        }
        return exact;
    }

    /** What the step makes of operands whose error is that part of their size. */
    ScaledWide result(ScaledMath math, Operand[] point, double relativeError) {
        ScaledWide result = new ScaledWide();
        ScaledWide first = point[0].register(relativeError);
        if (operation.isUnary()) {
            operation.apply(math, result, first);
        } else {
            operation.apply(math, result, first, point[1].register(relativeError));
        }
        return result;
    }

    @Override
    public String toString() {
        return operation.text();
    }
}
