package io.lossmith.engine;

import io.lossmith.LossKernel;
import io.lossmith.fixture.CrossEntropy;
import io.lossmith.fixture.CrossEntropyKernel;
import io.lossmith.fixture.FocalLoss;
import io.lossmith.fixture.FocalLossKernel;
import io.lossmith.fixture.LearnedScale;
import io.lossmith.fixture.LearnedScaleKernel;
import io.lossmith.fixture.PairLoss;
import io.lossmith.fixture.PairLossKernel;
import io.lossmith.fixture.WeightedCrossEntropy;
import io.lossmith.fixture.WeightedCrossEntropyKernel;
import io.lossmith.spec.Domain;
import io.lossmith.spec.InputSpec;
import java.util.List;
import java.util.Random;

/** A kernel, what it is compared with, and random inputs for it. */
record Fixture(LossKernel kernel, Reference reference) {
    static final double[] CLASS_WEIGHTS = {0.5, 0, 2.25};

    static List<Fixture> all() {
        return List.of(
                new Fixture(FocalLossKernel.of(new FocalLoss(2.5)), Reference.focal(2.5)),
                new Fixture(CrossEntropyKernel.of(new CrossEntropy(), 3), Reference.crossEntropy(null)),
                new Fixture(LearnedScaleKernel.of(new LearnedScale()), Reference.learnedScale()),
                new Fixture(
                        WeightedCrossEntropyKernel.of(new WeightedCrossEntropy(CLASS_WEIGHTS)),
                        Reference.crossEntropy(CLASS_WEIGHTS)),
                new Fixture(PairLossKernel.of(new PairLoss(), 5), Reference.pair()));
    }

    RowLayout layout() {
        RowKernel rows = kernel;
        return rows.layout();
    }

    /** Numbers that a float holds exactly, so that float and double calls see the same. */
    double[][] inputs(int rows, long seed) {
        Random random = new Random(seed);
        RowLayout layout = layout();
        double[][] inputs = new double[layout.inputs()][];
        for (int input = 0; input < inputs.length; input++) {
            InputSpec declared = layout.input(input);
            inputs[input] = new double[layout.perRow(input) ? rows * layout.width(input) : layout.width(input)];
            for (int at = 0; at < inputs[input].length; at++) {
                inputs[input][at] = declared.isClass()
                        ? random.nextInt(layout.classes(input))
                        : declared.domain().equals(Domain.SIGN)
                                ? 2 * random.nextInt(2) - 1
                                : declared.domain().equals(Domain.COUNT)
                                        ? random.nextInt(5)
                                        : declared.domain().equals(Domain.BINARY)
                                                ? random.nextInt(2)
                                                : declared.domain().equals(Domain.UNIT)
                                                        ? (float) (0.02 + 0.96 * random.nextDouble())
                                                        : (float) random.nextGaussian();
            }
        }
        return inputs;
    }

    @Override
    public String toString() {
        return kernel.spec().name();
    }
}
