package io.lossmith.processor.certify;

import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Losses of every kind, as users write them: a name, the record's components and the formula. */
enum ExampleLosses {
    FOCAL("double gamma", "-(1 - pt)^gamma * log(pt)"),
    FOCAL_WITH_LOGITS(
            "double alpha, double gamma",
            "(z: real link sigmoid | y: binary; alpha: unit, gamma: nonnegative) -> pt = y ? sigmoid(z) : 1 - sigmoid(z);"
                    + " at = y ? alpha : 1 - alpha; -at * (1 - pt)^gamma * log(pt)"),
    BINARY_CROSS_ENTROPY("", "(p: unit | y: unit) -> -(y * log(p) + (1 - y) * log(1 - p))"),
    LOGISTIC("", "(z: real link sigmoid | y: sign) -> log(1 + exp(-y * z))"),
    SQUARED_HINGE("", "(z: real | y: sign) -> max(0, 1 - y * z)^2"),
    CROSS_ENTROPY("", "(z: real[K] link softmax | y: class[K]) -> -log(exp(z[y])/sum(exp(z)))"),
    LABEL_SMOOTHED(
            "double smoothing",
            "(z: real[K] link softmax | y: class[K]; smoothing: unit) -> logp = log_softmax(z);"
                    + " -(1 - smoothing) * logp[y] - smoothing * mean(logp)"),
    SOFT_TARGETS("", "(z: real[K] link softmax | t: simplex[K]) -> -sum(t * log(softmax(z)))"),
    SOFTMAX_FOCAL(
            "double[] alpha, double gamma",
            "(z: real[K] | y: class[K]; alpha: nonnegative[K], gamma: nonnegative) -> pt = softmax(z)[y];"
                    + " -alpha[y] * (1 - pt)^gamma * log(pt)"),
    CONTRASTIVE(
            "double margin",
            "(a: real[D], b: real[D] | different: binary; margin: positive) -> d = norm(a - b);"
                    + " different ? max(0, margin - d)^2 / 2 : d^2 / 2"),
    TRIPLET(
            "double margin",
            "(a: real[D], p: real[D], n: real[D]; margin: nonnegative) -> max(0, norm(a - p) - norm(a - n) + margin)"),
    GAUSSIAN("", "(mu: real, logvar: real | y: real) -> (logvar + (y - mu)^2 * exp(-logvar)) / 2"),
    LEARNED_NOISE("", "(p: real, learn s: real | y: real) -> (exp(-s) * (p - y)^2 + s) / 2"),
    KULLBACK_LEIBLER("", "(q: simplex[K] | p: simplex[K]) -> sum(p * log(p) - p * log(q))"),
    HUBER(
            "double delta",
            "(p: real | y: real; delta: positive) -> r = abs(p - y); r <= delta ? r^2 / 2 : delta * (r - delta / 2)"),
    CAUCHY("double scale", "(p: real | y: real; scale: positive) -> scale^2/2 * log1p(((p - y)/scale)^2)"),
    LOG_COSH("", "(p: real | y: real) -> log(cosh(p - y))"),
    PROBIT("", "(z: real | y: sign) -> -log(normal_cdf(y * z))"),
    NEGATIVE_BINOMIAL(
            "",
            "(mu: positive, learn a: positive | y: count) ->"
                    + " lgamma(a) - lgamma(a + y) + (a + y)*log(a + mu) - a*log(a) - y*log(mu)"),
    ORDINAL(
            "",
            "(z: real, b: real[K-1] | y: class[K]) -> lower = y > 0 ? sigmoid(z - b[y-1]) : 1;"
                    + " upper = y < K-1 ? sigmoid(z - b[y]) : 0; -log(lower - upper)"),
    ANGULAR(
            "double s",
            "(a: real[4], b: real[4] | y: sign; s: positive) -> softplus(-y*s*dot(normalize(a), normalize(b)))"),
    MIXED(
            "int n, boolean flag",
            "(p: real, q: real | y: real) -> flag ? abs(p - y)^n*atan2(q, 1 + y^2) : hypot(p, q)*tanh(q)"
                    + " + clamp(p*q, -1, 1)^3 + cbrt(p)*sin(q)*erf(y) + floor(p)*stop(q) + elu(p)*silu(q) - gelu(p)"),
    CANCELLING("", "(p: real, q: real | y: real) -> exp(p) - exp(q) + p*q - y^2 + log(cosh(p)) - softplus(q)"),
    CANCELLING_VECTORS(
            "double[] w",
            "(z: real[K], learn q: real[K] | y: class[K]; w: positive[K]) -> weight = 1 + w[y];"
                    + " sum(w*exp(z) - w*exp(q)) - log_softmax(z)[y] + log_softmax(q)[y] + z[y]^2 - q[y]^2"),
    CANCELLING_PLACES(
            "boolean up",
            "(a: real[D], b: real[D] | y: sign) -> d = up ? a^2 - b^2 : sin(a) - sin(b);"
                    + " sum(index(D)*d) + y*(max(a) - max(b)) + d[0]^3"),
    EXTREMES(
            "",
            "(v: real[K], w: real[K] | y: class[K]) -> max(v) - min(w) + prod(v)/K + variance(w) + norm(v, 3)"
                    + " + sum(index(K)*v)/sum(abs(w)) + (any(v > w) ? v[0] : logsumexp(w)) + sum(relu(v - y)*onehot(y))");

    private final String components;
    private final String formula;

    ExampleLosses(String components, String formula) {
        this.components = components;
        this.formula = formula;
    }

    private String recordName() {
        StringBuilder name = new StringBuilder();
        for (String word : name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return name.toString();
    }

    private Component[] recordComponents() {
        List<Component> all = new ArrayList<>();
        for (String component : components.isEmpty() ? new String[0] : components.split(", ", -1)) {
            String[] words = component.split(" ", -1);
            JavaType type = Arrays.stream(JavaType.values())
                    .filter(candidate -> candidate.text().equals(words[0]))
                    .findFirst()
                    .orElseThrow();
            all.add(new Component(words[1], type));
        }
        return all.toArray(Component[]::new);
    }

    /** The compiled model. */
    KernelModel model() {
        return new KernelHarness().add(recordName(), formula, recordComponents());
    }

    /** All of them with their generated classes. */
    static Map<String, CompiledLoss> compiled() {
        KernelHarness harness = new KernelHarness();
        for (ExampleLosses loss : values()) {
            harness.add(loss.recordName(), loss.formula, loss.recordComponents());
        }
        return harness.compile();
    }

    /** Its kernel's place in {@link #compiled}. */
    CompiledLoss in(Map<String, CompiledLoss> compiled) {
        return compiled.get(recordName());
    }
}
