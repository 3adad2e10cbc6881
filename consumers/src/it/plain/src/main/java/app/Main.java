package app;

import java.util.Locale;

public class Main {
    public static void main(String[] args) {
        FocalLossKernel kernel = FocalLossKernel.of(new FocalLoss(2));
        double[] pt = {0.9, 0.6, 0.1};
        double[] gradPt = new double[pt.length];
        double loss = kernel.valueAndGradient(pt, gradPt);
        System.out.printf(Locale.ROOT, "loss     %.6f%n", loss);
        for (double slope : gradPt) {
            System.out.printf(Locale.ROOT, "gradient %.6f%n", slope);
        }
    }
}
