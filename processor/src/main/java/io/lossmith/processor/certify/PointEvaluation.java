package io.lossmith.processor.certify;

import io.lossmith.processor.exact.BigFloat;
import io.lossmith.processor.exact.Enclosure;
import io.lossmith.processor.exact.Exact;
import io.lossmith.processor.exact.Forms;
import io.lossmith.processor.exact.Row;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.LossModel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of a kernel at one row, beside those of the formula as written and the exact ones. */
public final class PointEvaluation {
    private static final MathContext DIGITS = new MathContext(20);

    private static final String UNDEFINED = "undefined";

    /** Numbers of so many digits before the point, or zeros after it, have no exponent. */
    private static final int SHORT = 6;

    /** Beyond, only the magnitude is told. */
    private static final long MOST_MAGNITUDE = 900_000_000;

    private final Meaning meaning;
    private final Row row;
    private final DoubleEvaluator doubles;
    private final Exact exact;

    private PointEvaluation(LossModel loss, Row row) {
        this.meaning = new Meaning(loss);
        this.row = row;
        this.doubles = new DoubleEvaluator(row, Calls.STRICT);
        this.exact = new Exact(row);
    }

    /** Value, gradients and Hessian diagonals of {@code kernel} at {@code row}, element by element. */
    public static List<PointResult> of(KernelModel kernel, Row row) {
        return new PointEvaluation(kernel.loss(), row).run(kernel);
    }

    /** Where the loss is undefined, so is all that is derived from it, whatever the derivative's formula gives. */
    private List<PointResult> run(KernelModel kernel) {
        List<PointResult> results = new ArrayList<>();
        boolean lost = false;
        boolean defined = true;
        for (Measurand measurand : Measurand.of(kernel, Format.DOUBLE.programs(kernel))) {
            for (int i = 0; i < measurand.elements(row); i++) {
                double computed =
                        lost ? Double.NaN : doubles.element(measurand.output().expr(), i);
                lost |= measurand.isValue() && kernel.forcesNan() && Double.isNaN(computed);
                results.add(result(measurand, computed, i, defined));
                defined &= !measurand.isValue() || !results.get(0).exact().equals(UNDEFINED);
            }
        }
        return results;
    }

    private PointResult result(Measurand measurand, double computed, int element, boolean defined) {
        String name = measurand.name(element);
        double naive = doubles.element(measurand.lowered(), element);
        if (!defined) {
            return new PointResult(name, naive, computed, UNDEFINED, Double.NaN, Double.NaN);
        }
        Expr meant = meaning.of(measurand.written());
        if (!Forms.missing(meant).isEmpty()) {
            return new PointResult(name, naive, computed, "unknown", Double.NaN, Double.NaN);
        }
        Enclosure result = exact.value(meant, element);
        if (result.isUndefined()) {
            result = exact.value(meaning.withLimits(measurand.written()), element);
        }
        if (result.isUndefined() || !result.isSettled()) {
            String why = result.isUndefined() ? UNDEFINED : "unknown";
            return new PointResult(name, naive, computed, why, Double.NaN, Double.NaN);
        }
        return new PointResult(
                name,
                naive,
                computed,
                digits(result.lower()),
                Tally.error(naive, result, Format.DOUBLE),
                Tally.error(computed, result, Format.DOUBLE));
    }

    private static String digits(BigFloat number) {
        if (number.isInfinite()) {
            return number.signum() > 0 ? "Infinity" : "-Infinity";
        }
        if (number.signum() != 0 && Math.abs(number.magnitude()) > MOST_MAGNITUDE) {
            return (number.signum() < 0 ? "-2^" : "2^") + number.magnitude();
        }
        BigDecimal decimal = number.toDecimal(DIGITS).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale();
        boolean isShort = exponent > -SHORT && exponent <= SHORT;
        return isShort
                ? decimal.toPlainString()
                : decimal.toString().replace("E+", "e").toLowerCase(Locale.ROOT);
    }
}
