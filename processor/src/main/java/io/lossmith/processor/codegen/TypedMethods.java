package io.lossmith.processor.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.resolve.LossModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the methods that take plain arrays: value, gradient and Hessian diagonal, for double and for float. */
final class TypedMethods {
    private final LossModel loss;

    TypedMethods(LossModel loss) {
        this.loss = loss;
    }

    void addTo(TypeSpec.Builder type) {
        for (TypeName element : List.of(TypeName.DOUBLE, TypeName.FLOAT)) {
            type.addMethod(method("value", element, false, false));
            type.addMethod(method("valueAndGradient", element, true, false));
            type.addMethod(method("valueGradientHessian", element, true, true));
        }
    }

    private MethodSpec method(String name, TypeName element, boolean gradients, boolean hessians) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(TypeName.DOUBLE);
        method.addJavadoc("$L\n\n", sentence(gradients, hessians));
        CodeBlock.Builder call = CodeBlock.builder().add("return call()");
        List<Variable> inputs = loss.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Variable input = inputs.get(i);
            String parameter = ReservedNames.java(loss, input);
            method.addParameter(array(input, element), parameter);
            method.addJavadoc("@param $L $L\n", parameter, InputDoc.describe(input));
            call.add(".input($L, $L)", i, parameter);
        }
        if (gradients) {
            outputs(method, call, element, "grad", "gradient");
        }
        if (hessians) {
            outputs(method, call, element, "hess", "hessian");
        }
        method.addJavadoc("@return the reduced value\n")
                .addJavadoc(
                        "@throws IllegalArgumentException if an argument does not fit, before anything is written\n");
        return method.addStatement(call.add(".evaluate()").build()).build();
    }

    private static String sentence(boolean gradients, boolean hessians) {
        if (hessians) {
            return "The reduced value, its gradients and the diagonals of its Hessian.";
        }
        return gradients ? "The reduced value and its gradients." : "The value of the loss, reduced over all rows.";
    }

    private void outputs(
            MethodSpec.Builder method, CodeBlock.Builder call, TypeName element, String prefix, String setter) {
        List<Variable> inputs = loss.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Variable input = inputs.get(i);
            if (input.isDifferentiable()) {
                String parameter = prefix + ReservedNames.capitalized(ReservedNames.java(loss, input));
                method.addParameter(ArrayTypeName.of(element), parameter);
                String what = setter.equals("gradient") ? "gradient" : "Hessian diagonal";
                method.addJavadoc(
                        "@param $L receives the $L by {@code $L}; null if not wanted\n", parameter, what, input.name());
                call.add(".$L($L, $L)", setter, i, parameter);
            }
        }
    }

    static TypeName array(Variable input, TypeName element) {
        return ArrayTypeName.of(input.type().kind() == Kind.INTEGER ? TypeName.INT : element);
    }
}
