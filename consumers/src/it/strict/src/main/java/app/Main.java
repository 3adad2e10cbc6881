package app;

import java.util.Arrays;
import java.util.Locale;

/** Calls the kernels. */
public final class Main {
    private Main() {}

    /** Prints losses and gradients. */
    public static void main(String[] arguments) {
        double[] gradient = new double[2];
        double loss = Losses_FocalKernel.of(new Losses.Focal(2)).valueAndGradient(new double[] {0.9, 0.1}, gradient);
        print("focal", loss, gradient);

        float[] scores = {1, 2, 3};
        float[] slopes = new float[3];
        Losses.CrossEntropy crossEntropy = new Losses.CrossEntropy();
        loss = Losses_CrossEntropyKernel.of(crossEntropy, 3).valueAndGradient(scores, new int[] {2}, slopes);
        print("cross entropy", loss, slopes[0], slopes[1], slopes[2]);

        Losses.Weighted weighted = new Losses.Weighted(new double[] {1, 2}, false, 3, 4);
        loss = Losses_WeightedKernel.of(weighted).valueAndGradient(new double[] {1, 2}, new double[] {2, 4}, gradient);
        print("weighted", loss, gradient);

        print("noisy", Losses_NoisyKernel.of(new Losses.Noisy()).gradientSAt(3, 0, 1));

        Losses_CalledKernel called = Losses_CalledKernel.of(new Losses.Called(crossEntropy, 0.5), 2);
        double[] slope = new double[1];
        loss = called.valueAndGradient(
                new double[2], new double[] {3}, new int[] {1}, new double[] {1}, gradient, slope);
        print("called", loss, gradient[0], gradient[1], slope[0]);

        Losses_TasksKernel tasks = Losses_TasksKernel.of(new Losses.Tasks(crossEntropy, new Losses.Noisy(), 0.5), 2);
        Losses_TasksKernel.Batch batch = tasks.batch();
        batch.cls().z(new double[2]).y(new int[] {1}).gradZ(gradient);
        batch.box().p(new double[] {3}).s(new double[] {0}).y(new double[] {1}).gradP(slope);
        print("tasks", batch.evaluate(), gradient[0], gradient[1], slope[0]);

        double[] gradCls = new double[1];
        double[] gradBox = new double[1];
        Losses_UncertainKernel.Batch uncertain = Losses_UncertainKernel.of(
                        new Losses.Uncertain(crossEntropy, new Losses.Noisy()), 2)
                .batch();
        uncertain.cls().z(new double[2]).y(new int[] {1});
        uncertain.box().p(new double[] {3}).s(new double[] {0}).y(new double[] {1});
        uncertain.logvar_cls(new double[1]).gradLogvar_cls(gradCls);
        uncertain.logvar_box(new double[1]).gradLogvar_box(gradBox);
        print("uncertain", uncertain.evaluate(), gradCls[0], gradBox[0]);

        print("huber", HuberKernel.of(new Huber().withDelta(0.5)).valueAt(3, 1));
        print("mixed", MixedKernel.of(new Mixed()).valueAt(0.1, 3, 1));
    }

    private static void print(String name, double loss, double... gradient) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%s %.6f", name, loss));
        Arrays.stream(gradient).forEach(slope -> line.append(String.format(Locale.ROOT, " %.6f", slope)));
        System.out.println(line);
    }
}
