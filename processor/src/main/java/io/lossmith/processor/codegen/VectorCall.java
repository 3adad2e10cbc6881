package io.lossmith.processor.codegen;

import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.lanes.Lane;
import java.util.ArrayList;
import java.util.List;

/** Reads a Java call that the function table writes out, such as {@code Math.min(Math.max($1, $2), $3)}, as calls of vectors. */
final class VectorCall {
    private final String text;
    private final List<Expr> operands;
    private final VectorExpressions expressions;
    private int at;

    VectorCall(String text, List<Expr> operands, VectorExpressions expressions) {
        this.text = text;
        this.operands = operands;
        this.expressions = expressions;
    }

    Lane write() {
        int start = at;
        while (at < text.length() && ",() ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (at < text.length() && text.charAt(at) == '(') {
            List<Lane> arguments = new ArrayList<>();
            while (text.charAt(at) != ')') {
                do {
                    at++;
                } while (text.charAt(at) == ' ');
                arguments.add(write());
            }
            at++;
            return expressions.function(word, arguments);
        }
        return word.startsWith("$")
                ? expressions.lanes(operands.get(Integer.parseInt(word.substring(1)) - 1))
                : expressions.broadcast(Double.parseDouble(word));
    }
}
