package io.lossmith.processor.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A row of the function table without an exact meaning is a row no test can check. */
class DefinitionsTest {
    @Test
    void everyRowOfTheFunctionTableHasAnExactMeaning() {
        assertThat(Functions.all())
                .allSatisfy(row -> assertThat(Definitions.has(row))
                        .as("add the definition of %s to ElementwiseDefinitions or VectorDefinitions", row)
                        .isTrue());
    }

    @Test
    void everyOperatorHasAnExactMeaning() throws ReflectiveOperationException {
        List<Function> operators = new ArrayList<>();
        for (Field field : Operators.class.getFields()) {
            if (field.getType() == Function.class) {
                operators.add((Function) field.get(null));
            }
        }

        assertThat(operators).hasSizeGreaterThan(15).allMatch(Definitions::has);
    }

    @Test
    void aRowWithoutMeaningIsNoticed() {
        assertThat(Definitions.has(Function.elementwise("unheard_of", 1).build()))
                .isFalse();
        assertThat(Definitions.has(Function.reduction("unheard_of").build())).isFalse();
        assertThat(Definitions.has(Function.row("unheard_of").build())).isFalse();
        assertThat(Definitions.has(Function.gather("unheard_of").build())).isFalse();
    }
}
