package app;

import app.Detection.CrossEntropy;
import app.Detection.SmoothL1;
import java.util.Locale;

public class Main {
    public static void main(String[] args) {
        Detection detection = new Detection(new CrossEntropy(), new SmoothL1(), 0.5);
        float[] gradZ = new float[4];
        float[] gradP = new float[4];
        DetectionKernel.Batch batch = DetectionKernel.of(detection, 2).batch();
        batch.cls().z(new float[4]).y(new int[] {0, 1}).gradZ(gradZ);
        batch.box().p(new float[] {0, 0, 3, 0}).y(new float[] {0, 0.5f, 0, 0}).gradP(gradP);
        System.out.printf(Locale.ROOT, "loss %.6f%n", batch.evaluate());
        System.out.printf(Locale.ROOT, "gradient by z %.6f %.6f %.6f %.6f%n", gradZ[0], gradZ[1], gradZ[2], gradZ[3]);
        System.out.printf(Locale.ROOT, "gradient by p %.6f %.6f %.6f %.6f%n", gradP[0], gradP[1], gradP[2], gradP[3]);
    }
}
