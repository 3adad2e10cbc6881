package demo;

import io.lossmith.KernelBatch;
import io.lossmith.KernelOptions;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.data.Slice;
import io.lossmith.engine.KernelProxy;
import io.lossmith.engine.Rows;
import io.lossmith.math.ExponentialMath;
import io.lossmith.math.Refinement;
import io.lossmith.spec.AccuracyFigure;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import javax.annotation.processing.Generated;

/**
 * The kernel of {@link WeightedCrossEntropy}.
 *
 * <pre>
 * formula  (z: real[K] | y: class[K]; w: nonnegative[K]) -&gt; weight = w[y]; -log_softmax(z)[y]
 * value    -log_softmax(z)[y]
 * d/dz     index(K) == y ? -co_softmax(z) : softmax(z)
 * d²/dz²   co_softmax(z)*softmax(z)
 * weight   w[y]
 * </pre>
 *
 * <ul>
 *   <li>z: prediction, real[K], [rows, K] row-major</li>
 *   <li>y: target, class[K], [rows]</li>
 *   <li>w: parameter, nonnegative[K]</li>
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
 * <p>Accuracy at 256 rows, in ULP of the exact result, rounded up to powers of two: typical is the median,
 * mean is of those that are finite, ordinary is the largest where an error of the inputs is amplified at
 * most 8 times, worst the largest of all. "inf" is NaN or an infinity in the place of a finite result.
 * <pre>
 * ULP     typical    mean  ordinary   worst   as written    mean   worst   worst at
 * value       0.5     0.5         2       2          0.5       2      64   w = [3, 0, 0.1], z = [1.906,
 *     -14.69, 14.183], y = 2
 * d/dz          1       1         2       2            2       8     256   w = [0.25, 1, 0.5], z =
 *     [-33.998, 3.913, -8.332], y = 2
 * d²/dz²        2       2         4       4            4      16     256   w = [2, 0.25, 1], z = [-6.663,
 *     -31.457, -0.878], y = 2
 * not certified: value at 4 rows
 * </pre>
 *
 * <p>Accuracy of floats at 128 rows, in units of a float's last place.
 * <pre>
 * every result is the nearest float, as written too
 * not certified: value at 1 row
 * </pre>
 */
@Generated("io.lossmith.processor.LossProcessor")
public final class WeightedCrossEntropyKernel extends LossKernel {
    private static final long serialVersionUID = 1L;

    private static final LossSpec SPEC = LossSpec.builder("WeightedCrossEntropy", "(z: real[K] | y: class[K]; w: nonnegative[K]) -> weight = w[y]; -log_softmax(z)[y]")
            .input("z", Role.PREDICTION, Domain.REAL, "K", Link.IDENTITY)
            .input("y", Role.TARGET, Domain.CLASS, "K", Link.IDENTITY)
            .parameter("w", Domain.NONNEGATIVE, "K")
            .lengths("K")
            .stableForm("-log_softmax(z)[y]")
            .gradient("z", "index(K) == y ? -co_softmax(z) : softmax(z)")
            .hessian("z", "co_softmax(z)*softmax(z)")
            .convention("The branch not taken influences nothing.")
            .proof("no NaN for |z| <= 1.8e308.")
            .proof("no infinity for |z| <= 1e300.")
            .accuracy("value: 0.5 ULP typically, 0.5 on average, 2 at ordinary rows, 2 at worst at w = [3, 0, 0.1], z = [1.906, -14.69, 14.183], y = 2; as written 0.5, 2 on average and 64")
            .accuracy("d/dz: 1 ULP typically, 1 on average, 2 at ordinary rows, 2 at worst at w = [0.25, 1, 0.5], z = [-33.998, 3.913, -8.332], y = 2; as written 2, 8 on average and 256")
            .accuracy("d²/dz²: 2 ULP typically, 2 on average, 4 at ordinary rows, 4 at worst at w = [2, 0.25, 1], z = [-6.663, -31.457, -0.878], y = 2; as written 4, 16 on average and 256")
            .accuracy("not certified: value at 4 rows")
            .accuracy("value of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 0.5 on average and 0.5")
            .accuracy("d/dz of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 0.5 on average and 0.5")
            .accuracy("d²/dz² of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 0.5 on average and 0.5")
            .accuracy("floats, not certified: value at 1 row")
            .figures(
                    new AccuracyFigure("value", false, 252, 0.5, 0.5, 2, 2, "w = [3, 0, 0.1], z = [1.906, -14.69, 14.183], y = 2", 4.657637247645309E-6, 4.6576372476453106E-6),
                    new AccuracyFigure("d/dz", false, 256, 1, 1, 2, 2, "w = [0.25, 1, 0.5], z = [-33.998, 3.913, -8.332], y = 2", 3.4313088311101497E-17, 3.4313088311101484E-17),
                    new AccuracyFigure("d²/dz²", false, 256, 2, 2, 4, 4, "w = [2, 0.25, 1], z = [-6.663, -31.457, -0.878], y = 2", 5.228490977962764E-14, 5.2284909779627666E-14),
                    new AccuracyFigure("value", true, 127, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d/dz", true, 128, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d²/dz²", true, 128, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN))
            .build();

    private static final Refinement REFINED2 = Refinement.of("nvn; argmax 1; == 0 3; number 0; peak 1; [] 1 0; minus 6 7; where 4 5 8; position 2; == 10 3; minus 1 6; exp 12; where 11 5 13; sum 14; log1p 15; + 9 16");

    private static final Refinement REFINED3 = Refinement.of("nv; position 0; argmax 1; == 2 3; number 0; peak 1; minus 1 6; exp 7; where 4 5 8; sum 9; number 1; where 4 11 8; minus 10 12; + 13 11");

    private static final Refinement REFINED4 = Refinement.of("nv; position 0; argmax 1; == 2 3; number 0; peak 1; minus 1 6; exp 7; where 4 5 8; sum 9; number 1; where 4 11 8; minus 10 12; + 13 11; where 4 10 14; + 10 11; / 15 16");

    private static final Refinement REFINED5 = Refinement.of("nv; position 0; argmax 1; == 2 3; number 1; peak 1; minus 1 6; exp 7; where 4 5 8; number 0; where 4 10 8; sum 11; + 12 5; / 9 13");

    private static final Refinement REFINED6 = Refinement.of("nv; position 0; argmax 1; == 2 3; number 0; peak 1; minus 1 6; exp 7; where 4 5 8; sum 9; number 1; where 4 11 8; minus 10 12; + 13 11; where 4 10 14; * 15 12; + 10 11; square 17; / 16 18");

    private final double[] w;

    private final int K;

    private WeightedCrossEntropyKernel(double[] w, int K, KernelOptions options) {
        super(SPEC, new int[] {K}, options, (Object) w);
        this.w = vectorParameter(0);
        this.K = K;
    }

    /**
     * A kernel for the hyper-parameters of {@code loss}; it averages over rows.
     *
     * @param loss the hyper-parameters
     * @return the kernel
     * @throws NullPointerException if {@code loss} is null
     * @throws IllegalArgumentException if a hyper-parameter or length is outside its domain
     */
    public static WeightedCrossEntropyKernel of(WeightedCrossEntropy loss) {
        checkLoss(loss, "WeightedCrossEntropy");
        return new WeightedCrossEntropyKernel(loss.w(), vectorLength("w", loss.w()), KernelOptions.DEFAULT);
    }

    @Override
    protected WeightedCrossEntropyKernel with(KernelOptions options) {
        return new WeightedCrossEntropyKernel(w, K, options);
    }

    /**
     * The same kernel with another reduction.
     */
    @Override
    public WeightedCrossEntropyKernel withReduction(Reduction reduction) {
        return (WeightedCrossEntropyKernel) super.withReduction(reduction);
    }

    /**
     * The same kernel, checking the domains of all inputs on every call.
     */
    @Override
    public WeightedCrossEntropyKernel checked() {
        return (WeightedCrossEntropyKernel) super.checked();
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
    protected boolean hasOwnWeight() {
        return true;
    }

    @Override
    protected void weightRows(Rows rows) {
        int[] yValues = rows.ints(1);
        int yStart = rows.start(1);
        for (int row = 0; row < rows.count(); row++) {
            if (rows.weight(row) == 0) {
                continue;
            }
            int y = yValues[yStart + row];
            rows.scaleWeight(row, w[y]);
        }
    }

    @Override
    protected int scratchSize() {
        return K;
    }

    @Override
    protected boolean hasRefinements() {
        return true;
    }

    @Override
    protected double refinedValueRows(Rows rows) {
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
            double t1 = y == argmaxZ ? 0 : peakZ - z[zAt + y];
            double restZ = 0;
            for (int k = 0; k < K; k++) {
                restZ += k == argmaxZ ? 0 : ExponentialMath.expSum(z[zAt + k], -peakZ);
            }
            double log1pRestZ = Math.log1p(restZ);
            double loss = refined2(t1 + log1pRestZ, Math.abs(t1) + log1pRestZ, y, z, zAt, K, K);
            sum += weight * rows.keep(row, loss);
        }
        return sum;
    }

    @Override
    protected double refinedGradientRows(Rows rows) {
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
            double t1 = y == argmaxZ ? 0 : peakZ - z[zAt + y];
            double restZ = 0;
            for (int k = 0; k < K; k++) {
                double expZMinusPeakZ = ExponentialMath.expSum(z[zAt + k], -peakZ);
                scratch[k] = expZMinusPeakZ;
                restZ += k == argmaxZ ? 0 : expZMinusPeakZ;
            }
            double log1pRestZ = Math.log1p(restZ);
            double restZPlusOne = restZ + 1;
            double loss = refined2(t1 + log1pRestZ, Math.abs(t1) + log1pRestZ, y, z, zAt, K, K);
            sum += weight * rows.keep(row, loss);
            double factor = weight * rows.scale();
            for (int k = 0; k < K; k++) {
                boolean t2 = k == argmaxZ;
                double shiftedExpZ = t2 ? 1 : scratch[k];
                gradZ[gradZAt + k] = factor * (k == y ? -refined4((t2 ? restZ : refined3(restZ
                        - shiftedExpZ + 1, restZ + shiftedExpZ
                        + 1, K, z, zAt, K, k)) / restZPlusOne, 0, K, z, zAt, K, k)
                        : refined5(shiftedExpZ / restZPlusOne, 0, K, z, zAt, K, k));
            }
        }
        return sum;
    }

    @Override
    protected double refinedHessianRows(Rows rows) {
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
            double t1 = y == argmaxZ ? 0 : peakZ - z[zAt + y];
            double restZ = 0;
            for (int k = 0; k < K; k++) {
                double expZMinusPeakZ = ExponentialMath.expSum(z[zAt + k], -peakZ);
                scratch[k] = expZMinusPeakZ;
                restZ += k == argmaxZ ? 0 : expZMinusPeakZ;
            }
            double log1pRestZ = Math.log1p(restZ);
            double restZPlusOne = restZ + 1;
            double restZPlusOneSquared = restZPlusOne * restZPlusOne;
            double loss = refined2(t1 + log1pRestZ, Math.abs(t1) + log1pRestZ, y, z, zAt, K, K);
            sum += weight * rows.keep(row, loss);
            double factor = weight * rows.scale();
            for (int k = 0; k < K; k++) {
                boolean t2 = k == argmaxZ;
                double shiftedExpZ = t2 ? 1 : scratch[k];
                double t3 = t2 ? restZ : refined3(restZ - shiftedExpZ + 1, restZ + shiftedExpZ
                        + 1, K, z, zAt, K, k);
                if (gradZ != null) {
                    gradZ[gradZAt + k] = factor * (k == y
                            ? -refined4(t3 / restZPlusOne, 0, K, z, zAt, K, k)
                            : refined5(shiftedExpZ / restZPlusOne, 0, K, z, zAt, K, k));
                }
                if (hessZ != null) {
                    hessZ[hessZAt + k] = factor * refined6(t3 * shiftedExpZ / restZPlusOneSquared, 0, K, z, zAt, K, k);
                }
            }
        }
        return sum;
    }

    /**
     * {@code -log_softmax(z)[y]}
     */
    private static double refined2(double plain, double size, int leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, int leaf3) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED2.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).number(leaf3).result(0);
        }
        return plain;
    }

    /**
     * {@code rest(z) - shifted_exp(z) + 1}
     */
    private static double refined3(double plain, double size, int leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, int element) {
        if (Refinement.isDue(plain, size)) {
            return REFINED3.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).result(element);
        }
        return plain;
    }

    /**
     * {@code (index(K) == argmax(z) ? rest(z) : rest(z) - shifted_exp(z) + 1)/(rest(z) + 1)}
     */
    private static double refined4(double plain, double size, int leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, int element) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED4.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).result(element);
        }
        return plain;
    }

    /**
     * {@code shifted_exp(z)/(rest(z) + 1)}
     */
    private static double refined5(double plain, double size, int leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, int element) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED5.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).result(element);
        }
        return plain;
    }

    /**
     * {@code co_softmax(z)*softmax(z)}
     */
    private static double refined6(double plain, double size, int leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, int element) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED6.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).result(element);
        }
        return plain;
    }

    private Object writeReplace() {
        return new Serialized(this);
    }

    private static final class Serialized extends KernelProxy {
        private static final long serialVersionUID = 1L;

        Serialized(WeightedCrossEntropyKernel kernel) {
            super(kernel);
        }

        @Override
        protected WeightedCrossEntropyKernel restore() {
            return of(new WeightedCrossEntropy(reals(0)));
        }
    }

    /**
     * The arguments of a call; not thread-safe, made to be reused.
     */
    public static final class Batch extends KernelBatch<Batch> {
        Batch(WeightedCrossEntropyKernel kernel) {
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
