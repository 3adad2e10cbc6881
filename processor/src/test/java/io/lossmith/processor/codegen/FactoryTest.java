package io.lossmith.processor.codegen;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the generated factory says about null. */
class FactoryTest {
    @Test
    void nullIsNamed() {
        KernelHarness harness = new KernelHarness();
        harness.add("Plain", "(p - y)^2");
        harness.add("Weighted", "(z: real[K]; w: real[K]) -> dot(w, z)", new Component("w", JavaType.VECTOR));
        harness.add("Shifted", "(z: real[K]; w: real[K-1]) -> sum(w)*sum(z)", new Component("w", JavaType.VECTOR));
        harness.add("Four", "(z: real[4]; w: real[4]) -> dot(w, z)", new Component("w", JavaType.VECTOR));
        Map<String, CompiledLoss> losses = harness.compile();
        assertThatThrownBy(() -> of(losses.get("Plain"), null))
                .hasRootCauseInstanceOf(NullPointerException.class)
                .hasRootCauseMessage("Plain is null; pass the record with the hyper-parameters.");
        assertThatThrownBy(() -> of(losses.get("Weighted"), null))
                .hasRootCauseInstanceOf(NullPointerException.class)
                .hasRootCauseMessage("Weighted is null; pass the record with the hyper-parameters.");
        for (String name : new String[] {"Weighted", "Shifted"}) {
            assertThatThrownBy(() -> losses.get(name).kernel(new int[0], (Object) null))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The parameter 'w' is null; pass a double[].");
        }
        assertThatThrownBy(() -> losses.get("Four").kernel(new int[0], (Object) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Four: the parameter 'w' is null; pass a double[].");
    }

    private static Object of(CompiledLoss loss, Record record) throws ReflectiveOperationException {
        Class<?> kernel = loss.record().getClassLoader().loadClass(loss.record().getName() + "Kernel");
        Method of = Arrays.stream(kernel.getMethods())
                .filter(method -> method.getName().equals("of") && method.getDeclaringClass() == kernel)
                .findFirst()
                .orElseThrow();
        return of.invoke(null, record);
    }
}
