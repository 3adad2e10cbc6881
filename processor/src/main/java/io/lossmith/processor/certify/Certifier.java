package io.lossmith.processor.certify;

import io.lossmith.processor.differentiate.Curvature;
import io.lossmith.processor.differentiate.Gradients;
import io.lossmith.processor.exact.Exact;
import io.lossmith.processor.exact.Row;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.lower.Lowering;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures the accuracy of a kernel.
 *
 * <pre>{@code
 * Certificate certificate = Certifier.certify(kernel);
 * certificate.lines().get(0).kernel().worst();  // the largest error of the value, in ULP
 * }</pre>
 */
public final class Certifier {
    /** Rows of a loss whose results are cheap. */
    private static final int MOST_ROWS = 256;

    private static final int LEAST_ROWS = 20;

    /** Effort for a loss, in operations of the first precision. */
    private static final long EFFORT = 250_000;

    /** The share of it that may go into more than some hundred bits. */
    private static final long DEEP_EFFORT = EFFORT / 4;

    private final KernelModel kernel;
    private final LossModel loss;
    private final SampleRows samples;
    private final List<Quantity> quantities = new ArrayList<>();
    private final Meaning meaning;
    private long effort;
    private long deepEffort;

    private Certifier(KernelModel kernel) {
        this.kernel = kernel;
        this.loss = kernel.loss();
        this.samples = new SampleRows(loss);
        this.meaning = new Meaning(loss);
        collect();
    }

    /** The certificate of {@code kernel}: the same on every machine. */
    public static Certificate certify(KernelModel kernel) {
        return new Certifier(kernel).run();
    }

    /** The value, the gradients and the Hessian diagonals, as the kernel has them and as the formula is written. */
    private void collect() {
        Algebra algebra = loss.algebra();
        Lowering lowering = new Lowering(algebra);
        Map<Variable, Expr> gradients = Gradients.of(algebra, loss.value(), loss.differentiable());
        for (Output output : Statement.delivered(kernel.hessianProgram().body())) {
            Variable input = output.input();
            Expr written = switch (output.kind()) {
                case VALUE -> loss.value();
                case GRADIENT -> gradients.get(input);
                case HESSIAN -> Curvature.of(algebra, gradients.get(input), input);
                case WEIGHT -> throw new IllegalStateException("a weight is no result");
            };
            quantities.add(new Quantity(loss.inputs(), output, written, lowering.lower(written), meaning));
        }
    }

    private Certificate run() {
        int rows = 0;
        while (rows < MOST_ROWS && (rows < LEAST_ROWS || effort < EFFORT)) {
            measure(samples.row(rows));
            rows++;
        }
        List<Certificate.Line> lines = new ArrayList<>();
        quantities.forEach(quantity -> lines.add(quantity.line()));
        Set<String> missing = new TreeSet<>();
        quantities.forEach(quantity -> missing.addAll(quantity.missing()));
        return new Certificate(rows, lines, List.copyOf(missing));
    }

    private void measure(Row row) {
        DoubleEvaluator doubles = new DoubleEvaluator(row, Calls.STRICT);
        Exact exact = new Exact(row);
        boolean lost = kernel.forcesNan()
                && Double.isNaN(doubles.element(quantities.get(0).output().expr(), 0));
        boolean defined = true;
        for (Quantity quantity : quantities) {
            boolean isValue = quantity.output().input() == null;
            if (defined) {
                boolean result = quantity.measure(row, doubles, exact, lost && !isValue, deepEffort < DEEP_EFFORT);
                defined = result || !isValue;
            } else {
                quantity.skip();
            }
        }
        effort += exact.work();
        deepEffort += exact.deepWork();
    }
}
