package io.lossmith;

import io.lossmith.spec.LossSpec;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** Finds and builds the generated kernel of a record, and explains in one message why there is none. */
final class KernelLookup {
    private KernelLookup() {}

    static LossKernel find(Record loss, int[] lengths) {
        Class<?> type = loss.getClass();
        Method factory = factory(kernelClass(type), type);
        int expected = factory.getParameterCount() - 1;
        if (lengths.length != expected) {
            throw new IllegalArgumentException(
                    "LossKernel.of(" + type.getSimpleName() + ") takes " + lengthNames(factory) + ", but "
                            + lengths.length + (lengths.length == 1 ? " length was" : " lengths were")
                            + " given; pass one number for each after the record.");
        }
        Object[] arguments = new Object[lengths.length + 1];
        arguments[0] = loss;
        for (int index = 0; index < lengths.length; index++) {
            arguments[index + 1] = lengths[index];
        }
        return invoke(factory, arguments, type);
    }

    /** The name the processor gives the kernel: nested types are joined with an underscore. */
    static String kernelName(Class<?> type) {
        String nested = type.getSimpleName();
        for (Class<?> outer = type.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            nested = outer.getSimpleName() + "_" + nested;
        }
        return (type.getPackageName().isEmpty() ? "" : type.getPackageName() + ".") + nested + "Kernel";
    }

    private static Class<?> kernelClass(Class<?> type) {
        String name = kernelName(type);
        if (isLoss(type) && isInsideMethod(type)) {
            throw new IllegalStateException(type.getName()
                    + " is declared inside a method, where no annotation processor sees it, so that there"
                    + " is no kernel for it; move the record out of the method, into the class or a file of its own.");
        }
        try {
            return Class.forName(name, true, type.getClassLoader());
        } catch (ClassNotFoundException missing) {
            if (!isLoss(type)) {
                throw new IllegalStateException(
                        type.getName()
                                + " has no @Loss annotation, so that no kernel was generated for it; write @Loss(\"...\") on the record.");
            }
            throw new IllegalStateException(nothingGenerated(type, name), missing);
        }
    }

    private static boolean isLoss(Class<?> type) {
        return type.isAnnotationPresent(Loss.class) || type.isAnnotationPresent(MultiTask.class);
    }

    /** Whether the type, or one around it, is a local or anonymous class. */
    private static boolean isInsideMethod(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (each.isLocalClass() || each.isAnonymousClass()) {
                return true;
            }
        }
        return false;
    }

    private static String nothingGenerated(Class<?> type, String name) {
        return "Nothing was generated for " + type.getName() + ": there is no class " + name
                + ". The annotation processor did not run; name it in annotationProcessorPaths"
                + " (from JDK 23 on, javac does not run processors that are only on the class path):\n"
                + """
                <plugin>
                  <artifactId>maven-compiler-plugin</artifactId>
                  <configuration>
                    <annotationProcessorPaths>
                      <path>
                        <groupId>io.lossmith</groupId>
                        <artifactId>lossmith-processor</artifactId>
                        <version>${lossmith.version}</version>
                      </path>
                    </annotationProcessorPaths>
                  </configuration>
                </plugin>
                """;
    }

    private static Method factory(Class<?> kernel, Class<?> type) {
        for (Method method : kernel.getDeclaredMethods()) {
            boolean named = method.getName().equals("of") && Modifier.isStatic(method.getModifiers());
            boolean takesRecord = method.getParameterCount() > 0 && method.getParameterTypes()[0] == type;
            if (named && takesRecord && LossKernel.class.isAssignableFrom(method.getReturnType())) {
                return method;
            }
        }
        throw new IllegalStateException(
                kernel.getName() + " is not the kernel of " + type.getName() + ": it has no static method of("
                        + type.getSimpleName() + ", ...). Rename the class, or build the project anew.");
    }

    private static String lengthNames(Method factory) {
        int count = factory.getParameterCount() - 1;
        if (count == 0) {
            return "no length";
        }
        List<String> symbols = symbols(factory.getDeclaringClass());
        if (symbols.size() == count) {
            return (count == 1 ? "the length " : "the lengths ") + String.join(", ", symbols);
        }
        String number = count == 1 ? "1 length" : count + " lengths";
        return symbols.isEmpty()
                ? number
                : number + ", those of " + String.join(", ", symbols) + " that the record does not fix";
    }

    /**
     * The named lengths of a generated kernel, from the spec in its static field; of a kernel of tasks those of the tasks, whose kernels
     * are its fields, and those of the formula, whose kernel is inside of it. None when they cannot be read.
     */
    private static List<String> symbols(Class<?> kernel) {
        List<String> symbols = new ArrayList<>();
        for (Field field : kernel.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == LossSpec.class) {
                symbols.addAll(lengths(field));
            } else if (LossKernel.class.isAssignableFrom(field.getType())) {
                // The dollar sign keeps a name apart from those of generated code.
                String task = field.getName().replace("$", "");
                symbols(field.getType()).forEach(symbol -> symbols.add(task + "_" + symbol));
            }
        }
        for (Class<?> inner : kernel.getDeclaredClasses()) {
            if (LossKernel.class.isAssignableFrom(inner)) {
                symbols.addAll(symbols(inner));
            }
        }
        return symbols;
    }

    private static List<String> lengths(Field spec) {
        try {
            return spec.trySetAccessible() ? ((LossSpec) spec.get(null)).lengths() : List.of();
        } catch (IllegalAccessException closed) {
            return List.of();
        }
    }

    private static LossKernel invoke(Method factory, Object[] arguments, Class<?> type) {
        try {
            if (!factory.canAccess(null)) {
                factory.setAccessible(true);
            }
            return (LossKernel) factory.invoke(null, arguments);
        } catch (InaccessibleObjectException | IllegalAccessException closed) {
            throw new IllegalStateException(closedPackage(type), closed);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (failed.getCause() instanceof Error problem) {
                throw problem;
            }
            throw new IllegalStateException(
                    "The kernel of " + type.getName() + " could not be built; see the cause.", failed.getCause());
        }
    }

    private static String closedPackage(Class<?> type) {
        String reader = LossKernel.class.getModule().isNamed()
                ? " to " + LossKernel.class.getModule().getName()
                : "";
        return "The module " + type.getModule().getName() + " does not open the package " + type.getPackageName()
                + ", so that LossKernel.of(...) cannot reach the kernel of " + type.getSimpleName() + "; add \"opens "
                + type.getPackageName() + reader + ";\" to its module-info.java, or use "
                + kernelName(type).substring(kernelName(type).lastIndexOf('.') + 1) + ".of(...) directly.";
    }
}
