package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.lossmith.TaskBatch;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.ir.Variables;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.KernelType;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.resolve.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the kernel of a formula over tasks: the tasks' kernels, and the formula as a kernel of one row inside of it. */
final class TaskKernelWriter {
    private static final ClassName TASK_KERNEL = Types.of(KernelType.TASK_KERNEL);
    private static final ClassName TASK_BATCH = Types.of(KernelType.TASK_BATCH);
    private static final ClassName SLICE = Types.of(KernelType.SLICE);
    private static final ClassName PROXY = Types.of(KernelType.KERNEL_PROXY);
    private static final Set<String> INHERITED = InheritedMethods.of(TaskBatch.class);

    private final KernelModel kernel;
    private final LossModel loss;
    private final ClassName self;
    private final ClassName combination;
    private final String source;
    private final String options;
    private final String whole;
    private final String formula;
    private final TypeSpec.Builder type;

    private TaskKernelWriter(KernelModel kernel, ClassName self) {
        this.kernel = kernel;
        this.loss = kernel.loss();
        this.self = self;
        this.source = own("loss");
        this.options = own("options");
        this.whole = own("kernel");
        this.formula = own("formula");
        // In the unnamed package nothing else could name a record that it hides.
        boolean isTaken = loss.declaration().packageName().isEmpty()
                && KernelWriter.recordClass(loss.declaration())
                        .topLevelClassName()
                        .simpleName()
                        .equals(ReservedNames.COMBINATION);
        this.combination = self.nestedClass(isTaken ? ReservedNames.COMBINATION + "$" : ReservedNames.COMBINATION);
        this.type = TypeSpec.classBuilder(self).superclass(TASK_KERNEL);
    }

    static TypeSpec.Builder type(KernelModel kernel, CodeLimits limits, ClassName self) {
        TaskKernelWriter writer = new TaskKernelWriter(kernel, self);
        writer.fields();
        writer.constructor();
        writer.factory();
        writer.with();
        writer.batch();
        writer.serialized();
        writer.type.addType(KernelWriter.nested(kernel, limits, writer.combination));
        return writer.type;
    }

    private String own(String name) {
        String free = ReservedNames.besideTasks(loss, name);
        return free.equals(name) ? ReservedNames.own(loss, name) : free;
    }

    private static ClassName kernelOf(Task task) {
        return KernelWriter.kernelClass(task.model().declaration());
    }

    private String field(Task task) {
        return ReservedNames.besideTasks(loss, task.name());
    }

    private void fields() {
        type.addField(serialVersion());
        for (Task task : loss.tasks()) {
            type.addField(kernelOf(task), field(task), Modifier.PRIVATE, Modifier.FINAL);
        }
    }

    private static FieldSpec serialVersion() {
        return FieldSpec.builder(TypeName.LONG, "serialVersionUID", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("1L")
                .build();
    }

    private void constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(KernelWriter.LOSS_KERNEL, formula);
        List<CodeBlock> names = new ArrayList<>();
        List<CodeBlock> kernels = new ArrayList<>();
        for (Task task : loss.tasks()) {
            constructor.addParameter(kernelOf(task), field(task));
            names.add(CodeBlock.of("$S", task.name()));
            kernels.add(CodeBlock.of("$L", field(task)));
        }
        constructor.addParameter(KernelWriter.OPTIONS, options);
        constructor.addStatement(
                "super($L, $T.of($L), new $T[] {$L}, $L, $L)",
                formula,
                Types.of(KernelType.LIST),
                CodeBlock.join(names, ", "),
                KernelWriter.LOSS_KERNEL,
                CodeBlock.join(kernels, ", "),
                isLinear(),
                options);
        for (Task task : loss.tasks()) {
            constructor.addStatement("this.$L = ($T) task($S)", field(task), kernelOf(task), task.name());
        }
        type.addMethod(constructor.build());
    }

    /** Whether no derivative by a task's value depends on a task's value. */
    private boolean isLinear() {
        List<Variable> values = loss.inputs().subList(0, loss.tasks().size());
        Variables tasks = Variables.anyOf(new HashSet<>(values));
        return values.stream().map(kernel.gradients()::get).noneMatch((Expr slope) -> tasks.in(slope));
    }

    private void factory() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(self)
                .addParameter(KernelWriter.recordClass(loss.declaration()), source)
                .addJavadoc(
                        "A kernel for the tasks and hyper-parameters of {@code $L}; each task averages over its rows.\n\n",
                        source)
                .addJavadoc("@param $L the tasks and hyper-parameters\n", source);
        List<CodeBlock> arguments = new ArrayList<>();
        List<CodeBlock> own = new ArrayList<>(List.of(CodeBlock.of("$L", source)));
        for (Task task : loss.tasks()) {
            List<CodeBlock> inner = new ArrayList<>(List.of(CodeBlock.of(
                    "component($L.$L(), $S, $S)",
                    source,
                    task.name(),
                    task.name(),
                    loss.declaration().simpleName())));
            for (LengthSymbol length : task.model().lengths()) {
                if (length.isFree()) {
                    inner.add(length(method, task.prefixed(length.name()), length));
                }
            }
            arguments.add(CodeBlock.of("$T.of($L)", kernelOf(task), CodeBlock.join(inner, ", ")));
        }
        for (LengthSymbol length : loss.lengths()) {
            if (length.isFree()) {
                own.add(length(method, length.name(), length));
            }
        }
        arguments.add(0, CodeBlock.of("$T.of($L)", combination, CodeBlock.join(own, ", ")));
        arguments.add(CodeBlock.of("$T.DEFAULT", KernelWriter.OPTIONS));
        type.addMethod(method.addJavadoc("@return the kernel\n")
                .addJavadoc("@throws IllegalArgumentException if a hyper-parameter or length is outside its domain\n")
                .addStatement("return new $T($L)", self, CodeBlock.join(arguments, ", "))
                .build());
    }

    private CodeBlock length(MethodSpec.Builder method, String name, LengthSymbol length) {
        String parameter = ReservedNames.besideTasks(loss, name);
        method.addParameter(TypeName.INT, parameter)
                .addJavadoc("@param $L the length {@code $L}, at least $L\n", parameter, name, length.minimum());
        return CodeBlock.of("$L", parameter);
    }

    private void with() {
        List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("combination()")));
        loss.tasks().forEach(task -> arguments.add(CodeBlock.of("$L", field(task))));
        type.addMethod(MethodSpec.methodBuilder("with")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(self)
                .addParameter(KernelWriter.OPTIONS, options)
                .addStatement("return new $T($L, $L)", self, CodeBlock.join(arguments, ", "), options)
                .build());
    }

    private void batch() {
        ClassName batch = self.nestedClass("Batch");
        type.addMethod(MethodSpec.methodBuilder("batch")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A reusable call: a batch for each task, with its own rows, weights and mask.\n")
                .returns(batch)
                .addStatement("return new Batch(this)")
                .build());
        TypeSpec.Builder nested = TypeSpec.classBuilder(batch)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(TASK_BATCH, batch))
                .addJavadoc("The arguments of a call; not thread-safe, made to be reused.\n");
        MethodSpec.Builder all =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(self, whole);
        List<CodeBlock> fresh = new ArrayList<>(List.of(CodeBlock.of("$L", whole)));
        List<CodeBlock> parts = new ArrayList<>(List.of(CodeBlock.of("$L", whole)));
        List<String> names = loss.tasks().stream().map(this::field).toList();
        for (Task task : loss.tasks()) {
            ClassName part = kernelOf(task).nestedClass("Batch");
            String name = field(task);
            nested.addField(part, name, Modifier.PRIVATE, Modifier.FINAL);
            all.addParameter(part, name);
            fresh.add(CodeBlock.of("$L.$L.batch()", whole, name));
            parts.add(CodeBlock.of("$L", name));
            nested.addMethod(MethodSpec.methodBuilder(method(name, "Task", names))
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("@return the arguments of the task {@code $L}\n", task.name())
                    .returns(part)
                    .addStatement("return $L", name)
                    .build());
        }
        all.addStatement("super($L)", CodeBlock.join(parts, ", "));
        loss.tasks().forEach(task -> all.addStatement("this.$1L = $1L", field(task)));
        nested.addMethod(MethodSpec.constructorBuilder()
                .addParameter(self, whole)
                .addStatement("this($L)", CodeBlock.join(fresh, ", "))
                .build());
        nested.addMethod(all.build());
        List<Variable> learned =
                loss.inputs().subList(loss.tasks().size(), loss.inputs().size());
        List<String> inputs =
                learned.stream().map(input -> ReservedNames.java(loss, input)).toList();
        for (int i = 0; i < learned.size(); i++) {
            String name = inputs.get(i);
            String suffix = ReservedNames.capitalized(name);
            setters(nested, batch, method(name, "Input", inputs), "input", i, "learned input");
            setters(nested, batch, "grad" + suffix, "gradient", i, "receives the gradient");
            setters(nested, batch, "hess" + suffix, "hessian", i, "receives the Hessian diagonal");
        }
        type.addType(nested.build());
    }

    /** A method for {@code name}, apart from those that are inherited and those for the other names. */
    private static String method(String name, String ending, List<String> names) {
        String method = name;
        while (INHERITED.contains(method) || (!method.equals(name) && names.contains(method))) {
            method += ending;
        }
        return method;
    }

    private static void setters(
            TypeSpec.Builder nested, ClassName batch, String name, String target, int input, String doc) {
        for (TypeName taken : BatchWriter.NUMBERS) {
            nested.addMethod(MethodSpec.methodBuilder(name)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(batch)
                    .addParameter(taken, name)
                    .addJavadoc("@param $L $L; null if not wanted\n@return this batch\n", name, doc)
                    .addStatement(
                            "return $L($L, $L)",
                            target,
                            input,
                            taken.equals(SLICE)
                                    ? CodeBlock.of("$L", name)
                                    : CodeBlock.of("$1L == null ? null : $2T.of($1L)", name, SLICE))
                    .build());
        }
    }

    private void serialized() {
        type.addMethod(MethodSpec.methodBuilder("writeReplace")
                .addModifiers(Modifier.PRIVATE)
                .returns(Object.class)
                .addStatement("return new Serialized(this)")
                .build());
        TypeSpec.Builder nested = TypeSpec.classBuilder("Serialized")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(PROXY)
                .addField(serialVersion());
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(self, whole)
                .addStatement("super($L.combination())", whole);
        List<CodeBlock> inner = new ArrayList<>();
        for (int i = 0; i < loss.parameters().size(); i++) {
            inner.add(CodeBlock.of(
                    "$L($L)", SerializedWriter.accessor(loss.parameters().get(i)), i));
        }
        List<LengthSymbol> lengths = loss.lengths();
        for (int i = 0; i < lengths.size(); i++) {
            if (loss.declaration().component(lengths.get(i).name()).isEmpty()) {
                inner.add(CodeBlock.of("length($L)", i));
            }
        }
        inner.add(CodeBlock.of("$T.DEFAULT", KernelWriter.OPTIONS));
        List<CodeBlock> arguments =
                new ArrayList<>(List.of(CodeBlock.of("new $T($L)", combination, CodeBlock.join(inner, ", "))));
        for (Task task : loss.tasks()) {
            nested.addField(kernelOf(task), field(task), Modifier.PRIVATE, Modifier.FINAL);
            constructor.addStatement("this.$1L = $2L.$1L", field(task), whole);
            arguments.add(CodeBlock.of("$L", field(task)));
        }
        arguments.add(CodeBlock.of("$T.DEFAULT", KernelWriter.OPTIONS));
        nested.addMethod(constructor.build())
                .addMethod(MethodSpec.methodBuilder("restore")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(self)
                        .addStatement("return new $T($L)", self, CodeBlock.join(arguments, ", "))
                        .build());
        type.addType(nested.build());
    }
}
