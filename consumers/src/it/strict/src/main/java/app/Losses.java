package app;

import io.lossmith.Loss;
import io.lossmith.LossLibrary;
import io.lossmith.MultiTask;
import io.lossmith.Task;
import io.lossmith.TaskKind;
import io.lossmith.Weighting;

/** Losses of each kind. */
public final class Losses {
    private Losses() {}

    /** The bare form. */
    @Loss("-(1 - pt)^gamma * log(pt)")
    public record Focal(double gamma) {}

    /** Vectors and classes. */
    @Loss("(z: real[K] link softmax | y: class[K]) -> -log(softmax(z)[y])")
    public record CrossEntropy() {}

    /** Every kind of parameter. */
    @Loss("""
            (p: real[K] | y: real[K]; w: nonnegative[K], squared: binary) ->
            r = abs(p - y);
            sum(w * (squared ? r^2 : r^n)) / scale
            """)
    public record Weighted(double[] w, boolean squared, int n, double scale) {}

    /** A learned input. */
    @Loss("(p: real, learn s: real | y: real) -> (p - y)^2*exp(-s) + s")
    public record Noisy() {}

    /** A call of a loss. */
    @Loss("(z: real[K], p: real | y: class[K], t: real) -> ce(z | y) + share*(p - t)^2")
    public record Called(CrossEntropy ce, double share) {}

    /** Tasks. */
    @Loss("cls + share*box")
    public record Tasks(CrossEntropy cls, Noisy box, double share) {}

    /** Tasks with weights that are learned. */
    @MultiTask(weighting = Weighting.UNCERTAINTY)
    public record Uncertain(
            @Task(TaskKind.CLASSIFICATION) CrossEntropy cls,
            @Task(TaskKind.REGRESSION) Noisy box) {}

    /** A library; one of its losses calls one of those above. */
    @LossLibrary(value = """
                    def huber(r, d) = a = abs(r); a <= d ? a^2/2 : d*(a - d/2)

                    /** Huber 1964. {@code *}{@literal /} <b>not a tag</b> & @nor this. */
                    loss Huber(p: real | y: real; delta: positive = 1) = huber(p - y, delta)

                    loss Mixed(pt: unit, p: real | y: real) = Focal(pt; 2) + Huber(p | y)
                    """, uses = Focal.class)
    public interface Robust {}
}
