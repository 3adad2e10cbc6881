package io.lossmith.examples.demo;

/**
 * Values of a formula over tasks.
 *
 * @param total the formula's own
 * @param tasks those of its tasks
 */
record TaskValues(double total, double[] tasks) {
    /** The sum of these and a share of others. */
    TaskValues plus(double share, TaskValues others) {
        double[] sums = tasks.clone();
        for (int task = 0; task < sums.length; task++) {
            sums[task] += share * others.tasks[task];
        }
        return new TaskValues(total + share * others.total, sums);
    }
}
