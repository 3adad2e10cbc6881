package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Position;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.spec.Length;
import java.util.ArrayList;
import java.util.List;

/** Writes expressions as Java, stopping at whatever the current method has in a variable. */
final class JavaExpressions {
    private final Bindings bindings;

    JavaExpressions(Bindings bindings) {
        this.bindings = bindings;
    }

    /** The expression on its own. */
    CodeBlock write(Expr expr) {
        return code(expr).text();
    }

    /** The expression as a factor. */
    CodeBlock writeFactor(Expr expr) {
        return code(expr).at(Code.UNARY);
    }

    /** The definition of {@code expr} even if a variable for it is being declared now. */
    CodeBlock define(Expr expr) {
        return operation(expr).text();
    }

    static CodeBlock length(Length length) {
        if (length.symbol().isEmpty()) {
            return CodeBlock.of("$L", length.offset());
        }
        String symbol = ReservedNames.java(length.symbol());
        if (length.offset() == 0) {
            return CodeBlock.of("$L", symbol);
        }
        return length.offset() < 0
                ? CodeBlock.of("$L - $L", symbol, -length.offset())
                : CodeBlock.of("$L + $L", symbol, length.offset());
    }

    private Code code(Expr expr) {
        String bound = bindings.find(expr);
        return bound != null ? Code.primary("$L", bound) : operation(expr);
    }

    private Code operation(Expr expr) {
        if (expr instanceof Constant constant) {
            return constant(constant);
        }
        if (expr instanceof Variable variable) {
            return Code.primary("$L", bindings.variable(variable));
        }
        if (expr instanceof LengthValue length) {
            boolean plain = length.length().offset() == 0;
            return new Code(length(length.length()), plain ? Code.PRIMARY : Code.SUM);
        }
        if (expr instanceof Position) {
            return Code.primary("$L", bindings.loopIndex());
        }
        return apply((Apply) expr);
    }

    private static Code constant(Constant constant) {
        double value = constant.value();
        if (constant.type().isCondition()) {
            return Code.primary("$L", value != 0);
        }
        return new Code(number(value), value < 0 ? Code.UNARY : Code.PRIMARY);
    }

    /** A number as a Java literal or constant. */
    static CodeBlock number(double value) {
        if (Double.isNaN(value)) {
            return CodeBlock.of("$T.NaN", Double.class);
        }
        if (Double.isInfinite(value)) {
            return CodeBlock.of("$T.$L", Double.class, value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY");
        }
        return value == Math.PI ? CodeBlock.of("$T.PI", Math.class) : CodeBlock.of("$L", ExprPrinter.number(value));
    }

    private Code apply(Apply apply) {
        Function function = apply.function();
        List<Expr> arguments = apply.arguments();
        if (function == Operators.ADD) {
            return sum(apply);
        }
        if (function == Operators.MULTIPLY) {
            return product(apply);
        }
        if (function == Operators.DIVIDE) {
            boolean integers = arguments.stream().allMatch(JavaExpressions::isIntegral);
            CodeBlock dividend = integers
                    ? CodeBlock.of("(double) $L", code(arguments.get(0)).at(Code.UNARY))
                    : code(arguments.get(0)).at(Code.PRODUCT);
            return new Code(
                    CodeBlock.of("$L / $L", dividend, code(arguments.get(1)).at(Code.UNARY)), Code.PRODUCT);
        }
        if (function == Operators.NEGATE) {
            return new Code(CodeBlock.of("-$L", code(arguments.get(0)).at(Code.PRODUCT)), Code.SUM);
        }
        if (function == Operators.POWER) {
            return power(apply);
        }
        if (function == Operators.SELECT) {
            return new Code(
                    CodeBlock.of(
                            "$L$W? $L$W: $L",
                            code(arguments.get(0)).at(Code.OR),
                            code(arguments.get(1)).at(Code.OR),
                            code(arguments.get(2)).at(Code.OR)),
                    Code.CHOICE);
        }
        if (function == Operators.GATHER) {
            return gather(apply);
        }
        if (function == Operators.SPREAD || function.name().equals("stop")) {
            return code(arguments.get(0));
        }
        if (function.result() == Kind.CONDITION) {
            return condition(apply);
        }
        return call(apply);
    }

    private Code sum(Apply apply) {
        CodeBlock.Builder text = CodeBlock.builder();
        boolean first = true;
        boolean integersOnly = apply.type().kind() != Kind.INTEGER
                && apply.arguments().stream().allMatch(JavaExpressions::isIntegral);
        for (Expr term : apply.arguments()) {
            boolean minus = term.is(Operators.NEGATE) || (term instanceof Constant number && number.value() < 0);
            Expr magnitude = term.is(Operators.NEGATE) ? term.argument(0) : term;
            if (first) {
                text.add(minus ? "-" : "").add(integersOnly ? "(double) " : "");
            } else {
                text.add(minus ? "$W- " : "$W+ ");
            }
            first = false;
            if (term instanceof Constant number) {
                text.add("$L", number(Math.abs(number.value())));
            } else {
                text.add(code(magnitude).at(Code.PRODUCT));
            }
        }
        return new Code(text.build(), Code.SUM);
    }

    private Code product(Apply apply) {
        List<CodeBlock> factors = new ArrayList<>();
        boolean integers = apply.arguments().stream().allMatch(JavaExpressions::isIntegral);
        for (Expr factor : apply.arguments()) {
            CodeBlock text = code(factor).at(factors.isEmpty() && !integers ? Code.PRODUCT : Code.UNARY);
            factors.add(factors.isEmpty() && integers ? CodeBlock.of("(double) $L", text) : text);
        }
        return new Code(CodeBlock.join(factors, " * "), Code.PRODUCT);
    }

    /** Whether Java would compute this in int arithmetic. */
    private static boolean isIntegral(Expr expr) {
        if (expr.is(Operators.NEGATE)) {
            return isIntegral(expr.argument(0));
        }
        return expr.type().kind() == Kind.INTEGER
                || (expr instanceof Constant number
                        && !ExprPrinter.number(number.value()).contains("."));
    }

    private Code power(Apply apply) {
        Expr base = apply.argument(0);
        if (apply.argument(1) instanceof Constant exponent) {
            boolean repeats = bindings.find(base) != null || !(base instanceof Apply);
            CodeBlock factor = code(base).at(Code.UNARY);
            boolean real = !isIntegral(base);
            if (exponent.value() == 2 && repeats && real) {
                return new Code(CodeBlock.of("$L * $L", factor, factor), Code.PRODUCT);
            }
            if (exponent.value() == 3 && repeats && real) {
                return new Code(CodeBlock.of("$L * $L * $L", factor, factor, factor), Code.PRODUCT);
            }
            if (exponent.value() == 0.5) {
                return Code.primary("$T.sqrt($L)", Math.class, code(base).text());
            }
        }
        return Code.primary(
                "$T.pow($L, $L)",
                Math.class,
                code(base).text(),
                code(apply.argument(1)).text());
    }

    private Code gather(Apply apply) {
        Variable vector = (Variable) apply.argument(0);
        Expr index = apply.argument(1);
        CodeBlock position = code(index).text();
        if (index.is(Operators.ADD)) {
            // Proved to exist where it is used; where it is not, any element will do, since its value is discarded.
            Length length = vector.type().length().orElseThrow();
            boolean below = ((Constant) index.argument(1)).value() < 0;
            position = below
                    ? CodeBlock.of("$T.max($L, 0)", Math.class, position)
                    : CodeBlock.of("$T.min($L, $L - 1)", Math.class, position, length(length));
        }
        return Code.primary("$L", bindings.element(vector, position));
    }

    private Code condition(Apply apply) {
        Function function = apply.function();
        if (function == Operators.NOT) {
            return new Code(CodeBlock.of("!$L", code(apply.argument(0)).at(Code.UNARY)), Code.UNARY);
        }
        int level = Code.RELATION;
        int operands = Code.SUM;
        if (function == Operators.AND) {
            level = Code.AND;
            operands = Code.EQUALITY;
        } else if (function == Operators.OR) {
            level = Code.OR;
            operands = Code.EQUALITY;
        } else if (function == Operators.EQUAL || function == Operators.NOT_EQUAL) {
            level = Code.EQUALITY;
        }
        return new Code(
                CodeBlock.of(
                        "$L $L $L",
                        code(apply.argument(0)).at(operands),
                        function.name(),
                        code(apply.argument(1)).at(operands)),
                level);
    }

    private Code call(Apply apply) {
        String java = apply.function().java();
        if (java.isEmpty()) {
            throw new IllegalStateException("no Java code for " + apply.function());
        }
        List<CodeBlock> arguments = new ArrayList<>();
        for (Expr argument : apply.arguments()) {
            arguments.add(code(argument).text());
        }
        if (java.contains("$")) {
            // The positions of the table are JavaPoet's indexed arguments.
            String format = java.replaceAll("\\$(\\d)", "\\$$1L");
            List<Object> all = new ArrayList<>(arguments);
            all.add(Math.class);
            return Code.primary(format.replaceAll("\\bMath\\.", "\\$" + all.size() + "T."), all.toArray());
        }
        String[] parts = java.split("\\.", -1);
        ClassName owner = ClassName.get(parts[0].equals("Math") ? "java.lang" : "io.lossmith.math", parts[0]);
        return Code.primary("$T.$L($L)", owner, parts[1], CodeBlock.join(arguments, ", "));
    }
}
