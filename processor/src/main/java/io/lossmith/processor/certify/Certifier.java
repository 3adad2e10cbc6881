package io.lossmith.processor.certify;

import io.lossmith.processor.exact.Exact;
import io.lossmith.processor.exact.Row;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.kernel.KernelModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures the accuracy of a kernel.
 *
 * <pre>{@code
 * Certificate certificate = Certifier.certify(kernel, Format.DOUBLE);
 * certificate.lines().get(0).kernel().worst();  // the largest error of the value, in ULP
 * }</pre>
 */
public final class Certifier {
    private static final int LEAST_ROWS = 10;

    /** Longer formulas, or those of longer vectors, are not measured. */
    private static final long MOST_NUMBERS = 20_000;

    /** Effort for each of the rows there may be, in operations of the first precision. */
    private static final long EFFORT = 1000;

    /** The share of it that may go into more than some hundred bits. */
    private static final int DEEP = 4;

    private final KernelModel kernel;
    private final Format format;
    private final SampleRows samples;
    private final List<Quantity> quantities;
    private long effort;
    private long deepEffort;

    private Certifier(KernelModel kernel, Format format) {
        this.kernel = kernel;
        this.format = format;
        this.samples = new SampleRows(kernel.loss(), format);
        Meaning meaning = new Meaning(kernel.loss());
        this.quantities = Measurand.of(kernel, format.programs(kernel)).stream()
                .map(measurand -> new Quantity(kernel.loss().inputs(), format, measurand, meaning))
                .toList();
    }

    /** The certificate of {@code kernel} for inputs and results of one format: the same on every machine. */
    public static Certificate certify(KernelModel kernel, Format format) {
        return new Certifier(kernel, format).run();
    }

    private Certificate run() {
        if (numbers() > MOST_NUMBERS) {
            return new Certificate(format, 0, List.of(), List.of());
        }
        int rows = 0;
        while (rows < format.rows() && (rows < LEAST_ROWS || effort < format.rows() * EFFORT)) {
            measure(samples.row(rows));
            rows++;
        }
        List<Certificate.Line> lines = new ArrayList<>();
        quantities.forEach(quantity -> lines.add(quantity.line()));
        Set<String> missing = new TreeSet<>();
        quantities.forEach(quantity -> missing.addAll(quantity.missing()));
        return new Certificate(format, rows, lines, List.copyOf(missing));
    }

    /** How many numbers the results as written are made of, at one row. */
    private long numbers() {
        Set<Expr> seen = new HashSet<>();
        List<Expr> pending = new ArrayList<>();
        quantities.forEach(quantity -> pending.add(quantity.measurand().written()));
        long numbers = 0;
        while (!pending.isEmpty()) {
            Expr node = pending.remove(pending.size() - 1);
            if (seen.add(node)) {
                numbers += node.type().length().map(samples::resolve).orElse(1);
                pending.addAll(node.arguments());
            }
        }
        return numbers;
    }

    private void measure(Row row) {
        DoubleEvaluator doubles = new DoubleEvaluator(row, Calls.STRICT);
        Exact exact = new Exact(row);
        boolean lost = kernel.forcesNan()
                && Double.isNaN(
                        doubles.element(quantities.get(0).measurand().output().expr(), 0));
        boolean defined = true;
        for (Quantity quantity : quantities) {
            boolean isValue = quantity.measurand().isValue();
            if (defined) {
                boolean result = quantity.measure(
                        row, doubles, exact, lost && !isValue, deepEffort < format.rows() * EFFORT / DEEP);
                defined = result || !isValue;
            } else {
                quantity.skip();
            }
        }
        effort += exact.work();
        deepEffort += exact.deepWork();
    }
}
