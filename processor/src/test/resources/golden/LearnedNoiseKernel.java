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
 * <p>Accuracy at 256 rows, in ULP of the exact result, rounded up to powers of two: typical is the median,
 * mean is of those that are finite, ordinary is the largest where an error of the inputs is amplified at
 * most 8 times, worst the largest of all. "inf" is NaN or an infinity in the place of a finite result.
 * <pre>
 * ULP     typical    mean  ordinary   worst   as written    mean   worst   worst at
 * value       0.5       1         4       8          0.5       1     inf   p = -0.033, s = -2.641, y = 0.5
 * d/dp        0.5     0.5         2       2          0.5     0.5     inf   p = 29.496, s = 8.516, y = -4.741
 * d/ds        0.5       1         8      16          0.5       1     inf   p = -0.88, s = -1.45, y = -1.45
 * d²/dp²      0.5     0.5         1       1          0.5     0.5       1   p = -25.96, s = -1, y = 35.636
 * d²/ds²        1       1         4       4          0.5       1     inf   p = -0.625, s = -2, y = -0.109
 * </pre>
 *
 * <p>Accuracy of floats at 128 rows, in units of a float's last place.
 * <pre>
 * ULP of float  typical    mean  ordinary   worst   as written    mean   worst   worst at
 * value             0.5     0.5       0.5     0.5          0.5     0.5     0.5
 * d/dp              0.5     0.5         1       1          0.5     0.5       1   p = 1.354, s =
 *     4.501423E-32, y = -2.341
 * d/ds              0.5     0.5       0.5     0.5          0.5     0.5     0.5
 * d²/dp²            0.5     0.5       0.5     0.5          0.5     0.5     0.5
 * d²/ds²            0.5     0.5       0.5     0.5          0.5     0.5     0.5
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
            .accuracy("value: 0.5 ULP typically, 1 on average, 4 at ordinary rows, 8 at worst at p = -0.033, s = -2.641, y = 0.5; as written 0.5, 1 on average and inf")
            .accuracy("d/dp: 0.5 ULP typically, 0.5 on average, 2 at ordinary rows, 2 at worst at p = 29.496, s = 8.516, y = -4.741; as written 0.5, 0.5 on average and inf")
            .accuracy("d/ds: 0.5 ULP typically, 1 on average, 8 at ordinary rows, 16 at worst at p = -0.88, s = -1.45, y = -1.45; as written 0.5, 1 on average and inf")
            .accuracy("d²/dp²: 0.5 ULP typically, 0.5 on average, 1 at ordinary rows, 1 at worst at p = -25.96, s = -1, y = 35.636; as written 0.5, 0.5 on average and 1")
            .accuracy("d²/ds²: 1 ULP typically, 1 on average, 4 at ordinary rows, 4 at worst at p = -0.625, s = -2, y = -0.109; as written 0.5, 1 on average and inf")
            .accuracy("value of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 0.5 on average and 0.5")
            .accuracy("d/dp of floats: 0.5 ULP typically, 0.5 on average, 1 at ordinary rows, 1 at worst at p = 1.354, s = 4.501423E-32, y = -2.341; as written 0.5, 0.5 on average and 1")
            .accuracy("d/ds of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 0.5 on average and 0.5")
            .accuracy("d²/dp² of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 0.5 on average and 0.5")
            .accuracy("d²/ds² of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 0.5 on average and 0.5")
            .figures(
                    new AccuracyFigure("value", false, 256, 0.5, 1, 4, 8, "p = -0.033, s = -2.641, y = 0.5", 0.6719899939396592, 0.6719899939396586),
                    new AccuracyFigure("d/dp", false, 256, 0.5, 0.5, 2, 2, "p = 29.496, s = 8.516, y = -4.741", 0.006855575135184191, 0.006855575135184192),
                    new AccuracyFigure("d/ds", false, 256, 0.5, 1, 8, 16, "p = -0.88, s = -1.45, y = -1.45", -0.192542952989174, -0.19254295298917423),
                    new AccuracyFigure("d²/dp²", false, 256, 0.5, 0.5, 1, 1, "p = -25.96, s = -1, y = 35.636", 2.7182818284590455, 2.718281828459045),
                    new AccuracyFigure("d²/ds²", false, 256, 1, 1, 4, 4, "p = -0.625, s = -2, y = -0.109", 0.98369026033844, 0.9836902603384396),
                    new AccuracyFigure("value", true, 128, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d/dp", true, 128, 0.5, 0.5, 1, 1, "p = 1.354, s = 4.501423E-32, y = -2.341", 3.695000171661377, 3.695000171661377),
                    new AccuracyFigure("d/ds", true, 128, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d²/dp²", true, 128, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d²/ds²", true, 128, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN))
            .build();

    private static final Refinement REFINED2 = Refinement.of("nnn; minus 0 1; number 0; == 3 4; number 0.5; - 2; * 6 7; exp 8; * 9 3; * 6 10; * 11 10; where 5 4 12; * 6 2; + 13 14");

    private static final Refinement REFINED3 = Refinement.of("nnn; - 0; exp 3; minus 1 2; * 4 5");

    private static final Refinement REFINED5 = Refinement.of("nnn; minus 0 1; number 0; == 3 4; number 0.5; - 2; * 6 7; exp 8; * 9 3; * 6 10; * 11 10; - 12; where 5 4 13; + 14 6");

    private static final Refinement REFINED6 = Refinement.of("nnn; number 0.5; - 0; * 3 4; exp 5; minus 1 2; * 6 7; * 3 8; * 9 8");

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
        double t1 = 0.5 * s;
        double pMinusY = p - y;
        double t2 = Math.exp(0.5 * (-s)) * pMinusY;
        double t3 = pMinusY == 0 ? 0 : 0.5 * t2 * t2;
        return refined2(t3 + t1, Math.abs(t3) + Math.abs(t1), p, y, s);
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
        return s != s ? Double.NaN : (pMinusY == 0 ? 0
                : refined3(Math.exp(-s) * pMinusY, 0, s, p, y));
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
        double t2 = pMinusY == 0 ? 0 : -0.5 * t1 * t1;
        return s != s ? Double.NaN : refined5(t2 + 0.5, Math.abs(t2) + 0.5, p, y, s);
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
        return s != s ? Double.NaN : (pMinusY == 0 ? 0 : refined6(0.5 * t1 * t1, 0, s, p, y));
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
    protected boolean hasRefinements() {
        return true;
    }

    @Override
    protected double refinedValueRows(Rows rows) {
        double[] pValues = rows.reals(0);
        int pStart = rows.start(0);
        double s = rows.reals(1)[rows.start(1)];
        double[] yValues = rows.reals(2);
        int yStart = rows.start(2);
        double t1 = 0.5 * s;
        double t2 = Math.exp(0.5 * (-s));
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
            double t3 = t2 * pMinusY;
            double t4 = pMinusY == 0 ? 0 : 0.5 * t3 * t3;
            double loss = refined2(t4 + t1, Math.abs(t4) + Math.abs(t1), p, y, s);
            sum += weight * rows.keep(row, loss);
        }
        return sum;
    }

    @Override
    protected double refinedGradientRows(Rows rows) {
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
        double t1 = 0.5 * s;
        double t2 = Math.exp(0.5 * (-s));
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
            boolean t3 = pMinusY == 0;
            double t4 = t2 * pMinusY;
            double t5 = 0.5 * t4 * t4;
            double t6 = t3 ? 0 : t5;
            double t7 = t3 ? 0 : -t5;
            double loss = refined2(t6 + t1, Math.abs(t6) + Math.abs(t1), p, y, s);
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            if (gradP != null) {
                gradP[gradPStart + row] = factor * (t3 ? 0
                        : refined3(expMinusS * pMinusY, 0, s, p, y));
            }
            if (gradS != null) {
                gradS[gradSStart] += factor * refined5(t7 + 0.5, Math.abs(t7) + 0.5, p, y, s);
            }
        }
        return sum;
    }

    @Override
    protected double refinedHessianRows(Rows rows) {
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
        double t1 = 0.5 * s;
        double t2 = Math.exp(0.5 * (-s));
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
            boolean t3 = pMinusY == 0;
            double t4 = t2 * pMinusY;
            double t5 = 0.5 * t4 * t4;
            double t6 = t3 ? 0 : t5;
            double t7 = t3 ? 0 : -t5;
            double loss = refined2(t6 + t1, Math.abs(t6) + Math.abs(t1), p, y, s);
            sum += weight * rows.keep(row, loss);
            // A row whose loss is NaN has NaN gradients.
            double factor = loss == loss ? weight * rows.scale() : Double.NaN;
            if (gradP != null) {
                gradP[gradPStart + row] = factor * (t3 ? 0
                        : refined3(expMinusS * pMinusY, 0, s, p, y));
            }
            if (gradS != null) {
                gradS[gradSStart] += factor * refined5(t7 + 0.5, Math.abs(t7) + 0.5, p, y, s);
            }
            if (hessP != null) {
                hessP[hessPStart + row] = factor * expMinusS;
            }
            if (hessS != null) {
                hessS[hessSStart] += factor * (t3 ? 0 : refined6(t5, 0, s, p, y));
            }
        }
        return sum;
    }

    /**
     * {@code (p - y == 0 ? 0 : 0.5*exp(-s)*(p - y)^2) + 0.5*s}
     */
    private static double refined2(double plain, double size, double leaf1, double leaf2,
            double leaf3) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED2.start(plain, size).number(leaf1).number(leaf2).number(leaf3).result(0);
        }
        return plain;
    }

    /**
     * {@code exp(-s)*(p - y)}
     */
    private static double refined3(double plain, double size, double leaf1, double leaf2,
            double leaf3) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED3.start(plain, size).number(leaf1).number(leaf2).number(leaf3).result(0);
        }
        return plain;
    }

    /**
     * {@code (p - y == 0 ? 0 : -0.5*exp(-s)*(p - y)^2) + 0.5}
     */
    private static double refined5(double plain, double size, double leaf1, double leaf2,
            double leaf3) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED5.start(plain, size).number(leaf1).number(leaf2).number(leaf3).result(0);
        }
        return plain;
    }

    /**
     * {@code 0.5*exp(-s)*(p - y)^2}
     */
    private static double refined6(double plain, double size, double leaf1, double leaf2,
            double leaf3) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED6.start(plain, size).number(leaf1).number(leaf2).number(leaf3).result(0);
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
