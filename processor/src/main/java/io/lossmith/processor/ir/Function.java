package io.lossmith.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * One row of the function table: everything the compiler knows about a function.
 *
 * <p>Derivatives and lowerings are written in the formula language itself. The operands are named {@code x}, {@code y},
 * {@code z} and the result {@code f}; for reductions and row functions {@code g} is the adjoint of the result and
 * {@code i} the index of a gathered element. Rows are compared by identity.
 */
public final class Function {
    private final String name;
    private final Shape shape;
    private final int arity;
    private Kind result = Kind.REAL;
    private boolean hidden;
    private boolean even;
    private Set<Trait> traits = Set.of();
    private List<String> derivatives = List.of();
    private String elementDerivative = "";
    private List<String> diagonals = List.of();
    private String lowering = "";
    private String element = "";
    private String definition = "";
    private String java = "";
    private Range range = operands -> Interval.ALL;
    private ToDoubleFunction<double[]> fold;
    private String meaning = "";
    private String domain = "";
    private Refined refined;
    private List<NaturalDomain> naturalDomains = List.of();

    private Function(String name, Shape shape, int arity) {
        this.name = name;
        this.shape = shape;
        this.arity = arity;
    }

    /** Starts a row for a function applied element by element. */
    public static Builder elementwise(String name, int arity) {
        return new Builder(new Function(name, Shape.ELEMENTWISE, arity));
    }

    /** Starts a row for a function from a vector to a number. */
    public static Builder reduction(String name) {
        return reduction(name, 1);
    }

    /** Starts a row for a function from vectors to a number; an operand after the first may be a number. */
    public static Builder reduction(String name, int arity) {
        return new Builder(new Function(name, Shape.REDUCTION, arity));
    }

    /** Starts a row for a function from a vector to a vector. */
    public static Builder row(String name) {
        return row(name, 1);
    }

    /** Starts a row for a function from vectors to a vector as long as the first; an operand after it may be a number. */
    public static Builder row(String name, int arity) {
        return new Builder(new Function(name, Shape.ROW, arity));
    }

    /** Starts the row for picking one element of a vector. */
    public static Builder gather(String name) {
        return new Builder(new Function(name, Shape.GATHER, 2));
    }

    /** The possible results of a function, given the possible values of its operands. */
    @FunctionalInterface
    public interface Range {
        Interval of(List<Interval> operands);
    }

    /**
     * Where an operand has to lie for the function to be defined.
     *
     * @param operand number of the operand
     * @param interval its natural domain
     */
    public record NaturalDomain(int operand, Interval interval) {}

    /**
     * What a row computes again with twice the digits; such a row is made for one place of one loss.
     *
     * @param expr what is meant, for readers
     * @param leaves the inputs, parameters and lengths that are read
     * @param steps the text of an {@code io.lossmith.math.Refinement}
     * @param isResult whether it is a result, which is also computed again where it is no ordinary number
     */
    public record Refined(Expr expr, List<Expr> leaves, String steps, boolean isResult) {
        public Refined {
            leaves = List.copyOf(leaves);
        }
    }

    /** As written in a formula. */
    public String name() {
        return name;
    }

    public Shape shape() {
        return shape;
    }

    /** Number of operands, -1 for any number. */
    public int arity() {
        return arity;
    }

    public Kind result() {
        return result;
    }

    /** Whether users cannot name it: a helper that appears only in derivatives and lowerings. */
    public boolean isHidden() {
        return hidden;
    }

    /** Whether a number and its opposite have the same result. */
    public boolean isEven() {
        return even;
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /**
     * One formula per operand: the partial derivative (element-wise), or the adjoint of the operand given {@code g}
     * (reductions and row functions). Empty where the differentiator knows the operator itself.
     */
    public List<String> derivatives() {
        return derivatives;
    }

    /** For row functions: the gradient of element {@code i} with respect to the operand, a vector. */
    public String elementDerivative() {
        return elementDerivative;
    }

    /** For row functions: the derivative of each element with respect to each operand at its own position; or none. */
    public List<String> diagonals() {
        return diagonals;
    }

    /** The function in terms of simpler ones, applied just before scheduling; empty for what Java code can do. */
    public String lowering() {
        return lowering;
    }

    /** For row functions: element {@code i} in terms of simpler ones. */
    public String element() {
        return element;
    }

    /**
     * The function as textbooks define it, in exponentials, logarithms and powers: what can be expanded at infinity.
     * Empty for those, and where limits are found without it.
     */
    public String definition() {
        return definition;
    }

    /** The Java call {@code Owner.method}, or an expression over {@code $1}, {@code $2}, …; empty for operators and lowered functions. */
    public String java() {
        return java;
    }

    public Interval range(List<Interval> operands) {
        return range.of(operands);
    }

    /** Whether constants can be folded: the value is the same bits on every machine. */
    public boolean folds() {
        return fold != null;
    }

    /** The value for constant operands. */
    public double fold(double... operands) {
        return fold.applyAsDouble(operands);
    }

    /** One line for the documentation. */
    public String meaning() {
        return meaning;
    }

    /** Where it is defined, for the documentation. */
    public String domain() {
        return domain;
    }

    /** Bounds on operands outside which the function is undefined; they give bare formulas their input domains. */
    public List<NaturalDomain> naturalDomains() {
        return naturalDomains;
    }

    /** What is computed again where the first operand, the result, is small beside the second, the size of its terms. */
    public Optional<Refined> refined() {
        return Optional.ofNullable(refined);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Fills the columns of a row. */
    public static final class Builder {
        private final Function row;

        private Builder(Function row) {
            this.row = row;
        }

        public Builder result(Kind kind) {
            row.result = kind;
            return this;
        }

        public Builder hidden() {
            row.hidden = true;
            return this;
        }

        public Builder even() {
            row.even = true;
            return this;
        }

        public Builder has(Trait... traits) {
            row.traits = Set.of(traits);
            return this;
        }

        public Builder derivatives(String... formulas) {
            row.derivatives = List.of(formulas);
            return this;
        }

        public Builder elementDerivative(String formula) {
            row.elementDerivative = formula;
            return this;
        }

        public Builder diagonal(String... formulas) {
            row.diagonals = List.of(formulas);
            return this;
        }

        public Builder lowering(String formula) {
            row.lowering = formula;
            return this;
        }

        public Builder element(String formula) {
            row.element = formula;
            return this;
        }

        public Builder definition(String formula) {
            row.definition = formula;
            return this;
        }

        public Builder java(String call) {
            row.java = call;
            return this;
        }

        public Builder refined(Refined refined) {
            row.refined = refined;
            return this;
        }

        public Builder range(Range range) {
            row.range = range;
            return this;
        }

        public Builder range(double lower, double upper) {
            Interval interval = new Interval(lower, upper);
            return range(operands -> interval);
        }

        public Builder fold(ToDoubleFunction<double[]> fold) {
            row.fold = fold;
            return this;
        }

        public Builder means(String meaning) {
            row.meaning = meaning;
            return this;
        }

        /** The domain in words, and per operand the interval that says the same; null where an operand is free. */
        public Builder domain(String words, Interval... operands) {
            row.domain = words;
            List<NaturalDomain> bounds = new ArrayList<>();
            for (int i = 0; i < operands.length; i++) {
                if (operands[i] != null) {
                    bounds.add(new NaturalDomain(i, operands[i]));
                }
            }
            row.naturalDomains = List.copyOf(bounds);
            return this;
        }

        public Function build() {
            return row;
        }
    }
}
