package io.lossmith.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.Batch;
import io.lossmith.TaskKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TaskExperimentTest {
    private static final int CLS = 0;
    private static final int BOX = 1;
    private static final int KL = 2;

    private static LocatedSplit data;
    private static TaskExperiment.Outcome weighted;
    private static TaskExperiment.Outcome uncertain;

    private static TaskKernel weightedKernel() {
        return WeightedDigitsKernel.of(new WeightedDigits(), 10, TwoHeads.CODE);
    }

    private static TaskKernel uncertainKernel() {
        return UncertainDigitsKernel.of(new UncertainDigits(), 10, TwoHeads.CODE);
    }

    @BeforeAll
    static void train() {
        data = LocatedSplit.of(DataSets.digits(), 1);
        weighted = run(weightedKernel());
        uncertain = run(uncertainKernel());
    }

    private static TaskExperiment.Outcome run(TaskKernel kernel) {
        List<TaskExperiment.Epoch> told = new ArrayList<>();
        TaskExperiment.Outcome outcome = new TaskExperiment(kernel, data, 0.1, 32).run(30, 1, told::add);
        assertThat(told)
                .isEqualTo(outcome.epochs())
                .extracting("number")
                .startsWith(1, 2)
                .endsWith(30);
        return outcome;
    }

    private static double task(TaskExperiment.Outcome outcome, int epoch, int task) {
        return outcome.epochs().get(epoch - 1).means().tasks()[task];
    }

    @Test
    void everyTaskFalls() {
        assertThat(task(weighted, 30, CLS)).isLessThan(0.2 * task(weighted, 1, CLS));
        assertThat(task(weighted, 30, BOX)).isLessThan(0.05 * task(weighted, 1, BOX));
        assertThat(task(weighted, 30, KL)).isLessThan(task(weighted, 1, KL));
        assertThat(task(uncertain, 30, CLS)).isLessThan(0.02 * task(uncertain, 1, CLS));
        assertThat(task(uncertain, 30, BOX)).isLessThan(0.02 * task(uncertain, 1, BOX));
    }

    /** Larger weights of both heads make a nat cheaper: the code tells more, above all of the centre. */
    @Test
    void learnedWeightsBuyMoreCode() {
        assertThat(task(weighted, 30, KL)).isBetween(3.5, 5.5);
        assertThat(task(uncertain, 30, KL)).isBetween(8.0, 13.0);
    }

    @Test
    void bothHeadsPredictRowsHeldOut() {
        assertThat(weighted.heldOut().accuracy()).isBetween(0.96, 0.999);
        assertThat(uncertain.heldOut().accuracy()).isBetween(0.96, 0.999);
        assertThat(weighted.heldOut().f1()).isBetween(0.96, 0.999);
        assertThat(uncertain.heldOut().f1()).isBetween(0.96, 0.999);
        double mean = data.pixelsFromTheMean();
        assertThat(mean).isCloseTo(0.415, within(0.0005));
        assertThat(weighted.pixels()).isBetween(0.2, 0.8 * mean);
        assertThat(uncertain.pixels()).isBetween(0.1, 0.75 * weighted.pixels());
    }

    @Test
    void theTotalIsWhatTheFormulaMakesOfTheTasks() {
        TaskValues means = weighted.epochs().get(29).means();
        assertThat(means.total())
                .isCloseTo(means.tasks()[CLS] + means.tasks()[BOX] + 0.1 * means.tasks()[KL], within(1e-12));
        assertThat(weighted.epochs())
                .allSatisfy(epoch -> assertThat(epoch.weights()).containsExactly(1, 1, 0.1));
    }

    /** At the best logarithm of a variance the weight is one over twice the task's value; learning is on its way there. */
    @Test
    void learnedWeightsGrowAsTheirTasksFall() {
        double[] early = uncertain.epochs().get(4).weights();
        double[] late = uncertain.epochs().get(29).weights();
        for (int task : new int[] {CLS, BOX}) {
            assertThat(late[task]).isBetween(5 * early[task], 1 / (2 * task(uncertain, 30, task)));
        }
        assertThat(late[KL]).isEqualTo(0.1);
    }

    @Test
    void aKernelOfTasksAgreesWithItself() {
        assertThat(new TaskTraining(
                                uncertainKernel(), new TwoHeads(0.1, new Random(1), 64, 4, 10), data.training(), 0.1)
                        .weights())
                .containsExactly(1, 1, 0.1);

        double[] logits = new Random(1).doubles(30, -2, 2).toArray();
        double[] centres = new Random(2).doubles(6, -1, 1).toArray();
        double[] code = new Random(3).doubles(24, -1, 1).toArray();
        UncertainDigitsKernel kernel = UncertainDigitsKernel.of(new UncertainDigits(), 10, 8);
        UncertainDigitsKernel.Batch typed = kernel.batch();
        double[] gradLogits = new double[30];
        double[] gradLogvar = new double[1];
        typed.cls().z(logits).y(new int[] {1, 2, 3}).gradZ(gradLogits);
        typed.box().p(centres).y(new double[6]);
        typed.kl().mu(code).logvar(code);
        typed.logvar_cls(new double[] {-0.5}).gradLogvar_cls(gradLogvar).logvar_box(new double[] {-2});
        double value = typed.evaluate();

        Batch named = Batch.rows(3).input("logvar_cls", new double[] {-0.5}).input("logvar_box", new double[] {-2});
        double[] sameLogits = new double[30];
        named.task("cls").input("z", logits).input("y", new int[] {1, 2, 3}).gradient("z", sameLogits);
        named.task("box", 6).input("p", centres).input("y", new double[6]);
        named.task("kl").input("mu", code).input("logvar", code);
        assertThat(kernel.evaluate(named)).isEqualTo(value);
        assertThat(named.task("box").value()).isEqualTo(typed.box().value());
        assertThat(sameLogits).isEqualTo(gradLogits);
        double cls = typed.cls().value();
        assertThat(value)
                .isCloseTo(
                        Math.exp(0.5) * cls
                                - 0.25
                                + Math.exp(2) * typed.box().value()
                                - 1
                                + 0.1 * typed.kl().value(),
                        within(1e-12));
        assertThat(gradLogvar[0]).isCloseTo(0.5 - Math.exp(0.5) * cls, within(1e-12));
    }
}
