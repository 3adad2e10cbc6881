package io.lossmith.processor.certify;

import io.lossmith.diagnostics.NumberText;
import io.lossmith.processor.exact.Enclosure;
import io.lossmith.processor.exact.Exact;
import io.lossmith.processor.exact.Forms;
import io.lossmith.processor.exact.Row;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** One result of a loss, computed in several ways, and what was found out about it so far. */
final class Quantity {
    private final Measurand measurand;
    private final Meaning meaning;
    private final SortedSet<String> missing;
    private final List<Variable> inputs;
    private final Format format;
    private final Tally kernelErrors;
    private final Tally writtenErrors;
    private double ordinary;
    private Certificate.Example example;
    private NotFinite notFinite;
    private int extremes = Integer.MAX_VALUE;
    private int conditionings;
    private int unknown;
    private int undefined;
    private int limits;

    /** Errors up to this one count as ordinary without a look at the conditioning. */
    private static final double SMALL = 2;

    /** An exponent that no float has: numbers of that size are counted in the figures, and not worth a warning. */
    private static final int EXTREME = 150;

    /** So many rows are looked at; each costs as much as several others. */
    private static final int MOST_CONDITIONINGS = 24;

    /**
     * A result.
     *
     * @param inputs the inputs of the loss
     * @param format what they and the result are
     * @param measurand what is computed
     * @param meaning what it means exactly
     */
    Quantity(List<Variable> inputs, Format format, Measurand measurand, Meaning meaning) {
        this.inputs = inputs;
        this.format = format;
        this.kernelErrors = new Tally(format);
        this.writtenErrors = new Tally(format);
        this.measurand = measurand;
        this.meaning = meaning;
        this.missing = Forms.missing(meaning.of(measurand.written()));
    }

    SortedSet<String> missing() {
        return missing;
    }

    Measurand measurand() {
        return measurand;
    }

    /** Counts a row at which the loss is undefined, and so is all that is derived from it. */
    void skip() {
        undefined++;
    }

    /**
     * Computes it at {@code row}.
     *
     * @param lost whether the kernel makes it NaN because its value is
     * @param deep whether it may take thousands of bits
     * @return whether there is a result, as far as is known
     */
    boolean measure(Row row, DoubleEvaluator doubles, Exact exact, boolean lost, boolean deep) {
        if (!missing.isEmpty()) {
            unknown++;
            return true;
        }
        int elements = measurand.elements(row);
        Deviation kernelError = Deviation.NONE;
        Deviation writtenError = Deviation.NONE;
        boolean isLimit = false;
        for (int i = 0; i < elements; i++) {
            Enclosure result = exact.value(meaning.of(measurand.written()), i, deep);
            if (result.isUndefined()) {
                result = exact.value(meaning.withLimits(measurand.written()), i, deep);
                isLimit = true;
            }
            if (result.isUndefined()) {
                undefined++;
                return false;
            }
            if (!result.isSettled()) {
                unknown++;
                return true;
            }
            double computed =
                    lost ? Double.NaN : doubles.element(measurand.output().expr(), i);
            Deviation deviation = Deviation.of(computed, result, format);
            kernelError = kernelError.worse(deviation);
            ordinary(row, i, result, isLimit, deviation.error());
            if (Double.isInfinite(deviation.error())) {
                notFinite(row, i, computed, result);
            }
            writtenError = writtenError.worse(Deviation.of(doubles.element(measurand.lowered(), i), result, format));
        }
        limits += isLimit ? 1 : 0;
        kernelErrors.add(kernelError, row);
        writtenErrors.add(writtenError, row);
        return true;
    }

    /** Takes note of an error above those before it, or at a plainer row, if the row is an ordinary one. */
    private void ordinary(Row row, int element, Enclosure exact, boolean isLimit, double error) {
        if (Double.isInfinite(error)) {
            return;
        }
        if (error > SMALL) {
            boolean larger = Accuracy.roundedUp(error) > Accuracy.roundedUp(ordinary);
            boolean plainer = error > Certificate.BAD && (example == null || strangeness(row) < example.strangeness());
            if (!(larger || plainer)
                    || isLimit
                    || exact.isExact()
                    || conditionings++ >= MOST_CONDITIONINGS
                    || !new Conditioning(inputs, row)
                            .isOrdinary(meaning.of(measurand.written()), element, exact.toDouble())) {
                return;
            }
            if (plainer) {
                example = new Certificate.Example(Accuracy.roundedUp(error), RowText.of(row, format), strangeness(row));
            }
        }
        ordinary = Math.max(ordinary, error);
    }

    /** The less, the sooner a reader recognises a row as one he has: few digits, of everyday size. */
    private int strangeness(Row row) {
        return extreme(row) + RowText.of(row, format).length();
    }

    private static int extreme(Row row) {
        return row.values().values().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(number -> number != 0)
                .mapToInt(number -> Math.abs(Math.getExponent(number)))
                .max()
                .orElse(0);
    }

    /** Takes note of NaN or an infinity, unless an earlier row with one has less extreme numbers. */
    private void notFinite(Row row, int element, double computed, Enclosure exact) {
        int extreme = Math.max(extreme(row), Math.getExponent(exact.toDouble()));
        if (extreme < extremes) {
            extremes = extreme;
            notFinite = new NotFinite(
                    measurand.name(element),
                    NumberText.of(format.nearest(computed)),
                    ExprPrinter.number(format.shortest(format.nearest(exact.toDouble()))),
                    RowText.of(row, format),
                    extreme >= EXTREME);
        }
    }

    Certificate.Line line() {
        return new Certificate.Line(
                measurand.name(),
                kernelErrors.count(),
                unknown,
                undefined,
                limits,
                kernelErrors.accuracy(),
                Accuracy.roundedUp(ordinary),
                Optional.ofNullable(example),
                writtenErrors.accuracy(),
                Optional.ofNullable(notFinite));
    }
}
