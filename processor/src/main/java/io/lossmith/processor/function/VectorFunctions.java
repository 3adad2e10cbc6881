package io.lossmith.processor.function;

import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Trait;
import java.util.List;

/**
 * Functions of a whole vector. Only {@code sum prod max min argmax argmin} become loops; the others are lowered to them
 * in forms that neither overflow nor cancel: the exponentials are shifted by the largest element, whose own term is
 * exactly 1 and kept out of the sum ({@code rest}), so that a confident row keeps its last bits.
 */
final class VectorFunctions {
    /** Above the logarithm and the root of the length of any array. */
    private static final double LOG_LENGTH = 22;

    private static final double ROOT_LENGTH = 0x1p16;

    static final List<Function> ROWS = List.of(
            Operators.SUM,
            Operators.SPREAD,
            Function.reduction("prod")
                    .derivatives("g*co_prod(x)")
                    .has(Trait.PRODUCT)
                    .means("product of the elements")
                    .domain("real")
                    .build(),
            Function.row("co_prod")
                    .hidden()
                    .lowering("sum(x == 0 ? 1 : 0) == 0 ? prod(x)/x"
                            + " : (sum(x == 0 ? 1 : 0) == 1 && x == 0 ? prod(x == 0 ? 1 : x) : 0)")
                    .derivatives("x == 0 ? (sum(x == 0 ? 1 : 0) == 1 ? prod(x == 0 ? 1 : x)*sum(x == 0 ? 0 : g/x)"
                            + " : (sum(x == 0 ? 1 : 0) == 2 ? prod(x == 0 ? 1 : x)*(sum(x == 0 ? g : 0) - g) : 0))"
                            + " : (sum(g*f) - g*f)/x")
                    .diagonal("0")
                    .means("per element the product of all the others")
                    .build(),
            extreme("max_of", "argmax", "largest element; a tie is the lowest index"),
            extreme("min_of", "argmin", "smallest element; a tie is the lowest index"),
            Function.reduction("argmax")
                    .hidden()
                    .result(Kind.INTEGER)
                    .derivatives("0")
                    .means("index of the largest element")
                    .build(),
            Function.reduction("argmin")
                    .hidden()
                    .result(Kind.INTEGER)
                    .derivatives("0")
                    .means("index of the smallest element")
                    .build(),
            Function.reduction("peak")
                    .hidden()
                    .derivatives("position(x) == argmax(x) ? g : 0")
                    .range(operands -> operands.get(0))
                    .means("largest element that is not NaN, found together with its index")
                    .build(),
            Function.reduction("logsumexp")
                    .derivatives("g*softmax(x)")
                    .lowering("peak(x) + log1p(rest(x))")
                    .range(operands -> new Interval(
                            operands.get(0).lower(), operands.get(0).upper() + LOG_LENGTH))
                    .means("log of the sum of exponentials")
                    .domain("real")
                    .build(),
            Function.reduction("rest")
                    .hidden()
                    .derivatives("g*(position(x) == argmax(x) ? -f : shifted_exp(x))")
                    .lowering("sum(position(x) == argmax(x) ? 0 : exp(x - peak(x)))")
                    .range(0, Integer.MAX_VALUE)
                    .means("sum of exp(x - max(x)) without the largest element")
                    .build(),
            Function.row("shifted_exp")
                    .hidden()
                    .derivatives("position(x) == argmax(x) ? -sum(position(x) == argmax(x) ? 0 : g*f) : g*f")
                    .lowering("position(x) == argmax(x) ? 1 : exp(x - peak(x))")
                    .element("i == argmax(x) ? 1 : exp(x[i] - peak(x))")
                    .range(0, 1)
                    .means("exp(x - max(x)), exactly 1 at the largest element")
                    .build(),
            Function.row("softmax")
                    .derivatives("f*(g - g[argmax(x)] - sum((g - g[argmax(x)])*f))")
                    .elementDerivative("f[i]*(position(x) == i ? co_softmax(x) : -f)")
                    .diagonal("f*co_softmax(x)")
                    .lowering("shifted_exp(x)/(1 + rest(x))")
                    .element("shifted_exp(x)[i]/(1 + rest(x))")
                    .range(0, 1)
                    .has(Trait.POSITIVE)
                    .means("exp(x)/sum(exp(x))")
                    .domain("real")
                    .build(),
            Function.row("co_softmax")
                    .hidden()
                    .derivatives("softmax(x)*(sum(g*softmax(x)) - g)")
                    .elementDerivative("softmax(x)[i]*(position(x) == i ? -f : softmax(x))")
                    .diagonal("-f*softmax(x)")
                    .lowering("(position(x) == argmax(x) ? rest(x) : 1 + (rest(x) - shifted_exp(x)))/(1 + rest(x))")
                    .element("(i == argmax(x) ? rest(x) : 1 + (rest(x) - shifted_exp(x)[i]))/(1 + rest(x))")
                    .range(0, 1)
                    .means("1 - softmax(x), the sum of the others")
                    .build(),
            Function.row("log_softmax")
                    .derivatives("g - softmax(x)*sum(g)")
                    .elementDerivative("position(x) == i ? co_softmax(x) : -softmax(x)")
                    .diagonal("co_softmax(x)")
                    .lowering("(position(x) == argmax(x) ? 0 : x - peak(x)) - log1p(rest(x))")
                    .element("(i == argmax(x) ? 0 : x[i] - peak(x)) - log1p(rest(x))")
                    .range(operands -> new Interval(
                            Math.min(
                                    0, operands.get(0).lower() - operands.get(0).upper() - LOG_LENGTH),
                            0))
                    .means("log(softmax(x))")
                    .domain("real")
                    .build(),
            // The share p of the largest element: log(1 - p) is the log-sigmoid of the log-odds of the others. Another
            // element's share is at most 1/2.
            Function.row("log_co_softmax")
                    .hidden()
                    .derivatives("position(x) == argmax(x)"
                            + " ? softmax(x)*(sum(position(x) == argmax(x) ? 0 : g*softmax(x)/co_softmax(x)) - g)"
                            + " : softmax(x)*(sum(position(x) == argmax(x) ? 0 : g*softmax(x)/co_softmax(x))"
                            + " - g/co_softmax(x)) + sum(position(x) == argmax(x) ? g*softmax(x) : 0)"
                            + "*softmax(position(x) == argmax(x) ? log(0) : x)")
                    .elementDerivative(
                            "softmax(x)[i]*(position(x) == i ? -1" + " : softmax(position(x) == i ? log(0) : x))")
                    .diagonal("-softmax(x)")
                    .lowering("position(x) == argmax(x) ? log_sigmoid(log_rest(x)) : log1p(-softmax(x))")
                    .element("i == argmax(x) ? log_sigmoid(log_rest(x)) : log1p(-softmax(x)[i])")
                    .range(Double.NEGATIVE_INFINITY, 0)
                    .means("log(1 - softmax(x))")
                    .build(),
            Function.reduction("log_rest")
                    .hidden()
                    .derivatives("g*(position(x) == argmax(x) ? -1 : softmax(position(x) == argmax(x) ? log(0) : x))")
                    .lowering("logsumexp(position(x) == argmax(x) ? log(0) : x - peak(x))")
                    .means("log of the sum of exp(x - max(x)) without the largest element")
                    .build(),
            Function.reduction("norm")
                    .derivatives("g*normalize(x)")
                    .lowering("sqrt(sum((x*scale_for(peak(abs(x))))^2))/scale_for(peak(abs(x)))")
                    .range(operands -> new Interval(
                            0,
                            ROOT_LENGTH
                                    * Math.max(
                                            -operands.get(0).lower(),
                                            operands.get(0).upper())))
                    .means("Euclidean norm, or norm(v, p) = sum(|v|^p)^(1/p); its gradient at 0 is 0")
                    .domain("real")
                    .build(),
            Function.row("normalize")
                    .derivatives("norm(x) == 0 ? 0 : (g - f*sum(f*g))/norm(x)")
                    .elementDerivative("norm(x) == 0 ? 0 : (position(x) == i ? co_square(x) : -f*f[i])/norm(x)")
                    .diagonal("norm(x) == 0 ? 0 : co_square(x)/norm(x)")
                    .lowering("norm(x) == 0 ? 0 : x/norm(x)")
                    .element("norm(x) == 0 ? 0 : x[i]/norm(x)")
                    .range(-1, 1)
                    .means("v/norm(v), 0 at 0; its derivative at 0 is 0")
                    .domain("real")
                    .build(),
            Function.row("direction")
                    .hidden()
                    .derivatives("(g - f*sum(f*g))/norm(x)")
                    .elementDerivative("(position(x) == i ? co_square(x) : -f*f[i])/norm(x)")
                    .diagonal("co_square(x)/norm(x)")
                    .lowering("x/norm(x)")
                    .element("x[i]/norm(x)")
                    .range(-1, 1)
                    .means("v/norm(v), undefined at 0")
                    .build(),
            Function.row("co_square")
                    .hidden()
                    .derivatives("norm(x) == 0 ? 0 : 2*normalize(x)*(sum(g*normalize(x)^2) - g)/norm(x)")
                    .elementDerivative("norm(x) == 0 ? 0"
                            + " : 2*normalize(x)*(position(x) == i ? -f : normalize(x)[i]^2)/norm(x)")
                    .diagonal("norm(x) == 0 ? 0 : -2*normalize(x)*f/norm(x)")
                    .lowering("position(x) == argmax(abs(x)) ? other_squares(x) : 1 - normalize(x)^2")
                    .range(0, 1)
                    .means("1 - normalize(x)^2, the share of the other elements")
                    .build(),
            Function.reduction("other_squares")
                    .hidden()
                    .derivatives("norm(x) == 0 ? 0"
                            + " : 2*g*normalize(x)*((position(x) == argmax(abs(x)) ? 0 : 1) - f)/norm(x)")
                    .lowering("sum(position(x) == argmax(abs(x)) ? 0 : normalize(x)^2)")
                    .range(0, 1)
                    .means("the share of all but the largest element in the squared norm")
                    .build());

    private VectorFunctions() {}

    private static Function extreme(String name, String where, String meaning) {
        return Function.reduction(name)
                .hidden()
                .derivatives("position(x) == " + where + "(x) ? g : 0")
                .range(operands -> operands.get(0))
                .means(meaning)
                .build();
    }
}
