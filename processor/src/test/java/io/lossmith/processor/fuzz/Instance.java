package io.lossmith.processor.fuzz;

import io.lossmith.LossKernel;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.resolve.Task;
import io.lossmith.spec.Domain;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kernel of a compiled loss with random lengths and hyper-parameters, and random rows for it.
 */
final class Instance {
    private static final int TRIES = 50;

    private final Choice choice;
    private final CompiledLoss compiled;
    private final Map<String, CompiledLoss> all;
    private final Map<String, Map<String, Integer>> taskLengths = new LinkedHashMap<>();
    private final Map<String, Integer> lengths;
    private final Map<String, double[]> parameters = new LinkedHashMap<>();
    private final LossKernel kernel;

    Instance(Choice choice, CompiledLoss compiled, Map<String, CompiledLoss> all) {
        this.choice = choice;
        this.compiled = compiled;
        this.all = all;
        List<Integer> free = new ArrayList<>();
        for (Task task : compiled.loss().tasks()) {
            taskLengths.put(task.name(), lengths(task.model(), free));
        }
        this.lengths = lengths(compiled.loss(), free);
        Record record = record(compiled.loss().declaration(), compiled.loss(), "", "", lengths);
        this.kernel =
                LossKernel.of(record, free.stream().mapToInt(Integer::intValue).toArray());
    }

    LossKernel kernel() {
        return kernel;
    }

    LossModel loss() {
        return compiled.loss();
    }

    /** The named lengths; {@code task} is empty for those of the loss itself. */
    Map<String, Integer> lengths(String task) {
        return task.isEmpty() ? lengths : taskLengths.get(task);
    }

    /** The hyper-parameters by their names in the kernel, those of a task after its name and {@code .}. */
    Map<String, double[]> parameters() {
        return parameters;
    }

    private Map<String, Integer> lengths(LossModel model, List<Integer> free) {
        Map<String, Integer> values = new LinkedHashMap<>();
        for (LengthSymbol symbol : model.lengths()) {
            int value = Math.max(symbol.minimum(), 1 + choice.below(4));
            values.put(symbol.name(), value);
            if (symbol.isFree()) {
                free.add(value);
            }
        }
        return values;
    }

    private Record record(
            LossDeclaration declaration, LossModel model, String prefix, String key, Map<String, Integer> known) {
        List<Object> arguments = new ArrayList<>();
        for (Component component : declaration.components()) {
            String name = prefix + component.name();
            if (component.loss().isPresent()) {
                LossDeclaration inner = component.loss().get();
                Task task = prefix.isEmpty() ? task(model, component.name()) : null;
                arguments.add(
                        task != null
                                ? record(inner, task.model(), "", task.name() + ".", taskLengths.get(task.name()))
                                : record(inner, model, name + "_", key, known));
                continue;
            }
            double[] values = values(component, name, model, known);
            parameters.put(key + name, values);
            arguments.add(
                    switch (component.type()) {
                        case DOUBLE -> values[0];
                        case INT -> (int) values[0];
                        case BOOLEAN -> values[0] != 0;
                        default -> values;
                    });
        }
        return instance(all.get(declaration.recordName()).record(), arguments);
    }

    private static Task task(LossModel model, String component) {
        return model.tasks().stream()
                .filter(task -> task.name().equals(component))
                .findFirst()
                .orElse(null);
    }

    private double[] values(Component component, String name, LossModel model, Map<String, Integer> known) {
        for (LengthSymbol symbol : model.lengths()) {
            for (LengthSymbol.FixedBy by : symbol.fixedBy()) {
                if (!by.isVector() && by.component().replace('.', '_').equals(name)) {
                    return new double[] {known.get(symbol.name()) - by.offset()};
                }
            }
        }
        Variable variable = model.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElse(null);
        Domain domain = variable == null ? Domain.REAL : variable.domain();
        int length = variable == null
                ? 1
                : variable.type().length().map(each -> each.resolve(known)).orElse(1);
        return elements(domain, length, component.type() == Component.JavaType.INT);
    }

    private static Record instance(Class<? extends Record> type, List<Object> arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            return (Record) constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("no instance of " + type, broken);
        }
    }

    /** Numbers for one row of an input. */
    double[] row(Variable input, Map<String, Integer> known) {
        if (input.type().kind() == Kind.INTEGER) {
            return new double[] {choice.below(input.classes().orElseThrow().resolve(known))};
        }
        return elements(
                input.domain(),
                input.type().length().map(each -> each.resolve(known)).orElse(1),
                false);
    }

    private double[] elements(Domain domain, int count, boolean whole) {
        double[] elements = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            elements[i] = domain.kind() == Domain.Kind.SIMPLEX ? choice.between(0.1, 1) : element(domain, whole);
            sum += elements[i];
        }
        if (domain.kind() == Domain.Kind.SIMPLEX) {
            for (int i = 0; i < count; i++) {
                elements[i] /= sum;
            }
        }
        return elements;
    }

    private double element(Domain domain, boolean whole) {
        boolean discrete = whole || domain.kind() != Domain.Kind.INTERVAL;
        for (int i = 0; i < TRIES; i++) {
            double element = discrete ? choice.below(5) - 1 : choice.between(-2, 2);
            if (domain.contains(element)) {
                return element;
            }
        }
        return Math.max(domain.lower(), Math.min(1, domain.upper()));
    }
}
