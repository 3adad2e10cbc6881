package app.closed;

import app.losses.Focal;
import app.opened.Opened;
import io.lossmith.Batch;
import io.lossmith.LossKernel;
import java.util.Locale;

/** Finds kernels by their records, across the boundary of the module. */
public final class Main {
    private Main() {}

    /** Prints losses, gradients, and what is wrong with a package that is closed. */
    public static void main(String[] arguments) {
        System.out.println(Main.class.getModule() + " reads " + LossKernel.class.getModule());

        double[] gradient = new double[2];
        LossKernel focal = LossKernel.of(new Focal(2));
        double loss = focal.evaluate(
                Batch.rows(2).input("pt", new double[] {0.9, 0.1}).gradient("pt", gradient));
        System.out.printf(Locale.ROOT, "exported %.9f %.9f %.9f%n", loss, gradient[0], gradient[1]);

        double[] slope = new double[1];
        loss = LossKernel.of(new Opened())
                .evaluate(Batch.rows(1)
                        .input("p", new double[] {3})
                        .input("y", new double[] {1})
                        .gradient("p", slope));
        System.out.printf(Locale.ROOT, "opened   %.9f %.9f%n", loss, slope[0]);

        System.out.printf(
                Locale.ROOT, "closed   %.9f%n", ClosedKernel.of(new Closed()).gradientAt(3, 1));
        try {
            System.out.println(LossKernel.of(new Closed()));
        } catch (IllegalStateException closed) {
            System.out.println(closed.getMessage());
        }
    }
}
