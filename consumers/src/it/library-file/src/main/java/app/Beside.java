package app;

import io.lossmith.LossLibrary;

@LossLibrary(file = "beside.loss")
interface Beside {}
