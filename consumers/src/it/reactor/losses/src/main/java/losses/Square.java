package losses;

import io.lossmith.Loss;

@Loss("(p - y)^2")
public record Square() {}
