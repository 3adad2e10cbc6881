package demo;

import io.lossmith.KernelBatch;
import io.lossmith.KernelOptions;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.data.Slice;
import io.lossmith.engine.KernelProxy;
import io.lossmith.engine.Rows;
import io.lossmith.math.RatioMath;
import io.lossmith.math.StableMath;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
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
 * value       0.5      2^53  2^1023          0.5  2^1023   margin = 1, a = [-38.289,
 *     -1.1977847368464474E217, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]
 * d/da          1      2^53   2^358            1   2^358   margin = 1, a = [-38.289,
 *     -1.1977847368464474E217, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]
 * d/dp        0.5         2  2^1023          0.5  2^1023   margin = 1, a = [-38.289,
 *     -1.1977847368464474E217, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]
 * d/dn        0.5         2  2^1023          0.5  2^1023   margin = 1, a = [-38.289,
 *     -1.1977847368464474E217, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]
 * d²/da²        1      2^53    2^56            1    2^56   margin = 0.5, a = [-0.556, -5.906, -24.181], p =
 *     [0.8630000000000001, 13.890000000000002, 0.9160000000000001], n = [0.863, 13.89, 0.916]
 * d²/dp²      0.5         8   2^539          0.5   2^539   margin = 0.5, a = [-3.5289999999999997E160,
 *     -1.53E159, 1.1022999999999999E161], p = [-0.633, 0.536, 0.497], n = [29.818, -0.765, 3.234]
 * d²/dn²      0.5         8   2^539          0.5   2^539   margin = 0.5, a = [-3.5289999999999997E160,
 *     -1.53E159, 1.1022999999999999E161], p = [-0.633, 0.536, 0.497], n = [29.818, -0.765, 3.234]
 * not certified: d/dp at 1 row, d/dn at 1 row, d²/dp² at 1 row, d²/dn² at 1 row
 * </pre>
 *
 * <p>The same of floats, at 128 rows.
 * <pre>
 * ULP of float  typical  ordinary   worst   as written   worst   worst at
 * value             0.5       0.5   2^150          0.5   2^150   margin = 2, a = [-0.066, -1.4727179E29,
 *     -1.869], p = [18.32, -0.762, 2.622], n = [-0.943, 2.86, 1.175]
 * d/da              0.5       0.5    2^84          0.5    2^84   margin = 1, a = [-38.289, -1.3213861E21,
 *     0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]
 * d/dp              0.5       0.5   2^149          0.5   2^149   margin = 1, a = [-38.289, -1.3213861E21,
 *     0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]
 * d/dn              0.5       0.5   2^149          0.5   2^149   margin = 1, a = [-38.289, -1.3213861E21,
 *     0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]
 * d²/da²            0.5         1       1          0.5       1   margin = 0.1, a = [-2.96087777E10, 35.477,
 *     0.601], p = [2.445, -0.845, 0.153], n = [-32.139, -0.632, -0.308]
 * d²/dp²            0.5       0.5    2^79          0.5    2^79   margin = 1, a = [-38.289, -1.3213861E21,
 *     0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]
 * d²/dn²            0.5       0.5    2^79          0.5    2^79   margin = 1, a = [-38.289, -1.3213861E21,
 *     0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]
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
            .accuracy("value: 0.5 ULP typically, 2^53 at ordinary rows, 2^1023 at worst at margin = 1, a = [-38.289, -1.1977847368464474E217, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]; as written 0.5 and 2^1023")
            .accuracy("d/da: 1 ULP typically, 2^53 at ordinary rows, 2^358 at worst at margin = 1, a = [-38.289, -1.1977847368464474E217, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]; as written 1 and 2^358")
            .accuracy("d/dp: 0.5 ULP typically, 2 at ordinary rows, 2^1023 at worst at margin = 1, a = [-38.289, -1.1977847368464474E217, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]; as written 0.5 and 2^1023")
            .accuracy("d/dn: 0.5 ULP typically, 2 at ordinary rows, 2^1023 at worst at margin = 1, a = [-38.289, -1.1977847368464474E217, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]; as written 0.5 and 2^1023")
            .accuracy("d²/da²: 1 ULP typically, 2^53 at ordinary rows, 2^56 at worst at margin = 0.5, a = [-0.556, -5.906, -24.181], p = [0.8630000000000001, 13.890000000000002, 0.9160000000000001], n = [0.863, 13.89, 0.916]; as written 1 and 2^56")
            .accuracy("d²/dp²: 0.5 ULP typically, 8 at ordinary rows, 2^539 at worst at margin = 0.5, a = [-3.5289999999999997E160, -1.53E159, 1.1022999999999999E161], p = [-0.633, 0.536, 0.497], n = [29.818, -0.765, 3.234]; as written 0.5 and 2^539")
            .accuracy("d²/dn²: 0.5 ULP typically, 8 at ordinary rows, 2^539 at worst at margin = 0.5, a = [-3.5289999999999997E160, -1.53E159, 1.1022999999999999E161], p = [-0.633, 0.536, 0.497], n = [29.818, -0.765, 3.234]; as written 0.5 and 2^539")
            .accuracy("not certified: d/dp at 1 row, d/dn at 1 row, d²/dp² at 1 row, d²/dn² at 1 row")
            .accuracy("value of floats: 0.5 ULP typically, 0.5 at ordinary rows, 2^150 at worst at margin = 2, a = [-0.066, -1.4727179E29, -1.869], p = [18.32, -0.762, 2.622], n = [-0.943, 2.86, 1.175]; as written 0.5 and 2^150")
            .accuracy("d/da of floats: 0.5 ULP typically, 0.5 at ordinary rows, 2^84 at worst at margin = 1, a = [-38.289, -1.3213861E21, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]; as written 0.5 and 2^84")
            .accuracy("d/dp of floats: 0.5 ULP typically, 0.5 at ordinary rows, 2^149 at worst at margin = 1, a = [-38.289, -1.3213861E21, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]; as written 0.5 and 2^149")
            .accuracy("d/dn of floats: 0.5 ULP typically, 0.5 at ordinary rows, 2^149 at worst at margin = 1, a = [-38.289, -1.3213861E21, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]; as written 0.5 and 2^149")
            .accuracy("d²/da² of floats: 0.5 ULP typically, 1 at ordinary rows, 1 at worst at margin = 0.1, a = [-2.96087777E10, 35.477, 0.601], p = [2.445, -0.845, 0.153], n = [-32.139, -0.632, -0.308]; as written 0.5 and 1")
            .accuracy("d²/dp² of floats: 0.5 ULP typically, 0.5 at ordinary rows, 2^79 at worst at margin = 1, a = [-38.289, -1.3213861E21, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]; as written 0.5 and 2^79")
            .accuracy("d²/dn² of floats: 0.5 ULP typically, 0.5 at ordinary rows, 2^79 at worst at margin = 1, a = [-38.289, -1.3213861E21, 0.998], p = [-33.419, -24.289, -1.373], n = [-2.684, -0.378, -1.023]; as written 0.5 and 2^79")
            .accuracy("floats, not certified: d/dp at 2 rows, d/dn at 2 rows, d²/dp² at 2 rows, d²/dn² at 2 rows")
            .build();

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
            double normAMinusP = t9 / t5;
            double t10 = Math.sqrt(t3);
            double normAMinusN = t10 / t6;
            double t11 = normAMinusP + normAMinusN;
            double t12 = t9 * t4 / t5 + t10 * t4 / t6;
            boolean t13 = t11 != 0;
            double t14 = margin + (t11 == 0 ? 0 : t1 / t12 / t4);
            boolean t15 = normAMinusP == 0;
            boolean t16 = normAMinusN == 0;
            boolean t17 = t15 || t16;
            boolean t18 = normAMinusP != 0;
            boolean t19 = normAMinusN != 0;
            boolean t20 = normAMinusP < normAMinusN;
            boolean t21 = t13 && t18;
            boolean t22 = t13 && t19;
            boolean t23 = t14 > 0;
            boolean t24 = t18 && t23;
            boolean t25 = t19 && t23;
            double loss = Math.max(t14, 0);
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            for (int k = 0; k < D; k++) {
                double aMinusP2 = a[aAt + k] - p[pAt + k];
                double aMinusN2 = a[aAt + k] - n[nAt + k];
                double nMinusP = n[nAt + k] - p[pAt + k];
                double aMinusPOverNormAMinusP = aMinusP2 * t5 / t9;
                double aMinusNOverNormAMinusN = aMinusN2 * t6 / t10;
                double t26 = t20 ? nMinusP * t6 / t10 + (t21
                        ? -t6 * aMinusP2 * t5 * t1 / t12 / t4 / t9 / t10 : 0) : nMinusP * t5 / t9
                        + (t22 ? -t5 * aMinusN2 * t6 * t1 / t12 / t4 / t9 / t10 : 0);
                if (gradA != null) {
                    gradA[gradAAt + k] = factor * (t23 ? (t17 ? (t15 ? 0 : aMinusPOverNormAMinusP)
                            + (t16 ? 0 : -aMinusNOverNormAMinusN) : t26) : 0);
                }
                if (gradP != null) {
                    gradP[gradPAt + k] = factor * (t24 ? -aMinusPOverNormAMinusP : 0);
                }
                if (gradN != null) {
                    gradN[gradNAt + k] = factor * (t25 ? aMinusNOverNormAMinusN : 0);
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
        double[] gradA = rows.gradient(0);
        int gradAStart = rows.gradientStart(0);
        double[] hessA = rows.hessian(0);
        int hessAStart = rows.hessianStart(0);
        double[] gradP = rows.gradient(1);
        int gradPStart = rows.gradientStart(1);
        double[] hessP = rows.hessian(1);
        int hessPStart = rows.hessianStart(1);
        double[] gradN = rows.gradient(2);
        int gradNStart = rows.gradientStart(2);
        double[] hessN = rows.hessian(2);
        int hessNStart = rows.hessianStart(2);
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
            int hessAAt = hessAStart + row * D;
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
            double t6 = RatioMath.unitScale(Math.max(peakAbsAMinusP, peakAbsAMinusN));
            double t7 = StableMath.scaleFor(peakAbsAMinusP);
            double t8 = StableMath.scaleFor(peakAbsAMinusN);
            double t1 = 0;
            double t2 = 0;
            double t3 = 0;
            for (int k = 0; k < D; k++) {
                double aMinusP = a[aAt + k] - p[pAt + k];
                double aMinusN = a[aAt + k] - n[nAt + k];
                double t9 = aMinusP * t7;
                double t10 = aMinusN * t8;
                t1 += RatioMath.scaled(n[nAt + k] - p[pAt + k], t6) * (RatioMath.scaled(aMinusP, t6)
                        + RatioMath.scaled(aMinusN, t6));
                t2 += t9 * t9;
                t3 += t10 * t10;
            }
            double t11 = Math.sqrt(t2);
            double normAMinusP = t11 / t7;
            double t12 = Math.sqrt(t3);
            double normAMinusN = t12 / t8;
            double t13 = normAMinusP + normAMinusN;
            double t14 = t11 * t6 / t7 + t12 * t6 / t8;
            boolean t15 = t13 != 0;
            double t16 = margin + (t13 == 0 ? 0 : t1 / t14 / t6);
            boolean t17 = normAMinusP == 0;
            boolean t18 = normAMinusN == 0;
            boolean t19 = t17 || t18;
            boolean t20 = normAMinusP != 0;
            boolean t21 = normAMinusN != 0;
            boolean t22 = normAMinusP < normAMinusN;
            boolean t23 = t15 && t20;
            boolean t24 = t15 && t21;
            boolean t25 = t16 > 0;
            boolean t26 = t20 && t25;
            boolean t27 = t21 && t25;
            double loss = Math.max(t16, 0);
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            double t4 = 0;
            double t5 = 0;
            for (int k = 0; k < D; k++) {
                double aMinusP2 = a[aAt + k] - p[pAt + k];
                double aMinusN2 = a[aAt + k] - n[nAt + k];
                double nMinusP = n[nAt + k] - p[pAt + k];
                double aMinusPOverNormAMinusP = aMinusP2 * t7 / t11;
                double aMinusNOverNormAMinusN = aMinusN2 * t8 / t12;
                double t28 = t22 ? nMinusP * t8 / t12 + (t23
                        ? -t8 * aMinusP2 * t7 * t1 / t14 / t6 / t11 / t12 : 0) : nMinusP * t7 / t11
                        + (t24 ? -t7 * aMinusN2 * t8 * t1 / t14 / t6 / t11 / t12 : 0);
                t4 += k != argmaxAbsAMinusP ? aMinusPOverNormAMinusP * aMinusPOverNormAMinusP : 0;
                t5 += k != argmaxAbsAMinusN ? aMinusNOverNormAMinusN * aMinusNOverNormAMinusN : 0;
                if (gradA != null) {
                    gradA[gradAAt + k] = factor * (t25 ? (t19 ? (t17 ? 0 : aMinusPOverNormAMinusP)
                            + (t18 ? 0 : -aMinusNOverNormAMinusN) : t28) : 0);
                }
                if (gradP != null) {
                    gradP[gradPAt + k] = factor * (t26 ? -aMinusPOverNormAMinusP : 0);
                }
                if (gradN != null) {
                    gradN[gradNAt + k] = factor * (t27 ? aMinusNOverNormAMinusN : 0);
                }
            }
            double t29 = t20 ? t4 : 0;
            double t30 = t21 ? t5 : 0;
            for (int k = 0; k < D; k++) {
                double aMinusPOverNormAMinusP2 = (a[aAt + k] - p[pAt + k]) * t7 / t11;
                double aMinusNOverNormAMinusN2 = (a[aAt + k] - n[nAt + k]) * t8 / t12;
                double t31 = (k == argmaxAbsAMinusP ? t29 : (t17 ? 0
                        : -aMinusPOverNormAMinusP2 * aMinusPOverNormAMinusP2) + 1) * t7 / t11;
                double t32 = (k == argmaxAbsAMinusN ? t30 : (t18 ? 0
                        : -aMinusNOverNormAMinusN2 * aMinusNOverNormAMinusN2) + 1) * t8 / t12;
                if (hessA != null) {
                    hessA[hessAAt + k] = factor * (t25 ? (t17 ? 0 : t31) + (t18 ? 0 : -t32) : 0);
                }
                if (hessP != null) {
                    hessP[hessPAt + k] = factor * (t26 ? t31 : 0);
                }
                if (hessN != null) {
                    hessN[hessNAt + k] = factor * (t27 ? -t32 : 0);
                }
            }
        }
        return sum;
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
