package app.closed;

import io.lossmith.Loss;

/** In a package that nobody outside reaches. */
@Loss("(p - y)^2")
public record Closed() {}
