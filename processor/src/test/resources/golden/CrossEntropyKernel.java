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
import io.lossmith.math.ExponentialMath;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import java.lang.invoke.MethodHandles;
import javax.annotation.processing.Generated;

/**
 * The kernel of {@link CrossEntropy}.
 *
 * <pre>
 * formula  (z: real[K] | y: class[K]) -&gt; -log(softmax(z)[y])
 * value    -log_softmax(z)[y]
 * d/dz     index(K) == y ? -co_softmax(z) : softmax(z)
 * d²/dz²   co_softmax(z)*softmax(z)
 * </pre>
 *
 * <ul>
 *   <li>z: prediction, real[K], [rows, K] row-major</li>
 *   <li>y: target, class[K], [rows]</li>
 * </ul>
 *
 * <p>Rewritten:
 * <ul>
 *   <li>log-of-softmax-element: log(softmax(v)[i]) = log_softmax(v)[i], because softmax underflows when a class
 *       trails by 745, and rounds to 1 when it leads by 37. Here: log(softmax(z)[y]) becomes log_softmax(z)[y].</li>
 * </ul>
 *
 * <p>Conventions:
 * <ul>
 *   <li>The branch not taken influences nothing.</li>
 * </ul>
 *
 * <p>Proved:
 * <ul>
 *   <li>no NaN for |z| &lt;= 1.8e308.</li>
 *   <li>no infinity for |z| &lt;= 1e300.</li>
 * </ul>
 *
 * <p>Accuracy at 256 rows, in ULP of the exact result, rounded up to powers of two: the median, the largest
 * where an error of the inputs is amplified at most 8 times, and the largest of all. "inf" is NaN or an
 * infinity in the place of a finite result.
 * <pre>
 * ULP     typical  ordinary   worst   as written   worst   worst at
 * value       0.5         2       2          0.5     inf   z = [-3.464, -0.015, 36.8], y = 2
 * d/dz          1         4       4            2     512   z = [-0.792, -28.666, 3.13], y = 1
 * d²/dz²        1         4       4            2     512   z = [-0.258, -0.296, -2.857], y = 0
 * not certified: value at 4 rows
 * </pre>
 *
 * <p>The same of floats, at 128 rows.
 * <pre>
 * ULP of float  typical  ordinary   worst   as written   worst   worst at
 * value             0.5       0.5     0.5          0.5     inf
 * d/dz              0.5       0.5     0.5          0.5     0.5
 * d²/dz²            0.5       0.5     0.5          0.5     0.5
 * not certified: value at 1 row
 * </pre>
 */
@Generated("io.lossmith.processor.LossProcessor")
public final class CrossEntropyKernel extends LossKernel {
    private static final long serialVersionUID = 1L;

    private static final LossSpec SPEC = LossSpec.builder("CrossEntropy", "(z: real[K] | y: class[K]) -> -log(softmax(z)[y])")
            .input("z", Role.PREDICTION, Domain.REAL, "K", Link.IDENTITY)
            .input("y", Role.TARGET, Domain.CLASS, "K", Link.IDENTITY)
            .lengths("K")
            .stableForm("-log_softmax(z)[y]")
            .gradient("z", "index(K) == y ? -co_softmax(z) : softmax(z)")
            .hessian("z", "co_softmax(z)*softmax(z)")
            .rule("log-of-softmax-element: log(softmax(v)[i]) = log_softmax(v)[i], because softmax underflows when a class trails by 745, and rounds to 1 when it leads by 37.")
            .step("log-of-softmax-element", "log(softmax(z)[y])", "log_softmax(z)[y]", "softmax underflows when a class trails by 745, and rounds to 1 when it leads by 37")
            .convention("The branch not taken influences nothing.")
            .proof("no NaN for |z| <= 1.8e308.")
            .proof("no infinity for |z| <= 1e300.")
            .accuracy("value: 0.5 ULP typically, 2 at ordinary rows, 2 at worst at z = [-3.464, -0.015, 36.8], y = 2; as written 0.5 and inf")
            .accuracy("d/dz: 1 ULP typically, 4 at ordinary rows, 4 at worst at z = [-0.792, -28.666, 3.13], y = 1; as written 2 and 512")
            .accuracy("d²/dz²: 1 ULP typically, 4 at ordinary rows, 4 at worst at z = [-0.258, -0.296, -2.857], y = 0; as written 2 and 512")
            .accuracy("not certified: value at 4 rows")
            .accuracy("value of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and inf")
            .accuracy("d/dz of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 0.5")
            .accuracy("d²/dz² of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 0.5")
            .accuracy("floats, not certified: value at 1 row")
            .build();

    private static final VectorTwin VECTOR_TWIN = Twins.find(MethodHandles.lookup(), "demo.CrossEntropyKernel_Vector");

    private final int K;

    private CrossEntropyKernel(int K, KernelOptions options) {
        super(SPEC, new int[] {K}, options);
        this.K = K;
    }

    /**
     * A kernel for the hyper-parameters of {@code loss}; it averages over rows.
     *
     * @param loss the hyper-parameters
     * @param K the length written {@code K} in the formula, at least 1
     * @return the kernel
     * @throws NullPointerException if {@code loss} is null
     * @throws IllegalArgumentException if a hyper-parameter or length is outside its domain
     */
    public static CrossEntropyKernel of(CrossEntropy loss, int K) {
        checkLoss(loss, "CrossEntropy");
        return new CrossEntropyKernel(K, KernelOptions.DEFAULT);
    }

    @Override
    protected CrossEntropyKernel with(KernelOptions options) {
        return new CrossEntropyKernel(K, options);
    }

    /**
     * The same kernel with another reduction.
     */
    @Override
    public CrossEntropyKernel withReduction(Reduction reduction) {
        return (CrossEntropyKernel) super.withReduction(reduction);
    }

    /**
     * The same kernel, checking the domains of all inputs on every call.
     */
    @Override
    public CrossEntropyKernel checked() {
        return (CrossEntropyKernel) super.checked();
    }

    /**
     * The value of the loss, reduced over all rows.
     *
     * @param z prediction, real[K], [rows, K] row-major
     * @param y target, class[K], [rows]
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double value(double[] z, int[] y) {
        return call().input(0, z).input(1, y).evaluate();
    }

    /**
     * The reduced value and its gradients.
     *
     * @param z prediction, real[K], [rows, K] row-major
     * @param y target, class[K], [rows]
     * @param gradZ receives the gradient by {@code z}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueAndGradient(double[] z, int[] y, double[] gradZ) {
        return call().input(0, z).input(1, y).gradient(0, gradZ).evaluate();
    }

    /**
     * The reduced value, its gradients and the diagonals of its Hessian.
     *
     * @param z prediction, real[K], [rows, K] row-major
     * @param y target, class[K], [rows]
     * @param gradZ receives the gradient by {@code z}; null if not wanted
     * @param hessZ receives the Hessian diagonal by {@code z}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueGradientHessian(double[] z, int[] y, double[] gradZ, double[] hessZ) {
        return call().input(0, z).input(1, y).gradient(0, gradZ).hessian(0, hessZ).evaluate();
    }

    /**
     * The value of the loss, reduced over all rows.
     *
     * @param z prediction, real[K], [rows, K] row-major
     * @param y target, class[K], [rows]
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double value(float[] z, int[] y) {
        return call().input(0, z).input(1, y).evaluate();
    }

    /**
     * The reduced value and its gradients.
     *
     * @param z prediction, real[K], [rows, K] row-major
     * @param y target, class[K], [rows]
     * @param gradZ receives the gradient by {@code z}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueAndGradient(float[] z, int[] y, float[] gradZ) {
        return call().input(0, z).input(1, y).gradient(0, gradZ).evaluate();
    }

    /**
     * The reduced value, its gradients and the diagonals of its Hessian.
     *
     * @param z prediction, real[K], [rows, K] row-major
     * @param y target, class[K], [rows]
     * @param gradZ receives the gradient by {@code z}; null if not wanted
     * @param hessZ receives the Hessian diagonal by {@code z}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueGradientHessian(float[] z, int[] y, float[] gradZ, float[] hessZ) {
        return call().input(0, z).input(1, y).gradient(0, gradZ).hessian(0, hessZ).evaluate();
    }

    /**
     * A reusable call with every option: weights, mask, per-row values, accumulation.
     */
    public Batch batch() {
        return new Batch(this);
    }

    @Override
    protected double valueRows(Rows rows) {
        double[] z = rows.reals(0);
        int zStart = rows.start(0);
        int[] yValues = rows.ints(1);
        int yStart = rows.start(1);
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            int zAt = zStart + row * K;
            int y = yValues[yStart + row];
            double peakZ = Double.NEGATIVE_INFINITY;
            int argmaxZ = -1;
            for (int k = 0; k < K; k++) {
                if (z[zAt + k] > peakZ) {
                    peakZ = z[zAt + k];
                    argmaxZ = k;
                }
            }
            double restZ = 0;
            for (int k = 0; k < K; k++) {
                restZ += k == argmaxZ ? 0 : ExponentialMath.expSum(z[zAt + k], -peakZ);
            }
            double loss = (y == argmaxZ ? 0 : peakZ - z[zAt + y]) + Math.log1p(restZ);
            sum += weight * rows.keep(row, loss);
        }
        return sum;
    }

    @Override
    protected double gradientRows(Rows rows) {
        double[] z = rows.reals(0);
        int zStart = rows.start(0);
        int[] yValues = rows.ints(1);
        int yStart = rows.start(1);
        double[] gradZ = rows.gradient(0);
        int gradZStart = rows.gradientStart(0);
        double[] scratch = rows.scratch();
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            int zAt = zStart + row * K;
            int y = yValues[yStart + row];
            int gradZAt = gradZStart + row * K;
            double peakZ = Double.NEGATIVE_INFINITY;
            int argmaxZ = -1;
            for (int k = 0; k < K; k++) {
                if (z[zAt + k] > peakZ) {
                    peakZ = z[zAt + k];
                    argmaxZ = k;
                }
            }
            double restZ = 0;
            for (int k = 0; k < K; k++) {
                double expZMinusPeakZ = ExponentialMath.expSum(z[zAt + k], -peakZ);
                scratch[k] = expZMinusPeakZ;
                restZ += k == argmaxZ ? 0 : expZMinusPeakZ;
            }
            double restZPlusOne = restZ + 1;
            double loss = (y == argmaxZ ? 0 : peakZ - z[zAt + y]) + Math.log1p(restZ);
            sum += weight * rows.keep(row, loss);
            double factor = weight * rows.scale();
            for (int k = 0; k < K; k++) {
                boolean t1 = k == argmaxZ;
                double shiftedExpZ = t1 ? 1 : scratch[k];
                gradZ[gradZAt + k] = factor * (k == y ? -(t1 ? restZ : restZ - shiftedExpZ
                        + 1) / restZPlusOne : shiftedExpZ / restZPlusOne);
            }
        }
        return sum;
    }

    @Override
    protected double hessianRows(Rows rows) {
        double[] z = rows.reals(0);
        int zStart = rows.start(0);
        int[] yValues = rows.ints(1);
        int yStart = rows.start(1);
        double[] gradZ = rows.gradient(0);
        int gradZStart = rows.gradientStart(0);
        double[] hessZ = rows.hessian(0);
        int hessZStart = rows.hessianStart(0);
        double[] scratch = rows.scratch();
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            int zAt = zStart + row * K;
            int y = yValues[yStart + row];
            int gradZAt = gradZStart + row * K;
            int hessZAt = hessZStart + row * K;
            double peakZ = Double.NEGATIVE_INFINITY;
            int argmaxZ = -1;
            for (int k = 0; k < K; k++) {
                if (z[zAt + k] > peakZ) {
                    peakZ = z[zAt + k];
                    argmaxZ = k;
                }
            }
            double restZ = 0;
            for (int k = 0; k < K; k++) {
                double expZMinusPeakZ = ExponentialMath.expSum(z[zAt + k], -peakZ);
                scratch[k] = expZMinusPeakZ;
                restZ += k == argmaxZ ? 0 : expZMinusPeakZ;
            }
            double restZPlusOne = restZ + 1;
            double restZPlusOneSquared = restZPlusOne * restZPlusOne;
            double loss = (y == argmaxZ ? 0 : peakZ - z[zAt + y]) + Math.log1p(restZ);
            sum += weight * rows.keep(row, loss);
            double factor = weight * rows.scale();
            for (int k = 0; k < K; k++) {
                boolean t1 = k == argmaxZ;
                double shiftedExpZ = t1 ? 1 : scratch[k];
                double t2 = t1 ? restZ : restZ - shiftedExpZ + 1;
                if (gradZ != null) {
                    gradZ[gradZAt + k] = factor * (k == y ? -t2 / restZPlusOne
                            : shiftedExpZ / restZPlusOne);
                }
                if (hessZ != null) {
                    hessZ[hessZAt + k] = factor * (t2 * shiftedExpZ / restZPlusOneSquared);
                }
            }
        }
        return sum;
    }

    @Override
    protected int scratchSize() {
        return K;
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

        Serialized(CrossEntropyKernel kernel) {
            super(kernel);
        }

        @Override
        protected CrossEntropyKernel restore() {
            return of(new CrossEntropy(), length(0));
        }
    }

    /**
     * The arguments of a call; not thread-safe, made to be reused.
     */
    public static final class Batch extends KernelBatch<Batch> {
        Batch(CrossEntropyKernel kernel) {
            super(kernel);
        }

        /**
         * @param z prediction, real[K], [rows, K] row-major
         * @return this batch
         */
        public Batch z(double[] z) {
            return input(0, z);
        }

        /**
         * @param z prediction, real[K], [rows, K] row-major
         * @return this batch
         */
        public Batch z(float[] z) {
            return input(0, z);
        }

        /**
         * @param z prediction, real[K], [rows, K] row-major
         * @return this batch
         */
        public Batch z(Slice z) {
            return input(0, z);
        }

        /**
         * @param y target, class[K], [rows]
         * @return this batch
         */
        public Batch y(int[] y) {
            return input(1, y);
        }

        /**
         * @param y target, class[K], [rows]
         * @return this batch
         */
        public Batch y(Slice y) {
            return input(1, y);
        }

        /**
         * @param gradZ receives the gradient by {@code z}
         * @return this batch
         */
        public Batch gradZ(double[] gradZ) {
            return gradient(0, gradZ);
        }

        /**
         * @param hessZ receives the Hessian diagonal by {@code z}
         * @return this batch
         */
        public Batch hessZ(double[] hessZ) {
            return hessian(0, hessZ);
        }

        /**
         * @param gradZ receives the gradient by {@code z}
         * @return this batch
         */
        public Batch gradZ(float[] gradZ) {
            return gradient(0, gradZ);
        }

        /**
         * @param hessZ receives the Hessian diagonal by {@code z}
         * @return this batch
         */
        public Batch hessZ(float[] hessZ) {
            return hessian(0, hessZ);
        }

        /**
         * @param gradZ receives the gradient by {@code z}
         * @return this batch
         */
        public Batch gradZ(Slice gradZ) {
            return gradient(0, gradZ);
        }

        /**
         * @param hessZ receives the Hessian diagonal by {@code z}
         * @return this batch
         */
        public Batch hessZ(Slice hessZ) {
            return hessian(0, hessZ);
        }
    }
}
