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
import io.lossmith.math.RatioMath;
import io.lossmith.math.StableMath;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import java.lang.invoke.MethodHandles;
import javax.annotation.processing.Generated;

/**
 * The kernel of {@link Triplet}.
 *
 * <pre>
 * formula  (a: real[D], p: real[D], n: real[D]; margin: nonnegative) -&gt; relu(norm(a - p) - norm(a - n) + margin)
 * value    relu(margin + norm_difference(a - p, a - n))
 * d/da     margin + norm_difference(a - p, a - n) &gt; 0 ? direction_difference(a - p, a - n) : 0
 * d/dp     margin + norm_difference(a - p, a - n) &gt; 0 ? -normalize(a - p) : 0
 * d/dn     margin + norm_difference(a - p, a - n) &gt; 0 ? normalize(a - n) : 0
 * d²/da²   margin + norm_difference(a - p, a - n) &gt; 0 ? (norm(a - p) == 0 ? 0 : co_square(a - p)/norm(a - p)) +
 *            (norm(a - n) == 0 ? 0 : -co_square(a - n)/norm(a - n)) : 0
 * d²/dp²   norm(a - p) != 0 &amp;&amp; margin + norm_difference(a - p, a - n) &gt; 0 ? co_square(a - p)/norm(a - p)
 *            : 0
 * d²/dn²   norm(a - n) != 0 &amp;&amp; margin + norm_difference(a - p, a - n) &gt; 0 ? -co_square(a - n)/norm(a - n)
 *            : 0
 * </pre>
 *
 * <ul>
 *   <li>a: prediction, real[D], [rows, D] row-major</li>
 *   <li>p: prediction, real[D], [rows, D] row-major</li>
 *   <li>n: prediction, real[D], [rows, D] row-major</li>
 *   <li>margin: parameter, nonnegative</li>
 * </ul>
 *
 * <p>Rewritten:
 * <ul>
 *   <li>difference-of-norms: norm(v) - norm(w) = norm_difference(v, w), because the difference cancels where v is
 *       near w. Here: norm(a - p) - norm(a - n) + margin becomes margin + norm_difference(a - p, a - n).</li>
 *   <li>difference-of-directions: normalize(v) - normalize(w) = direction_difference(v, w), because the
 *       difference cancels where v is near w. Here: normalize(a - p) - normalize(a - n) becomes
 *       direction_difference(a - p, a - n).</li>
 * </ul>
 *
 * <p>Conventions:
 * <ul>
 *   <li>The derivative of relu at 0 is 0.</li>
 *   <li>The derivative of normalize at 0 is 0.</li>
 *   <li>The branch not taken influences nothing.</li>
 * </ul>
 *
 * <p>Proved:
 * <ul>
 *   <li>of value and gradient: no NaN for |a| &lt;= 1e300, |p| &lt;= 1e300, |n| &lt;= 1e300.</li>
 *   <li>of value and gradient: no infinity for |a| &lt;= 1e300, |p| &lt;= 1e300, |n| &lt;= 1e300, margin &lt;=
 *       1e300.</li>
 * </ul>
 *
 * <p>Accuracy at 256 rows, in ULP of the exact result, rounded up to powers of two: the median, the largest
 * where an error of the inputs is amplified at most 8 times, and the largest of all. "inf" is NaN or an
 * infinity in the place of a finite result.
 * <pre>
 * ULP     typical  ordinary   worst   as written   worst   worst at
 * value       0.5         4     128          0.5  2^1023   margin = 10, a = [14.826, -3.062, -39.484], p =
 *     [2.992, -2.369, 1.367], n = [-15.79, 3.059, 2.674]
 * d/dp        0.5         2       2          0.5  2^1023   margin = 0.1, a = [36.8, 0.66, 20.097], p =
 *     [-1.172, 0.368, -0.99], n = [2.159, -6.259, -0.181]
 * d/dn        0.5         2       2          0.5  2^1023   margin = 10, a = [0.696, -0.966, -3.157], p =
 *     [0.085, 0.99999999, -35.393], n = [0.689, 0.63, -37.361]
 * d²/da²        1      2^53    2^56            1    2^56   margin = 0.5, a = [-0.556, -5.906, -24.181], p =
 *     [0.8630000000000001, 13.890000000000002, 0.9160000000000001], n = [0.863, 13.89, 0.916]
 * d²/dp²      0.5         8       8          0.5   2^539   margin = 0.25, a = [0.182, -0.398, 3.667], p =
 *     [-23.301, -23.076, 2.611], n = [0.182, -0.398, 3.667]
 * d²/dn²      0.5         8       8          0.5   2^539   margin = 0.5, a = [2.645, 0.655, -2.778], p =
 *     [14.03, 16.016, 34.395], n = [-2.942, -0.003, -1.538]
 * d/da          1        64    2^54            1   2^358   margin = 0.5, a = [-0.556, -5.906, -24.181], p =
 *     [0.8630000000000001, 13.890000000000002, 0.9160000000000001], n = [0.863, 13.89, 0.916]
 * not certified: d/dp at 1 row, d/dn at 1 row, d²/dp² at 1 row, d²/dn² at 1 row
 * </pre>
 *
 * <p>The same of floats, at 128 rows.
 * <pre>
 * ULP of float  typical  ordinary   worst   as written   worst   worst at
 * value             0.5       0.5     0.5          0.5   2^150
 * d/dp              0.5       0.5     0.5          0.5   2^149
 * d/dn              0.5       0.5     0.5          0.5   2^149
 * d²/da²            0.5         1       1          0.5       1   margin = 0.1, a = [-2.9608778E10, 35.477,
 *     0.601], p = [2.445, -0.845, 0.153], n = [-32.139, -0.632, -0.308]
 * d²/dp²            0.5       0.5     0.5          0.5    2^79
 * d²/dn²            0.5       0.5     0.5          0.5    2^79
 * d/da              0.5       0.5     0.5          0.5    2^84
 * not certified: d/dp at 2 rows, d/dn at 2 rows, d²/dp² at 2 rows, d²/dn² at 2 rows
 * </pre>
 */
@Generated("io.lossmith.processor.LossProcessor")
public final class TripletKernel extends LossKernel {
    private static final long serialVersionUID = 1L;

    private static final LossSpec SPEC = LossSpec.builder("Triplet", "(a: real[D], p: real[D], n: real[D]; margin: nonnegative) -> relu(norm(a - p) - norm(a - n) + margin)")
            .input("a", Role.PREDICTION, Domain.REAL, "D", Link.IDENTITY)
            .input("p", Role.PREDICTION, Domain.REAL, "D", Link.IDENTITY)
            .input("n", Role.PREDICTION, Domain.REAL, "D", Link.IDENTITY)
            .parameter("margin", Domain.NONNEGATIVE, "")
            .lengths("D")
            .stableForm("relu(margin + norm_difference(a - p, a - n))")
            .gradient("a", "margin + norm_difference(a - p, a - n) > 0 ? direction_difference(a - p, a - n) : 0")
            .gradient("p", "margin + norm_difference(a - p, a - n) > 0 ? -normalize(a - p) : 0")
            .gradient("n", "margin + norm_difference(a - p, a - n) > 0 ? normalize(a - n) : 0")
            .hessian("a", "margin + norm_difference(a - p, a - n) > 0 ? (norm(a - p) == 0 ? 0 : co_square(a - p)/norm(a - p)) + (norm(a - n) == 0 ? 0 : -co_square(a - n)/norm(a - n)) : 0")
            .hessian("p", "norm(a - p) != 0 && margin + norm_difference(a - p, a - n) > 0 ? co_square(a - p)/norm(a - p) : 0")
            .hessian("n", "norm(a - n) != 0 && margin + norm_difference(a - p, a - n) > 0 ? -co_square(a - n)/norm(a - n) : 0")
            .rule("difference-of-norms: norm(v) - norm(w) = norm_difference(v, w), because the difference cancels where v is near w.")
            .rule("difference-of-directions: normalize(v) - normalize(w) = direction_difference(v, w), because the difference cancels where v is near w.")
            .step("difference-of-norms", "norm(a - p) - norm(a - n) + margin", "margin + norm_difference(a - p, a - n)", "the difference cancels where v is near w")
            .step("difference-of-directions", "normalize(a - p) - normalize(a - n)", "direction_difference(a - p, a - n)", "the difference cancels where v is near w")
            .convention("The derivative of relu at 0 is 0.")
            .convention("The derivative of normalize at 0 is 0.")
            .convention("The branch not taken influences nothing.")
            .proof("of value and gradient: no NaN for |a| <= 1e300, |p| <= 1e300, |n| <= 1e300.")
            .proof("of value and gradient: no infinity for |a| <= 1e300, |p| <= 1e300, |n| <= 1e300, margin <= 1e300.")
            .accuracy("value: 0.5 ULP typically, 4 at ordinary rows, 128 at worst at margin = 10, a = [14.826, -3.062, -39.484], p = [2.992, -2.369, 1.367], n = [-15.79, 3.059, 2.674]; as written 0.5 and 2^1023")
            .accuracy("d/dp: 0.5 ULP typically, 2 at ordinary rows, 2 at worst at margin = 0.1, a = [36.8, 0.66, 20.097], p = [-1.172, 0.368, -0.99], n = [2.159, -6.259, -0.181]; as written 0.5 and 2^1023")
            .accuracy("d/dn: 0.5 ULP typically, 2 at ordinary rows, 2 at worst at margin = 10, a = [0.696, -0.966, -3.157], p = [0.085, 0.99999999, -35.393], n = [0.689, 0.63, -37.361]; as written 0.5 and 2^1023")
            .accuracy("d²/da²: 1 ULP typically, 2^53 at ordinary rows, 2^56 at worst at margin = 0.5, a = [-0.556, -5.906, -24.181], p = [0.8630000000000001, 13.890000000000002, 0.9160000000000001], n = [0.863, 13.89, 0.916]; as written 1 and 2^56")
            .accuracy("d²/dp²: 0.5 ULP typically, 8 at ordinary rows, 8 at worst at margin = 0.25, a = [0.182, -0.398, 3.667], p = [-23.301, -23.076, 2.611], n = [0.182, -0.398, 3.667]; as written 0.5 and 2^539")
            .accuracy("d²/dn²: 0.5 ULP typically, 8 at ordinary rows, 8 at worst at margin = 0.5, a = [2.645, 0.655, -2.778], p = [14.03, 16.016, 34.395], n = [-2.942, -0.003, -1.538]; as written 0.5 and 2^539")
            .accuracy("d/da: 1 ULP typically, 64 at ordinary rows, 2^54 at worst at margin = 0.5, a = [-0.556, -5.906, -24.181], p = [0.8630000000000001, 13.890000000000002, 0.9160000000000001], n = [0.863, 13.89, 0.916]; as written 1 and 2^358")
            .accuracy("not certified: d/dp at 1 row, d/dn at 1 row, d²/dp² at 1 row, d²/dn² at 1 row")
            .accuracy("value of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 2^150")
            .accuracy("d/dp of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 2^149")
            .accuracy("d/dn of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 2^149")
            .accuracy("d²/da² of floats: 0.5 ULP typically, 1 at ordinary rows, 1 at worst at margin = 0.1, a = [-2.9608778E10, 35.477, 0.601], p = [2.445, -0.845, 0.153], n = [-32.139, -0.632, -0.308]; as written 0.5 and 1")
            .accuracy("d²/dp² of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 2^79")
            .accuracy("d²/dn² of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 2^79")
            .accuracy("d/da of floats: 0.5 ULP typically, 0.5 at ordinary rows, 0.5 at worst; as written 0.5 and 2^84")
            .accuracy("floats, not certified: d/dp at 2 rows, d/dn at 2 rows, d²/dp² at 2 rows, d²/dn² at 2 rows")
            .build();

    private static final VectorTwin VECTOR_TWIN = Twins.find(MethodHandles.lookup(), "demo.TripletKernel_Vector");

    private final double margin;

    private final int D;

    private TripletKernel(double margin, int D, KernelOptions options) {
        super(SPEC, new int[] {D}, options, margin);
        this.margin = margin;
        this.D = D;
    }

    /**
     * A kernel for the hyper-parameters of {@code loss}; it averages over rows.
     *
     * @param loss the hyper-parameters
     * @param D the length written {@code D} in the formula, at least 1
     * @return the kernel
     * @throws NullPointerException if {@code loss} is null
     * @throws IllegalArgumentException if a hyper-parameter or length is outside its domain
     */
    public static TripletKernel of(Triplet loss, int D) {
        checkLoss(loss, "Triplet");
        return new TripletKernel(loss.margin(), D, KernelOptions.DEFAULT);
    }

    @Override
    protected TripletKernel with(KernelOptions options) {
        return new TripletKernel(margin, D, options);
    }

    /**
     * The same kernel with another reduction.
     */
    @Override
    public TripletKernel withReduction(Reduction reduction) {
        return (TripletKernel) super.withReduction(reduction);
    }

    /**
     * The same kernel, checking the domains of all inputs on every call.
     */
    @Override
    public TripletKernel checked() {
        return (TripletKernel) super.checked();
    }

    /**
     * The value of the loss, reduced over all rows.
     *
     * @param a prediction, real[D], [rows, D] row-major
     * @param p prediction, real[D], [rows, D] row-major
     * @param n prediction, real[D], [rows, D] row-major
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double value(double[] a, double[] p, double[] n) {
        return call().input(0, a).input(1, p).input(2, n).evaluate();
    }

    /**
     * The reduced value and its gradients.
     *
     * @param a prediction, real[D], [rows, D] row-major
     * @param p prediction, real[D], [rows, D] row-major
     * @param n prediction, real[D], [rows, D] row-major
     * @param gradA receives the gradient by {@code a}; null if not wanted
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @param gradN receives the gradient by {@code n}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueAndGradient(double[] a, double[] p, double[] n, double[] gradA,
            double[] gradP, double[] gradN) {
        return call().input(0, a).input(1, p).input(2, n).gradient(0, gradA).gradient(1, gradP).gradient(2, gradN).evaluate();
    }

    /**
     * The reduced value, its gradients and the diagonals of its Hessian.
     *
     * @param a prediction, real[D], [rows, D] row-major
     * @param p prediction, real[D], [rows, D] row-major
     * @param n prediction, real[D], [rows, D] row-major
     * @param gradA receives the gradient by {@code a}; null if not wanted
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @param gradN receives the gradient by {@code n}; null if not wanted
     * @param hessA receives the Hessian diagonal by {@code a}; null if not wanted
     * @param hessP receives the Hessian diagonal by {@code p}; null if not wanted
     * @param hessN receives the Hessian diagonal by {@code n}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueGradientHessian(double[] a, double[] p, double[] n, double[] gradA,
            double[] gradP, double[] gradN, double[] hessA, double[] hessP, double[] hessN) {
        return call().input(0, a).input(1, p).input(2, n).gradient(0, gradA).gradient(1, gradP).gradient(2, gradN).hessian(0, hessA).hessian(1, hessP).hessian(2, hessN).evaluate();
    }

    /**
     * The value of the loss, reduced over all rows.
     *
     * @param a prediction, real[D], [rows, D] row-major
     * @param p prediction, real[D], [rows, D] row-major
     * @param n prediction, real[D], [rows, D] row-major
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double value(float[] a, float[] p, float[] n) {
        return call().input(0, a).input(1, p).input(2, n).evaluate();
    }

    /**
     * The reduced value and its gradients.
     *
     * @param a prediction, real[D], [rows, D] row-major
     * @param p prediction, real[D], [rows, D] row-major
     * @param n prediction, real[D], [rows, D] row-major
     * @param gradA receives the gradient by {@code a}; null if not wanted
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @param gradN receives the gradient by {@code n}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueAndGradient(float[] a, float[] p, float[] n, float[] gradA, float[] gradP,
            float[] gradN) {
        return call().input(0, a).input(1, p).input(2, n).gradient(0, gradA).gradient(1, gradP).gradient(2, gradN).evaluate();
    }

    /**
     * The reduced value, its gradients and the diagonals of its Hessian.
     *
     * @param a prediction, real[D], [rows, D] row-major
     * @param p prediction, real[D], [rows, D] row-major
     * @param n prediction, real[D], [rows, D] row-major
     * @param gradA receives the gradient by {@code a}; null if not wanted
     * @param gradP receives the gradient by {@code p}; null if not wanted
     * @param gradN receives the gradient by {@code n}; null if not wanted
     * @param hessA receives the Hessian diagonal by {@code a}; null if not wanted
     * @param hessP receives the Hessian diagonal by {@code p}; null if not wanted
     * @param hessN receives the Hessian diagonal by {@code n}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueGradientHessian(float[] a, float[] p, float[] n, float[] gradA,
            float[] gradP, float[] gradN, float[] hessA, float[] hessP, float[] hessN) {
        return call().input(0, a).input(1, p).input(2, n).gradient(0, gradA).gradient(1, gradP).gradient(2, gradN).hessian(0, hessA).hessian(1, hessP).hessian(2, hessN).evaluate();
    }

    /**
     * A reusable call with every option: weights, mask, per-row values, accumulation.
     */
    public Batch batch() {
        return new Batch(this);
    }

    @Override
    protected double valueRows(Rows rows) {
        double[] a = rows.reals(0);
        int aStart = rows.start(0);
        double[] p = rows.reals(1);
        int pStart = rows.start(1);
        double[] n = rows.reals(2);
        int nStart = rows.start(2);
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            int aAt = aStart + row * D;
            int pAt = pStart + row * D;
            int nAt = nStart + row * D;
            double peakAbsAMinusP = Double.NEGATIVE_INFINITY;
            double peakAbsAMinusN = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < D; k++) {
                double absAMinusP = Math.abs(a[aAt + k] - p[pAt + k]);
                double absAMinusN = Math.abs(a[aAt + k] - n[nAt + k]);
                if (absAMinusP > peakAbsAMinusP) {
                    peakAbsAMinusP = absAMinusP;
                }
                if (absAMinusN > peakAbsAMinusN) {
                    peakAbsAMinusN = absAMinusN;
                }
            }
            double t4 = RatioMath.unitScale(Math.max(peakAbsAMinusP, peakAbsAMinusN));
            double t5 = StableMath.scaleFor(peakAbsAMinusP);
            double t6 = StableMath.scaleFor(peakAbsAMinusN);
            double t1 = 0;
            double t2 = 0;
            double t3 = 0;
            for (int k = 0; k < D; k++) {
                double aMinusP = a[aAt + k] - p[pAt + k];
                double aMinusN = a[aAt + k] - n[nAt + k];
                double t7 = aMinusP * t5;
                double t8 = aMinusN * t6;
                t1 += RatioMath.scaled(n[nAt + k] - p[pAt + k], t4) * (RatioMath.scaled(aMinusP, t4)
                        + RatioMath.scaled(aMinusN, t4));
                t2 += t7 * t7;
                t3 += t8 * t8;
            }
            double t9 = Math.sqrt(t2);
            double t10 = Math.sqrt(t3);
            double t11 = margin + (t9 / t5 + t10 / t6 == 0 ? 0 : t1 / (t9 * t4 / t5
                    + t10 * t4 / t6) / t4);
            double loss = Math.max(t11, 0);
            sum += weight * rows.keep(row, loss);
        }
        return sum;
    }

    @Override
    protected double gradientRows(Rows rows) {
        double[] a = rows.reals(0);
        int aStart = rows.start(0);
        double[] p = rows.reals(1);
        int pStart = rows.start(1);
        double[] n = rows.reals(2);
        int nStart = rows.start(2);
        double[] gradA = rows.gradient(0);
        int gradAStart = rows.gradientStart(0);
        double[] gradP = rows.gradient(1);
        int gradPStart = rows.gradientStart(1);
        double[] gradN = rows.gradient(2);
        int gradNStart = rows.gradientStart(2);
        double[] scratch = rows.scratch();
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            int aAt = aStart + row * D;
            int pAt = pStart + row * D;
            int nAt = nStart + row * D;
            int gradAAt = gradAStart + row * D;
            int gradPAt = gradPStart + row * D;
            int gradNAt = gradNStart + row * D;
            double peakAbsAMinusP = Double.NEGATIVE_INFINITY;
            int argmaxAbsAMinusP = -1;
            double peakAbsAMinusN = Double.NEGATIVE_INFINITY;
            int argmaxAbsAMinusN = -1;
            for (int k = 0; k < D; k++) {
                double absAMinusP = Math.abs(a[aAt + k] - p[pAt + k]);
                double absAMinusN = Math.abs(a[aAt + k] - n[nAt + k]);
                if (absAMinusP > peakAbsAMinusP) {
                    peakAbsAMinusP = absAMinusP;
                    argmaxAbsAMinusP = k;
                }
                if (absAMinusN > peakAbsAMinusN) {
                    peakAbsAMinusN = absAMinusN;
                    argmaxAbsAMinusN = k;
                }
            }
            double t10 = RatioMath.unitScale(Math.max(peakAbsAMinusP, peakAbsAMinusN));
            double t11 = StableMath.scaleFor(peakAbsAMinusP);
            double t12 = StableMath.scaleFor(peakAbsAMinusN);
            double t13 = RatioMath.unitScale(peakAbsAMinusP);
            double t14 = RatioMath.unitScale(peakAbsAMinusN);
            double t15 = a[aAt + Math.min(Math.max(argmaxAbsAMinusN, 0), D - 1)];
            double t16 = RatioMath.scaled(t15
                    - p[pAt + Math.min(Math.max(argmaxAbsAMinusN, 0), D - 1)], t13);
            double t17 = RatioMath.scaled(t15
                    - n[nAt + Math.min(Math.max(argmaxAbsAMinusN, 0), D - 1)], t14);
            double t18 = t16 / t17;
            double t19 = RatioMath.differenceOfProduct(t16, t18, t17);
            double t20 = a[aAt + Math.min(Math.max(argmaxAbsAMinusP, 0), D - 1)];
            double t21 = RatioMath.scaled(t20
                    - n[nAt + Math.min(Math.max(argmaxAbsAMinusP, 0), D - 1)], t14);
            double t22 = RatioMath.scaled(t20
                    - p[pAt + Math.min(Math.max(argmaxAbsAMinusP, 0), D - 1)], t13);
            double t23 = t21 / t22;
            double t24 = RatioMath.differenceOfProduct(t21, t23, t22);
            double t1 = 0;
            double t2 = 0;
            double t3 = 0;
            double t4 = 0;
            double t5 = 0;
            double t6 = 0;
            for (int k = 0; k < D; k++) {
                double aMinusP = a[aAt + k] - p[pAt + k];
                double aMinusN = a[aAt + k] - n[nAt + k];
                double t25 = aMinusP * t11;
                double t26 = aMinusN * t12;
                double t27 = RatioMath.scaled(aMinusP, t13);
                scratch[3 * D + k] = t27;
                double t28 = RatioMath.scaled(aMinusN, t14);
                scratch[2 * D + k] = t28;
                t1 += RatioMath.scaled(n[nAt + k]
                        - p[pAt + k], t10) * (RatioMath.scaled(aMinusP, t10)
                        + RatioMath.scaled(aMinusN, t10));
                t2 += t25 * t25;
                t3 += t26 * t26;
                t4 += t27 * t27;
                t5 += t28 * t28;
                t6 += t27 * t28;
            }
            double t29 = Math.sqrt(t2);
            double normAMinusP = t29 / t11;
            double t30 = Math.sqrt(t3);
            double normAMinusN = t30 / t12;
            double t31 = margin + (normAMinusP + normAMinusN == 0 ? 0 : t1 / (t29 * t10 / t11
                    + t30 * t10 / t12) / t10);
            boolean t32 = normAMinusP == 0;
            boolean t33 = normAMinusN == 0;
            boolean t34 = t32 || t33;
            double t35 = Math.sqrt(t4);
            double t36 = Math.sqrt(t5);
            boolean t37 = t31 > 0;
            double t38 = t6 / t36 / t35;
            boolean t39 = normAMinusP != 0 && t37;
            boolean t40 = normAMinusN != 0 && t37;
            double loss = Math.max(t31, 0);
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            double t7 = 0;
            double t8 = 0;
            for (int k = 0; k < D; k++) {
                double t41 = RatioMath.differenceOfProduct(scratch[3 * D + k], scratch[2 * D + k], t18)
                        - scratch[2 * D + k] * t19 / t17;
                scratch[D + k] = t41;
                double t42 = RatioMath.differenceOfProduct(scratch[2 * D + k], scratch[3 * D + k], t23)
                        - scratch[3 * D + k] * t24 / t22;
                scratch[k] = t42;
                t7 += k == argmaxAbsAMinusN ? 0 : scratch[2 * D + k] * t41 / t36 / t35;
                t8 += k == argmaxAbsAMinusP ? 0 : scratch[3 * D + k] * t42 / t36 / t35;
                if (gradP != null) {
                    gradP[gradPAt + k] = factor * (t39 ? -(a[aAt + k] - p[pAt + k]) * t11 / t29
                            : 0);
                }
                if (gradN != null) {
                    gradN[gradNAt + k] = factor * (t40 ? (a[aAt + k] - n[nAt + k]) * t12 / t30 : 0);
                }
            }
            double t9 = 0;
            for (int k = 0; k < D; k++) {
                double t43 = scratch[k] / t36;
                double t44 = (k == argmaxAbsAMinusP ? 0 : t43) - scratch[3 * D + k] * t8 / t35;
                t9 += t44 * t44;
            }
            double t45 = t38 < 0.5 ? 1 - t38 : t9 / (t38 + 1);
            for (int k = 0; k < D; k++) {
                double aMinusNOverNormAMinusN = (a[aAt + k] - n[nAt + k]) * t12 / t30;
                double t46 = scratch[D + k] / t35;
                double t47 = t34 ? (t32 ? 0 : (a[aAt + k] - p[pAt + k]) * t11 / t29) + (t33 ? 0
                        : -aMinusNOverNormAMinusN) : (k == argmaxAbsAMinusN ? 0 : t46)
                        - scratch[2 * D + k] * t7 / t36
                        - RatioMath.scaled(aMinusNOverNormAMinusN, t45);
                if (gradA != null) {
                    gradA[gradAAt + k] = factor * (t37 ? t47 : 0);
                }
            }
        }
        return sum;
    }

    @Override
    protected double hessianRows(Rows rows) {
        double[] a = rows.reals(0);
        int aStart = rows.start(0);
        double[] p = rows.reals(1);
        int pStart = rows.start(1);
        double[] n = rows.reals(2);
        int nStart = rows.start(2);
        double[] hessA = rows.hessian(0);
        int hessAStart = rows.hessianStart(0);
        double[] gradA = rows.gradient(0);
        int gradAStart = rows.gradientStart(0);
        double[] gradP = rows.gradient(1);
        int gradPStart = rows.gradientStart(1);
        double[] hessP = rows.hessian(1);
        int hessPStart = rows.hessianStart(1);
        double[] gradN = rows.gradient(2);
        int gradNStart = rows.gradientStart(2);
        double[] hessN = rows.hessian(2);
        int hessNStart = rows.hessianStart(2);
        double[] scratch = rows.scratch();
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            int aAt = aStart + row * D;
            int pAt = pStart + row * D;
            int nAt = nStart + row * D;
            int hessAAt = hessAStart + row * D;
            int gradAAt = gradAStart + row * D;
            int gradPAt = gradPStart + row * D;
            int hessPAt = hessPStart + row * D;
            int gradNAt = gradNStart + row * D;
            int hessNAt = hessNStart + row * D;
            double peakAbsAMinusP = Double.NEGATIVE_INFINITY;
            int argmaxAbsAMinusP = -1;
            double peakAbsAMinusN = Double.NEGATIVE_INFINITY;
            int argmaxAbsAMinusN = -1;
            for (int k = 0; k < D; k++) {
                double absAMinusP = Math.abs(a[aAt + k] - p[pAt + k]);
                double absAMinusN = Math.abs(a[aAt + k] - n[nAt + k]);
                if (absAMinusP > peakAbsAMinusP) {
                    peakAbsAMinusP = absAMinusP;
                    argmaxAbsAMinusP = k;
                }
                if (absAMinusN > peakAbsAMinusN) {
                    peakAbsAMinusN = absAMinusN;
                    argmaxAbsAMinusN = k;
                }
            }
            double t12 = RatioMath.unitScale(Math.max(peakAbsAMinusP, peakAbsAMinusN));
            double t13 = StableMath.scaleFor(peakAbsAMinusP);
            double t14 = StableMath.scaleFor(peakAbsAMinusN);
            double t15 = RatioMath.unitScale(peakAbsAMinusP);
            double t16 = RatioMath.unitScale(peakAbsAMinusN);
            double t17 = a[aAt + Math.min(Math.max(argmaxAbsAMinusN, 0), D - 1)];
            double t18 = RatioMath.scaled(t17
                    - p[pAt + Math.min(Math.max(argmaxAbsAMinusN, 0), D - 1)], t15);
            double t19 = RatioMath.scaled(t17
                    - n[nAt + Math.min(Math.max(argmaxAbsAMinusN, 0), D - 1)], t16);
            double t20 = t18 / t19;
            double t21 = RatioMath.differenceOfProduct(t18, t20, t19);
            double t22 = a[aAt + Math.min(Math.max(argmaxAbsAMinusP, 0), D - 1)];
            double t23 = RatioMath.scaled(t22
                    - n[nAt + Math.min(Math.max(argmaxAbsAMinusP, 0), D - 1)], t16);
            double t24 = RatioMath.scaled(t22
                    - p[pAt + Math.min(Math.max(argmaxAbsAMinusP, 0), D - 1)], t15);
            double t25 = t23 / t24;
            double t26 = RatioMath.differenceOfProduct(t23, t25, t24);
            double t1 = 0;
            double t2 = 0;
            double t3 = 0;
            double t4 = 0;
            double t5 = 0;
            double t6 = 0;
            for (int k = 0; k < D; k++) {
                double aMinusP = a[aAt + k] - p[pAt + k];
                double aMinusN = a[aAt + k] - n[nAt + k];
                double t27 = aMinusP * t13;
                double t28 = aMinusN * t14;
                double t29 = RatioMath.scaled(aMinusP, t15);
                scratch[3 * D + k] = t29;
                double t30 = RatioMath.scaled(aMinusN, t16);
                scratch[2 * D + k] = t30;
                t1 += RatioMath.scaled(n[nAt + k]
                        - p[pAt + k], t12) * (RatioMath.scaled(aMinusP, t12)
                        + RatioMath.scaled(aMinusN, t12));
                t2 += t27 * t27;
                t3 += t28 * t28;
                t4 += t29 * t29;
                t5 += t30 * t30;
                t6 += t29 * t30;
            }
            double t31 = Math.sqrt(t2);
            double normAMinusP = t31 / t13;
            double t32 = Math.sqrt(t3);
            double normAMinusN = t32 / t14;
            double t33 = margin + (normAMinusP + normAMinusN == 0 ? 0 : t1 / (t31 * t12 / t13
                    + t32 * t12 / t14) / t12);
            boolean t34 = normAMinusP == 0;
            boolean t35 = normAMinusN == 0;
            boolean t36 = t34 || t35;
            boolean t37 = normAMinusP != 0;
            boolean t38 = normAMinusN != 0;
            double t39 = Math.sqrt(t4);
            double t40 = Math.sqrt(t5);
            boolean t41 = t33 > 0;
            double t42 = t6 / t40 / t39;
            boolean t43 = t37 && t41;
            boolean t44 = t38 && t41;
            double loss = Math.max(t33, 0);
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            double t7 = 0;
            double t8 = 0;
            double t10 = 0;
            double t11 = 0;
            for (int k = 0; k < D; k++) {
                double aMinusPOverNormAMinusP = (a[aAt + k] - p[pAt + k]) * t13 / t31;
                double aMinusNOverNormAMinusN = (a[aAt + k] - n[nAt + k]) * t14 / t32;
                double t45 = RatioMath.differenceOfProduct(scratch[3 * D + k], scratch[2 * D + k], t20)
                        - scratch[2 * D + k] * t21 / t19;
                scratch[D + k] = t45;
                double t46 = RatioMath.differenceOfProduct(scratch[2 * D + k], scratch[3 * D + k], t25)
                        - scratch[3 * D + k] * t26 / t24;
                scratch[k] = t46;
                t7 += k == argmaxAbsAMinusN ? 0 : scratch[2 * D + k] * t45 / t40 / t39;
                t8 += k == argmaxAbsAMinusP ? 0 : scratch[3 * D + k] * t46 / t40 / t39;
                t10 += k != argmaxAbsAMinusP ? aMinusPOverNormAMinusP * aMinusPOverNormAMinusP : 0;
                t11 += k != argmaxAbsAMinusN ? aMinusNOverNormAMinusN * aMinusNOverNormAMinusN : 0;
                if (gradP != null) {
                    gradP[gradPAt + k] = factor * (t43 ? -aMinusPOverNormAMinusP : 0);
                }
                if (gradN != null) {
                    gradN[gradNAt + k] = factor * (t44 ? aMinusNOverNormAMinusN : 0);
                }
            }
            double t47 = t37 ? t10 : 0;
            double t48 = t38 ? t11 : 0;
            double t9 = 0;
            for (int k = 0; k < D; k++) {
                double aMinusPOverNormAMinusP2 = (a[aAt + k] - p[pAt + k]) * t13 / t31;
                double aMinusNOverNormAMinusN2 = (a[aAt + k] - n[nAt + k]) * t14 / t32;
                boolean t49 = k == argmaxAbsAMinusP;
                double t50 = scratch[k] / t40;
                double t51 = (t49 ? 0 : t50) - scratch[3 * D + k] * t8 / t39;
                double t52 = (t49 ? t47 : (t34 ? 0
                        : -aMinusPOverNormAMinusP2 * aMinusPOverNormAMinusP2) + 1) * t13 / t31;
                double t53 = (k == argmaxAbsAMinusN ? t48 : (t35 ? 0
                        : -aMinusNOverNormAMinusN2 * aMinusNOverNormAMinusN2) + 1) * t14 / t32;
                t9 += t51 * t51;
                if (hessA != null) {
                    hessA[hessAAt + k] = factor * (t41 ? (t34 ? 0 : t52) + (t35 ? 0 : -t53) : 0);
                }
                if (hessP != null) {
                    hessP[hessPAt + k] = factor * (t43 ? t52 : 0);
                }
                if (hessN != null) {
                    hessN[hessNAt + k] = factor * (t44 ? -t53 : 0);
                }
            }
            double t54 = t42 < 0.5 ? 1 - t42 : t9 / (t42 + 1);
            for (int k = 0; k < D; k++) {
                double aMinusNOverNormAMinusN3 = (a[aAt + k] - n[nAt + k]) * t14 / t32;
                double t55 = scratch[D + k] / t39;
                double t56 = t36 ? (t34 ? 0 : (a[aAt + k] - p[pAt + k]) * t13 / t31) + (t35 ? 0
                        : -aMinusNOverNormAMinusN3) : (k == argmaxAbsAMinusN ? 0 : t55)
                        - scratch[2 * D + k] * t7 / t40
                        - RatioMath.scaled(aMinusNOverNormAMinusN3, t54);
                if (gradA != null) {
                    gradA[gradAAt + k] = factor * (t41 ? t56 : 0);
                }
            }
        }
        return sum;
    }

    @Override
    protected int scratchSize() {
        return 4 * D;
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

        Serialized(TripletKernel kernel) {
            super(kernel);
        }

        @Override
        protected TripletKernel restore() {
            return of(new Triplet(real(0)), length(0));
        }
    }

    /**
     * The arguments of a call; not thread-safe, made to be reused.
     */
    public static final class Batch extends KernelBatch<Batch> {
        Batch(TripletKernel kernel) {
            super(kernel);
        }

        /**
         * @param a prediction, real[D], [rows, D] row-major
         * @return this batch
         */
        public Batch a(double[] a) {
            return input(0, a);
        }

        /**
         * @param a prediction, real[D], [rows, D] row-major
         * @return this batch
         */
        public Batch a(float[] a) {
            return input(0, a);
        }

        /**
         * @param a prediction, real[D], [rows, D] row-major
         * @return this batch
         */
        public Batch a(Slice a) {
            return input(0, a);
        }

        /**
         * @param p prediction, real[D], [rows, D] row-major
         * @return this batch
         */
        public Batch p(double[] p) {
            return input(1, p);
        }

        /**
         * @param p prediction, real[D], [rows, D] row-major
         * @return this batch
         */
        public Batch p(float[] p) {
            return input(1, p);
        }

        /**
         * @param p prediction, real[D], [rows, D] row-major
         * @return this batch
         */
        public Batch p(Slice p) {
            return input(1, p);
        }

        /**
         * @param n prediction, real[D], [rows, D] row-major
         * @return this batch
         */
        public Batch n(double[] n) {
            return input(2, n);
        }

        /**
         * @param n prediction, real[D], [rows, D] row-major
         * @return this batch
         */
        public Batch n(float[] n) {
            return input(2, n);
        }

        /**
         * @param n prediction, real[D], [rows, D] row-major
         * @return this batch
         */
        public Batch n(Slice n) {
            return input(2, n);
        }

        /**
         * @param gradA receives the gradient by {@code a}
         * @return this batch
         */
        public Batch gradA(double[] gradA) {
            return gradient(0, gradA);
        }

        /**
         * @param hessA receives the Hessian diagonal by {@code a}
         * @return this batch
         */
        public Batch hessA(double[] hessA) {
            return hessian(0, hessA);
        }

        /**
         * @param gradA receives the gradient by {@code a}
         * @return this batch
         */
        public Batch gradA(float[] gradA) {
            return gradient(0, gradA);
        }

        /**
         * @param hessA receives the Hessian diagonal by {@code a}
         * @return this batch
         */
        public Batch hessA(float[] hessA) {
            return hessian(0, hessA);
        }

        /**
         * @param gradA receives the gradient by {@code a}
         * @return this batch
         */
        public Batch gradA(Slice gradA) {
            return gradient(0, gradA);
        }

        /**
         * @param hessA receives the Hessian diagonal by {@code a}
         * @return this batch
         */
        public Batch hessA(Slice hessA) {
            return hessian(0, hessA);
        }

        /**
         * @param gradP receives the gradient by {@code p}
         * @return this batch
         */
        public Batch gradP(double[] gradP) {
            return gradient(1, gradP);
        }

        /**
         * @param hessP receives the Hessian diagonal by {@code p}
         * @return this batch
         */
        public Batch hessP(double[] hessP) {
            return hessian(1, hessP);
        }

        /**
         * @param gradP receives the gradient by {@code p}
         * @return this batch
         */
        public Batch gradP(float[] gradP) {
            return gradient(1, gradP);
        }

        /**
         * @param hessP receives the Hessian diagonal by {@code p}
         * @return this batch
         */
        public Batch hessP(float[] hessP) {
            return hessian(1, hessP);
        }

        /**
         * @param gradP receives the gradient by {@code p}
         * @return this batch
         */
        public Batch gradP(Slice gradP) {
            return gradient(1, gradP);
        }

        /**
         * @param hessP receives the Hessian diagonal by {@code p}
         * @return this batch
         */
        public Batch hessP(Slice hessP) {
            return hessian(1, hessP);
        }

        /**
         * @param gradN receives the gradient by {@code n}
         * @return this batch
         */
        public Batch gradN(double[] gradN) {
            return gradient(2, gradN);
        }

        /**
         * @param hessN receives the Hessian diagonal by {@code n}
         * @return this batch
         */
        public Batch hessN(double[] hessN) {
            return hessian(2, hessN);
        }

        /**
         * @param gradN receives the gradient by {@code n}
         * @return this batch
         */
        public Batch gradN(float[] gradN) {
            return gradient(2, gradN);
        }

        /**
         * @param hessN receives the Hessian diagonal by {@code n}
         * @return this batch
         */
        public Batch hessN(float[] hessN) {
            return hessian(2, hessN);
        }

        /**
         * @param gradN receives the gradient by {@code n}
         * @return this batch
         */
        public Batch gradN(Slice gradN) {
            return gradient(2, gradN);
        }

        /**
         * @param hessN receives the Hessian diagonal by {@code n}
         * @return this batch
         */
        public Batch hessN(Slice hessN) {
            return hessian(2, hessN);
        }
    }
}
