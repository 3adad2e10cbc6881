package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelType;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.processor.resolve.LossModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the serialised form: the parameters and lengths, from which the record and the kernel are made anew. */
final class SerializedWriter {
    private static final ClassName PROXY = Types.of(KernelType.KERNEL_PROXY);

    private SerializedWriter() {}

    static void addTo(TypeSpec.Builder type, LossModel loss, ClassName self, ClassName record) {
        type.addMethod(MethodSpec.methodBuilder("writeReplace")
                .addModifiers(Modifier.PRIVATE)
                .returns(Object.class)
                .addStatement("return new Serialized(this)")
                .build());
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(record(loss.declaration(), record, new ArrayDeque<>(loss.parameters()), loss.parameters()));
        List<LengthSymbol> lengths = loss.lengths();
        for (int i = 0; i < lengths.size(); i++) {
            if (lengths.get(i).isFree()) {
                arguments.add(CodeBlock.of("length($L)", i));
            }
        }
        type.addType(TypeSpec.classBuilder("Serialized")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(PROXY)
                .addField(FieldSpec.builder(
                                TypeName.LONG, "serialVersionUID", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("1L")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(self, "kernel")
                        .addStatement("super(kernel)")
                        .build())
                .addMethod(MethodSpec.methodBuilder("restore")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(self)
                        .addStatement("return of($L)", CodeBlock.join(arguments, ", "))
                        .build())
                .build());
    }

    /** The record made anew: its components in order, those that are losses from theirs. */
    private static CodeBlock record(
            LossDeclaration declaration, ClassName type, Deque<Variable> left, List<Variable> parameters) {
        List<CodeBlock> components = new ArrayList<>();
        for (Component component : declaration.components()) {
            if (component.loss().isPresent()) {
                LossDeclaration inner = component.loss().get();
                components.add(record(inner, KernelWriter.recordClass(inner), left, parameters));
            } else {
                Variable parameter = left.remove();
                components.add(CodeBlock.of("$L($L)", accessor(parameter), parameters.indexOf(parameter)));
            }
        }
        return CodeBlock.of("new $T($L)", type, CodeBlock.join(components, ", "));
    }

    static String accessor(Variable parameter) {
        if (parameter.isVector()) {
            return "reals";
        }
        return switch (parameter.type().kind()) {
            case REAL -> "real";
            case INTEGER -> "integer";
            case CONDITION -> "flag";
        };
    }
}
