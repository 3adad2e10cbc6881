package io.lossmith.examples.detection;

import io.lossmith.LossLibrary;
import io.lossmith.examples.regression.SmoothL1;

/**
 * The library {@code detection.loss}: a box is its centre and its size, each a vector of two, so that a size is positive by its type.
 *
 * <pre>{@code double loss = BoxLossKernel.of(new BoxLoss()).valueAndGradient(centre, size, c, s, gradCentre, gradSize);}</pre>
 */
@LossLibrary(file = "detection.loss", uses = SmoothL1.class)
public interface Detection {}
