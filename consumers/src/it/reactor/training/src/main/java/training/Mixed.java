package training;

import io.lossmith.LossLibrary;
import losses.RobustLosses;
import losses.Square;

@LossLibrary(
        value = """
        loss Elastic(p: real | y: real; a: unit = 0.5) = a*Huber(p | y) + (1 - a)*Square(p | y)
        """,
        uses = {RobustLosses.class, Square.class})
interface Mixed {}
