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
 * The kernel of {@link FocalLoss}.
 *
 * <pre>
 * formula  -(1 - pt)^gamma * log(pt)
 * value    -(1 - pt)^gamma*log(pt)
 * d/dpt    gamma*log(pt)*(1 - pt)^(gamma - 1) - (1 - pt)^gamma/pt
 * d²/dpt²  2*gamma*(1 - pt)^(gamma - 1)/pt - (gamma - 1)*gamma*(1 - pt)^(gamma - 2)*log(pt) + (1 - pt)^gamma/pt^2
 * </pre>
 *
 * <ul>
 *   <li>pt: prediction, unit, [rows]</li>
 *   <li>gamma: parameter, real</li>
 * </ul>
 *
 * <p>Conventions:
 * <ul>
 *   <li>x^0 is 1, also where x is 0.</li>
 *   <li>0*log(0) is 0.</li>
 * </ul>
 *
 * <p>Limits:
 * <ul>
 *   <li>At pt = 1 the value is the limit 0^(gamma + 1).</li>
 *   <li>At pt = 0 the gradient by pt is the limit -inf.</li>
 *   <li>At pt = 1 the gradient by pt is the limit -1 - gamma == 0 ? (-1 - 0.5*gamma)*0^(gamma + 1) :
 *       (-1 - gamma)*0^gamma.</li>
 *   <li>At pt = 0 the second derivative by pt is the limit inf.</li>
 *   <li>At pt = 1 the second derivative by pt is the limit 2*gamma + gamma*(gamma - 1) == 0 ?
 *       (2*gamma + 0.5*gamma*(gamma - 1) + 1)*0^gamma : (2*gamma + gamma*(gamma - 1))*0^(gamma - 1).</li>
 * </ul>
 *
 * <p>Proved:
 * <ul>
 *   <li>no NaN for 1e-300 &lt;= pt &lt; 1, |gamma| &lt;= 10.</li>
 *   <li>no infinity for 1e-150 &lt;= pt &lt; 1, |gamma| &lt;= 10.</li>
 * </ul>
 *
 * <p>Accuracy at 256 rows, in ULP of the exact result, rounded up to powers of two: typical is the median,
 * mean is of those that are finite, ordinary is the largest where an error of the inputs is amplified at
 * most 8 times, worst the largest of all. "inf" is NaN or an infinity in the place of a finite result.
 * <pre>
 * ULP      typical    mean  ordinary   worst   as written    mean   worst   worst at
 * value        0.5     0.5         2       2          0.5     0.5       8   gamma = 3, pt = 0.44
 * d/dpt        0.5     0.5         2       2          0.5     0.5     inf   gamma = 3, pt = 0.087
 * d²/dpt²      0.5     0.5         4       4          0.5     0.5     inf   gamma = 10, pt = 0.407
 * undefined: d²/dpt² at 2 rows
 * a limit: d/dpt at 6 rows; d²/dpt² at 4 rows
 * </pre>
 *
 * <p>Accuracy of floats at 128 rows, in units of a float's last place.
 * <pre>
 * ULP of float  typical    mean  ordinary   worst   as written    mean   worst   worst at
 * value             0.5     0.5       0.5     0.5          0.5     0.5     0.5
 * d/dpt             0.5     0.5       0.5     0.5          0.5     0.5     inf
 * d²/dpt²           0.5     0.5       0.5     0.5          0.5     0.5     inf
 * undefined: d²/dpt² at 3 rows
 * a limit: d/dpt at 6 rows; d²/dpt² at 3 rows
 * </pre>
 */
@Generated("io.lossmith.processor.LossProcessor")
public final class FocalLossKernel extends LossKernel {
    private static final long serialVersionUID = 1L;

    private static final LossSpec SPEC = LossSpec.builder("FocalLoss", "-(1 - pt)^gamma * log(pt)")
            .input("pt", Role.PREDICTION, Domain.UNIT, "", Link.IDENTITY)
            .parameter("gamma", Domain.REAL, "")
            .stableForm("-(1 - pt)^gamma*log(pt)")
            .gradient("pt", "gamma*log(pt)*(1 - pt)^(gamma - 1) - (1 - pt)^gamma/pt")
            .hessian("pt", "2*gamma*(1 - pt)^(gamma - 1)/pt - (gamma - 1)*gamma*(1 - pt)^(gamma - 2)*log(pt) + (1 - pt)^gamma/pt^2")
            .convention("x^0 is 1, also where x is 0.")
            .convention("0*log(0) is 0.")
            .limit("At pt = 1 the value is the limit 0^(gamma + 1).")
            .limit("At pt = 0 the gradient by pt is the limit -inf.")
            .limit("At pt = 1 the gradient by pt is the limit -1 - gamma == 0 ? (-1 - 0.5*gamma)*0^(gamma + 1) : (-1 - gamma)*0^gamma.")
            .limit("At pt = 0 the second derivative by pt is the limit inf.")
            .limit("At pt = 1 the second derivative by pt is the limit 2*gamma + gamma*(gamma - 1) == 0 ? (2*gamma + 0.5*gamma*(gamma - 1) + 1)*0^gamma : (2*gamma + gamma*(gamma - 1))*0^(gamma - 1).")
            .proof("no NaN for 1e-300 <= pt < 1, |gamma| <= 10.")
            .proof("no infinity for 1e-150 <= pt < 1, |gamma| <= 10.")
            .accuracy("value: 0.5 ULP typically, 0.5 on average, 2 at ordinary rows, 2 at worst at gamma = 3, pt = 0.44; as written 0.5, 0.5 on average and 8")
            .accuracy("d/dpt: 0.5 ULP typically, 0.5 on average, 2 at ordinary rows, 2 at worst at gamma = 3, pt = 0.087; as written 0.5, 0.5 on average and inf")
            .accuracy("d²/dpt²: 0.5 ULP typically, 0.5 on average, 4 at ordinary rows, 4 at worst at gamma = 10, pt = 0.407; as written 0.5, 0.5 on average and inf")
            .accuracy("undefined: d²/dpt² at 2 rows")
            .accuracy("a limit: d/dpt at 6 rows; d²/dpt² at 4 rows")
            .accuracy("value of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 0.5 on average and 0.5")
            .accuracy("d/dpt of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 0.5 on average and inf")
            .accuracy("d²/dpt² of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 0.5 on average and inf")
            .accuracy("floats, undefined: d²/dpt² at 3 rows")
            .accuracy("floats, a limit: d/dpt at 6 rows; d²/dpt² at 3 rows")
            .figures(
                    new AccuracyFigure("value", false, 256, 0.5, 0.5, 2, 2, "gamma = 3, pt = 0.44", 0.14417732063229535, 0.1441773206322953),
                    new AccuracyFigure("d/dpt", false, 256, 0.5, 0.5, 2, 2, "gamma = 3, pt = 0.087", -14.854028160324457, -14.854028160324454),
                    new AccuracyFigure("d²/dpt²", false, 254, 0.5, 0.5, 4, 4, "gamma = 10, pt = 0.407", 1.7151627549795072, 1.715162754979508),
                    new AccuracyFigure("value", true, 128, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d/dpt", true, 128, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d²/dpt²", true, 125, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN))
            .build();

    private static final Refinement REFINED1 = Refinement.of("nn; number 1; minus 2 0; ^ 3 1");

    private static final Refinement REFINED2 = Refinement.of("nn; number 1; minus 2 0; ^ 3 1; log 0; * 4 5");

    private static final Refinement REFINED3 = Refinement.of("nn; number 1; minus 2 0; number -1; + 1 4; ^ 3 5");

    private static final Refinement REFINED5 = Refinement.of("nn; number 0; == 0 2; log 1; * 0 4; number 1; minus 6 1; number -1; + 0 8; ^ 7 9; * 5 10; where 3 2 11; ^ 7 0; / 13 1; minus 12 14");

    private static final Refinement REFINED6 = Refinement.of("nn; number 1; minus 2 0; number -2; + 1 4; ^ 3 5");

    private static final Refinement REFINED8 = Refinement.of("nn; number 0; == 0 2; number 2; * 4 0; number 1; minus 6 1; number -1; + 0 8; ^ 7 9; * 5 10; / 11 1; where 3 2 12; * 0 9; == 14 2; * 9 0; number -2; + 0 17; ^ 7 18; * 16 19; log 1; * 20 21; - 22; where 15 2 23; + 13 24; ^ 7 0; / 26 1; / 27 1; + 25 28");

    private static final VectorTwin VECTOR_TWIN = Twins.find(MethodHandles.lookup(), "demo.FocalLossKernel_Vector");

    private final double gamma;

    private FocalLossKernel(double gamma, KernelOptions options) {
        super(SPEC, new int[] {}, options, gamma);
        this.gamma = gamma;
    }

    /**
     * A kernel for the hyper-parameters of {@code loss}; it averages over rows.
     *
     * @param loss the hyper-parameters
     * @return the kernel
     * @throws NullPointerException if {@code loss} is null
     * @throws IllegalArgumentException if a hyper-parameter or length is outside its domain
     */
    public static FocalLossKernel of(FocalLoss loss) {
        checkLoss(loss, "FocalLoss");
        return new FocalLossKernel(loss.gamma(), KernelOptions.DEFAULT);
    }

    @Override
    protected FocalLossKernel with(KernelOptions options) {
        return new FocalLossKernel(gamma, options);
    }

    /**
     * The same kernel with another reduction.
     */
    @Override
    public FocalLossKernel withReduction(Reduction reduction) {
        return (FocalLossKernel) super.withReduction(reduction);
    }

    /**
     * The same kernel, checking the domains of all inputs on every call.
     */
    @Override
    public FocalLossKernel checked() {
        return (FocalLossKernel) super.checked();
    }

    /**
     * The value of the loss, reduced over all rows.
     *
     * @param pt prediction, unit, [rows]
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double value(double[] pt) {
        return call().input(0, pt).evaluate();
    }

    /**
     * The reduced value and its gradients.
     *
     * @param pt prediction, unit, [rows]
     * @param gradPt receives the gradient by {@code pt}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueAndGradient(double[] pt, double[] gradPt) {
        return call().input(0, pt).gradient(0, gradPt).evaluate();
    }

    /**
     * The reduced value, its gradients and the diagonals of its Hessian.
     *
     * @param pt prediction, unit, [rows]
     * @param gradPt receives the gradient by {@code pt}; null if not wanted
     * @param hessPt receives the Hessian diagonal by {@code pt}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueGradientHessian(double[] pt, double[] gradPt, double[] hessPt) {
        return call().input(0, pt).gradient(0, gradPt).hessian(0, hessPt).evaluate();
    }

    /**
     * The value of the loss, reduced over all rows.
     *
     * @param pt prediction, unit, [rows]
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double value(float[] pt) {
        return call().input(0, pt).evaluate();
    }

    /**
     * The reduced value and its gradients.
     *
     * @param pt prediction, unit, [rows]
     * @param gradPt receives the gradient by {@code pt}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueAndGradient(float[] pt, float[] gradPt) {
        return call().input(0, pt).gradient(0, gradPt).evaluate();
    }

    /**
     * The reduced value, its gradients and the diagonals of its Hessian.
     *
     * @param pt prediction, unit, [rows]
     * @param gradPt receives the gradient by {@code pt}; null if not wanted
     * @param hessPt receives the Hessian diagonal by {@code pt}; null if not wanted
     * @return the reduced value
     * @throws IllegalArgumentException if an argument does not fit, before anything is written
     */
    public double valueGradientHessian(float[] pt, float[] gradPt, float[] hessPt) {
        return call().input(0, pt).gradient(0, gradPt).hessian(0, hessPt).evaluate();
    }

    /**
     * The loss of one row.
     *
     * @param pt unit
     * @return the number, NaN if an input is NaN
     */
    public double valueAt(double pt) {
        double oneMinusPtPowGamma = Math.pow(1 - pt, gamma);
        return pt == 1 ? Math.pow(0, gamma + 1)
                : -refined2(refined1(oneMinusPtPowGamma, Math.abs(gamma) * oneMinusPtPowGamma, pt, gamma) * Math.log(pt), 0, pt, gamma);
    }

    /**
     * The derivative of one row's loss by {@code pt}.
     *
     * @param pt unit
     * @return the number, NaN if an input is NaN
     */
    public double gradientAt(double pt) {
        double t1 = gamma - 1;
        double t2 = -1 - gamma;
        double oneMinusPt = 1 - pt;
        double oneMinusPtPowGamma = Math.pow(oneMinusPt, gamma);
        double t3 = Math.pow(oneMinusPt, t1);
        double t4 = gamma == 0 ? 0 : gamma * Math.log(pt) * refined3(t3, t3 > 2980 || t3 < 3.4E-4
                ? 16 * t3 : Math.abs(t1) * t3, pt, gamma);
        double oneMinusPtPowGammaOverPt = refined1(oneMinusPtPowGamma, Math.abs(gamma) * oneMinusPtPowGamma, pt, gamma) / pt;
        return pt == 1 ? (t2 == 0 ? (-1 - 0.5 * gamma) * Math.pow(0, gamma + 1)
                : t2 * Math.pow(0, gamma)) : (pt == 0 ? Double.NEGATIVE_INFINITY : refined5(t4
                - oneMinusPtPowGammaOverPt, Math.abs(t4) + oneMinusPtPowGammaOverPt, gamma, pt));
    }

    /**
     * The second derivative of one row's loss by {@code pt}.
     *
     * @param pt unit
     * @return the number, NaN if an input is NaN
     */
    public double hessianAt(double pt) {
        double t1 = gamma - 1;
        double t2 = gamma - 2;
        double t3 = gamma * t1;
        double twoTimesGamma = 2 * gamma;
        double t4 = twoTimesGamma + t3;
        double oneMinusPt = 1 - pt;
        double oneMinusPtPowGamma = Math.pow(oneMinusPt, gamma);
        double t5 = Math.pow(oneMinusPt, t1);
        double t6 = Math.pow(oneMinusPt, t2);
        double t7 = gamma == 0 ? 0 : 2 * gamma * refined3(t5, t5 > 2980 || t5 < 3.4E-4 ? 16 * t5
                : Math.abs(t1) * t5, pt, gamma) / pt;
        double t8 = t3 == 0 ? 0 : -t1 * gamma * refined6(t6, t6 > 2980 || t6 < 3.4E-4 ? 16 * t6
                : Math.abs(t2) * t6, pt, gamma) * Math.log(pt);
        double t9 = refined1(oneMinusPtPowGamma, Math.abs(gamma) * oneMinusPtPowGamma, pt, gamma) / pt / pt;
        return pt == 1 ? (t4 == 0 ? (twoTimesGamma + 0.5 * gamma * t1 + 1) * Math.pow(0, gamma)
                : t4 * Math.pow(0, t1)) : (pt == 0 ? Double.POSITIVE_INFINITY : refined8(t7 + t8
                + t9, Math.abs(t7) + Math.abs(t8) + t9, gamma, pt));
    }

    /**
     * A reusable call with every option: weights, mask, per-row values, accumulation.
     */
    public Batch batch() {
        return new Batch(this);
    }

    @Override
    protected double valueRows(Rows rows) {
        double[] ptValues = rows.reals(0);
        int ptStart = rows.start(0);
        double t1 = Math.pow(0, gamma + 1);
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double pt = ptValues[ptStart + row];
            double loss = pt == 1 ? t1 : -Math.pow(1 - pt, gamma) * Math.log(pt);
            sum += weight * rows.keep(row, loss);
        }
        return sum;
    }

    @Override
    protected double gradientRows(Rows rows) {
        double[] ptValues = rows.reals(0);
        int ptStart = rows.start(0);
        double[] gradPt = rows.gradient(0);
        int gradPtStart = rows.gradientStart(0);
        double t1 = Math.pow(0, gamma + 1);
        double t2 = -1 - gamma;
        double t3 = t2 == 0 ? (-1 - 0.5 * gamma) * t1 : t2 * Math.pow(0, gamma);
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double pt = ptValues[ptStart + row];
            double oneMinusPt = 1 - pt;
            double oneMinusPtPowGamma = Math.pow(oneMinusPt, gamma);
            double logPt = Math.log(pt);
            boolean t4 = pt == 1;
            double loss = t4 ? t1 : -oneMinusPtPowGamma * logPt;
            sum += weight * rows.keep(row, loss);
            double factor = weight * rows.scale();
            gradPt[gradPtStart + row] = factor * (t4 ? t3 : (pt == 0 ? Double.NEGATIVE_INFINITY
                    : (gamma == 0 ? 0 : gamma * logPt * Math.pow(oneMinusPt, gamma - 1))
                    - oneMinusPtPowGamma / pt));
        }
        return sum;
    }

    @Override
    protected double hessianRows(Rows rows) {
        double[] ptValues = rows.reals(0);
        int ptStart = rows.start(0);
        double[] gradPt = rows.gradient(0);
        int gradPtStart = rows.gradientStart(0);
        double[] hessPt = rows.hessian(0);
        int hessPtStart = rows.hessianStart(0);
        double t1 = gamma - 1;
        double t2 = gamma * t1;
        double t3 = Math.pow(0, gamma + 1);
        double t4 = -1 - gamma;
        double t5 = Math.pow(0, gamma);
        double twoTimesGamma = 2 * gamma;
        double t6 = twoTimesGamma + t2;
        double t7 = t6 == 0 ? (twoTimesGamma + 0.5 * gamma * t1 + 1) * t5 : t6 * Math.pow(0, t1);
        boolean t8 = gamma == 0;
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double pt = ptValues[ptStart + row];
            double oneMinusPt = 1 - pt;
            double oneMinusPtPowGamma = Math.pow(oneMinusPt, gamma);
            double logPt = Math.log(pt);
            double oneMinusPtPowGammaOverPt = oneMinusPtPowGamma / pt;
            double t9 = Math.pow(oneMinusPt, t1);
            boolean t10 = pt == 0;
            boolean t11 = pt == 1;
            double loss = t11 ? t3 : -oneMinusPtPowGamma * logPt;
            sum += weight * rows.keep(row, loss);
            double factor = weight * rows.scale();
            if (gradPt != null) {
                gradPt[gradPtStart + row] = factor * (t11 ? (t4 == 0 ? (-1 - 0.5 * gamma) * t3
                        : t4 * t5) : (t10 ? Double.NEGATIVE_INFINITY : (t8 ? 0 : gamma * logPt * t9)
                        - oneMinusPtPowGammaOverPt));
            }
            if (hessPt != null) {
                hessPt[hessPtStart + row] = factor * (t11 ? t7 : (t10 ? Double.POSITIVE_INFINITY
                        : (t8 ? 0 : 2 * gamma * t9 / pt) + (t2 == 0 ? 0
                        : -t1 * gamma * Math.pow(oneMinusPt, gamma - 2) * logPt)
                        + oneMinusPtPowGammaOverPt / pt));
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
        double[] ptValues = rows.reals(0);
        int ptStart = rows.start(0);
        double t1 = Math.pow(0, gamma + 1);
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double pt = ptValues[ptStart + row];
            double oneMinusPtPowGamma = Math.pow(1 - pt, gamma);
            double loss = pt == 1 ? t1
                    : -refined2(refined1(oneMinusPtPowGamma, Math.abs(gamma) * oneMinusPtPowGamma, pt, gamma) * Math.log(pt), 0, pt, gamma);
            sum += weight * rows.keep(row, loss);
        }
        return sum;
    }

    @Override
    protected double refinedGradientRows(Rows rows) {
        double[] ptValues = rows.reals(0);
        int ptStart = rows.start(0);
        double[] gradPt = rows.gradient(0);
        int gradPtStart = rows.gradientStart(0);
        double t1 = gamma - 1;
        double t2 = Math.pow(0, gamma + 1);
        double t3 = -1 - gamma;
        double t4 = t3 == 0 ? (-1 - 0.5 * gamma) * t2 : t3 * Math.pow(0, gamma);
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double pt = ptValues[ptStart + row];
            double oneMinusPt = 1 - pt;
            double oneMinusPtPowGamma = Math.pow(oneMinusPt, gamma);
            double logPt = Math.log(pt);
            double t5 = Math.pow(oneMinusPt, t1);
            boolean t6 = pt == 1;
            double oneMinusPtPowGamma2 = refined1(oneMinusPtPowGamma, Math.abs(gamma) * oneMinusPtPowGamma, pt, gamma);
            double t7 = gamma == 0 ? 0 : gamma * logPt * refined3(t5, t5 > 2980 || t5 < 3.4E-4
                    ? 16 * t5 : Math.abs(t1) * t5, pt, gamma);
            double oneMinusPtPowGammaOverPt = oneMinusPtPowGamma2 / pt;
            double loss = t6 ? t2 : -refined2(oneMinusPtPowGamma2 * logPt, 0, pt, gamma);
            sum += weight * rows.keep(row, loss);
            double factor = weight * rows.scale();
            gradPt[gradPtStart + row] = factor * (t6 ? t4 : (pt == 0 ? Double.NEGATIVE_INFINITY
                    : refined5(t7 - oneMinusPtPowGammaOverPt, Math.abs(t7)
                    + oneMinusPtPowGammaOverPt, gamma, pt)));
        }
        return sum;
    }

    @Override
    protected double refinedHessianRows(Rows rows) {
        double[] ptValues = rows.reals(0);
        int ptStart = rows.start(0);
        double[] gradPt = rows.gradient(0);
        int gradPtStart = rows.gradientStart(0);
        double[] hessPt = rows.hessian(0);
        int hessPtStart = rows.hessianStart(0);
        double t1 = gamma - 1;
        double t2 = gamma - 2;
        double t3 = gamma * t1;
        double t4 = Math.pow(0, gamma + 1);
        double t5 = -1 - gamma;
        double t6 = Math.pow(0, gamma);
        double twoTimesGamma = 2 * gamma;
        double t7 = twoTimesGamma + t3;
        double t8 = t7 == 0 ? (twoTimesGamma + 0.5 * gamma * t1 + 1) * t6 : t7 * Math.pow(0, t1);
        boolean t9 = gamma == 0;
        double sum = 0;
        for (int row = 0; row < rows.count(); row++) {
            double weight = rows.weight(row);
            if (weight == 0) {
                rows.skip(row);
                continue;
            }
            double pt = ptValues[ptStart + row];
            double oneMinusPt = 1 - pt;
            double oneMinusPtPowGamma = Math.pow(oneMinusPt, gamma);
            double logPt = Math.log(pt);
            double t10 = Math.pow(oneMinusPt, t1);
            double t11 = Math.pow(oneMinusPt, t2);
            boolean t12 = pt == 0;
            boolean t13 = pt == 1;
            double oneMinusPtPowGamma2 = refined1(oneMinusPtPowGamma, Math.abs(gamma) * oneMinusPtPowGamma, pt, gamma);
            double t14 = refined3(t10, t10 > 2980 || t10 < 3.4E-4 ? 16 * t10
                    : Math.abs(t1) * t10, pt, gamma);
            double t15 = t9 ? 0 : gamma * logPt * t14;
            double oneMinusPtPowGammaOverPt = oneMinusPtPowGamma2 / pt;
            double t16 = t9 ? 0 : 2 * gamma * t14 / pt;
            double t17 = t3 == 0 ? 0 : -t1 * gamma * refined6(t11, t11 > 2980 || t11 < 3.4E-4
                    ? 16 * t11 : Math.abs(t2) * t11, pt, gamma) * logPt;
            double t18 = oneMinusPtPowGammaOverPt / pt;
            double loss = t13 ? t4 : -refined2(oneMinusPtPowGamma2 * logPt, 0, pt, gamma);
            sum += weight * rows.keep(row, loss);
            double factor = weight * rows.scale();
            if (gradPt != null) {
                gradPt[gradPtStart + row] = factor * (t13 ? (t5 == 0 ? (-1 - 0.5 * gamma) * t4
                        : t5 * t6) : (t12 ? Double.NEGATIVE_INFINITY : refined5(t15
                        - oneMinusPtPowGammaOverPt, Math.abs(t15)
                        + oneMinusPtPowGammaOverPt, gamma, pt)));
            }
            if (hessPt != null) {
                hessPt[hessPtStart + row] = factor * (t13 ? t8 : (t12 ? Double.POSITIVE_INFINITY
                        : refined8(t16 + t17 + t18, Math.abs(t16) + Math.abs(t17)
                        + t18, gamma, pt)));
            }
        }
        return sum;
    }

    /**
     * {@code (1 - pt)^gamma}
     */
    private static double refined1(double plain, double size, double leaf1, double leaf2) {
        if (Refinement.isDue(plain, size)) {
            return REFINED1.start(plain, size).number(leaf1).number(leaf2).result(0);
        }
        return plain;
    }

    /**
     * {@code (1 - pt)^gamma*log(pt)}
     */
    private static double refined2(double plain, double size, double leaf1, double leaf2) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED2.start(plain, size).number(leaf1).number(leaf2).result(0);
        }
        return plain;
    }

    /**
     * {@code (1 - pt)^(gamma - 1)}
     */
    private static double refined3(double plain, double size, double leaf1, double leaf2) {
        if (Refinement.isDue(plain, size)) {
            return REFINED3.start(plain, size).number(leaf1).number(leaf2).result(0);
        }
        return plain;
    }

    /**
     * {@code (gamma == 0 ? 0 : gamma*log(pt)*(1 - pt)^(gamma - 1)) - (1 - pt)^gamma/pt}
     */
    private static double refined5(double plain, double size, double leaf1, double leaf2) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED5.start(plain, size).number(leaf1).number(leaf2).result(0);
        }
        return plain;
    }

    /**
     * {@code (1 - pt)^(gamma - 2)}
     */
    private static double refined6(double plain, double size, double leaf1, double leaf2) {
        if (Refinement.isDue(plain, size)) {
            return REFINED6.start(plain, size).number(leaf1).number(leaf2).result(0);
        }
        return plain;
    }

    private static double refined8(double plain, double size, double leaf1, double leaf2) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED8.start(plain, size).number(leaf1).number(leaf2).result(0);
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

        Serialized(FocalLossKernel kernel) {
            super(kernel);
        }

        @Override
        protected FocalLossKernel restore() {
            return of(new FocalLoss(real(0)));
        }
    }

    /**
     * The arguments of a call; not thread-safe, made to be reused.
     */
    public static final class Batch extends KernelBatch<Batch> {
        Batch(FocalLossKernel kernel) {
            super(kernel);
        }

        /**
         * @param pt prediction, unit, [rows]
         * @return this batch
         */
        public Batch pt(double[] pt) {
            return input(0, pt);
        }

        /**
         * @param pt prediction, unit, [rows]
         * @return this batch
         */
        public Batch pt(float[] pt) {
            return input(0, pt);
        }

        /**
         * @param pt prediction, unit, [rows]
         * @return this batch
         */
        public Batch pt(Slice pt) {
            return input(0, pt);
        }

        /**
         * @param gradPt receives the gradient by {@code pt}
         * @return this batch
         */
        public Batch gradPt(double[] gradPt) {
            return gradient(0, gradPt);
        }

        /**
         * @param hessPt receives the Hessian diagonal by {@code pt}
         * @return this batch
         */
        public Batch hessPt(double[] hessPt) {
            return hessian(0, hessPt);
        }

        /**
         * @param gradPt receives the gradient by {@code pt}
         * @return this batch
         */
        public Batch gradPt(float[] gradPt) {
            return gradient(0, gradPt);
        }

        /**
         * @param hessPt receives the Hessian diagonal by {@code pt}
         * @return this batch
         */
        public Batch hessPt(float[] hessPt) {
            return hessian(0, hessPt);
        }

        /**
         * @param gradPt receives the gradient by {@code pt}
         * @return this batch
         */
        public Batch gradPt(Slice gradPt) {
            return gradient(0, gradPt);
        }

        /**
         * @param hessPt receives the Hessian diagonal by {@code pt}
         * @return this batch
         */
        public Batch hessPt(Slice hessPt) {
            return hessian(0, hessPt);
        }
    }
}
