package io.lossmith.processor.certify;

import io.lossmith.processor.ir.Function;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Computes the rows of the function table as generated code does: by the Java calls of their column. The {@link #STRICT}
 * ones give the same bits everywhere, the {@link #PLAIN} ones those of kernels on this machine.
 */
final class Calls {
    /** With {@link StrictMath}. */
    static final Calls STRICT = new Calls(StrictMath.class, new StrictRuntime(runtime()));

    /** With {@link Math}, to compare with kernels. */
    static final Calls PLAIN = new Calls(Math.class, runtime());

    private static final String MATH = "Math";

    private final Class<?> math;
    private final ClassLoader loader;
    private final Map<String, Call> known = new ConcurrentHashMap<>();
    private final Map<String, WideCall> refinements = new ConcurrentHashMap<>();

    /** A call with its arguments put in. */
    private interface Call {
        double of(double[] operands) throws Throwable;
    }

    private Calls(Class<?> math, ClassLoader loader) {
        this.math = math;
        this.loader = loader;
    }

    private static ClassLoader runtime() {
        return io.lossmith.math.StableMath.class.getClassLoader();
    }

    /** The value of {@code function}, which has a Java call. */
    double value(Function function, double... operands) {
        return invoke(known.computeIfAbsent(function.java(), text -> parse(text, operands.length)), operands);
    }

    double pow(double x, double y) {
        return math == Math.class ? Math.pow(x, y) : StrictMath.pow(x, y);
    }

    /** What {@code function} computes again with twice the digits. */
    WideCall refinement(Function.Refined refined) {
        return refinements.computeIfAbsent(refined.steps(), steps -> WideCall.of(steps, loader));
    }

    @SuppressWarnings("ThrowSpecificExceptions")
    private static double invoke(Call call, double[] operands) {
        try {
            return call.of(operands);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException("a function that throws", impossible);
        }
    }

    /** {@code Owner.method}, or such calls one in the other over {@code $1}, {@code $2}, … and numbers. */
    private Call parse(String text, int arity) {
        return text.indexOf('$') < 0 ? call(text, arity) : new Reader(text).expression();
    }

    private Call call(String text, int arity) {
        int dot = text.indexOf('.');
        MethodHandle method = find(text.substring(0, dot), text.substring(dot + 1), arity);
        return switch (arity) {
            case 1 -> x -> (double) method.invokeExact(x[0]);
            case 2 -> x -> (double) method.invokeExact(x[0], x[1]);
            case 3 -> x -> (double) method.invokeExact(x[0], x[1], x[2]);
            default -> throw new IllegalStateException(text + " with " + arity + " operands");
        };
    }

    /** The method for doubles, or the only one of that name: it may take an order as {@code int}. */
    private MethodHandle find(String owner, String method, int arity) {
        MethodType doubles = MethodType.methodType(double.class, Collections.nCopies(arity, double.class));
        try {
            Class<?> type = owner.equals(MATH) ? math : Class.forName("io.lossmith.math." + owner, true, loader);
            Method found = Arrays.stream(type.getMethods())
                    .filter(each -> each.getName().equals(method) && each.getParameterCount() == arity)
                    .max(Comparator.comparing(
                            each -> Arrays.equals(each.getParameterTypes(), doubles.parameterArray())))
                    .orElseThrow(() -> new IllegalStateException("no method " + owner + "." + method));
            return MethodHandles.explicitCastArguments(
                    MethodHandles.publicLookup().unreflect(found), doubles);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("no method " + owner + "." + method, missing);
        }
    }

    /** Reads a call that is written out. */
    private final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Call expression() {
            int start = at;
            while (at < text.length() && ",() ".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            if (at < text.length() && text.charAt(at) == '(') {
                Call first = argument();
                Call second = argument();
                at++;
                Call both = call(word, 2);
                return x -> both.of(new double[] {first.of(x), second.of(x)});
            }
            if (word.startsWith("$")) {
                int operand = Integer.parseInt(word.substring(1)) - 1;
                return x -> x[operand];
            }
            double number = Double.parseDouble(word);
            return x -> number;
        }

        /** Past the parenthesis or comma before it. */
        private Call argument() {
            do {
                at++;
            } while (text.charAt(at) == ' ');
            return expression();
        }
    }
}
