package app.losses;

import io.lossmith.Loss;

/** Exported, so that its kernel is reached without more. */
@Loss("-(1 - pt)^gamma * log(pt)")
public record Focal(double gamma) {}
