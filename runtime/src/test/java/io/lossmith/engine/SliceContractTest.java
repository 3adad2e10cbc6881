package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.data.Slice;
import io.lossmith.spec.Domain;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of memory, every placement and every option against the call with plain arrays of double on one thread: the same bits, and for
 * float results those bits rounded once. Nothing beside the results changes.
 */
class SliceContractTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
    private static final List<Store.Kind> KINDS = List.of(Store.Kind.values());
    private static final List<Placement> PLACEMENTS = List.of(Placement.values());

    @AfterAll
    static void shutDown() {
        POOL.shutdown();
    }

    /** Which memory and placement an argument gets. */
    private interface Choice {
        Store.Kind kind(List<Store.Kind> possible);

        Placement placement();
    }

    private static Choice random(Random random) {
        return new Choice() {
            @Override
            public Store.Kind kind(List<Store.Kind> possible) {
                return possible.get(random.nextInt(possible.size()));
            }

            @Override
            public Placement placement() {
                return PLACEMENTS.get(random.nextInt(PLACEMENTS.size()));
            }
        };
    }

    /** The kind wherever it is possible. */
    private static Choice fixed(Store.Kind kind, Placement placement) {
        return new Choice() {
            @Override
            public Store.Kind kind(List<Store.Kind> possible) {
                return possible.contains(kind) ? kind : Store.Kind.DOUBLE_ARRAY;
            }

            @Override
            public Placement placement() {
                return placement;
            }
        };
    }

    private record Options(
            Reduction reduction,
            int order,
            boolean weights,
            boolean mask,
            boolean ignores,
            boolean accumulate,
            double hardest,
            double floor) {

        static Options random(Random random) {
            return new Options(
                    random.nextBoolean() ? Reduction.MEAN : Reduction.SUM,
                    random.nextInt(3),
                    random.nextBoolean(),
                    random.nextInt(3) == 0,
                    random.nextInt(3) == 0,
                    random.nextInt(3) == 0,
                    random.nextInt(3) == 0 ? 0.3 : 1,
                    random.nextInt(3) == 0 ? 0.25 : Double.NEGATIVE_INFINITY);
        }
    }

    static Stream<Fixture> fixtures() {
        return Stream.concat(Fixture.all().stream(), Stream.of(new Fixture(SignCountKernel.INSTANCE, null)));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindAtEveryPlace(Store.Kind kind) {
        for (Placement placement : PLACEMENTS) {
            fixtures().forEach(fixture -> {
                for (int rows : new int[] {1, fixture.layout().blockRows + 1}) {
                    for (boolean all : new boolean[] {false, true}) {
                        Options options = new Options(
                                Reduction.MEAN, 2, all, all, false, all, 1, all ? 0.25 : Double.NEGATIVE_INFINITY);
                        new Case(fixture, rows, options, fixed(kind, placement), new Random(rows)).run(null, 0);
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void anythingMixed(Fixture fixture) {
        int block = fixture.layout().blockRows;
        int chunk = (int) ChunkLoop.rows(fixture.layout());
        Random random = new Random(3);
        for (int rows : new int[] {0, 1, 2, 7, block - 1, block, block + 1, chunk - 1, chunk + 1, 5 * chunk + 3}) {
            for (int round = 0; round < (rows > 2 * chunk ? 4 : 12); round++) {
                Options options = Options.random(random);
                Case mixed = new Case(fixture, rows, options, random(random), random);
                mixed.run(null, 0);
                mixed.run(POOL, 1 + random.nextInt(4));
                mixed.run(Runnable::run, 2);
            }
        }
    }

    /** One set of arguments, given to plain arrays and to slices of all sorts. */
    private static final class Case {
        private static final double UNTOUCHED = 77;
        private static final double BEFORE = 0.5;

        private final Fixture fixture;
        private final RowLayout layout;
        private final int rows;
        private final Options options;
        private final Choice choice;
        private final double[][] inputs;
        private final double[] weights;
        private final double[] mask;
        private final double[][] gradients;
        private final double[][] hessians;
        private final double[] values;
        private final Store.Kind weightKind;
        private final double value;

        Case(Fixture fixture, int rows, Options options, Choice choice, Random random) {
            this.fixture = fixture;
            layout = fixture.layout();
            this.rows = rows;
            this.options = options;
            this.choice = choice;
            inputs = fixture.inputs(rows, random.nextLong());
            weights = new double[rows];
            mask = new double[rows];
            for (int row = 0; row < rows; row++) {
                weights[row] = random.nextInt(4);
                mask[row] = random.nextInt(4) > 0 ? 1 : 0;
            }
            gradients = new double[inputs.length][];
            hessians = new double[inputs.length][];
            values = new double[rows];
            // A boolean holds no larger numbers.
            weightKind = choice.kind(KINDS);
            if (weightKind == Store.Kind.BOOLEAN_ARRAY) {
                Arrays.setAll(weights, row -> Math.min(1, weights[row]));
            }
            value = plain();
        }

        private FluentCall call() {
            LossKernel kernel = fixture.kernel().withReduction(options.reduction());
            FluentCall call = new FluentCall(kernel).rows(rows);
            if (options.ignores() && layout.classTarget >= 0) {
                call.ignoreIndex(1);
            }
            return call.hardest(options.hardest()).hessianFloor(options.floor());
        }

        private double plain() {
            FluentCall call = call().values(values);
            if (options.weights()) {
                call.weights(weights);
            }
            if (options.mask()) {
                boolean[] counted = new boolean[rows];
                for (int row = 0; row < rows; row++) {
                    counted[row] = mask[row] == 1;
                }
                call.mask(counted);
            }
            for (int input = 0; input < inputs.length; input++) {
                if (layout.input(input).isClass()) {
                    call.input(
                            input,
                            Arrays.stream(inputs[input])
                                    .mapToInt(number -> (int) number)
                                    .toArray());
                } else {
                    call.input(input, inputs[input]);
                }
                if (layout.input(input).hasGradient() && options.order() >= 1) {
                    gradients[input] = new double[inputs[input].length];
                    call.gradient(input, gradients[input]);
                }
                if (layout.input(input).hasGradient() && options.order() == 2) {
                    hessians[input] = new double[inputs[input].length];
                    call.hessian(input, hessians[input]);
                }
            }
            return call.evaluate();
        }

        void run(Executor executor, int threads) {
            FluentCall call = call().executor(executor, threads).accumulate(options.accumulate());
            if (options.weights()) {
                Argument given = new Argument(weightKind, rows, 1, false);
                given.fill(weights, row -> options.mask() && mask[row] == 0);
                call.weights(given.slice());
            }
            if (options.mask()) {
                Argument given = new Argument(choice.kind(KINDS), rows, 1, false);
                given.fill(mask, row -> false);
                call.mask(given.slice());
            }
            Argument valueOutput = output(rows, 1, false, UNTOUCHED);
            call.values(valueOutput.slice());
            Argument[] gradientOutputs = new Argument[inputs.length];
            Argument[] hessianOutputs = new Argument[inputs.length];
            for (int input = 0; input < inputs.length; input++) {
                call.input(input, input(input).slice());
                int count = layout.perRow(input) ? rows : 1;
                double before = options.accumulate() ? BEFORE : UNTOUCHED;
                if (gradients[input] != null) {
                    gradientOutputs[input] = output(count, layout.width(input), !layout.perRow(input), before);
                    call.gradient(input, gradientOutputs[input].slice());
                }
                if (hessians[input] != null) {
                    hessianOutputs[input] = output(count, layout.width(input), !layout.perRow(input), before);
                    call.hessian(input, hessianOutputs[input].slice());
                }
            }
            assertThat(call.evaluate()).as(toString()).isEqualTo(value);
            valueOutput.compare("values", values, false);
            for (int input = 0; input < inputs.length; input++) {
                if (gradients[input] != null) {
                    gradientOutputs[input].compare("gradient " + input, gradients[input], options.accumulate());
                }
                if (hessians[input] != null) {
                    hessianOutputs[input].compare("Hessian " + input, hessians[input], options.accumulate());
                }
            }
        }

        private Argument input(int input) {
            boolean discrete = layout.input(input).domain().discrete();
            boolean isSign = layout.input(input).domain().equals(Domain.SIGN);
            boolean fitsBoolean = isSign || Arrays.stream(inputs[input]).allMatch(number -> number == 0 || number == 1);
            boolean negative = Arrays.stream(inputs[input]).anyMatch(number -> number < 0);
            List<Store.Kind> possible = KINDS.stream()
                    .filter(kind -> discrete || kind.bytes > 0)
                    .filter(kind -> fitsBoolean || kind != Store.Kind.BOOLEAN_ARRAY)
                    .filter(kind -> !negative || kind != Store.Kind.CHAR_ARRAY)
                    .toList();
            boolean perRow = layout.perRow(input);
            Argument given = new Argument(choice.kind(possible), perRow ? rows : 1, layout.width(input), !perRow);
            given.fill(
                    inputs[input],
                    row -> perRow && ((options.mask() && mask[row] == 0) || (options.weights() && weights[row] == 0)));
            return given;
        }

        private Argument output(int count, int width, boolean exact, double before) {
            List<Store.Kind> possible =
                    KINDS.stream().filter(Store.Kind::isWritable).toList();
            Argument output = new Argument(choice.kind(possible), count, width, exact);
            for (int at = 0; at < output.size; at++) {
                output.store.put(at, UNTOUCHED);
            }
            for (int at = 0; at < count * width; at++) {
                output.store.put(output.at(at), before);
            }
            return output;
        }

        /** Memory with the numbers of an argument somewhere in it. */
        private final class Argument {
            private final Placement placement = choice.placement();
            private final Store store;
            private final int count;
            private final int width;
            private final int size;

            Argument(Store.Kind kind, int count, int width, boolean exact) {
                this.count = count;
                this.width = width;
                size = placement.size(count, width, exact);
                store = Store.of(kind, size);
            }

            Slice slice() {
                return placement.apply(store.slice(), count, width);
            }

            /** Where the number lies that is at an index of the plain array. */
            int at(int plain) {
                return placement.at(plain / width, plain % width, count, width);
            }

            /** Fills in the numbers, and rubbish in rows that must not be read. */
            void fill(double[] numbers, IntPredicate unread) {
                for (int at = 0; at < count * width; at++) {
                    double rubbish = store.kind().bytes > 0 ? Double.NaN : -100;
                    store.put(at(at), unread.test(at / width) ? rubbish : numbers[at]);
                }
            }

            void compare(String name, double[] plain, boolean added) {
                boolean single = store.kind().bytes == 4;
                boolean[] used = new boolean[size];
                for (int at = 0; at < count * width; at++) {
                    used[at(at)] = true;
                    double expected = added ? BEFORE + plain[at] : plain[at];
                    double rounded = single ? (float) expected : expected;
                    // A plain comparison first: building descriptions for millions of numbers is slow.
                    if (Double.compare(store.get(at(at)), rounded) != 0) {
                        assertThat(store.get(at(at)))
                                .as(Case.this + " " + name + " " + store.kind() + " " + placement + " at " + at)
                                .isEqualTo(rounded);
                    }
                }
                for (int at = 0; at < size; at++) {
                    if (!used[at] && store.get(at) != UNTOUCHED) {
                        assertThat(store.get(at))
                                .as(Case.this + " " + name + " " + store.kind() + " " + placement + " beside")
                                .isEqualTo(UNTOUCHED);
                    }
                }
            }
        }

        @Override
        public String toString() {
            return fixture + " " + rows + " rows " + options;
        }
    }
}
