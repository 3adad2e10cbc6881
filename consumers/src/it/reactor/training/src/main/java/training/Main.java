package training;

import java.util.Locale;
import losses.Huber;
import losses.Square;

public class Main {
    public static void main(String[] args) {
        ElasticKernel elastic = ElasticKernel.of(new Elastic());
        System.out.printf(Locale.ROOT, "%.6f %.6f%n", elastic.valueAt(3, 1), elastic.gradientAt(3, 1));

        double[] near = new double[1];
        double[] far = new double[1];
        CompositeKernel.Batch batch =
                CompositeKernel.of(new Composite(new Square(), new Huber())).batch();
        batch.near().p(new double[] {3}).y(new double[] {1}).gradP(near);
        batch.far().p(new double[] {3}).y(new double[] {1}).gradP(far);
        System.out.printf(Locale.ROOT, "%.6f %.6f %.6f%n", batch.evaluate(), near[0], far[0]);
    }
}
