package losses;

import io.lossmith.LossLibrary;

@LossLibrary("""
        loss Huber(p: real | y: real; delta: positive = 1) = r = abs(p - y); r <= delta ? r^2/2 : delta*(r - delta/2)
        """)
public interface RobustLosses {}
