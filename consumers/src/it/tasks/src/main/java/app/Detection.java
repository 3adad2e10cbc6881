package app;

import io.lossmith.Loss;

@Loss("cls + lambda*box")
public record Detection(CrossEntropy cls, SmoothL1 box, double lambda) {
    @Loss("(z: real[K] link softmax | y: class[K]) -> -log(softmax(z)[y])")
    public record CrossEntropy() {}

    @Loss("(p: real[4] | y: real[4]) -> r = abs(p - y); sum(r < 1 ? r^2/2 : r - 1/2)")
    public record SmoothL1() {}
}
