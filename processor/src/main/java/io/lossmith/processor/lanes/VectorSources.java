package io.lossmith.processor.lanes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vector functions of the runtime, read from their sources when they are asked for. Not safe for several threads at a time. */
public final class VectorSources {
    private static final String FOLDER = "/io/lossmith/processor/lanes/source/";

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern METHOD =
            Pattern.compile("(public )?static (\\w+Vector) (\\w+)\\(([^)]*)\\) \\{\n(.*?)\n    \\}", Pattern.DOTALL);
    private static final Pattern CONSTANT =
            Pattern.compile("static final (?:float|double|int|long) (\\w+) =([^;]*);", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("import static io\\.lossmith\\.simd\\.(\\w+)\\.(\\w+);");
    private static final Pattern LOCAL = Pattern.compile("\\s*(?:var|\\w+Vector) (\\w+) =(.*)", Pattern.DOTALL);
    private static final String RETURN = "return";

    private final Map<String, Source> sources = new HashMap<>();

    /** A class: its functions and constants, and where imported functions are. */
    private record Source(
            Map<String, VectorFunction> functions, Map<String, Term> constants, Map<String, String> imports) {}

    /** The function {@code name} that is used in class {@code owner}; empty if neither it nor what it imports has it. */
    Optional<VectorFunction> find(String owner, String name) {
        Source source = source(owner);
        VectorFunction own = source.functions.get(name);
        String imported = source.imports.get(name);
        return own == null && imported != null ? find(imported, name) : Optional.ofNullable(own);
    }

    /** What a constant of class {@code owner} stands for. */
    Optional<Term> constant(String owner, String name) {
        return Optional.ofNullable(source(owner).constants.get(name));
    }

    private Source source(String owner) {
        return sources.computeIfAbsent(owner, VectorSources::read);
    }

    private static Source read(String owner) {
        try (InputStream stream = VectorSources.class.getResourceAsStream(FOLDER + owner + ".java")) {
            if (stream == null) {
                throw new IllegalStateException("the processor's jar has no source of " + owner);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            return parse(owner, COMMENT.matcher(text).replaceAll(""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Source parse(String owner, String text) {
        Source source = new Source(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (Matcher found = IMPORT.matcher(text); found.find(); ) {
            source.imports.put(found.group(2), found.group(1));
        }
        for (Matcher found = CONSTANT.matcher(text); found.find(); ) {
            source.constants.put(found.group(1), new TermParser(found.group(2)).parse());
        }
        for (Matcher found = METHOD.matcher(text); found.find(); ) {
            source.functions.put(found.group(3), function(owner, found));
        }
        return source;
    }

    private static VectorFunction function(String owner, Matcher method) {
        List<String> parameters = new ArrayList<>();
        for (String parameter : method.group(4).split(",", -1)) {
            parameters.add(parameter.strip().split(" ", 2)[1]);
        }
        List<VectorFunction.Local> locals = new ArrayList<>();
        Term result = null;
        for (String statement : method.group(5).split(";", -1)) {
            Matcher local = LOCAL.matcher(statement);
            if (local.matches()) {
                locals.add(new VectorFunction.Local(local.group(1), new TermParser(local.group(2)).parse()));
            } else if (!statement.isBlank()) {
                result = new TermParser(statement.strip().substring(RETURN.length())).parse();
            }
        }
        return new VectorFunction(
                owner, method.group(3), method.group(1) != null, List.copyOf(parameters), locals, result);
    }
}
