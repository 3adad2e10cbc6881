package app;

import io.lossmith.Batch;
import io.lossmith.Loss;
import io.lossmith.LossKernel;
import io.lossmith.LossLibrary;
import java.util.Locale;

public class Main {
    @Loss("scale*(p - y)^2")
    record Square(double scale) {}

    static class Deep {
        static class Deeper {
            @Loss("scale*(p - y)^2")
            record Square(double scale) {}
        }
    }

    interface Losses {
        @Loss("scale*(p - y)^2")
        record Square(double scale) {}
    }

    record Outer(Inner inner) {
        @Loss("scale*(p - y)^2")
        record Inner(double scale) {}
    }

    enum Kind {
        ONLY;

        @Loss("scale*(p - y)^2")
        record Square(double scale) {}
    }

    @LossLibrary("loss OfLibrary(p: real | y: real; scale: real = 6) = scale*(p - y)^2")
    interface Library {}

    public static void main(String[] args) {
        print(LossKernel.of(new Square(1)));
        print(LossKernel.of(new Deep.Deeper.Square(2)));
        print(LossKernel.of(new Losses.Square(3)));
        print(LossKernel.of(new Outer(new Outer.Inner(4)).inner()));
        print(LossKernel.of(new Kind.Square(5)));
        print(LossKernel.of(new OfLibrary()));
        System.out.println(
                Main_Deep_Deeper_SquareKernel.of(new Deep.Deeper.Square(2)).gradientAt(3, 1));
    }

    private static void print(LossKernel kernel) {
        double[] gradient = new double[1];
        double loss = kernel.evaluate(Batch.rows(1)
                .input("p", new double[] {3})
                .input("y", new double[] {1})
                .gradient("p", gradient));
        System.out.printf(Locale.ROOT, "%s %.6f %.6f%n", kernel.getClass().getSimpleName(), loss, gradient[0]);
    }
}
