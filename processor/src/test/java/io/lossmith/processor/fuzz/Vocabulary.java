package io.lossmith.processor.fuzz;

import io.lossmith.processor.fuzz.Named.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What an expression at some place of a loss may name. */
final class Vocabulary {
    private final List<Named> names = new ArrayList<>();
    private final List<String> lengths = new ArrayList<>();
    private final List<Callee> callees = new ArrayList<>();

    void add(Named name) {
        names.add(name);
    }

    /** A length as signatures write it, such as {@code K} or {@code K-1} or {@code 3}. */
    void addLength(String length) {
        if (!lengths.contains(length)) {
            lengths.add(length);
        }
    }

    void add(Callee callee) {
        callees.add(callee);
    }

    List<String> lengths() {
        return lengths;
    }

    List<Callee> callees() {
        return callees;
    }

    List<Named> numbers() {
        return matching(name -> !name.isVector() && name.sort() != Sort.CONDITION);
    }

    List<Named> vectors(String length) {
        return matching(name -> name.isVector() && name.length().equals(length) && name.sort() != Sort.CONDITION);
    }

    List<Named> conditions() {
        return matching(name -> !name.isVector() && (name.sort() == Sort.CONDITION || name.sort() == Sort.BINARY));
    }

    List<Named> classes() {
        return matching(name -> name.sort() == Sort.CLASS);
    }

    private List<Named> matching(Predicate<Named> wanted) {
        return names.stream().filter(wanted).toList();
    }

    /** What a weight may use: nothing with a gradient. */
    Vocabulary withoutGradients() {
        Vocabulary other = new Vocabulary();
        matching(name -> name.role() == Named.Role.TARGET || name.role() == Named.Role.PARAMETER)
                .forEach(other::add);
        lengths.forEach(other::addLength);
        return other;
    }
}
