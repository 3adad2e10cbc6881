package io.lossmith.processor.library;

import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.syntax.Binding;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.NumberLiteral;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the defaults into the calls of losses that leave parameters out. */
final class CompleteCalls {
    private final Map<String, List<LossParameter>> losses = new LinkedHashMap<>();

    /** Knows the losses of a library and those it uses. */
    CompleteCalls(Map<String, List<LossParameter>> own, Map<String, UsedLoss> used) {
        losses.putAll(own);
        used.forEach((name, loss) -> losses.put(name, parameters(loss)));
    }

    private static List<LossParameter> parameters(UsedLoss loss) {
        List<Component> components = loss.declaration().components().stream()
                .filter(component -> component.loss().isEmpty())
                .toList();
        int first = components.size() - loss.defaults().size();
        List<LossParameter> parameters = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            Optional<Double> value =
                    i < first ? Optional.empty() : Optional.of(loss.defaults().get(i - first));
            parameters.add(new LossParameter(
                    components.get(i).name(), components.get(i).type(), value));
        }
        return parameters;
    }

    Formula in(Formula formula) {
        List<Binding> bindings = new ArrayList<>();
        for (Binding binding : formula.bindings()) {
            bindings.add(new Binding(binding.name(), binding.nameSpan(), in(binding.value()), binding.span()));
        }
        return new Formula(formula.signature(), bindings, in(formula.result()), formula.span());
    }

    private Expression in(Expression syntax) {
        Expression inner = SyntaxTree.map(syntax, this::in);
        return inner instanceof Call call && losses.containsKey(call.function())
                ? complete(call, losses.get(call.function()))
                : inner;
    }

    private static Call complete(Call call, List<LossParameter> declared) {
        int given = call.parameters().size();
        List<Expression> parameters = new ArrayList<>();
        for (int i = 0; i < Math.min(given, declared.size()); i++) {
            parameters.add(given(call.parameters().get(i), declared.get(i).type()));
        }
        for (int i = given; i < declared.size(); i++) {
            LossParameter left = declared.get(i);
            if (left.defaultValue().isEmpty()) {
                return call; // the resolver says how it is called
            }
            parameters.add(Constants.syntax(left.defaultValue().get(), left.type(), call.nameSpan()));
        }
        return given > declared.size() || call.arguments().isEmpty()
                ? call
                : new Call(call.function(), call.arguments(), call.targets(), parameters, call.nameSpan(), call.span());
    }

    /** 0 and 1 are conditions where the record has a boolean. */
    private static Expression given(Expression argument, JavaType type) {
        boolean isBit = argument instanceof NumberLiteral number && (number.value() == 0 || number.value() == 1);
        return isBit && type == JavaType.BOOLEAN
                ? Constants.syntax(((NumberLiteral) argument).value(), type, argument.span())
                : argument;
    }
}
