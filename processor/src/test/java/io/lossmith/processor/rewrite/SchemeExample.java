package io.lossmith.processor.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * A formula that a scheme takes care of: a row for a test, as a rule is one. A scheme has its own row, which is what the
 * documentation shows, and others that show what else it does.
 *
 * @param scheme what acts
 * @param sides the formula, and what it becomes with all rules
 */
record SchemeExample(Rule scheme, RuleCase sides) {
    private static final List<SchemeExample> MORE = List.of(
            of(PositiveSums.RULE, "log1p(z*exp(x) + exp(y))", "z >= 0", "softplus(logaddexp(log(z) + x, y))"),
            of(PositiveSums.RULE, "log(x*exp(y) + (1 - x)*exp(z))", "x: unit", "logaddexp(log(x) + y, log1p(-x) + z)"),
            of(
                    PositiveSums.RULE,
                    "log(x + y*sum(exp(v)))",
                    "x > 0 and y > 0",
                    "logaddexp(log(x), log(y) + logsumexp(v))"),
            of(PositiveSums.SHARE, "tanh(x)*exp(y)/(exp(y) + 3*exp(z))", "", "tanh(x)*co_share_of_exp(3, z - y)"),
            of(PositiveSums.SHARE, "exp(x)/(exp(x) + exp(y) + exp(z))", "", "sigmoid(x - logaddexp(y, z))"),
            of(PositiveSums.SHARE, "exp(x)/(2 + exp(x))", "", "co_share_of_exp(2, -x)"),
            of(
                    KnownLogarithms.RULE,
                    "log(x*normal_cdf(y)/erfc(z))",
                    "x > 0",
                    "log(x) + log_normal_cdf(y) - log_erfc(z)"),
            of(KnownLogarithms.RULE, "log_ratio(normal_cdf(x), y)", "y > 0", "log_normal_cdf(x) - log(y)"),
            of(KnownLogarithms.RULE, "log(sigmoid(x)*erfc(y)/z)", "z > 0", "log_sigmoid(x) + log_erfc(y) - log(z)"),
            of(Complements.RULE, "1 - sigmoid(x)*sigmoid(y)", "", "sigmoid(-x) + sigmoid(x)*sigmoid(-y)"),
            of(Complements.RULE, "3 - 3*sigmoid(x)^2", "", "3*sigmoid(-x)*(1 + sigmoid(x))"),
            of(Complements.RULE, "1 - x/(x + y)", "x > 0 and y > 0", "y/(x + y)"),
            of(Complements.RULE, "1 - sigmoid(x)/(sigmoid(x) + exp(y))", "", "co_share_of_exp(sigmoid(x), -y)"),
            of(
                    Complements.RULE,
                    "1 - (z ? sigmoid(x)*sigmoid(y) : tanh(y)^2)",
                    "z: binary",
                    "z ? sigmoid(-x) + sigmoid(x)*sigmoid(-y) : tanh_slope(y)"),
            of(SigmoidPowers.RULE, "exp(3*x)*sigmoid(-x)^2*sigmoid(x)", "", "exp(x)*sigmoid(x)^3"),
            of(SigmoidPowers.POWER, "sigmoid(-x)^y*sigmoid_slope(x)", "", "sigmoid(-x)^(y + 1)*sigmoid(x)"),
            of(Fractions.RULE, "x*sigmoid(y) - x", "", "-x*sigmoid(-y)"),
            of(Fractions.RULE, "1/(1 + x)^2 - x/(1 + x)^3", "", "1/(1 + x)^3"),
            of(ChoiceRaising.RULE, "(y ? sigmoid(x) : z) - 1", "y: binary", "y ? -sigmoid(-x) : z - 1"),
            of(ChoiceSinking.RULE, "log(y ? sigmoid(x) : 1 - sigmoid(x))", "y: binary", "log_sigmoid((y ? 1 : -1)*x)"));

    private static SchemeExample of(Rule scheme, String formula, String where, String result) {
        return new SchemeExample(scheme, new RuleCase(new Rule(scheme.id(), formula, result, where, scheme.reason())));
    }

    /** All of them, each with an id of its own. */
    static List<SchemeExample> all() {
        List<SchemeExample> all = new ArrayList<>();
        for (Rule scheme : Rules.schemes()) {
            all.add(new SchemeExample(scheme, new RuleCase(scheme)));
        }
        for (SchemeExample example : MORE) {
            Rule rule = example.sides.rule();
            long number = all.stream()
                    .filter(each -> each.scheme.equals(example.scheme))
                    .count();
            Rule named =
                    new Rule(rule.id() + "-" + number, rule.pattern(), rule.replacement(), rule.where(), rule.reason());
            all.add(new SchemeExample(example.scheme, new RuleCase(named)));
        }
        return all;
    }

    @Override
    public String toString() {
        return scheme.id() + ": " + sides.rule().pattern();
    }
}
