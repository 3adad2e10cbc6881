package app;

import io.lossmith.Loss;
import io.lossmith.LossKernel;

public class Main {
    @Loss("(p - y)^2")
    record Square() {}

    public static void main(String[] args) {
        try {
            System.out.println(LossKernel.of(new Square()));
        } catch (IllegalStateException missing) {
            System.out.print(missing.getMessage());
        }
    }
}
