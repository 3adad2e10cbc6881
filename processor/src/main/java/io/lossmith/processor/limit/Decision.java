package io.lossmith.processor.limit;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import java.util.ArrayList;
import java.util.List;

/** What an expression is at a special point. */
sealed interface Decision {
    /** The expression itself is right there, or nothing better is known. */
    record Keep() implements Decision {}

    /** The limit. */
    record Is(Expr limit) implements Decision {}

    /** It depends on a condition in which the prediction does not stand. */
    record Depends(Expr condition, Decision yes, Decision no) implements Decision {}

    /** One decision for both cases of {@code condition}. */
    static Decision depending(Expr condition, Decision yes, Decision no) {
        return yes.equals(no) ? yes : new Depends(condition, yes, no);
    }

    /** {@code original} with what was decided. */
    default Expr applied(Algebra algebra, Expr original) {
        if (this instanceof Is decided) {
            return decided.limit();
        }
        if (this instanceof Depends cases) {
            return algebra.select(
                    cases.condition(),
                    cases.yes().applied(algebra, original),
                    cases.no().applied(algebra, original));
        }
        return original;
    }

    /** The decided cases as text: {@code where y != 0 the value is the limit 0}. */
    default List<String> sentences(Algebra algebra, String what) {
        return sentences(algebra, what, List.of());
    }

    private List<String> sentences(Algebra algebra, String what, List<Expr> conditions) {
        if (this instanceof Is decided) {
            StringBuilder sentence = new StringBuilder();
            for (Expr condition : conditions) {
                sentence.append(sentence.isEmpty() ? "where " : " and ").append(condition);
            }
            sentence.append(sentence.isEmpty() ? "" : " ").append(what);
            return List.of(sentence + " is the limit " + decided.limit());
        }
        List<String> all = new ArrayList<>();
        if (this instanceof Depends cases) {
            all.addAll(cases.yes().sentences(algebra, what, with(conditions, cases.condition())));
            all.addAll(cases.no().sentences(algebra, what, with(conditions, algebra.not(cases.condition()))));
        }
        return all;
    }

    private static List<Expr> with(List<Expr> conditions, Expr condition) {
        List<Expr> all = new ArrayList<>(conditions);
        all.add(condition);
        return all;
    }
}
