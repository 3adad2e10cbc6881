package training;

import io.lossmith.Loss;
import losses.Huber;
import losses.Square;

@Loss("near + 2*far")
record Composite(Square near, Huber far) {}
