package app;

import java.util.Locale;

public class Main {
    public static void main(String[] args) {
        System.out.println("java source ${scale}");
        System.out.printf(
                Locale.ROOT,
                "beside      %.6f%n",
                BesideLossKernel.of(new BesideLoss()).gradientAt(3, 1));
        System.out.printf(
                Locale.ROOT,
                "resource    %.6f%n",
                ResourceLossKernel.of(new ResourceLoss()).gradientAt(3, 1));
        System.out.printf(
                Locale.ROOT,
                "option      %.6f%n",
                OptionLossKernel.of(new OptionLoss()).gradientAt(3, 1));
    }
}
