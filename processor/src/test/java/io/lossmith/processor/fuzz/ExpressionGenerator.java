package io.lossmith.processor.fuzz;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.fuzz.Named.Role;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Random well-typed expressions: every operator, every visible function, choices, elements, calls of losses. Most operands
 * are led into the domain of what they are for; some are not, as users do not either.
 */
final class ExpressionGenerator {
    private static final List<Function> UNARY = rows(1);

    private final Choice choice;
    private final Vocabulary words;

    ExpressionGenerator(Choice choice, Vocabulary words) {
        this.choice = choice;
        this.words = words;
    }

    private static List<Function> rows(int arity) {
        List<Function> rows = new ArrayList<>();
        for (Function row : Functions.all()) {
            if (!row.isHidden() && row.shape() == Shape.ELEMENTWISE && row.arity() == arity) {
                rows.add(row);
            }
        }
        return List.copyOf(rows);
    }

    /** One number per row. */
    String number(int depth) {
        if (depth <= 0) {
            return leaf();
        }
        return switch (choice.below(14)) {
            case 0 -> leaf();
            case 1, 2, 3, 4 -> operation(operand(depth), operand(depth));
            case 5, 6 -> unary(number(depth - 1));
            case 7, 8 -> reduction(depth);
            case 9 -> chain(depth, "");
            case 10 -> choice(depth, number(depth - 1), number(depth - 1));
            case 11 -> call(depth).orElseGet(() -> element(depth));
            case 12 -> element(depth);
            default -> wholeNumbers();
        };
    }

    /** A vector of a length that the loss has. */
    String vector(String length, int depth) {
        List<Named> known = words.vectors(length);
        if (depth <= 0 || choice.percent(15)) {
            if (!known.isEmpty() && choice.percent(80)) {
                return choice.of(known).name();
            }
            return onehot(length).filter(hot -> choice.percent(50)).orElse("index(" + length + ")");
        }
        return switch (choice.below(9)) {
            case 0, 1, 2 -> operation(bracketed(vector(length, depth - 1)), bracketed(vector(length, depth - 1)));
            case 3 -> operation(bracketed(vector(length, depth - 1)), operand(depth));
            case 4 -> operation(operand(depth), bracketed(vector(length, depth - 1)));
            case 5 -> unary(vector(length, depth - 1));
            case 6 -> choice.of("softmax", "log_softmax", "normalize") + "(" + vector(length, depth - 1) + ")";
            case 7 -> chain(depth, length);
            default -> choice(depth, vector(length, depth - 1), vector(length, depth - 1));
        };
    }

    String condition(int depth) {
        List<Named> known = words.conditions();
        if (!known.isEmpty() && choice.percent(depth <= 0 ? 40 : 15)) {
            return choice.of(known).name();
        }
        if (depth > 1 && choice.percent(35)) {
            String first = bracketed(condition(depth - 1));
            return switch (choice.below(5)) {
                case 0 -> "!" + first;
                case 1, 2 -> first + " && " + bracketed(condition(depth - 1));
                case 3 -> first + " || " + bracketed(condition(depth - 1));
                default ->
                    vectorLength()
                            .map(length -> choice.of("any", "all") + "(" + bracketed(vector(length, 1)) + " > "
                                    + operand(1) + ")")
                            .orElse("!" + first);
            };
        }
        if (!words.classes().isEmpty() && choice.percent(20)) {
            Named target = choice.of(words.classes());
            return target.name()
                    + choice.of(" == ", " != ", " < ", " >= ")
                    + choice.of("0", "1", target.length() + " - 1");
        }
        return operand(depth) + choice.of(" < ", " <= ", " > ", " >= ", " == ", " != ") + operand(depth);
    }

    private String operand(int depth) {
        return bracketed(number(depth - 1));
    }

    private static String bracketed(String operand) {
        return operand.matches("[\\p{L}_][\\p{L}\\p{Mc}\\p{Mn}\\p{Nd}_]*(\\[\\w+])?|[0-9.]+")
                ? operand
                : "(" + operand + ")";
    }

    private String leaf() {
        List<Named> numbers = words.numbers();
        if (!numbers.isEmpty() && choice.percent(65)) {
            return choice.of(numbers).name();
        }
        List<String> lengths = words.lengths();
        if (!lengths.isEmpty() && choice.percent(20)) {
            String length = choice.of(lengths);
            return choice.percent(50) ? length : vectorElement(length).orElse(length);
        }
        return choice.percent(5) ? "pi" : choice.number();
    }

    private Optional<String> vectorElement(String length) {
        List<Named> vectors = words.vectors(length);
        return vectors.isEmpty()
                ? Optional.empty()
                : Optional.of(choice.of(vectors).name() + "[" + position(length) + "]");
    }

    /** A position that every vector of the length has, or raises the smallest length that the loss takes. */
    private String position(String length) {
        List<Named> classes = words.classes().stream()
                .filter(target -> target.length().equals(length))
                .toList();
        if (!classes.isEmpty() && choice.percent(60)) {
            return choice.of(classes).name();
        }
        boolean isNumber = Character.isDigit(length.charAt(0));
        return String.valueOf(choice.below(isNumber ? Integer.parseInt(length) : 3));
    }

    private Optional<String> onehot(String length) {
        return words.classes().stream()
                .filter(target -> target.length().equals(length))
                .findFirst()
                .map(target -> "onehot(" + target.name() + ")");
    }

    private Optional<String> vectorLength() {
        return words.lengths().isEmpty() ? Optional.empty() : Optional.of(choice.of(words.lengths()));
    }

    private String element(int depth) {
        Optional<String> length = vectorLength();
        if (length.isEmpty()) {
            return leaf();
        }
        String vector = bracketed(vector(length.get(), depth - 1));
        List<Named> classes = words.classes().stream()
                .filter(target -> target.length().equals(length.get()))
                .toList();
        if (!classes.isEmpty() && choice.percent(30)) {
            String target = choice.of(classes).name();
            return choice.percent(50)
                    ? target + " > 0 ? " + vector + "[" + target + "-1] : " + operand(depth)
                    : target + " < " + length.get() + "-1 ? " + vector + "[" + target + "+1] : " + operand(depth);
        }
        return vector + "[" + position(length.get()) + "]";
    }

    /** Quotients and products of classes, lengths and int components, which Java would compute as whole numbers. */
    private String wholeNumbers() {
        List<String> whole = new ArrayList<>(List.of("3", "7"));
        words.classes().forEach(target -> whole.add(target.name()));
        words.lengths().forEach(length -> whole.add(bracketed(length)));
        return template(
                choice.of(
                        "%1$s/(abs(%2$s) + 1)",
                        "abs(%1$s)/max(%2$s, 2)",
                        "min(%1$s, %2$s)/(%2$s > 1 ? %2$s : 3)",
                        "max(%1$s, 1)*max(%2$s, 2)/1000",
                        "sign(%1$s - 1)/(%2$s + 1)"),
                choice.of(whole),
                choice.of(whole));
    }

    private String choice(int depth, String yes, String no) {
        String condition = bracketed(condition(depth - 1));
        return choice.percent(80)
                ? condition + " ? " + bracketed(yes) + " : " + bracketed(no)
                : "where(" + condition + ", " + yes + ", " + no + ")";
    }

    /** A longer sum or product. */
    private String chain(int depth, String length) {
        StringBuilder text = new StringBuilder();
        String[] operators = choice.percent(60) ? new String[] {" + ", " - "} : new String[] {"*", "/"};
        int count = 2 + choice.below(4);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? choice.of("", "", "-") : choice.of(operators));
            boolean isVector = !length.isEmpty() && (i == 0 || choice.percent(50));
            text.append(isVector ? bracketed(vector(length, depth - 2)) : operand(depth - 1));
        }
        return text.toString();
    }

    /** Operators; the result is a vector if either operand is one. */
    private String operation(String first, String second) {
        return template(
                choice.of(
                        "%1$s + %2$s",
                        "%1$s - %2$s",
                        "%1$s*%2$s",
                        "%1$s*%2$s",
                        "%1$s/%2$s",
                        "%1$s/(softplus(%2$s) + 0.5)",
                        "%1$s/max(%2$s, 2)",
                        "%1$s/(1 + %2$s^2)",
                        "-(%1$s + %2$s)^2",
                        "-%1$s^2 - %2$s",
                        "(%1$s*%2$s)^3",
                        "%1$s^-1*%2$s",
                        "(0.5 + sigmoid(%1$s))^tanh(%2$s)",
                        "abs(%1$s)^1.5 - %2$s",
                        "pow(%1$s, 2)*%2$s",
                        "(%1$s < %2$s ? %2$s : %1$s^2)",
                        "(%1$s > 0.3 && %2$s > 0 ? %2$s : sin(%1$s))",
                        "max(%1$s, %2$s)",
                        "min(%1$s, %2$s, 1.25)",
                        "hypot(%1$s, %2$s)",
                        "logaddexp(%1$s, %2$s)",
                        "log(exp(%1$s) + exp(%2$s))",
                        "1/(1 + exp(%1$s - %2$s))",
                        "sigmoid(%1$s) - sigmoid(%2$s)",
                        "log(1 + exp(%1$s))*%2$s",
                        "sqrt(%1$s^2 + %2$s^2)",
                        "xlogy(%1$s, softplus(%2$s))",
                        "atan2(%1$s, 2 + tanh(%2$s))",
                        "clamp(%1$s, -1, 1.5 + %2$s^2)",
                        "stop(%1$s)*%2$s"),
                first,
                second);
    }

    private static String template(String template, String first, String second) {
        return String.format(Locale.ROOT, template, first, second);
    }

    private String unary(String operand) {
        Function row = choice.of(UNARY);
        return row.name() + "(" + (choice.percent(10) ? operand : inDomain(row, operand)) + ")";
    }

    private static String inDomain(Function row, String operand) {
        if (row.naturalDomains().isEmpty()) {
            return operand;
        }
        Interval domain = row.naturalDomains().get(0).interval();
        if (domain.equals(Interval.UNIT)) {
            return "0.02 + 0.96*sigmoid(" + operand + ")";
        }
        if (domain.equals(Interval.SIGNED_UNIT)) {
            return "0.9*tanh(" + operand + ")";
        }
        return domain.lower() < -1 ? "-softplus(" + operand + ")" : "0.1 + softplus(" + operand + ")";
    }

    private String reduction(int depth) {
        Optional<String> length = vectorLength();
        if (length.isEmpty()) {
            return operation(operand(depth), operand(depth));
        }
        String first = vector(length.get(), depth - 1);
        String second = bracketed(vector(length.get(), depth - 2));
        return switch (choice.below(16)) {
            case 0, 1, 2 -> "sum(" + first + ")";
            case 3 -> choice.of("norm(", "prod(", "variance(") + first + ")";
            case 4 -> "norm(" + first + ", " + choice.of("1", "3", "2.5") + ")";
            case 5, 6 -> choice.of("mean(", "max(", "min(", "logsumexp(") + first + ")";
            case 7, 8 -> "dot(" + first + ", " + second + ")";
            case 9 -> "count(" + bracketed(first) + " > " + second + ")*" + operand(depth - 1);
            case 10 -> "log(sum(exp(" + first + ")))";
            case 11 -> "-log(softmax(" + first + ")[" + position(length.get()) + "])";
            case 12 -> "1 - softmax(" + first + ")[" + position(length.get()) + "]";
            case 13 ->
                choice.of("softmax(", "log_softmax(", "normalize(") + first + ")[" + position(length.get()) + "]";
            case 14 -> "sqrt(sum(" + bracketed(first) + "^2))";
            default -> bracketed(first) + "[" + position(length.get()) + "]";
        };
    }

    /** A call of another loss, if there is one whose classes this one can give. */
    private Optional<String> call(int depth) {
        if (words.callees().isEmpty()) {
            return Optional.empty();
        }
        Callee callee = choice.of(words.callees());
        Map<String, String> lengths = new LinkedHashMap<>();
        List<String> targets = new ArrayList<>();
        for (Named formal : callee.of(Role.TARGET)) {
            Optional<String> argument = argument(formal, depth, lengths);
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            targets.add(argument.get());
        }
        List<String> predictions = new ArrayList<>();
        for (Named formal : callee.of(Role.PREDICTION, Role.LEARN)) {
            predictions.add(argument(formal, depth, lengths).orElse("0"));
        }
        List<String> parameters = new ArrayList<>();
        if (!callee.isComponent()) {
            for (Named formal : callee.parameters()) {
                parameters.add(argument(formal, depth, lengths).orElse("0"));
            }
        }
        return Optional.of(callee.name() + "(" + String.join(", ", predictions)
                + (targets.isEmpty() ? "" : " | " + String.join(", ", targets))
                + (parameters.isEmpty() ? "" : "; " + String.join(", ", parameters)) + ")");
    }

    private Optional<String> argument(Named formal, int depth, Map<String, String> lengths) {
        if (formal.length().isEmpty()) {
            boolean isCondition = formal.sort() == Named.Sort.BINARY || formal.sort() == Named.Sort.CONDITION;
            return Optional.of(isCondition ? condition(depth - 1) : number(depth - 2));
        }
        boolean isClass = formal.sort() == Named.Sort.CLASS;
        List<Named> classes = words.classes();
        if (Character.isDigit(formal.length().charAt(0))) {
            lengths.put(formal.length(), formal.length());
        } else if (isClass && !lengths.containsKey(formal.length()) && !classes.isEmpty()) {
            lengths.put(formal.length(), choice.of(classes).length());
        } else if (!lengths.containsKey(formal.length())) {
            lengths.put(formal.length(), vectorLength().orElse("2"));
        }
        String length = lengths.get(formal.length());
        return isClass
                ? classes.stream()
                        .filter(target -> target.length().equals(length))
                        .findFirst()
                        .map(Named::name)
                : Optional.of(vector(length, depth - 2));
    }
}
