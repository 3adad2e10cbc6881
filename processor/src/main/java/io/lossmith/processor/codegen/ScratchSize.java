package io.lossmith.processor.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.spec.Length;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the method that says how much scratch a kernel needs: enough for the largest of its row methods. */
final class ScratchSize {
    private ScratchSize() {}

    static Optional<MethodSpec> of(KernelModel kernel, CodeLimits limits) {
        Map<Length, Integer> vectors = new LinkedHashMap<>();
        int numbers = 0;
        List<RowProgram> programs = new ArrayList<>(kernel.plain().all());
        programs.addAll(kernel.refined().all());
        kernel.weightProgram().ifPresent(programs::add);
        for (RowProgram program : programs) {
            Map<Length, Integer> own = new LinkedHashMap<>();
            program.slotLengths().forEach(length -> own.merge(length, 1, Integer::sum));
            own.forEach((length, times) -> vectors.merge(length, times, Math::max));
            if (CodeSize.isTooLarge(program, kernel.loss(), limits)) {
                numbers = Math.max(numbers, SplitRowMethod.spilled(program));
            }
        }
        if (vectors.isEmpty() && numbers == 0) {
            return Optional.empty();
        }
        List<CodeBlock> terms = new ArrayList<>();
        if (numbers > 0) {
            terms.add(CodeBlock.of("$L", numbers));
        }
        vectors.forEach((length, times) -> {
            boolean sum = !length.symbol().isEmpty() && length.offset() != 0;
            CodeBlock one = JavaExpressions.length(length);
            terms.add(times == 1 ? one : CodeBlock.of(sum ? "$L * ($L)" : "$L * $L", times, one));
        });
        return Optional.of(MethodSpec.methodBuilder("scratchSize")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(TypeName.INT)
                .addStatement("return $L", CodeBlock.join(terms, " + "))
                .build());
    }
}
