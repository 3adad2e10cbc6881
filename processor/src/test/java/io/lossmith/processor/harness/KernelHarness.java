package io.lossmith.processor.harness;

import io.lossmith.LossKernel;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.codegen.KernelWriter;
import io.lossmith.processor.codegen.SourceFile;
import io.lossmith.processor.codegen.VectorWriter;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.processor.twin.TwinCompiler;
import java.io.File;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles formulas to loaded kernels: all that were added go through one run of javac, with every warning an error.
 *
 * <pre>{@code
 * KernelHarness harness = new KernelHarness();
 * harness.add("Focal", "-(1 - pt)^gamma * log(pt)", new Component("gamma", Component.JavaType.DOUBLE));
 * LossKernel kernel = harness.compile().get("Focal").kernel(new int[0], 2.0);
 * kernel.evaluate(Batch.rows(1).input("pt", new double[] {0.9}).gradient("pt", gradient));
 * }</pre>
 */
public final class KernelHarness {
    private static final String PACKAGE = "io.lossmith.compiled";

    private final boolean trusted;
    private final Map<String, KernelModel> models = new LinkedHashMap<>();

    /** A harness for formulas as users write them. */
    public KernelHarness() {
        this(false);
    }

    /** A harness whose formulas may name hidden functions if it is {@code trusted}. */
    public KernelHarness(boolean trusted) {
        this.trusted = trusted;
    }

    /**
     * Adds the loss {@code formula} on a record called {@code name}.
     *
     * @throws AssertionError if the formula has an error
     */
    public KernelModel add(String name, String formula, Component... components) {
        LossDeclaration declaration = new LossDeclaration(PACKAGE, name, true, formula, List.of(components), true);
        LossCompiler.Result result = LossCompiler.compile(declaration, trusted);
        KernelModel model =
                result.kernel().orElseThrow(() -> new AssertionError(formula + "\n" + texts(result.problems())));
        models.put(name, model);
        return model;
    }

    /** Adds a loss that is compiled already; losses among its components have to be added, too. */
    public void add(KernelModel model) {
        models.put(model.loss().declaration().recordName(), model);
    }

    private static String texts(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(problem.message().id())
                    .append(": ")
                    .append(problem.sentence())
                    .append("\n");
        }
        return text.toString();
    }

    /**
     * Compiles and loads everything added, in that order.
     *
     * @throws AssertionError if javac has anything to say about the generated code
     */
    public Map<String, CompiledLoss> compile() {
        Map<String, String> sources = new LinkedHashMap<>();
        models.forEach((name, model) -> {
            sources.put(PACKAGE + "." + name, record(model.loss().declaration()));
            sources.put(
                    PACKAGE + "." + name + "Kernel", KernelWriter.write(model).text());
        });
        MemoryClasses classes = run(sources);
        classes.add(twins());
        ClassLoader loader = classes.loader();
        Map<String, CompiledLoss> losses = new LinkedHashMap<>();
        models.forEach((name, model) -> losses.put(
                name,
                new CompiledLoss(
                        model,
                        sources.get(PACKAGE + "." + name + "Kernel"),
                        load(loader, PACKAGE + "." + name),
                        filesOf(PACKAGE + "." + name + "Kernel", classes.classFiles()))));
        return losses;
    }

    /** The vector twins, which have to compile, too. */
    private Map<String, byte[]> twins() {
        List<SourceFile> twins = models.values().stream()
                .flatMap(model -> VectorWriter.write(model).stream())
                .toList();
        TwinCompiler.Result result = TwinCompiler.compile(twins, 17);
        if (!result.problem().isEmpty()) {
            throw new AssertionError(result.problem() + "\n"
                    + twins.stream()
                            .filter(each -> !result.classes().containsKey(each.name()))
                            .map(SourceFile::text)
                            .findFirst()
                            .orElse(""));
        }
        return result.classes();
    }

    private static Map<String, byte[]> filesOf(String kernel, Map<String, byte[]> all) {
        Map<String, byte[]> own = new LinkedHashMap<>();
        all.forEach((name, file) -> {
            if (name.equals(kernel) || name.startsWith(kernel + "$")) {
                own.put(name, file);
            }
        });
        return own;
    }

    private static Class<? extends Record> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, true, loader).asSubclass(Record.class);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String record(LossDeclaration declaration) {
        List<String> components = new ArrayList<>();
        for (Component component : declaration.components()) {
            String type = component
                    .loss()
                    .map(LossDeclaration::recordName)
                    .orElse(component.type().text());
            components.add(type + " " + component.name());
        }
        return "package " + PACKAGE + ";\n\n/** A loss. */\npublic record " + declaration.recordName() + "("
                + String.join(", ", components) + ") {}\n";
    }

    private static MemoryClasses run(Map<String, String> sources) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        MemoryClasses classes =
                new MemoryClasses(javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8));
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(MemoryClasses.source(name, text)));
        List<String> options = List.of("-proc:none", "-Xlint:all", "-Werror", "-classpath", runtime());
        StringWriter output = new StringWriter();
        if (!javac.getTask(output, classes, null, options, null, files).call()) {
            throw new AssertionError("javac refuses the generated code:\n" + output);
        }
        return classes;
    }

    /** Where the runtime's classes are: a folder in a build, or a jar. */
    private static String runtime() {
        try {
            return new File(LossKernel.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getPath();
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
