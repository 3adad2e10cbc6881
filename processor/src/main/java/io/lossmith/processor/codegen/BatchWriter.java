package io.lossmith.processor.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.lossmith.KernelBatch;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelType;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.resolve.LossModel;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the typed batch: one method per input and output, everything else inherited. */
final class BatchWriter {
    private static final ClassName KERNEL_BATCH = Types.of(KernelType.KERNEL_BATCH);
    private static final TypeName SLICE = Types.of(KernelType.SLICE);
    static final List<TypeName> NUMBERS =
            List.of(ArrayTypeName.of(TypeName.DOUBLE), ArrayTypeName.of(TypeName.FLOAT), SLICE);
    private static final List<TypeName> CLASSES = List.of(ArrayTypeName.of(TypeName.INT), SLICE);
    private static final Set<String> INHERITED = InheritedMethods.of(KernelBatch.class);

    private BatchWriter() {}

    static TypeSpec write(LossModel loss, ClassName kernel) {
        ClassName batch = kernel.nestedClass("Batch");
        TypeSpec.Builder type = TypeSpec.classBuilder(batch)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(KERNEL_BATCH, batch))
                .addJavadoc("The arguments of a call; not thread-safe, made to be reused.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(kernel, "kernel")
                        .addStatement("super(kernel)")
                        .build());
        List<Variable> inputs = loss.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Variable input = inputs.get(i);
            String name = ReservedNames.java(loss, input);
            boolean isClass = input.type().kind() == Kind.INTEGER;
            for (TypeName taken : isClass ? CLASSES : NUMBERS) {
                type.addMethod(setter(batch, name, taken, "input", i, InputDoc.describe(input)));
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            Variable input = inputs.get(i);
            if (input.isDifferentiable()) {
                String suffix = ReservedNames.capitalized(ReservedNames.java(loss, input));
                for (TypeName taken : NUMBERS) {
                    type.addMethod(setter(
                            batch,
                            "grad" + suffix,
                            taken,
                            "gradient",
                            i,
                            "receives the gradient by {@code " + input.name() + "}"));
                    type.addMethod(setter(
                            batch,
                            "hess" + suffix,
                            taken,
                            "hessian",
                            i,
                            "receives the Hessian diagonal by {@code " + input.name() + "}"));
                }
            }
        }
        return type.build();
    }

    private static MethodSpec setter(
            ClassName batch, String name, TypeName taken, String target, int index, String doc) {
        return MethodSpec.methodBuilder(INHERITED.contains(name) ? name + "Input" : name)
                .addModifiers(Modifier.PUBLIC)
                .returns(batch)
                .addParameter(taken, name)
                .addJavadoc("@param $L $L\n@return this batch\n", name, doc)
                .addStatement("return $L($L, $L)", target, index, name)
                .build();
    }
}
