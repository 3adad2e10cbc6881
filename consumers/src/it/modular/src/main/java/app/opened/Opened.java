package app.opened;

import io.lossmith.Loss;

/** In a package that is opened to the runtime. */
@Loss("(p - y)^2")
public record Opened() {}
