package io.lossmith.engine;

/** A loss written straightforwardly for one row: what the kernels are compared with. */
interface Reference {
    /** Computes one row from its inputs ({@code inputs[i]} is the row's vector, the class index as a number). */
    Row row(double[][] inputs);

    /** The results of one row; derivatives by input, null for targets. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(double value, double weight, double[][] gradients, double[][] hessians) {}

    static Reference focal(double gamma) {
        return in -> {
            double pt = in[0][0];
            double q = 1 - pt;
            double gradient = gamma * Math.pow(q, gamma - 1) * Math.log(pt) - Math.pow(q, gamma) / pt;
            double hessian = 2 * gamma * Math.pow(q, gamma - 1) / pt
                    + Math.pow(q, gamma) / pt / pt
                    - gamma * (gamma - 1) * Math.pow(q, gamma - 2) * Math.log(pt);
            return new Row(
                    -Math.pow(q, gamma) * Math.log(pt), 1, new double[][] {{gradient}}, new double[][] {{hessian}});
        };
    }

    /** Cross-entropy with a weight for each class, null for none. */
    static Reference crossEntropy(double[] w) {
        return in -> {
            int classes = in[0].length;
            int y = (int) in[1][0];
            double total = 0;
            for (double z : in[0]) {
                total += Math.exp(z);
            }
            double[] gradient = new double[classes];
            double[] hessian = new double[classes];
            for (int k = 0; k < classes; k++) {
                double p = Math.exp(in[0][k]) / total;
                gradient[k] = k == y ? p - 1 : p;
                hessian[k] = p * (1 - p);
            }
            double value = Math.log(total) - in[0][y];
            return new Row(
                    value, w == null ? 1 : w[y], new double[][] {gradient, null}, new double[][] {hessian, null});
        };
    }

    static Reference learnedScale() {
        return in -> {
            double e = Math.exp(-in[1][0]);
            double d = in[0][0] - in[2][0];
            return new Row(
                    d * d * e + in[1][0], 1, new double[][] {{2 * d * e}, {1 - d * d * e}, null}, new double[][] {
                        {2 * e}, {d * d * e}, null
                    });
        };
    }

    static Reference pair() {
        return in -> {
            int length = in[0].length;
            boolean same = in[2][0] == 1;
            double value = 0;
            double[][] gradients = new double[3][length];
            double[][] hessians = new double[3][length];
            for (int k = 0; k < length; k++) {
                double a = in[0][k];
                double b = in[1][k];
                value += same ? (a - b) * (a - b) / 2 : a * b;
                gradients[0][k] = same ? a - b : b;
                gradients[1][k] = same ? b - a : a;
                hessians[0][k] = same ? 1 : 0;
                hessians[1][k] = same ? 1 : 0;
            }
            return new Row(value, 1, new double[][] {gradients[0], gradients[1], null}, new double[][] {
                hessians[0], hessians[1], null
            });
        };
    }
}
