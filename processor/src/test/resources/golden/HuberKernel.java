package demo;

import io.lossmith.KernelBatch;
import io.lossmith.KernelOptions;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.data.Slice;
import io.lossmith.engine.KernelProxy;
import io.lossmith.engine.Rows;
import io.lossmith.engine.Twins;
import io.lossmith.engine.VectorTwin;
import io.lossmith.math.Refinement;
import io.lossmith.spec.AccuracyFigure;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import java.lang.invoke.MethodHandles;
import javax.annotation.processing.Generated;

/**
 * The kernel of {@link Huber}.
 *
 * <pre>
 * formula  (p: real | y: real; delta: positive) -&gt; r = abs(p - y); r &lt;= delta ? r^2/2 : delta*(r - delta/2)
 * value    abs(p - y) &lt;= delta ? 0.5*(p - y)^2 : delta*(abs(p - y) - 0.5*delta)
 * d/dp     abs(p - y) &gt; delta ? delta*sign(p - y) : p - y
 * d²/dp²   abs(p - y) &gt; delta ? 0 : 1
 * </pre>
 *
 * <ul>
 *   <li>p: prediction, real, [rows]</li>
 *   <li>y: target, real, [rows]</li>
 *   <li>delta: parameter, positive</li>
 * </ul>
 *
 * <p>Conventions:
 * <ul>
 *   <li>The derivative of abs at 0 is 0.</li>
 *   <li>The derivative of sign is 0.</li>
 *   <li>The branch not taken influences nothing.</li>
 * </ul>
 *
 * <p>Proved:
 * <ul>
 *   <li>no NaN for |y| &lt;= 1.8e308.</li>
 *   <li>no infinity for |p| &lt;= 1e150, |y| &lt;= 1e150.</li>
 * </ul>
 *
 * <p>Accuracy at 256 rows, in ULP of the exact result, rounded up to powers of two: typical is the median,
 * mean is of those that are finite, ordinary is the largest where an error of the inputs is amplified at
 * most 8 times, worst the largest of all. "inf" is NaN or an infinity in the place of a finite result.
 * <pre>
 * ULP     typical    mean  ordinary   worst   as written    mean   worst   worst at
 * value       0.5     0.5         2       2          0.5     0.5       2   delta = 10, p = -0.573, y =
 *     0.5000000000000001
 * d/dp          0     0.5       0.5     0.5            0     0.5     0.5
 * d²/dp²        0  2^1015         0  2^1023            0  2^1015  2^1023   delta = 10, p = 10.582, y = 0.582
 * </pre>
 *
 * <p>Accuracy of floats at 128 rows, in units of a float's last place.
 * <pre>
 * every result is the nearest float, as written too
 * </pre>
 */
@Generated("io.lossmith.processor.LossProcessor")
public final class HuberKernel extends LossKernel {
    private static final long serialVersionUID = 1L;

    private static final LossSpec SPEC = LossSpec.builder("Huber", "(p: real | y: real; delta: positive) -> r = abs(p - y); r <= delta ? r^2/2 : delta*(r - delta/2)")
            .input("p", Role.PREDICTION, Domain.REAL, "", Link.IDENTITY)
            .input("y", Role.TARGET, Domain.REAL, "", Link.IDENTITY)
            .parameter("delta", Domain.POSITIVE, "")
            .stableForm("abs(p - y) <= delta ? 0.5*(p - y)^2 : delta*(abs(p - y) - 0.5*delta)")
            .gradient("p", "abs(p - y) > delta ? delta*sign(p - y) : p - y")
            .hessian("p", "abs(p - y) > delta ? 0 : 1")
            .convention("The derivative of abs at 0 is 0.")
            .convention("The derivative of sign is 0.")
            .convention("The branch not taken influences nothing.")
            .proof("no NaN for |y| <= 1.8e308.")
            .proof("no infinity for |p| <= 1e150, |y| <= 1e150.")
            .accuracy("value: 0.5 ULP typically, 0.5 on average, 2 at ordinary rows, 2 at worst at delta = 10, p = -0.573, y = 0.5000000000000001; as written 0.5, 0.5 on average and 2")
            .accuracy("d/dp: 0 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0, 0.5 on average and 0.5")
            .accuracy("d²/dp²: 0 ULP typically, 2^1015 on average, 0 at ordinary rows, 2^1023 at worst at delta = 10, p = 10.582, y = 0.582; as written 0, 2^1015 on average and 2^1023")
            .accuracy("value of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 0.5 on average and 0.5")
            .accuracy("d/dp of floats: 0 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0, 0.5 on average and 0.5")
            .accuracy("d²/dp² of floats: 0 ULP typically, 0 on average, 0 at ordinary rows, 0 at worst; as written 0, 0 on average and 0")
            .figures(
                    new AccuracyFigure("value", false, 256, 0.5, 0.5, 2, 2, "delta = 10, p = -0.573, y = 0.5000000000000001", 0.5756644999999999, 0.5756645),
                    new AccuracyFigure("d/dp", false, 256, 0, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d²/dp²", false, 256, 0, 3.511119404027961E305, 0, 8.98846567431158E307, "delta = 10, p = 10.582, y = 0.582", 1, 0),
                    new AccuracyFigure("value", true, 128, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d/dp", true, 128, 0, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d²/dp²", true, 128, 0, 0, 0, 0, "", Double.NaN, Double.NaN))
            .build();

    private static final Refinement REFINED1 = Refinement.of("nnn; minus 0 1; abs 3; number 0.5; * 5 2; minus 4 6");

    private static final Refinement REFINED2 = Refinement.of("nnn; minus 1 2; abs 3; number 0.5; * 5 0; minus 4 6; * 0 7");

    private static final Refinement REFINED3 = Refinement.of("nnn; minus 1 2; sign 3; * 0 4");

    private static final VectorTwin VECTOR_TWIN = Twins.find(MethodHandles.lookup(), "demo.HuberKernel_Vector");

    private final double delta;

    private HuberKernel(double delta, KernelOptions options) {
        super(SPEC, new int[] {}, options, delta);
        this.delta = delta;
    }

    /**
     * A kernel for the hyper-parameters of {@code loss}; it averages over rows.
     *
     * @param loss the hyper-parameters
     * @return the kernel
     * @throws NullPointerException if {@code loss} is null
     * @throws IllegalArgumentException if a hyper-parameter or length is outside its domain
     */
    public static HuberKernel of(Huber loss) {
        checkLoss(loss, "Huber");
        return new HuberKernel(loss.delta(), KernelOptions.DEFAULT);
    }

    @Override
    protected HuberKernel with(KernelOptions options) {
        return new HuberKernel(delta, options);
    }

    /**
     * The same kernel with another reduction.
     */
    @Override
    public HuberKernel withReduction(Reduction reduction) {
        return (HuberKernel) super.withReduction(reduction);
    }

    /**
     * The same kernel, checking the domains of all inputs on every call.
     */
    @Override
    public HuberKernel checked() {
        return (HuberKernel) super.checked();
    }

    /**
     * The value of the loss, reduced over all rows.
     *
     * @param p prediction, real, [rows]
     * @param y target, real, [rows]
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double value(double[] p, double[] y) {
        return call().input(0, p).input(1, y).evaluate();
    }

    /**
     * The reduced value and its gradients.
     *
     * @param p prediction, real, [rows]
     * @param y target, real, [rows]
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueAndGradient(double[] p, double[] y, double[] gradP) {
        return call().input(0, p).input(1, y).gradient(0, gradP).evaluate();
    }

    /**
     * The reduced value, its gradients and the diagonals of its Hessian.
     *
     * @param p prediction, real, [rows]
     * @param y target, real, [rows]
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @param hessP receives the Hessian diagonal by {@code p}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueGradientHessian(double[] p, double[] y, double[] gradP, double[] hessP) {
        return call().input(0, p).input(1, y).gradient(0, gradP).hessian(0, hessP).evaluate();
    }

    /**
     * The value of the loss, reduced over all rows.
     *
     * @param p prediction, real, [rows]
     * @param y target, real, [rows]
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double value(float[] p, float[] y) {
        return call().input(0, p).input(1, y).evaluate();
    }

    /**
     * The reduced value and its gradients.
     *
     * @param p prediction, real, [rows]
     * @param y target, real, [rows]
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueAndGradient(float[] p, float[] y, float[] gradP) {
        return call().input(0, p).input(1, y).gradient(0, gradP).evaluate();
    }

    /**
     * The reduced value, its gradients and the diagonals of its Hessian.
     *
     * @param p prediction, real, [rows]
     * @param y target, real, [rows]
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @param hessP receives the Hessian diagonal by {@code p}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueGradientHessian(float[] p, float[] y, float[] gradP, float[] hessP) {
        return call().input(0, p).input(1, y).gradient(0, gradP).hessian(0, hessP).evaluate();
    }

    /**
     * The loss of one row.
     *
     * @param p real
     * @param y real
     * @return the number, NaN if an input is NaN
     */
    public double valueAt(double p, double y) {
        double t1 = 0.5 * delta;
        double pMinusY = p - y;
        double r = Math.abs(pMinusY);
        return r <= delta ? 0.5 * (pMinusY * pMinusY) : refined2(delta * refined1(r - t1, r
                + t1, p, y, delta), 0, delta, p, y);
    }

    /**
     * The derivative of one row's loss by {@code p}.
     *
     * @param p real
     * @param y real
     * @return the number, NaN if an input is NaN
     */
    public double gradientAt(double p, double y) {
        double pMinusY = p - y;
        double r = Math.abs(pMinusY);
        return r > delta ? refined3(delta * Math.signum(pMinusY), 0, delta, p, y) : pMinusY;
    }

    /**
     * The second derivative of one row's loss by {@code p}.
     *
     * @param p real
     * @param y real
     * @return the number, NaN if an input is NaN
     */
    public double hessianAt(double p, double y) {
        double r = Math.abs(p - y);
        return p != p || y != y ? Double.NaN : (r > delta ? 0 : 1);
    }

    /**
     * A reusable call with every option: weights, mask, per-row values, accumulation.
     */
    public Batch batch() {
        return new Batch(this);
    }

    @Override
    protected double valueRows(Rows rows) {
        double[] pValues = rows.reals(0);
        int pStart = rows.start(0);
        double[] yValues = rows.reals(1);
        int yStart = rows.start(1);
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double p = pValues[pStart + row];
            double y = yValues[yStart + row];
            double pMinusY = p - y;
            double r = Math.abs(pMinusY);
            double loss = r <= delta ? 0.5 * (pMinusY * pMinusY) : delta * (r - 0.5 * delta);
            sum += weight * rows.keep(row, loss);
        }
        return sum;
    }

    @Override
    protected double gradientRows(Rows rows) {
        double[] pValues = rows.reals(0);
        int pStart = rows.start(0);
        double[] yValues = rows.reals(1);
        int yStart = rows.start(1);
        double[] gradP = rows.gradient(0);
        int gradPStart = rows.gradientStart(0);
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double p = pValues[pStart + row];
            double y = yValues[yStart + row];
            double pMinusY = p - y;
            double r = Math.abs(pMinusY);
            double loss = r <= delta ? 0.5 * (pMinusY * pMinusY) : delta * (r - 0.5 * delta);
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            gradP[gradPStart + row] = factor * (r > delta ? delta * Math.signum(pMinusY) : pMinusY);
        }
        return sum;
    }

    @Override
    protected double hessianRows(Rows rows) {
        double[] pValues = rows.reals(0);
        int pStart = rows.start(0);
        double[] yValues = rows.reals(1);
        int yStart = rows.start(1);
        double[] gradP = rows.gradient(0);
        int gradPStart = rows.gradientStart(0);
        double[] hessP = rows.hessian(0);
        int hessPStart = rows.hessianStart(0);
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double p = pValues[pStart + row];
            double y = yValues[yStart + row];
            double pMinusY = p - y;
            double r = Math.abs(pMinusY);
            boolean t1 = r > delta;
            double loss = r <= delta ? 0.5 * (pMinusY * pMinusY) : delta * (r - 0.5 * delta);
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            if (gradP != null) {
                gradP[gradPStart + row] = factor * (t1 ? delta * Math.signum(pMinusY) : pMinusY);
            }
            if (hessP != null) {
                hessP[hessPStart + row] = factor * (t1 ? 0 : 1);
            }
        }
        return sum;
    }

    @Override
    protected boolean hasRefinements() {
        return true;
    }

    @Override
    protected double refinedValueRows(Rows rows) {
        double[] pValues = rows.reals(0);
        int pStart = rows.start(0);
        double[] yValues = rows.reals(1);
        int yStart = rows.start(1);
        double t1 = 0.5 * delta;
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double p = pValues[pStart + row];
            double y = yValues[yStart + row];
            double pMinusY = p - y;
            double r = Math.abs(pMinusY);
            double loss = r <= delta ? 0.5 * (pMinusY * pMinusY) : refined2(delta * refined1(r
                    - t1, r + t1, p, y, delta), 0, delta, p, y);
            sum += weight * rows.keep(row, loss);
        }
        return sum;
    }

    @Override
    protected double refinedGradientRows(Rows rows) {
        double[] pValues = rows.reals(0);
        int pStart = rows.start(0);
        double[] yValues = rows.reals(1);
        int yStart = rows.start(1);
        double[] gradP = rows.gradient(0);
        int gradPStart = rows.gradientStart(0);
        double t1 = 0.5 * delta;
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double p = pValues[pStart + row];
            double y = yValues[yStart + row];
            double pMinusY = p - y;
            double r = Math.abs(pMinusY);
            double loss = r <= delta ? 0.5 * (pMinusY * pMinusY) : refined2(delta * refined1(r
                    - t1, r + t1, p, y, delta), 0, delta, p, y);
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            gradP[gradPStart + row] = factor * (r > delta
                    ? refined3(delta * Math.signum(pMinusY), 0, delta, p, y) : pMinusY);
        }
        return sum;
    }

    @Override
    protected double refinedHessianRows(Rows rows) {
        double[] pValues = rows.reals(0);
        int pStart = rows.start(0);
        double[] yValues = rows.reals(1);
        int yStart = rows.start(1);
        double[] gradP = rows.gradient(0);
        int gradPStart = rows.gradientStart(0);
        double[] hessP = rows.hessian(0);
        int hessPStart = rows.hessianStart(0);
        double t1 = 0.5 * delta;
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double p = pValues[pStart + row];
            double y = yValues[yStart + row];
            double pMinusY = p - y;
            double r = Math.abs(pMinusY);
            boolean t2 = r > delta;
            double loss = r <= delta ? 0.5 * (pMinusY * pMinusY) : refined2(delta * refined1(r
                    - t1, r + t1, p, y, delta), 0, delta, p, y);
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            if (gradP != null) {
                gradP[gradPStart + row] = factor * (t2
                        ? refined3(delta * Math.signum(pMinusY), 0, delta, p, y) : pMinusY);
            }
            if (hessP != null) {
                hessP[hessPStart + row] = factor * (t2 ? 0 : 1);
            }
        }
        return sum;
    }

    /**
     * {@code abs(p - y) - 0.5*delta}
     */
    private static double refined1(double plain, double size, double leaf1, double leaf2,
            double leaf3) {
        if (Refinement.isDue(plain, size)) {
            return REFINED1.start(plain, size).number(leaf1).number(leaf2).number(leaf3).result(0);
        }
        return plain;
    }

    /**
     * {@code delta*(abs(p - y) - 0.5*delta)}
     */
    private static double refined2(double plain, double size, double leaf1, double leaf2,
            double leaf3) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED2.start(plain, size).number(leaf1).number(leaf2).number(leaf3).result(0);
        }
        return plain;
    }

    /**
     * {@code delta*sign(p - y)}
     */
    private static double refined3(double plain, double size, double leaf1, double leaf2,
            double leaf3) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED3.start(plain, size).number(leaf1).number(leaf2).number(leaf3).result(0);
        }
        return plain;
    }

    @Override
    protected VectorTwin vectorTwin() {
        return VECTOR_TWIN;
    }

    private Object writeReplace() {
        return new Serialized(this);
    }

    private static final class Serialized extends KernelProxy {
        private static final long serialVersionUID = 1L;

        Serialized(HuberKernel kernel) {
            super(kernel);
        }

        @Override
        protected HuberKernel restore() {
            return of(new Huber(real(0)));
        }
    }

    /**
     * The arguments of a call; not thread-safe, made to be reused.
     */
    public static final class Batch extends KernelBatch<Batch> {
        Batch(HuberKernel kernel) {
            super(kernel);
        }

        /**
         * @param p prediction, real, [rows]
         * @return this batch
         */
        public Batch p(double[] p) {
            return input(0, p);
        }

        /**
         * @param p prediction, real, [rows]
         * @return this batch
         */
        public Batch p(float[] p) {
            return input(0, p);
        }

        /**
         * @param p prediction, real, [rows]
         * @return this batch
         */
        public Batch p(Slice p) {
            return input(0, p);
        }

        /**
         * @param y target, real, [rows]
         * @return this batch
         */
        public Batch y(double[] y) {
            return input(1, y);
        }

        /**
         * @param y target, real, [rows]
         * @return this batch
         */
        public Batch y(float[] y) {
            return input(1, y);
        }

        /**
         * @param y target, real, [rows]
         * @return this batch
         */
        public Batch y(Slice y) {
            return input(1, y);
        }

        /**
         * @param gradP receives the gradient by {@code p}
         * @return this batch
         */
        public Batch gradP(double[] gradP) {
            return gradient(0, gradP);
        }

        /**
         * @param hessP receives the Hessian diagonal by {@code p}
         * @return this batch
         */
        public Batch hessP(double[] hessP) {
            return hessian(0, hessP);
        }

        /**
         * @param gradP receives the gradient by {@code p}
         * @return this batch
         */
        public Batch gradP(float[] gradP) {
            return gradient(0, gradP);
        }

        /**
         * @param hessP receives the Hessian diagonal by {@code p}
         * @return this batch
         */
        public Batch hessP(float[] hessP) {
            return hessian(0, hessP);
        }

        /**
         * @param gradP receives the gradient by {@code p}
         * @return this batch
         */
        public Batch gradP(Slice gradP) {
            return gradient(0, gradP);
        }

        /**
         * @param hessP receives the Hessian diagonal by {@code p}
         * @return this batch
         */
        public Batch hessP(Slice hessP) {
            return hessian(0, hessP);
        }
    }
}
