package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.ReservedNames;
import io.lossmith.processor.resolve.HyperParameter;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LengthSymbol.FixedBy;
import io.lossmith.processor.resolve.LossModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the static factory {@code of}: parameters from the record, lengths from its components or from the caller. */
final class FactoryWriter {
    private final LossModel loss;
    private final ClassName self;
    private final ClassName record;
    private final List<LengthSymbol> ownLengths;

    FactoryWriter(LossModel loss, ClassName self, ClassName record, List<LengthSymbol> ownLengths) {
        this.loss = loss;
        this.self = self;
        this.record = record;
        this.ownLengths = ownLengths;
    }

    MethodSpec of() {
        String source = ReservedNames.own(loss, "loss");
        MethodSpec.Builder method = MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(self)
                .addParameter(record, source)
                .addJavadoc("A kernel for the hyper-parameters of {@code $L}; it averages over rows.\n\n", source)
                .addJavadoc("@param $L the hyper-parameters\n", source);
        for (LengthSymbol length : loss.lengths()) {
            if (length.isFree()) {
                String name = ReservedNames.java(length.name());
                method.addParameter(TypeName.INT, name)
                        .addJavadoc(
                                "@param $L the length written {@code $L} in the formula, at least $L\n",
                                name,
                                length.name(),
                                length.minimum());
            }
        }
        method.addJavadoc("@return the kernel\n")
                .addJavadoc("@throws NullPointerException if {@code $L} is null\n", source)
                .addJavadoc("@throws IllegalArgumentException if a hyper-parameter or length is outside its domain\n")
                .addStatement("checkLoss($L, $S)", source, record.simpleName());
        List<CodeBlock> arguments = new ArrayList<>();
        Set<String> names = loss.parameters().stream().map(Variable::name).collect(Collectors.toSet());
        checkComponents(method, source, names);
        for (HyperParameter parameter : loss.declaration().hyperParameters()) {
            if (names.contains(parameter.name())) {
                arguments.add(CodeBlock.of("$L", parameter.from(source)));
            }
        }
        for (LengthSymbol length : ownLengths) {
            arguments.add(
                    length.isFree() ? CodeBlock.of("$L", ReservedNames.java(length.name())) : fixed(length, source));
        }
        arguments.add(CodeBlock.of("$T.DEFAULT", KernelWriter.OPTIONS));
        for (LengthSymbol length : loss.lengths()) {
            boolean component = !ownLengths.contains(length);
            if (component && length.fixedBy().size() > 1) {
                method.addStatement("$L", fixed(length, source));
            }
        }
        return method.addStatement("return new $T($L)", self, CodeBlock.join(arguments, ", "))
                .build();
    }

    /** Components that are losses, and theirs, have to be there where their parameters are read. */
    private void checkComponents(MethodSpec.Builder method, String source, Set<String> used) {
        Set<String> paths = new LinkedHashSet<>();
        for (HyperParameter parameter : loss.declaration().hyperParameters()) {
            String path = parameter.path();
            for (int dot = path.indexOf('.'); dot >= 0 && used.contains(parameter.name()); ) {
                paths.add(path.substring(0, dot));
                dot = path.indexOf('.', dot + 1);
            }
        }
        for (String path : paths) {
            method.addStatement(
                    "component($L.$L(), $S, $S)", source, path.replace(".", "()."), path, record.simpleName());
        }
    }

    /** The length as the components give it; several components have to agree. */
    private static CodeBlock fixed(LengthSymbol length, String source) {
        CodeBlock result = null;
        String first = "";
        for (FixedBy by : length.fixedBy()) {
            CodeBlock value = CodeBlock.of("$L.$L()", source, by.component().replace(".", "()."));
            if (by.isVector()) {
                value = CodeBlock.of("vectorLength($S, $L)", by.component(), value);
            }
            if (by.offset() != 0) {
                value = CodeBlock.of("$L $L $L", value, by.offset() < 0 ? "-" : "+", Math.abs(by.offset()));
            }
            result = result == null
                    ? value
                    : CodeBlock.of(
                            "sameLength($S, $S, $L, $S, $L)", length.name(), first, result, by.component(), value);
            first = by.component();
        }
        return result;
    }
}
