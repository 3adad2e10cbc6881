import io.lossmith.LossKernel;
import java.util.Locale;

public class Main {
    public static void main(String[] args) {
        SquareKernel square = (SquareKernel) LossKernel.of(new Square());
        TwiceKernel twice = TwiceKernel.of(new Twice());
        System.out.printf(Locale.ROOT, "%.6f %.6f%n", square.valueAt(3, 1), square.gradientAt(3, 1));
        System.out.printf(Locale.ROOT, "%.6f %.6f%n", twice.valueAt(3, 1), twice.gradientAt(3, 1));
    }
}
