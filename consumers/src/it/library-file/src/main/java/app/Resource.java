package app;

import io.lossmith.LossLibrary;

@LossLibrary(file = "resource.loss")
interface Resource {}
