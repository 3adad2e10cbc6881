import io.lossmith.LossLibrary;

@LossLibrary(value = "loss Twice(p: real | y: real) = 2*Square(p | y)", uses = Square.class)
interface Library {}
