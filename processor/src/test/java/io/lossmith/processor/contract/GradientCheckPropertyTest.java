package io.lossmith.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Batch;
import io.lossmith.GradientCheck;
import io.lossmith.LossKernel;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.spec.Domain;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The gradient checker on losses as people train with them and batches of every size: it never condemns a right gradient and
 * never passes a wrong one. The wrong ones are written in the language itself, with {@code stop}: the value is the same, and the
 * gradient is not.
 */
class GradientCheckPropertyTest {
    private static final int BATCHES = 60;
    private static final int ROWS = 6;

    /** Widths of the predictions: gentle batches, ordinary ones, and those in which all but one class has vanished. */
    private static final double[] SPREADS = {0.1, 1, 3, 30};

    private static Map<String, CompiledLoss> compiled;

    /** Smooth losses; {@code #} stands for the prediction. */
    enum Smooth {
        CROSS_ENTROPY("(z: real[5] | y: class[5]) -> ", "z", "-log_softmax(#)[y]"),
        INFO_NCE(
                "(z: real[5] | k: real[5], m: real[5], n: real[5]) -> ",
                "z",
                "logaddexp(0, logaddexp(dot(normalize(#), normalize(m)) - dot(normalize(#), normalize(k)),"
                        + " dot(normalize(#), normalize(n)) - dot(normalize(#), normalize(k)))/0.07)"),
        COSINE_MARGIN(
                "(z: real[5] | k: real[5], m: real[5]) -> ",
                "z",
                "softplus(64*(dot(normalize(#), normalize(m)) - dot(normalize(#), normalize(k)) + 0.35))"),
        AM_SOFTMAX("(z: real[5] | y: class[5]) -> ", "z", "-log_softmax(30*(tanh(#) - 0.35*onehot(y)))[y]"),
        LOG_COSH("(p: real | y: real) -> ", "p", "log(cosh(# - y))"),
        CAUCHY("(p: real | y: real) -> ", "p", "log1p((# - y)^2)"),
        CHARBONNIER("(p: real | y: real) -> ", "p", "sqrt(1e-6 + (# - y)^2)"),
        FOCAL("(p: real | y: binary) -> ", "p", "-(1 - sigmoid(y ? # : -#))^2*log_sigmoid(y ? # : -#)"),
        POISSON("(p: real | y: count) -> ", "p", "exp(#) - y*# + lgamma(y + 1)"),
        GAUSSIAN("(p: real, s: real | y: real) -> ", "p", "s + 0.5*((y - #)/exp(s))^2"),
        SOFT_TARGETS("(z: real[5] | y: simplex[5]) -> ", "z", "sum(y*(log(max(y, 1e-30)) - log_softmax(#)))"),
        TRIPLET("(z: real[5] | k: real[5], m: real[5]) -> ", "z", "softplus(sum((# - k)^2) - sum((# - m)^2))");

        private final String signature;
        private final String prediction;
        private final String body;

        Smooth(String signature, String prediction, String body) {
            this.signature = signature;
            this.prediction = prediction;
            this.body = body;
        }

        private boolean isVector() {
            return prediction.equals("z");
        }

        private String right() {
            return signature + body.replace("#", prediction);
        }

        private Map<String, String> wrong() {
            String value = signature + "t = " + body.replace("#", prediction) + "; ";
            String element = isVector() ? "index(5) == 2" : "p == 0.25";
            String part = signature + "u = " + element + " ? stop(" + prediction + ") : " + prediction + "; ";
            Map<String, String> wrong = new LinkedHashMap<>();
            wrong.put("Scaled", value + "t + 0.001*(t - stop(t))");
            wrong.put("Flipped", value + "2*stop(t) - t");
            wrong.put("Zeroed", part + body.replace("#", "u"));
            return wrong;
        }
    }

    @BeforeAll
    static void compile() {
        KernelHarness harness = new KernelHarness();
        for (Smooth loss : Smooth.values()) {
            harness.add(loss + "_Right", loss.right());
            loss.wrong().forEach((how, formula) -> harness.add(loss + "_" + how, formula));
        }
        compiled = harness.compile();
    }

    @ParameterizedTest
    @EnumSource(Smooth.class)
    void aRightGradientIsNeverCondemned(Smooth loss) {
        LossKernel kernel = compiled.get(loss + "_Right").kernel();
        SplittableRandom random = new SplittableRandom(20261);
        List<String> failures = new ArrayList<>();
        long compared = 0;
        for (int i = 0; i < BATCHES; i++) {
            GradientCheck check = kernel.checkGradient(batch(kernel, random, SPREADS[i % SPREADS.length]));
            GradientCheck.Input first = check.inputs().get(0);
            compared += first.compared();
            if (first.worstError() > check.tolerance() || first.kinks() > 0 || first.notFinite() > 0) {
                failures.add(check.toString());
            }
        }
        assertThat(failures).isEmpty();
        assertThat(compared).isGreaterThan(BATCHES * ROWS * (loss.isVector() ? 5 : 1) * 3 / 4);
    }

    @ParameterizedTest
    @EnumSource(Smooth.class)
    void aWrongGradientIsAlwaysCondemned(Smooth loss) {
        List<String> missed = new ArrayList<>();
        for (String how : loss.wrong().keySet()) {
            LossKernel kernel = compiled.get(loss + "_" + how).kernel();
            SplittableRandom random = new SplittableRandom(20262);
            for (int i = 0; i < BATCHES; i++) {
                GradientCheck check = kernel.checkGradient(batch(kernel, random, SPREADS[i % 3]));
                if (check.passed()) {
                    missed.add(how + ": " + check);
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    private static Batch batch(LossKernel kernel, SplittableRandom random, double spread) {
        Batch batch = Batch.rows(ROWS);
        double[] first = null;
        for (InputSpec input : kernel.spec().inputs()) {
            if (input.domain().kind() == Domain.Kind.CLASS) {
                int[] classes = new int[ROWS];
                for (int row = 0; row < ROWS; row++) {
                    classes[row] = random.nextInt(5);
                }
                batch.input(input.name(), classes);
                continue;
            }
            int width = input.isVector() ? 5 : 1;
            double[] numbers = new double[ROWS * width];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(input, random, spread);
            }
            if (input.domain().kind() == Domain.Kind.SIMPLEX) {
                normalize(numbers, width);
            }
            if (input.role() == Role.PREDICTION && first == null) {
                first = numbers;
                first[ROWS - 1] = width == 1 ? 0.25 : first[ROWS - 1];
            } else if (input.role() == Role.TARGET && input.domain().equals(Domain.REAL) && width == 1) {
                numbers[0] = first[0]; // a loss is smooth where the prediction meets the target, too
            }
            batch.input(input.name(), numbers);
        }
        return batch;
    }

    private static double number(InputSpec input, SplittableRandom random, double spread) {
        return switch (input.domain().kind()) {
            case BINARY -> random.nextInt(2);
            case COUNT -> random.nextInt(6);
            case SIMPLEX -> random.nextDouble(1e-3, 1);
            default -> random.nextDouble(-spread, spread);
        };
    }

    private static void normalize(double[] numbers, int width) {
        for (int start = 0; start < numbers.length; start += width) {
            double sum = 0;
            for (int i = 0; i < width; i++) {
                sum += numbers[start + i];
            }
            for (int i = 0; i < width; i++) {
                numbers[start + i] /= sum;
            }
        }
    }
}
