package app;

import io.lossmith.LossLibrary;

@LossLibrary(file = "option.loss")
interface Option {}
