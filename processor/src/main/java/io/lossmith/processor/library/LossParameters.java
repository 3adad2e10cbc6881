package io.lossmith.processor.library;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.processor.resolve.EntryDomain;
import io.lossmith.spec.Domain;
import io.lossmith.syntax.Entry;
import io.lossmith.syntax.EntryRole;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.Signature;
import io.lossmith.syntax.TypeWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes hyper-parameters of the parameters of a signature, with their Java types and defaults. */
final class LossParameters {
    private final Consumer<Problem> problems;

    private LossParameters(Consumer<Problem> problems) {
        this.problems = problems;
    }

    static List<LossParameter> of(Signature signature, Consumer<Problem> problems) {
        return new LossParameters(problems).read(signature);
    }

    private List<LossParameter> read(Signature signature) {
        List<LossParameter> parameters = new ArrayList<>();
        Map<String, Entry> methods = new LinkedHashMap<>();
        for (Entry entry : signature.entries()) {
            boolean isParameter = entry.role() == EntryRole.PARAMETER;
            JavaType type = type(entry);
            if (entry.defaultValue().isPresent() && (!isParameter || type == JavaType.VECTOR)) {
                Expression value = entry.defaultValue().get();
                String what = isParameter ? "vector" : entry.role().name().toLowerCase(Locale.ROOT);
                problems.accept(Problem.of(Message.DEFAULT_NOT_ALLOWED, value.span(), what, entry.name()));
            }
            if (!isParameter) {
                continue;
            }
            checkName(entry, methods);
            Optional<Double> value = entry.defaultValue()
                    .filter(syntax -> type != JavaType.VECTOR)
                    .map(syntax -> value(entry, syntax));
            if (value.isEmpty() && !parameters.isEmpty()) {
                LossParameter before = parameters.get(parameters.size() - 1);
                if (before.defaultValue().isPresent()) {
                    problems.accept(Problem.of(Message.DEFAULT_MISSING, entry.nameSpan(), entry.name(), before.name()));
                }
            }
            parameters.add(new LossParameter(entry.name(), type, value));
        }
        return parameters;
    }

    private void checkName(Entry entry, Map<String, Entry> methods) {
        if (!JavaNames.isComponent(entry.name())) {
            problems.accept(
                    Problem.of(Message.JAVA_NAME, entry.nameSpan(), entry.name(), "record component", "parameter"));
        }
        String method = JavaNames.with(entry.name());
        Entry other = methods.putIfAbsent(method, entry);
        if (other != null && !other.name().equals(entry.name())) {
            String by = "the parameter '" + other.name() + "', as far as the method " + method + " goes";
            problems.accept(Problem.of(Message.DUPLICATE_NAME, entry.nameSpan(), entry.name(), by));
        }
    }

    /** {@code count} and classes are int, {@code binary} is boolean, vectors are double[], everything else is double. */
    private static JavaType type(Entry entry) {
        TypeWord word = entry.type().word();
        if (word == TypeWord.CLASS) {
            return JavaType.INT;
        }
        if (entry.type().length().isPresent()) {
            return JavaType.VECTOR;
        }
        return word == TypeWord.COUNT ? JavaType.INT : word == TypeWord.BINARY ? JavaType.BOOLEAN : JavaType.DOUBLE;
    }

    /** The value of a default, or 0 for one with a mistake. */
    private double value(Entry entry, Expression syntax) {
        Optional<Double> value = Constants.evaluate(syntax);
        if (value.filter(Double::isFinite).isEmpty()) {
            problems.accept(notConstant(entry, syntax, value));
            return 0;
        }
        double number = value.get() == 0 ? 0 : value.get(); // no negative zero
        boolean fits = type(entry) != JavaType.INT || number == (int) number;
        Domain domain = EntryDomain.of(entry);
        if (!fits || !domain.contains(number)) {
            problems.accept(Problem.of(
                    Message.DEFAULT_NOT_IN_DOMAIN, syntax.span(), entry.name(), ExprPrinter.number(number), domain));
        }
        return number;
    }

    private static Problem notConstant(Entry entry, Expression syntax, Optional<Double> value) {
        String what = "not a constant number";
        String remedy = "Write a number, or sums, products, quotients and powers of numbers and pi.";
        if (value.isPresent()) {
            boolean isNan = Double.isNaN(value.get());
            what = isNan ? "not defined" : "infinite: it overflows, or divides by 0";
            remedy =
                    "Write a number, the largest of which is about 1.8e308, or an expression that has one as its value.";
        }
        return Problem.of(Message.DEFAULT_NOT_CONSTANT, syntax.span(), entry.name(), what, remedy);
    }
}
