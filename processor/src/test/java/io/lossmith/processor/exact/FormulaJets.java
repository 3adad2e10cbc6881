package io.lossmith.processor.exact;

import io.lossmith.syntax.Binding;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.Chain;
import io.lossmith.syntax.Comparison;
import io.lossmith.syntax.Conditional;
import io.lossmith.syntax.ElementAccess;
import io.lossmith.syntax.Entry;
import io.lossmith.syntax.EntryRole;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.Negation;
import io.lossmith.syntax.Not;
import io.lossmith.syntax.NumberLiteral;
import io.lossmith.syntax.Operator;
import io.lossmith.syntax.Power;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evaluates a formula as it is written, from the syntax tree: the compiler's graph, which folds constants and collects
 * terms, has no part in it. Derivatives are carried along by the rules of calculus, so they have an error bound like the
 * value has, which differences over a step do not.
 *
 * <p>Special points that need a limit throw {@link UndefinedPoint}, but for {@code 0*log(0)} and {@code 0^0} where the 0
 * does not depend on a prediction: there they are what the language says, 0 and 1.
 */
public final class FormulaJets {
    private static final int[] LEVELS = {70, 200, 900, 3000};

    private final Map<String, Expression> bindings = new HashMap<>();
    private final Map<String, Integer> widths = new HashMap<>();
    private final Map<String, Integer> lengths;
    private final IdentityHashMap<Expression, Integer> vectors = new IdentityHashMap<>();
    private final IdentityHashMap<Expression, Boolean> predicted = new IdentityHashMap<>();
    private final Set<String> predictions = new HashSet<>();
    private final Expression result;

    /** A formula with a signature, where every named length has a value. */
    public FormulaJets(Formula formula, Map<String, Integer> lengths) {
        this.lengths = Map.copyOf(lengths);
        this.result = formula.result();
        for (Binding binding : formula.bindings()) {
            bindings.put(binding.name(), binding.value());
        }
        for (Entry entry : formula.signature().orElseThrow().entries()) {
            widths.put(entry.name(), width(entry));
            if (entry.role() == EntryRole.PREDICTION) {
                predictions.add(entry.name());
            }
        }
    }

    private int width(Entry entry) {
        if (entry.type().length().isEmpty() || entry.type().name().equals("class")) {
            return 0;
        }
        var length = entry.type().length().get();
        return length.symbol().map(lengths::get).orElse(0) + length.offset();
    }

    /**
     * Exact results.
     *
     * @param numbers the value, then the derivatives asked for
     * @param digits with how many digits they were found
     * @param kinked whether a convention of the language was used for a derivative at a kink
     */
    public record Result(List<Known> numbers, int digits, boolean kinked) {}

    /** A real number that is known well enough to be rounded. */
    public static final class Known {
        private final Scaled scaled;

        Known(Scaled scaled) {
            this.scaled = scaled;
        }

        /** The nearest double, infinite where the number is larger. */
        public double toDouble() {
            return scaled.toDouble();
        }

        /** |this - other|/|other|, NaN where other is not known to be other than 0. */
        public double relativeDistance(Known other) {
            ExactNumber divisor = other.scaled.mantissa();
            if (divisor.size() < divisor.error() + 2) {
                return Double.NaN;
            }
            try {
                return Math.abs(
                        scaled.over(other.scaled).minus(scaled.number(1)).toDouble());
            } catch (TooFewDigits unknown) {
                return Double.NaN;
            }
        }

        /** log10 of its size, -infinity for 0. */
        public double magnitude() {
            double scale = scaled.scale() == null ? 0 : scaled.scale().value().doubleValue() * 0.4342944819032518;
            return scaled.mantissa().size() + scale;
        }

        /** -1, 0 or 1. */
        public int sign() {
            return scaled.mantissa().value().signum();
        }
    }

    /**
     * The value and its derivatives by one element of an input up to an order of at most 2, each with 45 right digits or an
     * error below 1e-420.
     *
     * @throws UndefinedPoint where the formula as written has none
     * @throws OutOfReach if 3000 digits do not settle it
     */
    public Result at(Map<String, BigDecimal[]> point, String input, int element, int order, int fewestDigits) {
        for (int digits : LEVELS) {
            if (digits >= fewestDigits) {
                try {
                    Evaluation evaluation = new Evaluation(point, input, element, order, digits);
                    Jet jet = evaluation.element(result, 0);
                    List<Known> numbers = new ArrayList<>();
                    for (int i = 0; i <= order && jet.derivative(i).isSettled(45, -420); i++) {
                        numbers.add(new Known(jet.derivative(i)));
                    }
                    if (numbers.size() > order) {
                        return new Result(numbers, digits, evaluation.functions.isKinked());
                    }
                } catch (TooFewDigits retry) {
                    // the next level has more
                }
            }
        }
        throw new OutOfReach("not settled in 3000 digits");
    }

    private boolean isPredicted(Expression expression) {
        Boolean known = predicted.get(expression);
        if (known == null) {
            known = expression instanceof NameReference reference
                    ? predictions.contains(reference.name())
                            || (bindings.containsKey(reference.name()) && isPredicted(bindings.get(reference.name())))
                    : parts(expression).stream().anyMatch(this::isPredicted);
            predicted.put(expression, known);
        }
        return known;
    }

    private static List<Expression> parts(Expression expression) {
        if (expression instanceof Call call) {
            return call.arguments();
        } else if (expression instanceof Chain chain) {
            return chain.operands();
        } else if (expression instanceof Comparison comparison) {
            return List.of(comparison.left(), comparison.right());
        } else if (expression instanceof Conditional choice) {
            return List.of(choice.condition(), choice.whenTrue(), choice.whenFalse());
        } else if (expression instanceof ElementAccess access) {
            return List.of(access.vector(), access.index());
        } else if (expression instanceof Negation negation) {
            return List.of(negation.operand());
        } else if (expression instanceof Not not) {
            return List.of(not.operand());
        } else if (expression instanceof Power power) {
            return List.of(power.base(), power.exponent());
        }
        return List.of();
    }

    private static final Set<String> REDUCTIONS = Set.of("sum", "mean", "norm", "dot", "logsumexp");

    private static boolean isExtremeOfVector(Call call) {
        return call.arguments().size() == 1 && Set.of("max", "min").contains(call.function());
    }

    /** Elements of a vector, 0 for a number. */
    private int width(Expression expression) {
        Integer known = vectors.get(expression);
        if (known == null) {
            known = countElements(expression);
            vectors.put(expression, known);
        }
        return known;
    }

    private int countElements(Expression expression) {
        if (expression instanceof NameReference reference) {
            return bindings.containsKey(reference.name())
                    ? width(bindings.get(reference.name()))
                    : widths.getOrDefault(reference.name(), 0);
        }
        if (expression instanceof ElementAccess) {
            return 0;
        }
        if (expression instanceof Call call) {
            boolean reduces = REDUCTIONS.contains(call.function()) || isExtremeOfVector(call);
            if (reduces) {
                return 0;
            }
            if (call.function().equals("index")) {
                return lengths.get(((NameReference) call.arguments().get(0)).name());
            }
            if (call.function().equals("onehot")) {
                return lengths.get("K");
            }
        }
        return parts(expression).stream().mapToInt(this::width).max().orElse(0);
    }

    /** One evaluation with so many digits. */
    private final class Evaluation {
        private final Map<String, BigDecimal[]> point;
        private final String input;
        private final int moved;
        private final int order;
        private final int digits;
        private final JetFunctions functions;
        private final IdentityHashMap<Expression, Jet[]> known = new IdentityHashMap<>();

        Evaluation(Map<String, BigDecimal[]> point, String input, int moved, int order, int digits) {
            this.point = point;
            this.input = input;
            this.moved = moved;
            this.order = order;
            this.digits = digits;
            this.functions = new JetFunctions(order);
        }

        private Jet number(double constant) {
            return Jet.constant(Scaled.of(ExactNumber.of(new BigDecimal(constant), digits)));
        }

        Jet element(Expression expression, int index) {
            int width = width(expression);
            int own = width == 0 ? 0 : index;
            Jet[] elements = known.computeIfAbsent(expression, key -> new Jet[Math.max(1, width)]);
            if (elements[own] == null) {
                elements[own] = compute(expression, own);
            }
            return elements[own];
        }

        private boolean holds(Expression condition, int index) {
            return element(condition, index).value().sign() != 0;
        }

        private Jet compute(Expression expression, int index) {
            if (expression instanceof NumberLiteral literal) {
                return number(literal.value());
            } else if (expression instanceof NameReference reference) {
                return name(reference.name(), index);
            } else if (expression instanceof Negation negation) {
                return element(negation.operand(), index).negate();
            } else if (expression instanceof Not not) {
                return number(holds(not.operand(), index) ? 0 : 1);
            } else if (expression instanceof Power power) {
                return power(power.base(), power.exponent(), index);
            } else if (expression instanceof Chain chain) {
                return chain(chain, index);
            } else if (expression instanceof Comparison comparison) {
                return number(compare(comparison, index) ? 1 : 0);
            } else if (expression instanceof Conditional choice) {
                return element(holds(choice.condition(), index) ? choice.whenTrue() : choice.whenFalse(), index);
            } else if (expression instanceof ElementAccess access) {
                return element(
                        access.vector(),
                        element(access.index(), 0).value().plain().value().intValueExact());
            }
            return call((Call) expression, index);
        }

        private Jet name(String name, int index) {
            if (bindings.containsKey(name)) {
                return element(bindings.get(name), index);
            }
            if (lengths.containsKey(name)) {
                return number(lengths.get(name));
            }
            if (!point.containsKey(name)) {
                return Jet.constant(
                        Scaled.of(ExactNumber.of(BigDecimal.ONE, digits).pi()));
            }
            Scaled value = Scaled.of(ExactNumber.of(point.get(name)[index], digits));
            boolean moves = order > 0 && name.equals(input) && index == moved;
            return moves ? new Jet(value, value.number(1), null) : Jet.constant(value);
        }

        private boolean compare(Comparison comparison, int index) {
            int sign = element(comparison.left(), index)
                    .value()
                    .compareTo(element(comparison.right(), index).value());
            return switch (comparison.operator()) {
                case LESS -> sign < 0;
                case LESS_OR_EQUAL -> sign <= 0;
                case GREATER -> sign > 0;
                case GREATER_OR_EQUAL -> sign >= 0;
                case EQUAL -> sign == 0;
                default -> sign != 0;
            };
        }

        private Jet power(Expression base, Expression exponent, int index) {
            Jet e = element(exponent, index);
            boolean one = e.value().isExactlyZero() && !isPredicted(exponent);
            return one ? number(1) : functions.power(element(base, index), e);
        }

        private Jet chain(Chain chain, int index) {
            return switch (chain.level()) {
                case SUM -> {
                    Jet sum = element(chain.operands().get(0), index);
                    for (int i = 1; i < chain.operands().size(); i++) {
                        Jet term = element(chain.operands().get(i), index);
                        sum = chain.operators().get(i - 1) == Operator.ADD ? sum.plus(term) : sum.minus(term);
                    }
                    yield sum;
                }
                case PRODUCT -> isZero(chain, index) ? number(0) : product(chain, index);
                case CONJUNCTION -> number(chain.operands().stream().allMatch(each -> holds(each, index)) ? 1 : 0);
                default -> number(chain.operands().stream().anyMatch(each -> holds(each, index)) ? 1 : 0);
            };
        }

        /** Whether a factor is 0 and does not depend on a prediction: then the product is 0, whatever the others are. */
        private boolean isZero(Chain chain, int index) {
            for (int i = 0; i < chain.operands().size(); i++) {
                Expression factor = chain.operands().get(i);
                if ((i == 0 || chain.operators().get(i - 1) == Operator.MULTIPLY)
                        && !isPredicted(factor)
                        && isZero(factor, index)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isZero(Expression factor, int index) {
            try {
                return element(factor, index).value().isExactlyZero();
            } catch (UndefinedPoint undefined) {
                return false;
            }
        }

        private Jet product(Chain chain, int index) {
            Jet product = element(chain.operands().get(0), index);
            for (int i = 1; i < chain.operands().size(); i++) {
                Jet factor = element(chain.operands().get(i), index);
                product = chain.operators().get(i - 1) == Operator.MULTIPLY
                        ? product.times(factor)
                        : product.over(factor, order);
            }
            return product;
        }

        private Jet[] all(Expression vector) {
            Jet[] elements = new Jet[Math.max(1, width(vector))];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = element(vector, i);
            }
            return elements;
        }

        private Jet sum(Jet[] terms) {
            Jet sum = terms[0];
            for (int i = 1; i < terms.length; i++) {
                sum = sum.plus(terms[i]);
            }
            return sum;
        }

        private Jet call(Call call, int index) {
            Expression first = call.arguments().get(0);
            return switch (call.function()) {
                case "where" -> element(call.arguments().get(holds(first, index) ? 1 : 2), index);
                case "pow" -> power(first, call.arguments().get(1), index);
                case "xlogy" -> {
                    boolean none = !isPredicted(first) && isZero(first, index);
                    yield none
                            ? number(0)
                            : element(first, index)
                                    .times(element(call.arguments().get(1), index)
                                            .log(order));
                }
                case "index" -> number(index);
                case "onehot" ->
                    number(element(first, 0).value().plain().value().intValueExact() == index ? 1 : 0);
                case "softmax", "log_softmax", "normalize" -> row(call, index);
                default ->
                    REDUCTIONS.contains(call.function()) || isExtremeOfVector(call)
                            ? reduction(call)
                            : elementwise(call, index);
            };
        }

        private Jet elementwise(Call call, int index) {
            Jet[] arguments = new Jet[call.arguments().size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = element(call.arguments().get(i), index);
            }
            return functions.get(call.function()).of(arguments);
        }

        private Jet row(Call call, int index) {
            Jet[] v = all(call.arguments().get(0));
            if (call.function().equals("normalize")) {
                Jet norm = functions.norm(v);
                return norm.value().sign() == 0 ? number(0) : v[index].over(norm, order);
            }
            return call.function().equals("softmax")
                    ? v[index].exp(order).over(exponentials(v), order)
                    : v[index].minus(exponentials(v).log(order));
        }

        private Jet reduction(Call call) {
            Jet[] v = all(call.arguments().get(0));
            return switch (call.function()) {
                case "sum" -> sum(v);
                case "mean" -> sum(v).over(number(v.length), order);
                case "dot" -> {
                    Jet[] w = all(call.arguments().get(1));
                    for (int i = 0; i < v.length; i++) {
                        v[i] = v[i].times(w[i]);
                    }
                    yield sum(v);
                }
                case "norm" -> functions.norm(v);
                case "logsumexp" -> exponentials(v).log(order);
                case "max" -> functions.extreme(v, 1);
                case "min" -> functions.extreme(v, -1);
                default -> throw new IllegalArgumentException("no exact meaning of " + call.function());
            };
        }

        private Jet exponentials(Jet[] v) {
            Jet[] exps = new Jet[v.length];
            for (int i = 0; i < v.length; i++) {
                exps[i] = v[i].exp(order);
            }
            return sum(exps);
        }
    }
}
