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
import io.lossmith.math.Refinement;
import io.lossmith.math.StableMath;
import io.lossmith.spec.AccuracyFigure;
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
 *   <li>nothing about the second derivatives: NaN cannot be ruled out in
 *       (norm(a - p) == 0 ? 0 : co_square(a - p)/norm(a - p)) +
 *       (nor …, even for |a| &lt;= 10, |p| &lt;= 10, |n| &lt;= 10, 0.1 &lt;= margin &lt;= 10.</li>
 * </ul>
 *
 * <p>Accuracy at 256 rows, in ULP of the exact result, rounded up to powers of two: typical is the median,
 * mean is of those that are finite, ordinary is the largest where an error of the inputs is amplified at
 * most 8 times, worst the largest of all. "inf" is NaN or an infinity in the place of a finite result.
 * <pre>
 * ULP     typical    mean  ordinary   worst   as written    mean   worst   worst at
 * value       0.5     0.5         4       4          0.5  2^1017  2^1023   margin = 0.25, a = [0.176,
 *     0.283, -3.944], p = [-0.984, -1.418, 29.609], n = [0, 0, 0]
 * d/dp        0.5     0.5         2       2          0.5  2^1017  2^1023   margin = 0.1, a = [36.8, 0.66,
 *     20.097], p = [-1.172, 0.368, -0.99], n = [2.159, -6.259, -0.181]
 * d/dn        0.5     0.5         2       2          0.5  2^1017  2^1023   margin = 10, a = [0.696, -0.966,
 *     -3.157], p = [0.085, 0.99999999, -35.393], n = [0.689, 0.63, -37.361]
 * d²/da²      0.5    2^45      2^53    2^53            1    2^48    2^56   margin = 0.1, a =
 *     [-6.307550966393701E122, 35.477, 0.601], p = [2.445, -0.845, 0.153], n = [-32.139, -0.632, -0.308]
 * d²/dp²      0.5       1         8       8          0.5   2^531   2^539   margin = 0.25, a = [0.182,
 *     -0.398, 3.667], p = [-23.301, -23.076, 2.611], n = [0.182, -0.398, 3.667]
 * d²/dn²      0.5       1         8       8          0.5   2^531   2^539   margin = 0.5, a = [2.645, 0.655,
 *     -2.778], p = [14.03, 16.016, 34.395], n = [-2.942, -0.003, -1.538]
 * d/da        0.5    2^46        64    2^54            1   2^350   2^358   margin = 0.5, a = [-0.556,
 *     -5.906, -24.181], p = [0.8630000000000001, 13.890000000000002, 0.9160000000000001], n = [0.863, 13.89,
 *     0.916]
 * not certified: d/dp, d/dn, d²/dp², d²/dn² at 1 row
 * </pre>
 *
 * <p>Accuracy of floats at 128 rows, in units of a float's last place.
 * <pre>
 * ULP of float  typical    mean  ordinary   worst   as written    mean   worst   worst at
 * value             0.5     0.5       0.5     0.5          0.5   2^144   2^150
 * d/dp              0.5     0.5       0.5     0.5          0.5   2^144   2^149
 * d/dn              0.5     0.5       0.5     0.5          0.5   2^144   2^149
 * d²/da²            0.5     0.5         1       1          0.5     0.5       1   margin = 0.1, a =
 *     [-2.9608778E10, 35.477, 0.601], p = [2.445, -0.845, 0.153], n = [-32.139, -0.632, -0.308]
 * d²/dp²            0.5     0.5       0.5     0.5          0.5    2^72    2^79
 * d²/dn²            0.5     0.5       0.5     0.5          0.5    2^72    2^79
 * d/da              0.5     0.5       0.5     0.5          0.5    2^77    2^84
 * not certified: d/dp, d/dn, d²/dp², d²/dn² at 2 rows
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
            .accuracy("value: 0.5 ULP typically, 0.5 on average, 4 at ordinary rows, 4 at worst at margin = 0.25, a = [0.176, 0.283, -3.944], p = [-0.984, -1.418, 29.609], n = [0, 0, 0]; as written 0.5, 2^1017 on average and 2^1023")
            .accuracy("d/dp: 0.5 ULP typically, 0.5 on average, 2 at ordinary rows, 2 at worst at margin = 0.1, a = [36.8, 0.66, 20.097], p = [-1.172, 0.368, -0.99], n = [2.159, -6.259, -0.181]; as written 0.5, 2^1017 on average and 2^1023")
            .accuracy("d/dn: 0.5 ULP typically, 0.5 on average, 2 at ordinary rows, 2 at worst at margin = 10, a = [0.696, -0.966, -3.157], p = [0.085, 0.99999999, -35.393], n = [0.689, 0.63, -37.361]; as written 0.5, 2^1017 on average and 2^1023")
            .accuracy("d²/da²: 0.5 ULP typically, 2^45 on average, 2^53 at ordinary rows, 2^53 at worst at margin = 0.1, a = [-6.307550966393701E122, 35.477, 0.601], p = [2.445, -0.845, 0.153], n = [-32.139, -0.632, -0.308]; as written 1, 2^48 on average and 2^56")
            .accuracy("d²/dp²: 0.5 ULP typically, 1 on average, 8 at ordinary rows, 8 at worst at margin = 0.25, a = [0.182, -0.398, 3.667], p = [-23.301, -23.076, 2.611], n = [0.182, -0.398, 3.667]; as written 0.5, 2^531 on average and 2^539")
            .accuracy("d²/dn²: 0.5 ULP typically, 1 on average, 8 at ordinary rows, 8 at worst at margin = 0.5, a = [2.645, 0.655, -2.778], p = [14.03, 16.016, 34.395], n = [-2.942, -0.003, -1.538]; as written 0.5, 2^531 on average and 2^539")
            .accuracy("d/da: 0.5 ULP typically, 2^46 on average, 64 at ordinary rows, 2^54 at worst at margin = 0.5, a = [-0.556, -5.906, -24.181], p = [0.8630000000000001, 13.890000000000002, 0.9160000000000001], n = [0.863, 13.89, 0.916]; as written 1, 2^350 on average and 2^358")
            .accuracy("not certified: d/dp, d/dn, d²/dp², d²/dn² at 1 row")
            .accuracy("value of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 2^144 on average and 2^150")
            .accuracy("d/dp of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 2^144 on average and 2^149")
            .accuracy("d/dn of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 2^144 on average and 2^149")
            .accuracy("d²/da² of floats: 0.5 ULP typically, 0.5 on average, 1 at ordinary rows, 1 at worst at margin = 0.1, a = [-2.9608778E10, 35.477, 0.601], p = [2.445, -0.845, 0.153], n = [-32.139, -0.632, -0.308]; as written 0.5, 0.5 on average and 1")
            .accuracy("d²/dp² of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 2^72 on average and 2^79")
            .accuracy("d²/dn² of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 2^72 on average and 2^79")
            .accuracy("d/da of floats: 0.5 ULP typically, 0.5 on average, 0.5 at ordinary rows, 0.5 at worst; as written 0.5, 2^77 on average and 2^84")
            .accuracy("floats, not certified: d/dp, d/dn, d²/dp², d²/dn² at 2 rows")
            .figures(
                    new AccuracyFigure("value", false, 256, 0.5, 0.5, 4, 4, "margin = 0.25, a = [0.176, 0.283, -3.944], p = [-0.984, -1.418, 29.609], n = [0, 0, 0]", 29.908054177995158, 29.908054177995147),
                    new AccuracyFigure("d/dp", false, 255, 0.5, 0.5, 2, 2, "margin = 0.1, a = [36.8, 0.66, 20.097], p = [-1.172, 0.368, -0.99], n = [2.159, -6.259, -0.181]", -0.006722652743598923, -0.006722652743598921),
                    new AccuracyFigure("d/dn", false, 255, 0.5, 0.5, 2, 2, "margin = 10, a = [0.696, -0.966, -3.157], p = [0.085, 0.99999999, -35.393], n = [0.689, 0.63, -37.361]", -0.0466104940508838, -0.046610494050883786),
                    new AccuracyFigure("d²/da²", false, 256, 0.5, 3.5184372088832E13, 9.007199254740992E15, 9.007199254740992E15, "margin = 0.1, a = [-6.307550966393701E122, 35.477, 0.601], p = [2.445, -0.845, 0.153], n = [-32.139, -0.632, -0.308]", 0, -8.6926798661137E-245),
                    new AccuracyFigure("d²/dp²", false, 255, 0.5, 1, 8, 8, "margin = 0.25, a = [0.182, -0.398, 3.667], p = [-23.301, -23.076, 2.611], n = [0.182, -0.398, 3.667]", 0.014790748999744047, 0.014790748999744039),
                    new AccuracyFigure("d²/dn²", false, 255, 0.5, 1, 8, 8, "margin = 0.5, a = [2.645, 0.655, -2.778], p = [14.03, 16.016, 34.395], n = [-2.942, -0.003, -1.538]", -0.010308018768273561, -0.010308018768273553),
                    new AccuracyFigure("d/da", false, 256, 0.5, 7.0368744177664E13, 64, 1.8014398509481984E16, "margin = 0.5, a = [-0.556, -5.906, -24.181], p = [0.8630000000000001, 13.890000000000002, 0.9160000000000001], n = [0.863, 13.89, 0.916]", 3.0466759082420953E-18, -1.818996439357557E-18),
                    new AccuracyFigure("value", true, 128, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d/dp", true, 126, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d/dn", true, 126, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d²/da²", true, 128, 0.5, 0.5, 1, 1, "margin = 0.1, a = [-2.9608778E10, 35.477, 0.601], p = [2.445, -0.845, 0.153], n = [-32.139, -0.632, -0.308]", -3.94488444110677E-20, -3.944884117989343E-20),
                    new AccuracyFigure("d²/dp²", true, 126, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d²/dn²", true, 126, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN),
                    new AccuracyFigure("d/da", true, 128, 0.5, 0.5, 0.5, 0.5, "", Double.NaN, Double.NaN))
            .build();

    private static final Refinement REFINED1 = Refinement.of("vvv; minus 0 1; abs 3; peak 4; minus 0 2; abs 6; peak 7; maximum 5 8; unit_scale 9; * 3 10; * 6 10; + 11 12");

    private static final Refinement REFINED2 = Refinement.of("vvv; minus 0 1; minus 2 1; abs 4; peak 5; minus 2 0; abs 7; peak 8; maximum 6 9; unit_scale 10; * 3 11; * 4 11; * 7 11; + 13 14; * 12 15; sum 16");

    private static final Refinement REFINED3 = Refinement.of("nvvv; minus 1 2; abs 4; peak 5; scale_for 6; * 4 7; square 8; sum 9; sqrt 10; / 11 7; minus 1 3; abs 13; peak 14; scale_for 15; * 13 16; square 17; sum 18; sqrt 19; / 20 16; + 12 21; number 0; == 22 23; minus 3 2; maximum 6 15; unit_scale 26; * 25 27; * 4 27; * 13 27; + 29 30; * 28 31; sum 32; * 11 27; / 34 7; * 20 27; / 36 16; + 35 37; / 33 38; / 39 27; where 24 23 40; + 0 41");

    private static final Refinement REFINED4 = Refinement.of("nvvv; minus 1 2; abs 4; peak 5; scale_for 6; * 4 7; square 8; sum 9; sqrt 10; / 11 7; minus 1 3; abs 13; peak 14; scale_for 15; * 13 16; square 17; sum 18; sqrt 19; / 20 16; + 12 21; number 0; == 22 23; minus 3 2; maximum 6 15; unit_scale 26; * 25 27; * 4 27; * 13 27; + 29 30; * 28 31; sum 32; * 11 27; / 34 7; * 20 27; / 36 16; + 35 37; / 33 38; / 39 27; where 24 23 40; + 0 41");

    private static final Refinement REFINED5 = Refinement.of("vvv; minus 0 1; abs 3; peak 4; scale_for 5; * 3 6; square 7; sum 8; sqrt 9; / 10 6; number 0; == 11 12; / 7 10; where 13 12 14; minus 0 2; abs 16; peak 17; scale_for 18; * 16 19; square 20; sum 21; sqrt 22; / 23 19; == 24 12; / 20 23; - 26; where 25 12 27; + 15 28");

    private static final Refinement REFINED6 = Refinement.of("nvvv; position 0; minus 1 2; abs 5; argmax 6; != 4 7; peak 6; unit_scale 9; * 5 10; minus 1 3; abs 12; peak 13; unit_scale 14; * 12 15; [] 1 7; [] 3 7; minus 17 18; * 19 15; * 11 20; [] 2 7; minus 17 22; * 23 10; / 21 24; minus 16 25; number 0; * 11 27; / 28 24; minus 26 29; * 11 30; square 11; sum 32; sqrt 33; / 31 34; square 16; sum 36; sqrt 37; / 35 38; where 8 39 27; sum 40");

    private static final Refinement REFINED7 = Refinement.of("vvv; minus 0 1; abs 3; peak 4; unit_scale 5; * 3 6; minus 0 2; abs 8; peak 9; unit_scale 10; * 8 11; * 7 12; sum 13");

    private static final Refinement REFINED8 = Refinement.of("vvv; number 1; minus 0 1; abs 4; peak 5; unit_scale 6; * 4 7; minus 0 2; abs 9; peak 10; unit_scale 11; * 9 12; * 8 13; sum 14; square 13; sum 16; sqrt 17; / 15 18; square 8; sum 20; sqrt 21; / 19 22; minus 3 23");

    private static final Refinement REFINED9 = Refinement.of("nvvv; position 0; minus 1 2; abs 5; argmax 6; != 4 7; peak 6; unit_scale 9; * 5 10; minus 1 3; abs 12; peak 13; unit_scale 14; * 12 15; [] 1 7; [] 3 7; minus 17 18; * 19 15; * 11 20; [] 2 7; minus 17 22; * 23 10; / 21 24; minus 16 25; number 0; * 11 27; / 28 24; minus 26 29; * 11 30; square 16; sum 32; sqrt 33; / 31 34; square 11; sum 36; sqrt 37; / 35 38; where 8 39 27; sum 40");

    private static final Refinement REFINED10 = Refinement.of("nvvv; position 0; minus 1 2; abs 5; argmax 6; != 4 7; minus 1 3; abs 9; peak 10; unit_scale 11; * 9 12; peak 6; unit_scale 14; * 5 15; [] 1 7; [] 3 7; minus 17 18; * 19 12; * 16 20; [] 2 7; minus 17 22; * 23 15; / 21 24; minus 13 25; number 0; * 16 27; / 28 24; minus 26 29; square 13; sum 31; sqrt 32; / 30 33; where 8 34 27; * 16 30; / 36 33; square 16; sum 38; sqrt 39; / 37 40; where 8 41 27; sum 42; * 16 43; / 44 40; minus 35 45");

    private static final Refinement REFINED11 = Refinement.of("vvv; minus 0 1; abs 3; peak 4; unit_scale 5; * 3 6; minus 0 2; abs 8; peak 9; unit_scale 10; * 8 11; * 7 12; sum 13; square 12; sum 15; sqrt 16; / 14 17; square 7; sum 19; sqrt 20; / 18 21; number 1; + 22 23");

    private static final Refinement REFINED12 = Refinement.of("nvvv; position 0; minus 1 2; abs 5; argmax 6; != 4 7; minus 1 3; abs 9; peak 10; unit_scale 11; * 9 12; peak 6; unit_scale 14; * 5 15; [] 1 7; [] 3 7; minus 17 18; * 19 12; * 16 20; [] 2 7; minus 17 22; * 23 15; / 21 24; minus 13 25; number 0; * 16 27; / 28 24; minus 26 29; square 13; sum 31; sqrt 32; / 30 33; where 8 34 27; * 16 30; square 16; sum 37; sqrt 38; / 36 39; / 40 33; where 8 41 27; sum 42; * 16 43; / 44 39; minus 35 45; scale_for 14; * 5 47; * 13 16; sum 49; / 50 39; / 51 33; number 0.5; < 52 53; number 1; minus 55 52; argmax 10; != 4 57; [] 1 57; [] 2 57; minus 59 60; * 61 15; * 13 62; [] 3 57; minus 59 64; * 65 12; / 63 66; minus 16 67; * 13 27; / 69 66; minus 68 70; / 71 39; where 58 72 27; * 13 71; / 74 39; / 75 33; where 58 76 27; sum 77; * 13 78; / 79 33; minus 73 80; square 81; sum 82; + 52 55; / 83 84; where 54 56 85; * 48 86; * 5 47; square 88; sum 89; sqrt 90; / 87 91; minus 46 92");

    private static final Refinement REFINED13 = Refinement.of("nvvvn; minus 1 2; abs 5; peak 6; scale_for 7; * 5 8; square 9; sum 10; sqrt 11; / 12 8; minus 1 3; abs 14; peak 15; scale_for 16; * 14 17; square 18; sum 19; sqrt 20; / 21 17; + 13 22; number 0; == 23 24; minus 3 2; maximum 7 16; unit_scale 27; * 26 28; * 5 28; * 14 28; + 30 31; * 29 32; sum 33; * 12 28; / 35 8; * 21 28; / 37 17; + 36 38; / 34 39; / 40 28; where 25 24 41; + 0 42; > 43 24; == 13 24; == 22 24; || 45 46; / 9 12; where 45 24 48; / 18 21; - 50; where 46 24 51; + 49 52; position 4; argmax 15; != 54 55; unit_scale 7; * 5 57; unit_scale 16; * 14 59; [] 1 55; [] 2 55; minus 61 62; * 63 57; * 60 64; [] 3 55; minus 61 66; * 67 59; / 65 68; minus 58 69; * 60 24; / 71 68; minus 70 72; square 58; sum 74; sqrt 75; / 73 76; where 56 77 24; * 60 73; square 60; sum 80; sqrt 81; / 79 82; / 83 76; where 56 84 24; sum 85; * 60 86; / 87 82; minus 78 88; * 14 17; * 58 60; sum 91; / 92 82; / 93 76; number 0.5; < 94 95; number 1; minus 97 94; argmax 6; != 54 99; [] 1 99; [] 3 99; minus 101 102; * 103 59; * 58 104; [] 2 99; minus 101 106; * 107 57; / 105 108; minus 60 109; * 58 24; / 111 108; minus 110 112; / 113 82; where 100 114 24; * 58 113; / 116 82; / 117 76; where 100 118 24; sum 119; * 58 120; / 121 76; minus 115 122; square 123; sum 124; + 94 97; / 125 126; where 96 98 127; * 90 128; / 129 21; minus 89 130; where 47 53 131; where 44 132 24");

    private static final Refinement REFINED14 = Refinement.of("vvnv; minus 0 1; abs 4; peak 5; scale_for 6; * 4 7; square 8; sum 9; sqrt 10; / 11 7; number 0; != 12 13; minus 0 3; abs 15; peak 16; scale_for 17; * 15 18; square 19; sum 20; sqrt 21; / 22 18; + 12 23; == 24 13; minus 3 1; maximum 6 17; unit_scale 27; * 26 28; * 4 28; * 15 28; + 30 31; * 29 32; sum 33; * 11 28; / 35 7; * 22 28; / 37 18; + 36 38; / 34 39; / 40 28; where 25 13 41; + 2 42; > 43 13; && 14 44; / 8 11; - 46; where 45 47 13");

    private static final Refinement REFINED15 = Refinement.of("vvnv; minus 0 1; abs 4; peak 5; scale_for 6; * 4 7; square 8; sum 9; sqrt 10; / 11 7; number 0; != 12 13; minus 0 3; abs 15; peak 16; scale_for 17; * 15 18; square 19; sum 20; sqrt 21; / 22 18; + 23 12; == 24 13; minus 1 3; maximum 17 6; unit_scale 27; * 26 28; * 15 28; * 4 28; + 30 31; * 29 32; sum 33; * 22 28; / 35 18; * 11 28; / 37 7; + 36 38; / 34 39; / 40 28; where 25 13 41; + 2 42; > 43 13; && 14 44; / 8 11; where 45 46 13");

    private static final Refinement REFINED16 = Refinement.of("vv; minus 0 1; abs 2; peak 3; scale_for 4; * 2 5; square 6; sum 7; sqrt 8; / 9 5; number 0; == 10 11; / 6 9; square 13; - 14; where 12 11 15; number 1; + 16 17");

    private static final Refinement REFINED17 = Refinement.of("vv; minus 0 1; abs 2; peak 3; scale_for 4; * 2 5; square 6; sum 7; sqrt 8; / 9 5; number 0; == 10 11; / 6 9; square 13; - 14; where 12 11 15; number 1; + 16 17");

    private static final Refinement REFINED18 = Refinement.of("vvnv; minus 0 1; abs 4; peak 5; scale_for 6; * 4 7; square 8; sum 9; sqrt 10; / 11 7; number 0; == 12 13; position 2; argmax 5; == 15 16; != 12 13; != 15 16; / 8 11; square 20; where 19 21 13; sum 22; where 18 23 13; - 21; where 14 13 25; number 1; + 26 27; where 17 24 28; * 29 7; / 30 11; where 14 13 31; minus 0 3; abs 33; peak 34; scale_for 35; * 33 36; square 37; sum 38; sqrt 39; / 40 36; == 41 13; argmax 34; == 15 43; != 41 13; != 15 43; / 37 40; square 47; where 46 48 13; sum 49; where 45 50 13; - 48; where 42 13 52; + 53 27; where 44 51 54; * 55 36; / 56 40; - 57; where 42 13 58; + 32 59");

    private static final Refinement REFINED19 = Refinement.of("nvvvn; minus 1 2; abs 5; peak 6; scale_for 7; * 5 8; square 9; sum 10; sqrt 11; / 12 8; minus 1 3; abs 14; peak 15; scale_for 16; * 14 17; square 18; sum 19; sqrt 20; / 21 17; + 13 22; number 0; == 23 24; minus 3 2; maximum 7 16; unit_scale 27; * 26 28; * 5 28; * 14 28; + 30 31; * 29 32; sum 33; * 12 28; / 35 8; * 21 28; / 37 17; + 36 38; / 34 39; / 40 28; where 25 24 41; + 0 42; > 43 24; == 13 24; position 4; argmax 6; == 46 47; != 13 24; != 46 47; / 9 12; square 51; where 50 52 24; sum 53; where 49 54 24; - 52; where 45 24 56; number 1; + 57 58; where 48 55 59; * 60 8; / 61 12; where 45 24 62; == 22 24; argmax 15; == 46 65; != 22 24; != 46 65; / 18 21; square 69; where 68 70 24; sum 71; where 67 72 24; - 70; where 64 24 74; + 75 58; where 66 73 76; * 77 17; / 78 21; - 79; where 64 24 80; + 63 81; where 44 82 24");

    private static final Refinement REFINED20 = Refinement.of("vvnvn; minus 0 1; abs 5; peak 6; scale_for 7; * 5 8; square 9; sum 10; sqrt 11; / 12 8; number 0; != 13 14; minus 0 3; abs 16; peak 17; scale_for 18; * 16 19; square 20; sum 21; sqrt 22; / 23 19; + 13 24; == 25 14; minus 3 1; maximum 7 18; unit_scale 28; * 27 29; * 5 29; * 16 29; + 31 32; * 30 33; sum 34; * 12 29; / 36 8; * 23 29; / 38 19; + 37 39; / 35 40; / 41 29; where 26 14 42; + 2 43; > 44 14; && 15 45; position 4; argmax 6; == 47 48; != 47 48; / 9 12; square 51; where 50 52 14; sum 53; where 15 54 14; == 13 14; - 52; where 56 14 57; number 1; + 58 59; where 49 55 60; * 61 8; / 62 12; where 46 63 14");

    private static final Refinement REFINED21 = Refinement.of("vvnvn; minus 0 1; abs 5; peak 6; scale_for 7; * 5 8; square 9; sum 10; sqrt 11; / 12 8; number 0; != 13 14; minus 0 3; abs 16; peak 17; scale_for 18; * 16 19; square 20; sum 21; sqrt 22; / 23 19; + 24 13; == 25 14; minus 1 3; maximum 18 7; unit_scale 28; * 27 29; * 16 29; * 5 29; + 31 32; * 30 33; sum 34; * 23 29; / 36 19; * 12 29; / 38 8; + 37 39; / 35 40; / 41 29; where 26 14 42; + 2 43; > 44 14; && 15 45; position 4; argmax 6; == 47 48; != 47 48; / 9 12; square 51; where 50 52 14; sum 53; where 15 54 14; == 13 14; - 52; where 56 14 57; number 1; + 58 59; where 49 55 60; * 61 8; / 62 12; - 63; where 46 64 14");

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
                t7 += k != argmaxAbsAMinusN ? scratch[2 * D + k] * t41 / t36 / t35 : 0;
                t8 += k != argmaxAbsAMinusP ? scratch[3 * D + k] * t42 / t36 / t35 : 0;
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
                double t44 = (k != argmaxAbsAMinusP ? t43 : 0) - scratch[3 * D + k] * t8 / t35;
                t9 += t44 * t44;
            }
            double t45 = t38 < 0.5 ? 1 - t38 : t9 / (t38 + 1);
            for (int k = 0; k < D; k++) {
                double aMinusNOverNormAMinusN = (a[aAt + k] - n[nAt + k]) * t12 / t30;
                double t46 = scratch[D + k] / t35;
                double t47 = t34 ? (t32 ? 0 : (a[aAt + k] - p[pAt + k]) * t11 / t29) + (t33 ? 0
                        : -aMinusNOverNormAMinusN) : (k != argmaxAbsAMinusN ? t46 : 0)
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
                boolean t45 = k != argmaxAbsAMinusN;
                double t46 = RatioMath.differenceOfProduct(scratch[3 * D + k], scratch[2 * D + k], t20)
                        - scratch[2 * D + k] * t21 / t19;
                scratch[D + k] = t46;
                boolean t47 = k != argmaxAbsAMinusP;
                double t48 = RatioMath.differenceOfProduct(scratch[2 * D + k], scratch[3 * D + k], t25)
                        - scratch[3 * D + k] * t26 / t24;
                scratch[k] = t48;
                t7 += t45 ? scratch[2 * D + k] * t46 / t40 / t39 : 0;
                t8 += t47 ? scratch[3 * D + k] * t48 / t40 / t39 : 0;
                t10 += t47 ? aMinusPOverNormAMinusP * aMinusPOverNormAMinusP : 0;
                t11 += t45 ? aMinusNOverNormAMinusN * aMinusNOverNormAMinusN : 0;
                if (gradP != null) {
                    gradP[gradPAt + k] = factor * (t43 ? -aMinusPOverNormAMinusP : 0);
                }
                if (gradN != null) {
                    gradN[gradNAt + k] = factor * (t44 ? aMinusNOverNormAMinusN : 0);
                }
            }
            double t49 = t37 ? t10 : 0;
            double t50 = t38 ? t11 : 0;
            double t9 = 0;
            for (int k = 0; k < D; k++) {
                double aMinusPOverNormAMinusP2 = (a[aAt + k] - p[pAt + k]) * t13 / t31;
                double aMinusNOverNormAMinusN2 = (a[aAt + k] - n[nAt + k]) * t14 / t32;
                double t51 = scratch[k] / t40;
                double t52 = (k != argmaxAbsAMinusP ? t51 : 0) - scratch[3 * D + k] * t8 / t39;
                double t53 = (k == argmaxAbsAMinusP ? t49 : (t34 ? 0
                        : -aMinusPOverNormAMinusP2 * aMinusPOverNormAMinusP2) + 1) * t13 / t31;
                double t54 = (k == argmaxAbsAMinusN ? t50 : (t35 ? 0
                        : -aMinusNOverNormAMinusN2 * aMinusNOverNormAMinusN2) + 1) * t14 / t32;
                t9 += t52 * t52;
                if (hessA != null) {
                    hessA[hessAAt + k] = factor * (t41 ? (t34 ? 0 : t53) + (t35 ? 0 : -t54) : 0);
                }
                if (hessP != null) {
                    hessP[hessPAt + k] = factor * (t43 ? t53 : 0);
                }
                if (hessN != null) {
                    hessN[hessNAt + k] = factor * (t44 ? -t54 : 0);
                }
            }
            double t55 = t42 < 0.5 ? 1 - t42 : t9 / (t42 + 1);
            for (int k = 0; k < D; k++) {
                double aMinusNOverNormAMinusN3 = (a[aAt + k] - n[nAt + k]) * t14 / t32;
                double t56 = scratch[D + k] / t39;
                double t57 = t36 ? (t34 ? 0 : (a[aAt + k] - p[pAt + k]) * t13 / t31) + (t35 ? 0
                        : -aMinusNOverNormAMinusN3) : (k != argmaxAbsAMinusN ? t56 : 0)
                        - scratch[2 * D + k] * t7 / t40
                        - RatioMath.scaled(aMinusNOverNormAMinusN3, t55);
                if (gradA != null) {
                    gradA[gradAAt + k] = factor * (t41 ? t57 : 0);
                }
            }
        }
        return sum;
    }

    @Override
    protected int scratchSize() {
        return 252 + 4 * D;
    }

    @Override
    protected boolean hasRefinements() {
        return true;
    }

    @Override
    protected double refinedValueRows(Rows rows) {
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
            double t5 = RatioMath.unitScale(Math.max(peakAbsAMinusP, peakAbsAMinusN));
            double t6 = StableMath.scaleFor(peakAbsAMinusP);
            double t7 = StableMath.scaleFor(peakAbsAMinusN);
            double t1 = 0;
            double t2 = 0;
            double t3 = 0;
            double t4 = 0;
            for (int k = 0; k < D; k++) {
                double aMinusP = a[aAt + k] - p[pAt + k];
                double aMinusN = a[aAt + k] - n[nAt + k];
                double t8 = RatioMath.scaled(aMinusP, t5);
                double t9 = RatioMath.scaled(aMinusN, t5);
                double t10 = aMinusP * t6;
                double t11 = aMinusN * t7;
                double t12 = RatioMath.scaled(n[nAt + k] - p[pAt + k], t5) * refined1(t8
                        + t9, Math.abs(t8) + Math.abs(t9), a, aAt, D, p, pAt, D, n, nAt, D, k);
                t1 += t10 * t10;
                t2 += t11 * t11;
                t3 += t12;
                t4 += Math.abs(t12);
            }
            double t13 = Math.sqrt(t1);
            double t14 = Math.sqrt(t2);
            double t15 = t13 / t6 + t14 / t7 == 0 ? 0
                    : refined2(t3, t4, n, nAt, D, p, pAt, D, a, aAt, D) / (t13 * t5 / t6
                    + t14 * t5 / t7) / t5;
            double loss = Math.max(refined4(margin + t15, margin
                    + Math.abs(t15), margin, a, aAt, D, p, pAt, D, n, nAt, D), 0);
            sum += weight * rows.keep(row, loss);
        }
        return sum;
    }

    @Override
    protected double refinedGradientRows(Rows rows) {
        double[] scratch = rows.scratch();
        scratch[0] = 0;
        for (int row = 0; row < rows.count(); row++) {
            scratch[1] = rows.weight(row);
            if (scratch[1] == 0) {
                rows.skip(row);
                continue;
            }
            refinedGradientRows1(rows, scratch, row);
            refinedGradientRows2(rows, scratch, row);
        }
        return scratch[0];
    }

    private void refinedGradientRows1(Rows rows, double[] scratch, int row) {
        double[] a = rows.reals(0);
        int aStart = rows.start(0);
        double[] p = rows.reals(1);
        int pStart = rows.start(1);
        double[] n = rows.reals(2);
        int nStart = rows.start(2);
        int aAt = aStart + row * D;
        int pAt = pStart + row * D;
        int nAt = nStart + row * D;
        double[] gradP = rows.gradient(1);
        int gradPStart = rows.gradientStart(1);
        double[] gradN = rows.gradient(2);
        int gradNStart = rows.gradientStart(2);
        int gradPAt = gradPStart + row * D;
        int gradNAt = gradNStart + row * D;
        scratch[2] = Double.NEGATIVE_INFINITY;
        scratch[3] = -1;
        scratch[4] = Double.NEGATIVE_INFINITY;
        scratch[5] = -1;
        for (int k = 0; k < D; k++) {
            scratch[6] = Math.abs(a[aAt + k] - p[pAt + k]);
            scratch[7] = Math.abs(a[aAt + k] - n[nAt + k]);
            if (scratch[6] > scratch[2]) {
                scratch[2] = scratch[6];
                scratch[3] = k;
            }
            if (scratch[7] > scratch[4]) {
                scratch[4] = scratch[7];
                scratch[5] = k;
            }
        }
        scratch[8] = RatioMath.unitScale(Math.max(scratch[2], scratch[4]));
        scratch[9] = StableMath.scaleFor(scratch[2]);
        scratch[10] = StableMath.scaleFor(scratch[4]);
        scratch[11] = RatioMath.unitScale(scratch[2]);
        scratch[12] = RatioMath.unitScale(scratch[4]);
        scratch[13] = a[aAt + Math.min(Math.max(((int) scratch[5]), 0), D - 1)];
        scratch[14] = RatioMath.scaled(scratch[13]
                - p[pAt + Math.min(Math.max(((int) scratch[5]), 0), D - 1)], scratch[11]);
        scratch[15] = RatioMath.scaled(scratch[13]
                - n[nAt + Math.min(Math.max(((int) scratch[5]), 0), D - 1)], scratch[12]);
        scratch[16] = scratch[14] / scratch[15];
        scratch[17] = RatioMath.differenceOfProduct(scratch[14], scratch[16], scratch[15]);
        scratch[18] = a[aAt + Math.min(Math.max(((int) scratch[3]), 0), D - 1)];
        scratch[19] = RatioMath.scaled(scratch[18]
                - n[nAt + Math.min(Math.max(((int) scratch[3]), 0), D - 1)], scratch[12]);
        scratch[20] = RatioMath.scaled(scratch[18]
                - p[pAt + Math.min(Math.max(((int) scratch[3]), 0), D - 1)], scratch[11]);
        scratch[21] = scratch[19] / scratch[20];
        scratch[22] = RatioMath.differenceOfProduct(scratch[19], scratch[21], scratch[20]);
        scratch[23] = 0;
        scratch[24] = 0;
        scratch[25] = 0;
        scratch[26] = 0;
        scratch[27] = 0;
        scratch[28] = 0;
        scratch[29] = 0;
        scratch[30] = 0;
        for (int k = 0; k < D; k++) {
            scratch[31] = a[aAt + k] - p[pAt + k];
            scratch[32] = a[aAt + k] - n[nAt + k];
            scratch[33] = RatioMath.scaled(scratch[31], scratch[8]);
            scratch[34] = RatioMath.scaled(scratch[32], scratch[8]);
            scratch[35] = scratch[31] * scratch[9];
            scratch[36] = scratch[32] * scratch[10];
            scratch[37] = RatioMath.scaled(scratch[31], scratch[11]);
            scratch[206 + 3 * D + k] = scratch[37];
            scratch[38] = RatioMath.scaled(scratch[32], scratch[12]);
            scratch[206 + 2 * D + k] = scratch[38];
            scratch[39] = scratch[37] * scratch[38];
            scratch[40] = RatioMath.scaled(n[nAt + k]
                    - p[pAt + k], scratch[8]) * refined1(scratch[33]
                    + scratch[34], Math.abs(scratch[33])
                    + Math.abs(scratch[34]), a, aAt, D, p, pAt, D, n, nAt, D, k);
            scratch[23] += scratch[35] * scratch[35];
            scratch[24] += scratch[36] * scratch[36];
            scratch[25] += scratch[37] * scratch[37];
            scratch[26] += scratch[38] * scratch[38];
            scratch[27] += scratch[39];
            scratch[28] += scratch[40];
            scratch[29] += Math.abs(scratch[40]);
            scratch[30] += Math.abs(scratch[39]);
        }
        scratch[41] = Math.sqrt(scratch[23]);
        scratch[42] = scratch[41] / scratch[9];
        scratch[43] = Math.sqrt(scratch[24]);
        scratch[44] = scratch[43] / scratch[10];
        scratch[45] = scratch[42] == 0 ? 1 : 0;
        scratch[46] = scratch[44] == 0 ? 1 : 0;
        scratch[47] = (scratch[45] != 0) || (scratch[46] != 0) ? 1 : 0;
        scratch[48] = Math.sqrt(scratch[25]);
        scratch[49] = Math.sqrt(scratch[26]);
        scratch[50] = scratch[42] + scratch[44] == 0 ? 0
                : refined2(scratch[28], scratch[29], n, nAt, D, p, pAt, D, a, aAt, D) / (scratch[41] * scratch[8] / scratch[9]
                + scratch[43] * scratch[8] / scratch[10]) / scratch[8];
        scratch[51] = margin + scratch[50];
        scratch[52] = margin + Math.abs(scratch[50]);
        scratch[53] = refined3(scratch[51], scratch[52], margin, a, aAt, D, p, pAt, D, n, nAt, D) > 0 ? 1 : 0;
        scratch[54] = refined7(scratch[27], scratch[30], a, aAt, D, p, pAt, D, n, nAt, D) / scratch[49] / scratch[48];
        scratch[55] = 1 + Math.abs(scratch[54]);
        scratch[56] = scratch[42] != 0 && (scratch[53] != 0) ? 1 : 0;
        scratch[57] = scratch[44] != 0 && (scratch[53] != 0) ? 1 : 0;
        scratch[58] = Math.max(refined4(scratch[51], scratch[52], margin, a, aAt, D, p, pAt, D, n, nAt, D), 0);
        scratch[0] += scratch[1] * rows.keep(row, scratch[58]);
        // A row whose loss is NaN has NaN gradients.
        scratch[59] = scratch[58] == scratch[58] ? scratch[1] * rows.scale() : Double.NaN;
        scratch[60] = 0;
        scratch[61] = 0;
        scratch[62] = 0;
        scratch[63] = 0;
        for (int k = 0; k < D; k++) {
            scratch[64] = RatioMath.differenceOfProduct(scratch[206 + 3 * D + k], scratch[206 + 2 * D + k], scratch[16])
                    - scratch[206 + 2 * D + k] * scratch[17] / scratch[15];
            scratch[206 + D + k] = scratch[64];
            scratch[65] = RatioMath.differenceOfProduct(scratch[206 + 2 * D + k], scratch[206 + 3 * D + k], scratch[21])
                    - scratch[206 + 3 * D + k] * scratch[22] / scratch[20];
            scratch[206 + k] = scratch[65];
            scratch[66] = k != ((int) scratch[5])
                    ? scratch[206 + 2 * D + k] * scratch[64] / scratch[49] / scratch[48] : 0;
            scratch[67] = k != ((int) scratch[3])
                    ? scratch[206 + 3 * D + k] * scratch[65] / scratch[49] / scratch[48] : 0;
            scratch[60] += scratch[66];
            scratch[61] += scratch[67];
            scratch[62] += Math.abs(scratch[66]);
            scratch[63] += Math.abs(scratch[67]);
            if (gradP != null) {
                gradP[gradPAt + k] = scratch[59] * refined14((scratch[56] != 0) ? -(a[aAt + k]
                        - p[pAt + k]) * scratch[9] / scratch[41]
                        : 0, 0, a, aAt, D, p, pAt, D, margin, n, nAt, D, k);
            }
            if (gradN != null) {
                gradN[gradNAt + k] = scratch[59] * refined15((scratch[57] != 0) ? (a[aAt + k]
                        - n[nAt + k]) * scratch[10] / scratch[43]
                        : 0, 0, a, aAt, D, n, nAt, D, margin, p, pAt, D, k);
            }
        }
        scratch[68] = refined6(scratch[60], scratch[62], D, a, aAt, D, n, nAt, D, p, pAt, D);
        scratch[69] = refined9(scratch[61], scratch[63], D, a, aAt, D, p, pAt, D, n, nAt, D);
        scratch[70] = 0;
        for (int k = 0; k < D; k++) {
            scratch[71] = scratch[206 + k] / scratch[49];
            scratch[72] = k != ((int) scratch[3]) ? scratch[71] : 0;
            scratch[73] = scratch[206 + 3 * D + k] * scratch[69] / scratch[48];
            scratch[74] = refined10(scratch[72] - scratch[73], Math.abs(scratch[72])
                    + Math.abs(scratch[73]), D, a, aAt, D, p, pAt, D, n, nAt, D, k);
            scratch[70] += scratch[74] * scratch[74];
        }
        scratch[75] = scratch[54] < 0.5 ? refined8(1
                - scratch[54], scratch[55], a, aAt, D, p, pAt, D, n, nAt, D)
                : scratch[70] / refined11(scratch[54]
                + 1, scratch[55], a, aAt, D, p, pAt, D, n, nAt, D);
    }

    private void refinedGradientRows2(Rows rows, double[] scratch, int row) {
        double[] a = rows.reals(0);
        int aStart = rows.start(0);
        double[] p = rows.reals(1);
        int pStart = rows.start(1);
        double[] n = rows.reals(2);
        int nStart = rows.start(2);
        int aAt = aStart + row * D;
        int pAt = pStart + row * D;
        int nAt = nStart + row * D;
        double[] gradA = rows.gradient(0);
        int gradAStart = rows.gradientStart(0);
        int gradAAt = gradAStart + row * D;
        for (int k = 0; k < D; k++) {
            scratch[76] = (scratch[45] != 0) ? 0 : (a[aAt + k]
                    - p[pAt + k]) * scratch[9] / scratch[41];
            scratch[77] = (a[aAt + k] - n[nAt + k]) * scratch[10] / scratch[43];
            scratch[78] = (scratch[46] != 0) ? 0 : -scratch[77];
            scratch[79] = scratch[206 + D + k] / scratch[48];
            scratch[80] = k != ((int) scratch[5]) ? scratch[79] : 0;
            scratch[81] = scratch[206 + 2 * D + k] * scratch[68] / scratch[49];
            scratch[82] = RatioMath.scaled(scratch[77], scratch[75]);
            scratch[83] = (scratch[47] != 0) ? refined5(scratch[76]
                    + scratch[78], Math.abs(scratch[76])
                    + Math.abs(scratch[78]), a, aAt, D, p, pAt, D, n, nAt, D, k)
                    : refined12(scratch[80] - scratch[81] - scratch[82], Math.abs(scratch[80])
                    + Math.abs(scratch[81])
                    + Math.abs(scratch[82]), D, a, aAt, D, n, nAt, D, p, pAt, D, k);
            if (gradA != null) {
                gradA[gradAAt + k] = scratch[59] * refined13((scratch[53] != 0) ? scratch[83]
                        : 0, 0, margin, a, aAt, D, p, pAt, D, n, nAt, D, D, k);
            }
        }
    }

    @Override
    protected double refinedHessianRows(Rows rows) {
        double[] scratch = rows.scratch();
        scratch[0] = 0;
        for (int row = 0; row < rows.count(); row++) {
            scratch[1] = rows.weight(row);
            if (scratch[1] == 0) {
                rows.skip(row);
                continue;
            }
            refinedHessianRows1(rows, scratch, row);
            refinedHessianRows2(rows, scratch, row);
        }
        return scratch[0];
    }

    private void refinedHessianRows1(Rows rows, double[] scratch, int row) {
        double[] a = rows.reals(0);
        int aStart = rows.start(0);
        double[] p = rows.reals(1);
        int pStart = rows.start(1);
        double[] n = rows.reals(2);
        int nStart = rows.start(2);
        int aAt = aStart + row * D;
        int pAt = pStart + row * D;
        int nAt = nStart + row * D;
        double[] gradP = rows.gradient(1);
        int gradPStart = rows.gradientStart(1);
        double[] gradN = rows.gradient(2);
        int gradNStart = rows.gradientStart(2);
        int gradPAt = gradPStart + row * D;
        int gradNAt = gradNStart + row * D;
        scratch[2] = Double.NEGATIVE_INFINITY;
        scratch[3] = -1;
        scratch[4] = Double.NEGATIVE_INFINITY;
        scratch[5] = -1;
        for (int k = 0; k < D; k++) {
            scratch[6] = Math.abs(a[aAt + k] - p[pAt + k]);
            scratch[7] = Math.abs(a[aAt + k] - n[nAt + k]);
            if (scratch[6] > scratch[2]) {
                scratch[2] = scratch[6];
                scratch[3] = k;
            }
            if (scratch[7] > scratch[4]) {
                scratch[4] = scratch[7];
                scratch[5] = k;
            }
        }
        scratch[8] = RatioMath.unitScale(Math.max(scratch[2], scratch[4]));
        scratch[9] = StableMath.scaleFor(scratch[2]);
        scratch[10] = StableMath.scaleFor(scratch[4]);
        scratch[11] = RatioMath.unitScale(scratch[2]);
        scratch[12] = RatioMath.unitScale(scratch[4]);
        scratch[13] = a[aAt + Math.min(Math.max(((int) scratch[5]), 0), D - 1)];
        scratch[14] = RatioMath.scaled(scratch[13]
                - p[pAt + Math.min(Math.max(((int) scratch[5]), 0), D - 1)], scratch[11]);
        scratch[15] = RatioMath.scaled(scratch[13]
                - n[nAt + Math.min(Math.max(((int) scratch[5]), 0), D - 1)], scratch[12]);
        scratch[16] = scratch[14] / scratch[15];
        scratch[17] = RatioMath.differenceOfProduct(scratch[14], scratch[16], scratch[15]);
        scratch[18] = a[aAt + Math.min(Math.max(((int) scratch[3]), 0), D - 1)];
        scratch[19] = RatioMath.scaled(scratch[18]
                - n[nAt + Math.min(Math.max(((int) scratch[3]), 0), D - 1)], scratch[12]);
        scratch[20] = RatioMath.scaled(scratch[18]
                - p[pAt + Math.min(Math.max(((int) scratch[3]), 0), D - 1)], scratch[11]);
        scratch[21] = scratch[19] / scratch[20];
        scratch[22] = RatioMath.differenceOfProduct(scratch[19], scratch[21], scratch[20]);
        scratch[23] = 0;
        scratch[24] = 0;
        scratch[25] = 0;
        scratch[26] = 0;
        scratch[27] = 0;
        scratch[28] = 0;
        scratch[29] = 0;
        scratch[30] = 0;
        for (int k = 0; k < D; k++) {
            scratch[31] = a[aAt + k] - p[pAt + k];
            scratch[32] = a[aAt + k] - n[nAt + k];
            scratch[33] = RatioMath.scaled(scratch[31], scratch[8]);
            scratch[34] = RatioMath.scaled(scratch[32], scratch[8]);
            scratch[35] = scratch[31] * scratch[9];
            scratch[36] = scratch[32] * scratch[10];
            scratch[37] = RatioMath.scaled(scratch[31], scratch[11]);
            scratch[252 + 3 * D + k] = scratch[37];
            scratch[38] = RatioMath.scaled(scratch[32], scratch[12]);
            scratch[252 + 2 * D + k] = scratch[38];
            scratch[39] = scratch[37] * scratch[38];
            scratch[40] = RatioMath.scaled(n[nAt + k]
                    - p[pAt + k], scratch[8]) * refined1(scratch[33]
                    + scratch[34], Math.abs(scratch[33])
                    + Math.abs(scratch[34]), a, aAt, D, p, pAt, D, n, nAt, D, k);
            scratch[23] += scratch[35] * scratch[35];
            scratch[24] += scratch[36] * scratch[36];
            scratch[25] += scratch[37] * scratch[37];
            scratch[26] += scratch[38] * scratch[38];
            scratch[27] += scratch[39];
            scratch[28] += scratch[40];
            scratch[29] += Math.abs(scratch[40]);
            scratch[30] += Math.abs(scratch[39]);
        }
        scratch[41] = Math.sqrt(scratch[23]);
        scratch[42] = scratch[41] / scratch[9];
        scratch[43] = Math.sqrt(scratch[24]);
        scratch[44] = scratch[43] / scratch[10];
        scratch[45] = scratch[42] == 0 ? 1 : 0;
        scratch[46] = scratch[44] == 0 ? 1 : 0;
        scratch[47] = (scratch[45] != 0) || (scratch[46] != 0) ? 1 : 0;
        scratch[48] = scratch[42] != 0 ? 1 : 0;
        scratch[49] = scratch[44] != 0 ? 1 : 0;
        scratch[50] = Math.sqrt(scratch[25]);
        scratch[51] = Math.sqrt(scratch[26]);
        scratch[52] = scratch[42] + scratch[44] == 0 ? 0
                : refined2(scratch[28], scratch[29], n, nAt, D, p, pAt, D, a, aAt, D) / (scratch[41] * scratch[8] / scratch[9]
                + scratch[43] * scratch[8] / scratch[10]) / scratch[8];
        scratch[53] = margin + scratch[52];
        scratch[54] = margin + Math.abs(scratch[52]);
        scratch[55] = refined3(scratch[53], scratch[54], margin, a, aAt, D, p, pAt, D, n, nAt, D) > 0 ? 1 : 0;
        scratch[56] = refined7(scratch[27], scratch[30], a, aAt, D, p, pAt, D, n, nAt, D) / scratch[51] / scratch[50];
        scratch[57] = 1 + Math.abs(scratch[56]);
        scratch[58] = (scratch[48] != 0) && (scratch[55] != 0) ? 1 : 0;
        scratch[59] = (scratch[49] != 0) && (scratch[55] != 0) ? 1 : 0;
        scratch[60] = Math.max(refined4(scratch[53], scratch[54], margin, a, aAt, D, p, pAt, D, n, nAt, D), 0);
        scratch[0] += scratch[1] * rows.keep(row, scratch[60]);
        // A row whose loss is NaN has NaN gradients.
        scratch[61] = scratch[60] == scratch[60] ? scratch[1] * rows.scale() : Double.NaN;
        scratch[62] = 0;
        scratch[63] = 0;
        scratch[64] = 0;
        scratch[65] = 0;
        scratch[66] = 0;
        scratch[67] = 0;
        for (int k = 0; k < D; k++) {
            scratch[68] = (a[aAt + k] - p[pAt + k]) * scratch[9] / scratch[41];
            scratch[69] = (a[aAt + k] - n[nAt + k]) * scratch[10] / scratch[43];
            scratch[70] = k != ((int) scratch[5]) ? 1 : 0;
            scratch[71] = RatioMath.differenceOfProduct(scratch[252 + 3 * D + k], scratch[252 + 2 * D + k], scratch[16])
                    - scratch[252 + 2 * D + k] * scratch[17] / scratch[15];
            scratch[252 + D + k] = scratch[71];
            scratch[72] = k != ((int) scratch[3]) ? 1 : 0;
            scratch[73] = RatioMath.differenceOfProduct(scratch[252 + 2 * D + k], scratch[252 + 3 * D + k], scratch[21])
                    - scratch[252 + 3 * D + k] * scratch[22] / scratch[20];
            scratch[252 + k] = scratch[73];
            scratch[74] = (scratch[70] != 0)
                    ? scratch[252 + 2 * D + k] * scratch[71] / scratch[51] / scratch[50] : 0;
            scratch[75] = (scratch[72] != 0)
                    ? scratch[252 + 3 * D + k] * scratch[73] / scratch[51] / scratch[50] : 0;
            scratch[62] += scratch[74];
            scratch[63] += scratch[75];
            scratch[64] += (scratch[72] != 0) ? scratch[68] * scratch[68] : 0;
            scratch[65] += (scratch[70] != 0) ? scratch[69] * scratch[69] : 0;
            scratch[66] += Math.abs(scratch[74]);
            scratch[67] += Math.abs(scratch[75]);
            if (gradP != null) {
                gradP[gradPAt + k] = scratch[61] * refined14((scratch[58] != 0) ? -scratch[68]
                        : 0, 0, a, aAt, D, p, pAt, D, margin, n, nAt, D, k);
            }
            if (gradN != null) {
                gradN[gradNAt + k] = scratch[61] * refined15((scratch[59] != 0) ? scratch[69]
                        : 0, 0, a, aAt, D, n, nAt, D, margin, p, pAt, D, k);
            }
        }
        scratch[76] = (scratch[48] != 0) ? scratch[64] : 0;
        scratch[77] = (scratch[49] != 0) ? scratch[65] : 0;
        scratch[78] = refined6(scratch[62], scratch[66], D, a, aAt, D, n, nAt, D, p, pAt, D);
        scratch[79] = refined9(scratch[63], scratch[67], D, a, aAt, D, p, pAt, D, n, nAt, D);
        scratch[80] = 0;
    }

    private void refinedHessianRows2(Rows rows, double[] scratch, int row) {
        double[] a = rows.reals(0);
        int aStart = rows.start(0);
        double[] p = rows.reals(1);
        int pStart = rows.start(1);
        double[] n = rows.reals(2);
        int nStart = rows.start(2);
        int aAt = aStart + row * D;
        int pAt = pStart + row * D;
        int nAt = nStart + row * D;
        double[] hessA = rows.hessian(0);
        int hessAStart = rows.hessianStart(0);
        double[] gradA = rows.gradient(0);
        int gradAStart = rows.gradientStart(0);
        double[] hessP = rows.hessian(1);
        int hessPStart = rows.hessianStart(1);
        double[] hessN = rows.hessian(2);
        int hessNStart = rows.hessianStart(2);
        int hessAAt = hessAStart + row * D;
        int gradAAt = gradAStart + row * D;
        int hessPAt = hessPStart + row * D;
        int hessNAt = hessNStart + row * D;
        for (int k = 0; k < D; k++) {
            scratch[81] = (a[aAt + k] - p[pAt + k]) * scratch[9] / scratch[41];
            scratch[82] = (a[aAt + k] - n[nAt + k]) * scratch[10] / scratch[43];
            scratch[83] = scratch[252 + k] / scratch[51];
            scratch[84] = k != ((int) scratch[3]) ? scratch[83] : 0;
            scratch[85] = (scratch[45] != 0) ? 0 : -scratch[81] * scratch[81];
            scratch[86] = (scratch[46] != 0) ? 0 : -scratch[82] * scratch[82];
            scratch[87] = scratch[252 + 3 * D + k] * scratch[79] / scratch[50];
            scratch[88] = refined10(scratch[84] - scratch[87], Math.abs(scratch[84])
                    + Math.abs(scratch[87]), D, a, aAt, D, p, pAt, D, n, nAt, D, k);
            scratch[89] = (k == ((int) scratch[3]) ? scratch[76] : refined16(scratch[85]
                    + 1, Math.abs(scratch[85])
                    + 1, a, aAt, D, p, pAt, D, k)) * scratch[9] / scratch[41];
            scratch[90] = (scratch[45] != 0) ? 0 : scratch[89];
            scratch[91] = (k == ((int) scratch[5]) ? scratch[77] : refined17(scratch[86]
                    + 1, Math.abs(scratch[86])
                    + 1, a, aAt, D, n, nAt, D, k)) * scratch[10] / scratch[43];
            scratch[92] = (scratch[46] != 0) ? 0 : -scratch[91];
            scratch[80] += scratch[88] * scratch[88];
            if (hessA != null) {
                hessA[hessAAt + k] = scratch[61] * refined19((scratch[55] != 0)
                        ? refined18(scratch[90] + scratch[92], Math.abs(scratch[90])
                        + Math.abs(scratch[92]), a, aAt, D, p, pAt, D, D, n, nAt, D, k)
                        : 0, 0, margin, a, aAt, D, p, pAt, D, n, nAt, D, D, k);
            }
            if (hessP != null) {
                hessP[hessPAt + k] = scratch[61] * refined20((scratch[58] != 0) ? scratch[89]
                        : 0, 0, a, aAt, D, p, pAt, D, margin, n, nAt, D, D, k);
            }
            if (hessN != null) {
                hessN[hessNAt + k] = scratch[61] * refined21((scratch[59] != 0) ? -scratch[91]
                        : 0, 0, a, aAt, D, n, nAt, D, margin, p, pAt, D, D, k);
            }
        }
        scratch[93] = scratch[56] < 0.5 ? refined8(1
                - scratch[56], scratch[57], a, aAt, D, p, pAt, D, n, nAt, D)
                : scratch[80] / refined11(scratch[56]
                + 1, scratch[57], a, aAt, D, p, pAt, D, n, nAt, D);
        for (int k = 0; k < D; k++) {
            scratch[94] = (scratch[45] != 0) ? 0 : (a[aAt + k]
                    - p[pAt + k]) * scratch[9] / scratch[41];
            scratch[95] = (a[aAt + k] - n[nAt + k]) * scratch[10] / scratch[43];
            scratch[96] = (scratch[46] != 0) ? 0 : -scratch[95];
            scratch[97] = scratch[252 + D + k] / scratch[50];
            scratch[98] = k != ((int) scratch[5]) ? scratch[97] : 0;
            scratch[99] = scratch[252 + 2 * D + k] * scratch[78] / scratch[51];
            scratch[100] = RatioMath.scaled(scratch[95], scratch[93]);
            scratch[101] = (scratch[47] != 0) ? refined5(scratch[94]
                    + scratch[96], Math.abs(scratch[94])
                    + Math.abs(scratch[96]), a, aAt, D, p, pAt, D, n, nAt, D, k)
                    : refined12(scratch[98] - scratch[99] - scratch[100], Math.abs(scratch[98])
                    + Math.abs(scratch[99])
                    + Math.abs(scratch[100]), D, a, aAt, D, n, nAt, D, p, pAt, D, k);
            if (gradA != null) {
                gradA[gradAAt + k] = scratch[61] * refined13((scratch[55] != 0) ? scratch[101]
                        : 0, 0, margin, a, aAt, D, p, pAt, D, n, nAt, D, D, k);
            }
        }
    }

    private static double refined1(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, double[] leaf3,
            int leaf3At, int leaf3Length, int element) {
        if (Refinement.isDue(plain, size)) {
            return REFINED1.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).result(element);
        }
        return plain;
    }

    private static double refined2(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, double[] leaf3,
            int leaf3At, int leaf3Length) {
        if (Refinement.isDue(plain, size)) {
            return REFINED2.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).result(0);
        }
        return plain;
    }

    /**
     * {@code margin + norm_difference(a - p, a - n)}
     */
    private static double refined3(double plain, double size, double leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, double[] leaf3, int leaf3At, int leaf3Length,
            double[] leaf4, int leaf4At, int leaf4Length) {
        if (Refinement.isDue(plain, size)) {
            return REFINED3.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).vector(leaf4, leaf4At, leaf4Length).result(0);
        }
        return plain;
    }

    /**
     * {@code margin + norm_difference(a - p, a - n)}
     */
    private static double refined4(double plain, double size, double leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, double[] leaf3, int leaf3At, int leaf3Length,
            double[] leaf4, int leaf4At, int leaf4Length) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED4.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).vector(leaf4, leaf4At, leaf4Length).result(0);
        }
        return plain;
    }

    /**
     * {@code normalize(a - p) - normalize(a - n)}
     */
    private static double refined5(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, double[] leaf3,
            int leaf3At, int leaf3Length, int element) {
        if (Refinement.isDue(plain, size)) {
            return REFINED5.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).result(element);
        }
        return plain;
    }

    private static double refined6(double plain, double size, int leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, double[] leaf3, int leaf3At, int leaf3Length,
            double[] leaf4, int leaf4At, int leaf4Length) {
        if (Refinement.isDue(plain, size)) {
            return REFINED6.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).vector(leaf4, leaf4At, leaf4Length).result(0);
        }
        return plain;
    }

    private static double refined7(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, double[] leaf3,
            int leaf3At, int leaf3Length) {
        if (Refinement.isDue(plain, size)) {
            return REFINED7.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).result(0);
        }
        return plain;
    }

    /**
     * {@code 1 - cosine(a - p, a - n)}
     */
    private static double refined8(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, double[] leaf3,
            int leaf3At, int leaf3Length) {
        if (Refinement.isDue(plain, size)) {
            return REFINED8.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).result(0);
        }
        return plain;
    }

    private static double refined9(double plain, double size, int leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, double[] leaf3, int leaf3At, int leaf3Length,
            double[] leaf4, int leaf4At, int leaf4Length) {
        if (Refinement.isDue(plain, size)) {
            return REFINED9.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).vector(leaf4, leaf4At, leaf4Length).result(0);
        }
        return plain;
    }

    /**
     * {@code rejection(a - p, a - n)}
     */
    private static double refined10(double plain, double size, int leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, double[] leaf3, int leaf3At, int leaf3Length,
            double[] leaf4, int leaf4At, int leaf4Length, int element) {
        if (Refinement.isDue(plain, size)) {
            return REFINED10.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).vector(leaf4, leaf4At, leaf4Length).result(element);
        }
        return plain;
    }

    /**
     * {@code cosine(a - p, a - n) + 1}
     */
    private static double refined11(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, double[] leaf3,
            int leaf3At, int leaf3Length) {
        if (Refinement.isDue(plain, size)) {
            return REFINED11.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).result(0);
        }
        return plain;
    }

    private static double refined12(double plain, double size, int leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, double[] leaf3, int leaf3At, int leaf3Length,
            double[] leaf4, int leaf4At, int leaf4Length, int element) {
        if (Refinement.isDue(plain, size)) {
            return REFINED12.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).vector(leaf4, leaf4At, leaf4Length).result(element);
        }
        return plain;
    }

    private static double refined13(double plain, double size, double leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, double[] leaf3, int leaf3At, int leaf3Length,
            double[] leaf4, int leaf4At, int leaf4Length, int leaf5, int element) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED13.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).vector(leaf4, leaf4At, leaf4Length).number(leaf5).result(element);
        }
        return plain;
    }

    /**
     * {@code margin + norm_difference(a - p, a - n) &gt; 0 ? -normalize(a - p) : 0}
     */
    private static double refined14(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, double leaf3,
            double[] leaf4, int leaf4At, int leaf4Length, int element) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED14.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).number(leaf3).vector(leaf4, leaf4At, leaf4Length).result(element);
        }
        return plain;
    }

    /**
     * {@code margin + norm_difference(a - p, a - n) &gt; 0 ? normalize(a - n) : 0}
     */
    private static double refined15(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, double leaf3,
            double[] leaf4, int leaf4At, int leaf4Length, int element) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED15.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).number(leaf3).vector(leaf4, leaf4At, leaf4Length).result(element);
        }
        return plain;
    }

    /**
     * {@code 1 - normalize(a - p)^2}
     */
    private static double refined16(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, int element) {
        if (Refinement.isDue(plain, size)) {
            return REFINED16.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).result(element);
        }
        return plain;
    }

    /**
     * {@code 1 - normalize(a - n)^2}
     */
    private static double refined17(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, int element) {
        if (Refinement.isDue(plain, size)) {
            return REFINED17.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).result(element);
        }
        return plain;
    }

    private static double refined18(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, int leaf3,
            double[] leaf4, int leaf4At, int leaf4Length, int element) {
        if (Refinement.isDue(plain, size)) {
            return REFINED18.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).number(leaf3).vector(leaf4, leaf4At, leaf4Length).result(element);
        }
        return plain;
    }

    private static double refined19(double plain, double size, double leaf1, double[] leaf2,
            int leaf2At, int leaf2Length, double[] leaf3, int leaf3At, int leaf3Length,
            double[] leaf4, int leaf4At, int leaf4Length, int leaf5, int element) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED19.start(plain, size).number(leaf1).vector(leaf2, leaf2At, leaf2Length).vector(leaf3, leaf3At, leaf3Length).vector(leaf4, leaf4At, leaf4Length).number(leaf5).result(element);
        }
        return plain;
    }

    private static double refined20(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, double leaf3,
            double[] leaf4, int leaf4At, int leaf4Length, int leaf5, int element) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED20.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).number(leaf3).vector(leaf4, leaf4At, leaf4Length).number(leaf5).result(element);
        }
        return plain;
    }

    private static double refined21(double plain, double size, double[] leaf1, int leaf1At,
            int leaf1Length, double[] leaf2, int leaf2At, int leaf2Length, double leaf3,
            double[] leaf4, int leaf4At, int leaf4Length, int leaf5, int element) {
        if (Refinement.isDueOrLost(plain, size)) {
            return REFINED21.start(plain, size).vector(leaf1, leaf1At, leaf1Length).vector(leaf2, leaf2At, leaf2Length).number(leaf3).vector(leaf4, leaf4At, leaf4Length).number(leaf5).result(element);
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
