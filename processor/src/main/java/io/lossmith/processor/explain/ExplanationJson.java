package io.lossmith.processor.explain;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.lossmith.diagnostics.NumberText;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.ir.DeepStack;
import io.lossmith.processor.kernel.KernelModel;
import java.math.BigDecimal;
import java.util.List;

/** An explanation as JSON, for tools: the names are those of {@link LossExplanation}; NaN and infinities are strings. */
public final class ExplanationJson {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .registerTypeAdapter(
                    Double.class, (JsonSerializer<Double>) (number, type, context) -> Double.isFinite(number)
                            ? new JsonPrimitive(new BigDecimal(NumberText.of(number)))
                            : new JsonPrimitive(NumberText.of(number)))
            .create();

    private ExplanationJson() {}

    /** The JSON of a compiled kernel and the warnings it came with. */
    public static String of(KernelModel kernel, List<Problem> problems) {
        return DeepStack.call(() -> write(LossExplanation.of(kernel, problems)));
    }

    static String write(LossExplanation explanation) {
        return GSON.toJson(explanation) + "\n";
    }
}
