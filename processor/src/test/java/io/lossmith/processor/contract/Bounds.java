package io.lossmith.processor.contract;

import io.lossmith.processor.contract.Quantity.Kind;
import java.util.List;
import java.util.Set;

/**
 * How far off each case may be at ordinary points. The table lists the cases that cannot hold the common bound, each with
 * the reason; a new row of the function table holds it until someone finds a reason.
 */
final class Bounds {
    private static final double VALUE = 4;
    private static final double DERIVATIVE = 8;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static final Set<Kind> DERIVATIVES = Set.of(Kind.GRADIENT, Kind.HESSIAN);
    private static final Set<Kind> ALL = Set.of(Kind.values());

    /**
     * A looser bound.
     *
     * @param cases start of the text of the cases
     * @param kinds what it is for
     * @param ulps the bound
     * @param range it holds where the size of every input is 0 or in [1/range, range]; beyond, nothing is asked
     * @param reason why the common bound does not hold
     */
    private record Looser(String cases, Set<Kind> kinds, double ulps, double range, String reason) {}

    private static final List<Looser> TABLE = List.of(
            new Looser("p*atan(1/", ALL, 8, INF, "three operations more"),
            new Looser("sech(", Set.of(Kind.HESSIAN), 16, INF, "1 - 2 tanh(x)^2 cancels near its root"),
            new Looser("gauss_over_erfc(", Set.of(Kind.HESSIAN), 512, INF, "the excess of a Mills ratio cancels twice"),
            new Looser(
                    "deviance_from_exp(", Set.of(Kind.VALUE), 12, INF, "the rounding of e^y counts where it is near x"),
            new Looser("box_cox_slope(", ALL, 64, 1e3, "a power of a rounded logarithm"),
            new Looser(
                    "box_cox_of_exp(",
                    DERIVATIVES,
                    64,
                    1e3,
                    "a slope of the exponential magnifies the rounded product"),
            new Looser("order_share(", Set.of(Kind.HESSIAN), 16, INF, "two powers with rounded bases"),
            new Looser("relative_excess(", DERIVATIVES, 8, 1e90, "the cube of the divisor leaves the range"),
            new Looser("shifted_deviance(", ALL, 512, 1e90, "differences of two logarithms"),
            new Looser("share_entropy(", DERIVATIVES, 64, 1e90, "the square of the sum leaves the range"),
            new Looser("softmax_jensen_shannon(", DERIVATIVES, 64, 1e3, "g - sum(g*f) cancels between similar weights"),
            new Looser("log_quotient_curvature(", ALL, 8, INF, "a sum of rounded products"),
            new Looser("log_beta(", Set.of(Kind.VALUE), 16, INF, "its logarithms cancel near its root"),
            new Looser("lgamma_rise(", Set.of(Kind.VALUE), 64, INF, "its logarithms cancel near its root"),
            new Looser("log1p_of_ratio(", Set.of(Kind.HESSIAN), 8, 1e150, "the square of the sum overflows"),
            new Looser("log_normal_interval(", Set.of(Kind.HESSIAN), 16384, 100, "the curvature by the width cancels"),
            new Looser("normal_interval_shift(", DERIVATIVES, 4096, 100, "the curvature by the width cancels"),
            new Looser("normal_interval_end(", ALL, 4096, 100, "the curvature by the width cancels"),
            new Looser("prod(", ALL, 8, 1e60, "the product of five such numbers leaves the range of double"),
            new Looser("co_prod(", ALL, 8, 1e40, "a quotient of the product, which leaves the range"),
            new Looser("sum(w*co_prod(", DERIVATIVES, 64, 1e3, "sum(g*f) - g*f cancels beside a large share"),
            new Looser("sum(w*co_square(", DERIVATIVES, 256, 1e3, "sum(g*n^2) - g cancels between similar weights"),
            new Looser("softmax(", Set.of(Kind.HESSIAN), 8, 1e3, "1 - 2p cancels between nearly equal elements"),
            new Looser("normalize(", DERIVATIVES, 16, 1e90, "the cube of the norm leaves the range"),
            new Looser("direction(", DERIVATIVES, 16, 1e90, "the cube of the norm leaves the range"),
            new Looser("sum(w*softmax(", DERIVATIVES, 32, 1e3, "g - sum(g*f) cancels between similar weights"),
            new Looser("sum(w*co_softmax(", DERIVATIVES, 64, 1e3, "sum(g*f) - g cancels between similar weights"),
            new Looser("sum(w*log_softmax(", DERIVATIVES, 64, 1e3, "g - f*sum(g) cancels"),
            new Looser("sum(w*direction(", DERIVATIVES, 128, 1e3, "g - f*sum(f*g) cancels for weights along v"),
            new Looser("sum(w*normalize(", DERIVATIVES, 128, 1e3, "g - f*sum(f*g) cancels for weights along v"));

    /** What no kernel computes has to be the right formula, and may cancel. */
    private static final Looser UNREACHED =
            new Looser("", DERIVATIVES, 2e6, 4, "a third derivative of what users can write");

    private Bounds() {}

    /** Whether anything is asked at this point. */
    static boolean apply(ContractCase each, Reach reach, Kind kind, double[][] row) {
        Looser looser = looser(each, reach, kind);
        for (double[] elements : row) {
            for (double element : elements) {
                double size = Math.abs(element);
                if (looser != null
                        && (size != 0 || looser.equals(UNREACHED))
                        && (size < 1 / looser.range || size > looser.range)) {
                    return false;
                }
            }
        }
        return true;
    }

    static double ulps(ContractCase each, Reach reach, Kind kind) {
        Looser looser = looser(each, reach, kind);
        if (looser != null) {
            return looser.ulps;
        }
        return kind == Kind.VALUE ? VALUE : DERIVATIVE;
    }

    private static Looser looser(ContractCase each, Reach reach, Kind kind) {
        if (!reach.isReached(each.row(), kind)) {
            return UNREACHED;
        }
        for (Looser looser : TABLE) {
            if (looser.kinds.contains(kind) && each.toString().startsWith(looser.cases)) {
                return looser;
            }
        }
        return null;
    }
}
