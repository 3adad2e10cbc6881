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
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import java.lang.invoke.MethodHandles;
import javax.annotation.processing.Generated;

/**
 * The kernel of {@link LearnedNoise}.
 *
 * <pre>
 * formula  (p: real, learn s: real | y: real) -&gt; exp(-s)*(p - y)^2/2 + s/2
 * value    0.5*exp(-s)*(p - y)^2 + 0.5*s
 * d/dp     exp(-s)*(p - y)
 * d/ds     0.5 - 0.5*exp(-s)*(p - y)^2
 * d²/dp²   exp(-s)
 * d²/ds²   0.5*exp(-s)*(p - y)^2
 * </pre>
 *
 * <ul>
 *   <li>p: prediction, real, [rows]</li>
 *   <li>s: learned input, shared by all rows, real, [1]</li>
 *   <li>y: target, real, [rows]</li>
 * </ul>
 *
 * <p>Proved:
 * <ul>
 *   <li>no NaN or infinity for |p| &lt;= 1e30, |s| &lt;= 500, |y| &lt;= 1e30.</li>
 * </ul>
 *
 * <p>Accuracy at 256 rows, in ULP of the exact result, rounded up to powers of two: the median, the largest
 * where an error of the inputs is amplified at most 8 times, and the largest of all. "inf" is NaN or an
 * infinity in the place of a finite result.
 * <pre>
 * ULP     typical  ordinary   worst   as written   worst   worst at
 * value       0.5         4     128          0.5     inf   p = -0.625, s = -2, y = -0.109
 * d/dp        0.5         2     inf          0.5     inf   p = 0.181, s = -710, y = -0.399
 * d/ds        0.5         8      64          0.5     inf   p = 0.35000001, s = 0.35, y = -0.824
 * d²/dp²      0.5         1       1          0.5       1   p = -25.96, s = -1, y = 35.636
 * d²/ds²        1         4       4          0.5     inf   p = -0.625, s = -2, y = -0.109
 * NaN or infinite: d/dp at 1 row
 * </pre>
 *
 * <p>The same of floats, at 128 rows.
 * <pre>
 * ULP of float  typical  ordinary   worst   as written   worst   worst at
 * value             0.5       0.5     0.5          0.5     0.5
 * d/dp              0.5         1       1          0.5       1   p = 1.354, s = 4.501423E-32, y = -2.341
 * d/ds              0.5       0.5     0.5          0.5     0.5
 * d²/dp²            0.5       0.5     0.5          0.5     0.5
 * d²/ds²            0.5       0.5     0.5          0.5     0.5
 * </pre>
 */
@Generated("io.lossmith.processor.LossProcessor")
public final class LearnedNoiseKernel extends LossKernel {
    private static final long serialVersionUID = 1L;

    private static final LossSpec SPEC = LossSpec.builder("LearnedNoise", "(p: real, learn s: real | y: real) -> exp(-s)*(p - y)^2/2 + s/2")
            .input("p", Role.PREDICTION, Domain.REAL, "", Link.IDENTITY)
            .input("s", Role.LEARN, Domain.REAL, "", Link.IDENTITY)
            .input("y", Role.TARGET, Domain.REAL, "", Link.IDENTITY)
            .stableForm("0.5*exp(-s)*(p - y)^2 + 0.5*s")
            .gradient("p", "exp(-s)*(p - y)")
            .gradient("s", "0.5 - 0.5*exp(-s)*(p - y)^2")
            .hessian("p", "exp(-s)")
            .hessian("s", "0.5*exp(-s)*(p - y)^2")
            .proof("no NaN or infinity for |p| <= 1e30, |s| <= 500, |y| <= 1e30.")
            .accuracy("value: 0.5 ULP typically, 4 at ordinary rows, 128 at worst at p = -0.625, s = -2, y = -0.109; as written 0.5 and inf")
            .accuracy("d/dp: 0.5 ULP typically, 2 at ordinary rows, inf at worst at p = 0.181, s = -710, y = -0.399; as written 0.5 and inf")
            .accuracy("d/ds: 0.5 ULP typically, 8 at ordinary rows, 64 at worst at p = 0.35000001, s = 0.35, y = -0.824; as written 0.5 and inf")
            .accuracy("d²/dp²: 0.5 ULP typically, 1 at ordinary rows, 1 at worst at p = -25.96, s = -1, y = 35.636; as written 0.5 and 1")
            .accuracy("d²/ds²: 1 ULP typically, 4 at ordinary rows, 4 at worst at p = -0.625, s = -2, y = -0.109; as written 0.5 and inf")
            .accuracy("NaN or infinite: d/dp at 1 row")
            .accuracy("value of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 0.5")
            .accuracy("d/dp of floats: 0.5 ULP typically, 1 at ordinary rows, 1 at worst at p = 1.354, s = 4.501423E-32, y = -2.341; as written 0.5 and 1")
            .accuracy("d/ds of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 0.5")
            .accuracy("d²/dp² of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 0.5")
            .accuracy("d²/ds² of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 0.5")
            .build();

    private static final VectorTwin VECTOR_TWIN = Twins.find(MethodHandles.lookup(), "demo.LearnedNoiseKernel_Vector");

    private LearnedNoiseKernel(KernelOptions options) {
        super(SPEC, new int[] {}, options);
    }

    /**
     * A kernel for the hyper-parameters of {@code loss}; it averages over rows.
     *
     * @param loss the hyper-parameters
     * @return the kernel
     * @throws NullPointerException if {@code loss} is null
     * @throws IllegalArgumentException if a hyper-parameter or length is outside its domain
     */
    public static LearnedNoiseKernel of(LearnedNoise loss) {
        checkLoss(loss, "LearnedNoise");
        return new LearnedNoiseKernel(KernelOptions.DEFAULT);
    }

    @Override
    protected LearnedNoiseKernel with(KernelOptions options) {
        return new LearnedNoiseKernel(options);
    }

    /**
     * The same kernel with another reduction.
     */
    @Override
    public LearnedNoiseKernel withReduction(Reduction reduction) {
        return (LearnedNoiseKernel) super.withReduction(reduction);
    }

    /**
     * The same kernel, checking the domains of all inputs on every call.
     */
    @Override
    public LearnedNoiseKernel checked() {
        return (LearnedNoiseKernel) super.checked();
    }

    /**
     * The value of the loss, reduced over all rows.
     *
     * @param p prediction, real, [rows]
     * @param s learned input, shared by all rows, real, [1]
     * @param y target, real, [rows]
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double value(double[] p, double[] s, double[] y) {
        return call().input(0, p).input(1, s).input(2, y).evaluate();
    }

    /**
     * The reduced value and its gradients.
     *
     * @param p prediction, real, [rows]
     * @param s learned input, shared by all rows, real, [1]
     * @param y target, real, [rows]
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @param gradS receives the gradient by {@code s}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueAndGradient(double[] p, double[] s, double[] y, double[] gradP,
            double[] gradS) {
        return call().input(0, p).input(1, s).input(2, y).gradient(0, gradP).gradient(1, gradS).evaluate();
    }

    /**
     * The reduced value, its gradients and the diagonals of its Hessian.
     *
     * @param p prediction, real, [rows]
     * @param s learned input, shared by all rows, real, [1]
     * @param y target, real, [rows]
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @param gradS receives the gradient by {@code s}; null if not wanted
     * @param hessP receives the Hessian diagonal by {@code p}; null if not wanted
     * @param hessS receives the Hessian diagonal by {@code s}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueGradientHessian(double[] p, double[] s, double[] y, double[] gradP,
            double[] gradS, double[] hessP, double[] hessS) {
        return call().input(0, p).input(1, s).input(2, y).gradient(0, gradP).gradient(1, gradS).hessian(0, hessP).hessian(1, hessS).evaluate();
    }

    /**
     * The value of the loss, reduced over all rows.
     *
     * @param p prediction, real, [rows]
     * @param s learned input, shared by all rows, real, [1]
     * @param y target, real, [rows]
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double value(float[] p, float[] s, float[] y) {
        return call().input(0, p).input(1, s).input(2, y).evaluate();
    }

    /**
     * The reduced value and its gradients.
     *
     * @param p prediction, real, [rows]
     * @param s learned input, shared by all rows, real, [1]
     * @param y target, real, [rows]
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @param gradS receives the gradient by {@code s}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueAndGradient(float[] p, float[] s, float[] y, float[] gradP, float[] gradS) {
        return call().input(0, p).input(1, s).input(2, y).gradient(0, gradP).gradient(1, gradS).evaluate();
    }

    /**
     * The reduced value, its gradients and the diagonals of its Hessian.
     *
     * @param p prediction, real, [rows]
     * @param s learned input, shared by all rows, real, [1]
     * @param y target, real, [rows]
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @param gradS receives the gradient by {@code s}; null if not wanted
     * @param hessP receives the Hessian diagonal by {@code p}; null if not wanted
     * @param hessS receives the Hessian diagonal by {@code s}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueGradientHessian(float[] p, float[] s, float[] y, float[] gradP,
            float[] gradS, float[] hessP, float[] hessS) {
        return call().input(0, p).input(1, s).input(2, y).gradient(0, gradP).gradient(1, gradS).hessian(0, hessP).hessian(1, hessS).evaluate();
    }

    /**
     * The loss of one row.
     *
     * @param p real
     * @param s real
     * @param y real
     * @return the number, NaN if an input is NaN
     */
    public double valueAt(double p, double s, double y) {
        double pMinusY = p - y;
        double t1 = Math.exp(0.5 * (-s)) * pMinusY;
        return (pMinusY == 0 ? 0 : 0.5 * t1 * t1) + 0.5 * s;
    }

    /**
     * The derivative of one row's loss by {@code p}.
     *
     * @param p real
     * @param s real
     * @param y real
     * @return the number, NaN if an input is NaN
     */
    public double gradientPAt(double p, double s, double y) {
        double pMinusY = p - y;
        return s != s ? Double.NaN : (pMinusY == 0 ? 0 : Math.exp(-s) * pMinusY);
    }

    /**
     * The derivative of one row's loss by {@code s}.
     *
     * @param p real
     * @param s real
     * @param y real
     * @return the number, NaN if an input is NaN
     */
    public double gradientSAt(double p, double s, double y) {
        double pMinusY = p - y;
        double t1 = Math.exp(0.5 * (-s)) * pMinusY;
        return s != s ? Double.NaN : (pMinusY == 0 ? 0 : -0.5 * t1 * t1) + 0.5;
    }

    /**
     * The second derivative of one row's loss by {@code p}.
     *
     * @param p real
     * @param s real
     * @param y real
     * @return the number, NaN if an input is NaN
     */
    public double hessianPAt(double p, double s, double y) {
        return p != p || y != y ? Double.NaN : Math.exp(-s);
    }

    /**
     * The second derivative of one row's loss by {@code s}.
     *
     * @param p real
     * @param s real
     * @param y real
     * @return the number, NaN if an input is NaN
     */
    public double hessianSAt(double p, double s, double y) {
        double pMinusY = p - y;
        double t1 = Math.exp(0.5 * (-s)) * pMinusY;
        return s != s ? Double.NaN : (pMinusY == 0 ? 0 : 0.5 * t1 * t1);
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
        double s = rows.reals(1)[rows.start(1)];
        double[] yValues = rows.reals(2);
        int yStart = rows.start(2);
        double t1 = Math.exp(0.5 * (-s));
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
            double t2 = t1 * pMinusY;
            double loss = (pMinusY == 0 ? 0 : 0.5 * t2 * t2) + 0.5 * s;
            sum += weight * rows.keep(row, loss);
        }
        return sum;
    }

    @Override
    protected double gradientRows(Rows rows) {
        double[] pValues = rows.reals(0);
        int pStart = rows.start(0);
        double s = rows.reals(1)[rows.start(1)];
        double[] yValues = rows.reals(2);
        int yStart = rows.start(2);
        double[] gradP = rows.gradient(0);
        int gradPStart = rows.gradientStart(0);
        double[] gradS = rows.gradient(1);
        int gradSStart = rows.gradientStart(1);
        double expMinusS = Math.exp(-s);
        double t1 = Math.exp(0.5 * (-s));
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
            boolean t2 = pMinusY == 0;
            double t3 = t1 * pMinusY;
            double t4 = 0.5 * t3 * t3;
            double loss = (t2 ? 0 : t4) + 0.5 * s;
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            if (gradP != null) {
                gradP[gradPStart + row] = factor * (t2 ? 0 : expMinusS * pMinusY);
            }
            if (gradS != null) {
                gradS[gradSStart] += factor * ((t2 ? 0 : -t4) + 0.5);
            }
        }
        return sum;
    }

    @Override
    protected double hessianRows(Rows rows) {
        double[] pValues = rows.reals(0);
        int pStart = rows.start(0);
        double s = rows.reals(1)[rows.start(1)];
        double[] yValues = rows.reals(2);
        int yStart = rows.start(2);
        double[] gradP = rows.gradient(0);
        int gradPStart = rows.gradientStart(0);
        double[] hessP = rows.hessian(0);
        int hessPStart = rows.hessianStart(0);
        double[] gradS = rows.gradient(1);
        int gradSStart = rows.gradientStart(1);
        double[] hessS = rows.hessian(1);
        int hessSStart = rows.hessianStart(1);
        double expMinusS = Math.exp(-s);
        double t1 = Math.exp(0.5 * (-s));
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
            boolean t2 = pMinusY == 0;
            double t3 = t1 * pMinusY;
            double t4 = 0.5 * t3 * t3;
            double t5 = t2 ? 0 : t4;
            double loss = t5 + 0.5 * s;
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            if (gradP != null) {
                gradP[gradPStart + row] = factor * (t2 ? 0 : expMinusS * pMinusY);
            }
            if (gradS != null) {
                gradS[gradSStart] += factor * ((t2 ? 0 : -t4) + 0.5);
            }
            if (hessP != null) {
                hessP[hessPStart + row] = factor * expMinusS;
            }
            if (hessS != null) {
                hessS[hessSStart] += factor * t5;
            }
        }
        return sum;
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

        Serialized(LearnedNoiseKernel kernel) {
            super(kernel);
        }

        @Override
        protected LearnedNoiseKernel restore() {
            return of(new LearnedNoise());
        }
    }

    /**
     * The arguments of a call; not thread-safe, made to be reused.
     */
    public static final class Batch extends KernelBatch<Batch> {
        Batch(LearnedNoiseKernel kernel) {
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
         * @param s learned input, shared by all rows, real, [1]
         * @return this batch
         */
        public Batch s(double[] s) {
            return input(1, s);
        }

        /**
         * @param s learned input, shared by all rows, real, [1]
         * @return this batch
         */
        public Batch s(float[] s) {
            return input(1, s);
        }

        /**
         * @param s learned input, shared by all rows, real, [1]
         * @return this batch
         */
        public Batch s(Slice s) {
            return input(1, s);
        }

        /**
         * @param y target, real, [rows]
         * @return this batch
         */
        public Batch y(double[] y) {
            return input(2, y);
        }

        /**
         * @param y target, real, [rows]
         * @return this batch
         */
        public Batch y(float[] y) {
            return input(2, y);
        }

        /**
         * @param y target, real, [rows]
         * @return this batch
         */
        public Batch y(Slice y) {
            return input(2, y);
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

        /**
         * @param gradS receives the gradient by {@code s}
         * @return this batch
         */
        public Batch gradS(double[] gradS) {
            return gradient(1, gradS);
        }

        /**
         * @param hessS receives the Hessian diagonal by {@code s}
         * @return this batch
         */
        public Batch hessS(double[] hessS) {
            return hessian(1, hessS);
        }

        /**
         * @param gradS receives the gradient by {@code s}
         * @return this batch
         */
        public Batch gradS(float[] gradS) {
            return gradient(1, gradS);
        }

        /**
         * @param hessS receives the Hessian diagonal by {@code s}
         * @return this batch
         */
        public Batch hessS(float[] hessS) {
            return hessian(1, hessS);
        }

        /**
         * @param gradS receives the gradient by {@code s}
         * @return this batch
         */
        public Batch gradS(Slice gradS) {
            return gradient(1, gradS);
        }

        /**
         * @param hessS receives the Hessian diagonal by {@code s}
         * @return this batch
         */
        public Batch hessS(Slice hessS) {
            return hessian(1, hessS);
        }
    }
}
