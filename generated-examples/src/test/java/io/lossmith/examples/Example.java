package io.lossmith.examples;

import io.lossmith.Loss;
import io.lossmith.LossKernel;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.processor.resolve.LossModel;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A record of the examples with the meaning of its formula.
 *
 * @param type the record
 * @param model its formula, resolved and not yet rewritten
 */
record Example(Class<? extends Record> type, LossModel model) {
    /** Every named length of every example in these tests. */
    static final int LENGTH = 3;

    /** Reads the record as the processor does. */
    static Example of(Class<? extends Record> type) {
        return new Example(
                type,
                LossCompiler.compile(declaration(type)).kernel().orElseThrow().loss());
    }

    private static LossDeclaration declaration(Class<?> type) {
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(
                    component.getType().isAnnotationPresent(Loss.class)
                            ? new Component(component.getName(), declaration(component.getType()))
                            : new Component(component.getName(), javaType(component.getType())));
        }
        Map<String, LossDeclaration> uses = new LinkedHashMap<>();
        Loss loss = type.getAnnotation(Loss.class);
        for (Class<?> used : loss.uses()) {
            uses.put(used.getSimpleName(), declaration(used));
        }
        return new LossDeclaration(
                type.getPackageName(), type.getSimpleName(), true, loss.value(), components, true, Set.of(), uses);
    }

    private static JavaType javaType(Class<?> type) {
        for (JavaType candidate : JavaType.values()) {
            if (candidate.text().equals(type.getSimpleName())) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("no hyper-parameter can be a " + type);
    }

    String name() {
        return type.getSimpleName();
    }

    /** The values of all named lengths. */
    Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        model.lengths().forEach(length -> lengths.put(length.name(), LENGTH));
        return lengths;
    }

    /** How many numbers an input or parameter has. */
    int width(Variable variable) {
        return variable.type().length().map(length -> length.resolve(lengths())).orElse(1);
    }

    /** The kernel of the record with these hyper-parameters. */
    LossKernel kernel(Map<String, double[]> parameters) {
        int[] free = model.lengths().stream()
                .filter(LengthSymbol::isFree)
                .mapToInt(length -> LENGTH)
                .toArray();
        try {
            return LossKernel.of(record(type, model.declaration(), "", parameters), free);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(name() + " cannot be made", refused);
        }
    }

    /** A record whose parameters have {@code prefix} before their names, as those of a component that is a loss. */
    private static Record record(
            Class<?> type, LossDeclaration declaration, String prefix, Map<String, double[]> parameters)
            throws ReflectiveOperationException {
        Class<?>[] types = componentTypes(type);
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Component component = declaration.components().get(i);
            String name = prefix + component.name();
            arguments[i] = component.loss().isPresent()
                    ? record(types[i], component.loss().get(), name + "_", parameters)
                    : argument(component, parameters.get(name));
        }
        return (Record) type.getDeclaredConstructor(types).newInstance(arguments);
    }

    private static Class<?>[] componentTypes(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        return types;
    }

    private static Object argument(Component component, double[] value) {
        return switch (component.type()) {
            case DOUBLE -> value[0];
            case INT -> (int) value[0];
            case BOOLEAN -> value[0] != 0;
            case VECTOR -> value.clone();
            case LOSS -> throw new IllegalArgumentException("made of its own parameters");
        };
    }

    @Override
    public String toString() {
        return name();
    }
}
