package io.lossmith.processor.declare;

import io.lossmith.diagnostics.Message;
import io.lossmith.processor.ir.ExprPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Reads {@code @MultiTask}: writes the formula that it stands for, and checks what the annotation alone can get wrong. */
public final class MultiTaskReader {
    /** The annotation on records. */
    public static final String MULTI_TASK = "io.lossmith.MultiTask";

    /** The annotation on their components. */
    public static final String TASK = "io.lossmith.Task";

    private static final String UNCERTAINTY = "UNCERTAINTY";

    private MultiTaskReader() {}

    /** A component as its {@code @Task} describes it. */
    private record Described(RecordComponentElement component, String kind, Optional<Double> weight) {
        static Described of(RecordComponentElement component) {
            Optional<AnnotationMirror> task = Mirrors.find(component, TASK);
            return new Described(
                    component,
                    task.flatMap(mirror -> constant(mirror, "value")).orElse("UNSPECIFIED"),
                    task.flatMap(mirror -> Mirrors.member(mirror, "weight"))
                            .map(AnnotationValue::getValue)
                            .filter(Double.class::isInstance)
                            .map(Double.class::cast));
        }

        String name() {
            return component.getSimpleName().toString();
        }

        boolean isLoss() {
            return UsedLosses.loss(component.asType()).isPresent();
        }

        boolean hasKind() {
            return !kind.equals("UNSPECIFIED");
        }

        String weighted() {
            return weight.filter(constant -> constant != 1)
                    .map(constant -> ExprPrinter.number(constant) + " * " + name())
                    .orElse(name());
        }

        String logVariance() {
            return "logvar_" + name();
        }

        /** Kendall, Gal and Cipolla 2018, equations 7 and 10, with the logarithm of the variance. */
        String uncertain() {
            if (!hasKind()) {
                return weighted();
            }
            String half = kind.equals("REGRESSION") ? "/2" : "";
            return "exp(-" + logVariance() + ") * " + name() + half + " + " + logVariance() + "/2";
        }
    }

    /** The formula that the annotation on {@code record} stands for; empty while its members have no known value. */
    static Optional<String> formula(TypeElement record) {
        return weighting(record).map(weighting -> formula(weighting, tasks(record)));
    }

    private static String formula(String weighting, List<Described> tasks) {
        if (!weighting.equals(UNCERTAINTY)) {
            return tasks.stream().map(Described::weighted).collect(Collectors.joining(" + "));
        }
        String learned = tasks.stream()
                .filter(Described::hasKind)
                .map(task -> "learn " + task.logVariance() + ": real")
                .collect(Collectors.joining(", "));
        String signature = learned.isEmpty() ? "" : "(" + learned + ") ->\n    ";
        return signature + tasks.stream().map(Described::uncertain).collect(Collectors.joining("\n  + "));
    }

    /** What is wrong with the components of {@code record}. */
    static List<Finding> check(TypeElement record) {
        List<Finding> findings = new ArrayList<>();
        if (Mirrors.find(record, DeclarationReader.LOSS).isPresent()) {
            findings.add(Finding.of(Message.MULTI_TASK_AND_LOSS, record, record.getSimpleName()));
        }
        List<Described> tasks = tasks(record);
        for (RecordComponentElement component : record.getRecordComponents()) {
            Described described = Described.of(component);
            if (!described.isLoss()) {
                String what = component.asType().toString();
                findings.add(Finding.of(Message.NOT_A_TASK, Finding.place(component), component, what, byHand(tasks)));
            }
        }
        if (tasks.size() < 2) {
            String number = tasks.isEmpty() ? "no loss" : "one loss only";
            findings.add(Finding.of(Message.TOO_FEW_TASKS, record, record.getSimpleName(), number));
        }
        boolean learned = weighting(record).filter(UNCERTAINTY::equals).isPresent();
        for (Described task : tasks) {
            if (learned && !task.hasKind() && task.weight().isEmpty()) {
                String type = UsedLosses.loss(task.component().asType())
                        .orElseThrow()
                        .getSimpleName()
                        .toString();
                findings.add(Finding.of(Message.TASK_KIND_MISSING, Finding.place(task.component()), task.name(), type));
            }
            badWeight(task, learned).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> badWeight(Described task, boolean learned) {
        if (task.weight().isEmpty()) {
            return Optional.empty();
        }
        double weight = task.weight().get();
        boolean positive = weight > 0 && weight <= Double.MAX_VALUE;
        if (positive && !(learned && task.hasKind())) {
            return Optional.empty();
        }
        boolean finite = Math.abs(weight) <= Double.MAX_VALUE;
        String is = "is " + (finite ? ExprPrinter.number(weight) : String.valueOf(weight));
        String why = positive
                ? ", and UNCERTAINTY learns the weight of a " + task.kind().toLowerCase(Locale.ROOT)
                : ", which is not positive and finite";
        String remedy = positive
                ? "Remove 'TaskKind." + task.kind() + "' to keep the weight constant, or 'weight' to have it learned."
                : "Write a positive number; remove the component to leave the task out.";
        return Optional.of(
                Finding.of(Message.TASK_WEIGHT, Finding.place(task.component()), task.name(), is + why, remedy));
    }

    /** What is wrong with a component that has {@code @Task}, seen alone. */
    public static Optional<Finding> stray(Element component) {
        Element record = component.getEnclosingElement();
        if (!(component instanceof RecordComponentElement described)
                || Mirrors.find(record, MULTI_TASK).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                Message.STRAY_TASK, Finding.place(described), described.getSimpleName(), record.getSimpleName()));
    }

    /** The formula a user would write who wants more than the annotation offers. */
    private static String byHand(List<Described> tasks) {
        return tasks.isEmpty()
                ? "a + lambda * b"
                : tasks.stream().map(Described::name).collect(Collectors.joining(" + lambda * "));
    }

    private static List<Described> tasks(TypeElement record) {
        return record.getRecordComponents().stream()
                .map(Described::of)
                .filter(Described::isLoss)
                .toList();
    }

    private static Optional<String> weighting(TypeElement record) {
        return Mirrors.find(record, MULTI_TASK).flatMap(mirror -> constant(mirror, "weighting"));
    }

    /** The name of the constant of an enumeration. */
    private static Optional<String> constant(AnnotationMirror annotation, String member) {
        return Mirrors.member(annotation, member)
                .map(AnnotationValue::getValue)
                .filter(VariableElement.class::isInstance)
                .map(constant -> ((VariableElement) constant).getSimpleName().toString());
    }
}
