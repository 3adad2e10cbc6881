package io.lossmith.processor.codegen;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.ir.Kind;
import java.util.HashMap;
import java.util.Map;

/** Where the variables of a row program live: in local variables, or in scratch when several methods share them. */
interface Storage {
    /** Declares a variable and sets it. */
    void define(CodeBlock.Builder code, Kind kind, String name, CodeBlock value);

    /** Makes a condition true if {@code condition} holds. */
    void or(CodeBlock.Builder code, String name, CodeBlock condition);

    /** The variable as a value. */
    String read(Kind kind, String name);

    /** The variable as the target of an assignment. */
    String target(String name);

    /** Variables of one method. */
    final class Locals implements Storage {
        @Override
        public void define(CodeBlock.Builder code, Kind kind, String name, CodeBlock value) {
            String type = kind == Kind.REAL ? "double" : kind == Kind.INTEGER ? "int" : "boolean";
            code.addStatement("$L $L = $L", type, name, value);
        }

        @Override
        public void or(CodeBlock.Builder code, String name, CodeBlock condition) {
            code.addStatement("$L |= $L", name, condition);
        }

        @Override
        public String read(Kind kind, String name) {
            return name;
        }

        @Override
        public String target(String name) {
            return name;
        }
    }

    /** Elements of the scratch array, shared by the methods that a large row is split into. */
    final class Spilled implements Storage {
        private final String scratch;
        private final Map<String, Integer> places = new HashMap<>();

        Spilled(String scratch) {
            this.scratch = scratch;
        }

        @Override
        public void define(CodeBlock.Builder code, Kind kind, String name, CodeBlock value) {
            places.putIfAbsent(name, places.size());
            if (kind == Kind.CONDITION && value.toString().equals("false")) {
                code.addStatement("$L = 0", target(name));
            } else if (kind == Kind.CONDITION) {
                code.addStatement("$L = $L ? 1 : 0", target(name), value);
            } else {
                code.addStatement("$L = $L", target(name), value);
            }
        }

        @Override
        public void or(CodeBlock.Builder code, String name, CodeBlock condition) {
            code.beginControlFlow("if ($L)", condition);
            code.addStatement("$L = 1", target(name));
            code.endControlFlow();
        }

        @Override
        public String read(Kind kind, String name) {
            return switch (kind) {
                case REAL -> target(name);
                case INTEGER -> "((int) " + target(name) + ")";
                case CONDITION -> "(" + target(name) + " != 0)";
            };
        }

        @Override
        public String target(String name) {
            return scratch + "[" + places.get(name) + "]";
        }

        /** How many elements are in use. */
        int size() {
            return places.size();
        }
    }
}
