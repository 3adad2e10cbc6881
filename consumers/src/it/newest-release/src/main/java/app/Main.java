package app;

import io.lossmith.Loss;
import java.util.Locale;

public class Main {
    @Loss("(p - y)^2")
    record Square() {}

    public static void main(String[] args) {
        Main_SquareKernel kernel = Main_SquareKernel.of(new Square());
        System.out.printf(Locale.ROOT, "%.6f %.6f%n", kernel.valueAt(3, 1), kernel.gradientAt(3, 1));
    }
}
