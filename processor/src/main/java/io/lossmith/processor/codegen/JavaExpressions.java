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
import java.util.Collections;
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
        return moved(length.symbol(), length.offset());
    }

    /** The last position of a vector. */
    private static CodeBlock last(Length length) {
        return moved(length.symbol(), length.offset() - 1);
    }

    private static CodeBlock moved(String symbol, int offset) {
        if (symbol.isEmpty()) {
            return CodeBlock.of("$L", offset);
        }
        String name = ReservedNames.java(symbol);
        if (offset == 0) {
            return CodeBlock.of("$L", name);
        }
        return offset < 0 ? CodeBlock.of("$L - $L", name, -offset) : CodeBlock.of("$L + $L", name, offset);
    }

    private Code code(Expr expr) {
        String bound = bindings.find(expr);
        return bound != null
                ? new Code(CodeBlock.of("$L", bound), Code.PRIMARY, JavaType.isInt(expr))
                : operation(expr);
    }

    private Code operation(Expr expr) {
        if (expr instanceof Constant constant) {
            return constant(constant);
        }
        if (expr instanceof Variable variable) {
            return new Code(CodeBlock.of("$L", bindings.variable(variable)), Code.PRIMARY, JavaType.isInt(variable));
        }
        if (expr instanceof LengthValue length) {
            boolean plain = length.length().offset() == 0;
            return new Code(length(length.length()), plain ? Code.PRIMARY : Code.SUM, true);
        }
        if (expr instanceof Position) {
            return new Code(CodeBlock.of("$L", bindings.loopIndex()), Code.PRIMARY, true);
        }
        return apply((Apply) expr);
    }

    private static Code constant(Constant constant) {
        double value = constant.value();
        if (constant.type().isCondition()) {
            return Code.primary("$L", value != 0);
        }
        return literal(value);
    }

    private static Code literal(double value) {
        CodeBlock text = number(value);
        return new Code(
                text, value < 0 ? Code.UNARY : Code.PRIMARY, text.toString().matches("-?\\d+"));
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
            List<Code> operands = inDouble(codes(arguments));
            CodeBlock dividend = operands.get(0).at(Code.PRODUCT);
            return new Code(CodeBlock.of("$L / $L", dividend, operands.get(1).at(Code.UNARY)), Code.PRODUCT);
        }
        if (function == Operators.NEGATE) {
            Code operand = code(arguments.get(0)).asDouble();
            return new Code(CodeBlock.of("-$L", operand.at(Code.PRODUCT)), Code.SUM);
        }
        if (function == Operators.POWER) {
            return power(apply);
        }
        if (function == Operators.SELECT) {
            return choice(apply);
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

    private Code choice(Apply apply) {
        Code yes = code(apply.argument(1));
        Code no = code(apply.argument(2));
        CodeBlock text =
                CodeBlock.of("$L$W? $L$W: $L", code(apply.argument(0)).at(Code.OR), yes.at(Code.OR), no.at(Code.OR));
        return new Code(text, Code.CHOICE, yes.isInt() && no.isInt());
    }

    private Code sum(Apply apply) {
        List<Boolean> minus = new ArrayList<>();
        List<Code> magnitudes = new ArrayList<>();
        for (Expr term : apply.arguments()) {
            if (term instanceof Constant number) {
                minus.add(number.value() < 0);
                magnitudes.add(literal(Math.abs(number.value())));
            } else {
                minus.add(term.is(Operators.NEGATE));
                magnitudes.add(code(term.is(Operators.NEGATE) ? term.argument(0) : term));
            }
        }
        boolean isInt = JavaType.isMoved(apply);
        CodeBlock.Builder text = CodeBlock.builder();
        for (Code magnitude : isInt ? magnitudes : inDouble(magnitudes)) {
            boolean first = text.isEmpty();
            if (minus.remove(0)) {
                text.add(first ? "-" : "$W- ");
            } else if (!first) {
                text.add("$W+ ");
            }
            text.add(magnitude.at(Code.PRODUCT));
        }
        return new Code(text.build(), Code.SUM, isInt);
    }

    private Code product(Apply apply) {
        List<CodeBlock> factors = new ArrayList<>();
        for (Code factor : inDouble(codes(apply.arguments()))) {
            factors.add(factor.at(factors.isEmpty() ? Code.PRODUCT : Code.UNARY));
        }
        return new Code(CodeBlock.join(factors, " * "), Code.PRODUCT);
    }

    private List<Code> codes(List<Expr> operands) {
        List<Code> codes = new ArrayList<>();
        operands.forEach(operand -> codes.add(code(operand)));
        return codes;
    }

    /**
     * Operands of an operation of doubles: Java computes from the left, and from the first {@code double} on
     * everything is one.
     */
    private static List<Code> inDouble(List<Code> operands) {
        List<Code> result = new ArrayList<>(operands);
        if (result.get(0).isInt() && (result.size() == 1 || result.get(1).isInt())) {
            result.set(0, result.get(0).asDouble());
        }
        return result;
    }

    private Code power(Apply apply) {
        Expr base = apply.argument(0);
        if (apply.argument(1) instanceof Constant exponent) {
            boolean repeats = bindings.find(base) != null || !(base instanceof Apply);
            int times = exponent.value() == 2 || exponent.value() == 3 ? (int) exponent.value() : 0;
            if (times > 0 && repeats) {
                List<CodeBlock> factors = new ArrayList<>();
                inDouble(Collections.nCopies(times, code(base))).forEach(factor -> factors.add(factor.at(Code.UNARY)));
                return new Code(CodeBlock.join(factors, " * "), Code.PRODUCT);
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
        Length length = vector.type().length().orElseThrow();
        CodeBlock position = code(index).text();
        IndexBounds bounds = IndexBounds.of(index, length);
        if (bounds.mayBeNegative()) {
            position = CodeBlock.of("$T.max($L, 0)", Math.class, position);
        }
        if (bounds.mayBeTooLarge()) {
            position = CodeBlock.of("$T.min($L, $L)", Math.class, position, last(length));
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

    /** The method that computes the result again where it is small; see {@link RefinementWriter}. */
    private Code refined(Apply apply, Function.Refined refined) {
        List<CodeBlock> arguments = new ArrayList<>();
        codes(apply.arguments()).forEach(operand -> arguments.add(operand.text()));
        for (Expr leaf : refined.leaves()) {
            if (leaf.isVector()) {
                arguments.addAll(bindings.whole((Variable) leaf));
            } else {
                arguments.add(code(leaf).text());
            }
        }
        if (apply.isVector()) {
            arguments.add(CodeBlock.of("$L", bindings.loopIndex()));
        }
        return Code.primary("$L($L)", apply.function().name(), CodeBlock.join(arguments, ", "));
    }

    private Code call(Apply apply) {
        if (apply.function().refined().isPresent()) {
            return refined(apply, apply.function().refined().get());
        }
        String java = apply.function().java();
        if (java.isEmpty()) {
            throw new IllegalStateException("no Java code for " + apply.function());
        }
        List<CodeBlock> arguments = new ArrayList<>();
        List<Code> operands = codes(apply.arguments());
        boolean allInt = operands.stream().allMatch(Code::isInt);
        // Math.abs, max, min and signum have twins for int and float, and Java would take those.
        for (Code operand : allInt ? inDouble(operands) : operands) {
            arguments.add(operand.text());
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
