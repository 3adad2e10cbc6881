package io.lossmith.processor.ir;

import io.lossmith.spec.Domain;
import io.lossmith.spec.Length;
import java.util.Optional;

/** An input or a parameter. */
public final class Variable extends Expr {
    private final String name;
    private final Origin origin;
    private final Domain domain;
    private final Length classes;

    Variable(int id, String name, Origin origin, Type type, Domain domain, Optional<Length> classes) {
        super(id, type, origin.dependence(), origin.hasGradient());
        this.name = name;
        this.origin = origin;
        this.domain = domain;
        this.classes = classes.orElse(null);
    }

    public String name() {
        return name;
    }

    public Origin origin() {
        return origin;
    }

    public Domain domain() {
        return domain;
    }

    /** For a class target the number of classes. */
    public Optional<Length> classes() {
        return Optional.ofNullable(classes);
    }
}
