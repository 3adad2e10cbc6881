package io.lossmith.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which real numbers doubles stand for: 0.3333333333333333 for a third, if the formula has {@code 1/3}. Functions of constants are
 * rounded once from what these mean, and whoever needs more digits finds them here.
 *
 * <p>A double that the formula has for two numbers, or as a literal, is just a number. So is one with few digits, which is not the
 * rounded result of anything but chance: {@code 1 + 1e-17} is 1. Signs and powers of two make no difference, since they round nothing.
 */
final class FoldedConstants {
    private static final int MOST_ZEROS = 20;

    private static final long MANTISSA = (1L << 52) - 1;

    /**
     * What a double stands for.
     *
     * @param value the double
     * @param meaning the number, as functions of constants that are not simplified
     * @param rest how much larger the number is
     */
    private record Folded(double value, Expr meaning, double rest) {}

    private final ExprGraph graph;
    private final RealNumbers numbers;

    /** By mantissa; those that are empty are just numbers. */
    private final Map<Long, Optional<Folded>> known = new HashMap<>();

    FoldedConstants(ExprGraph graph, RealNumbers numbers) {
        this.graph = graph;
        this.numbers = numbers;
    }

    /** The double nearest to {@code function} of what {@code operands} stand for; as the function itself folds where that is not known. */
    double fold(Function function, double... operands) {
        double plain = function.fold(operands);
        boolean isSimple = isShort(plain) && Arrays.stream(operands).allMatch(FoldedConstants::isShort);
        if (isSimple || !isOrdinary(plain) || keepsDigits(function, operands)) {
            return plain;
        }
        List<Expr> meanings = new ArrayList<>();
        for (double operand : operands) {
            Constant constant = (Constant) graph.constant(operand);
            Expr meaning = meaning(constant);
            if (meaning == constant) {
                literal(operand); // what it is part of must not be thought to be part of it
            }
            meanings.add(meaning);
        }
        Expr meaning = graph.apply(function, meanings);
        Optional<RealNumbers.Rounded> rounded = numbers.rounded(meaning);
        rounded.ifPresent(number -> add(new Folded(number.value(), meaning, number.rest())));
        return rounded.map(RealNumbers.Rounded::value).orElse(plain);
    }

    /** Whether the result has the digits of one operand. */
    private static boolean keepsDigits(Function function, double... operands) {
        if (function == Operators.ADD) {
            return operands[0] == 0 || operands[1] == 0;
        }
        return (function == Operators.MULTIPLY && key(operands[0]) == 0)
                || ((function == Operators.MULTIPLY || function == Operators.DIVIDE) && key(operands[1]) == 0);
    }

    private void add(Folded folded) {
        double value = folded.value;
        if (isShort(value)) {
            return;
        }
        if (folded.rest == 0) {
            literal(value);
            return;
        }
        Optional<Folded> before = known.putIfAbsent(key(value), Optional.of(folded));
        if (before != null && before.isPresent()) {
            Folded other = before.get();
            if (other.rest * (value / other.value) != folded.rest) {
                literal(value);
            }
        }
    }

    /** From now on, {@code value} is just a number. */
    void literal(double value) {
        if (!isShort(value)) {
            known.put(key(value), Optional.empty());
        }
    }

    private Optional<Folded> find(Constant constant) {
        return isShort(constant.value())
                ? Optional.empty()
                : known.getOrDefault(key(constant.value()), Optional.empty());
    }

    /** The expression that {@code constant} stands for; itself where it is just a number. */
    Expr meaning(Constant constant) {
        Optional<Folded> folded = find(constant);
        if (folded.isEmpty()) {
            return constant;
        }
        double multiple = constant.value() / folded.get().value;
        Expr meaning = folded.get().meaning;
        return multiple == 1 ? meaning : graph.apply(Operators.MULTIPLY, List.of(graph.constant(multiple), meaning));
    }

    /** How much larger than {@code constant} the number is that it stands for. */
    double rest(Constant constant) {
        return find(constant)
                .map(folded -> folded.rest * (constant.value() / folded.value))
                .orElse(0.0);
    }

    private static boolean isShort(double value) {
        return !isOrdinary(value) || Long.numberOfTrailingZeros(key(value)) >= MOST_ZEROS;
    }

    /** Whether {@code value} is a normal number. */
    private static boolean isOrdinary(double value) {
        return Math.abs(value) >= Double.MIN_NORMAL && Math.abs(value) <= Double.MAX_VALUE;
    }

    private static long key(double value) {
        return Double.doubleToLongBits(value) & MANTISSA;
    }
}
