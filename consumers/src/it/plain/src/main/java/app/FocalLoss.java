package app;

import io.lossmith.Loss;

@Loss("-(1 - pt)^gamma * log(pt)")
public record FocalLoss(double gamma) {}
