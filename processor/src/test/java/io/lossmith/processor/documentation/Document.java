package io.lossmith.processor.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Markdown document of the project.
 *
 * @param path where it is
 * @param text what it says, line ends as {@code \n}
 */
public record Document(Path path, String text) {
    /** Whether generated parts are being rewritten. */
    public static final boolean UPDATE = System.getProperty("golden.update") != null;

    private static final String FENCE = "```";

    /**
     * A fenced block.
     *
     * @param info the words after the fence
     * @param code the lines between the fences, each with its line end
     * @param line the number of the opening fence
     */
    public record Block(String info, String code, int line) {}

    /** Reads a document by its path from the root of the project; tests run in the folder of their module. */
    public static Document read(String path) {
        Path file = Path.of("..").resolve(path);
        try {
            return new Document(file, Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The blocks whose info begins with {@code info}, in order. */
    List<Block> blocks(String info) {
        List<Block> blocks = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        int open = -1;
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].startsWith(FENCE)) {
                continue;
            }
            if (open < 0) {
                open = i;
                continue;
            }
            String words = lines[open].substring(FENCE.length());
            if (words.equals(info) || words.startsWith(info + " ")) {
                String code = Arrays.asList(lines).subList(open + 1, i).stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
                blocks.add(new Block(words, code, open + 1));
            }
            open = -1;
        }
        return blocks;
    }

    /** The only block whose info is {@code info}. */
    public String block(String info) {
        List<Block> blocks = blocks(info);
        if (blocks.size() != 1) {
            throw new IllegalStateException(path + " has " + blocks.size() + " blocks '" + info + "'");
        }
        return blocks.get(0).code();
    }

    /** The lines between {@code <!-- name -->} and {@code <!-- end of name -->}. */
    public String region(String name) {
        return text.substring(start(name), end(name));
    }

    /** Gives the file another region. */
    public void writeRegion(String name, String region) {
        write(text.substring(0, start(name)) + region + text.substring(end(name)));
    }

    /** Gives the file another text in the only block whose info is {@code info}. */
    public void writeBlock(String info, String code) {
        String fence = FENCE + info + "\n";
        int start = indexOf(fence) + fence.length();
        write(text.substring(0, start)
                + code
                + text.substring(start + block(info).length()));
    }

    /** Gives the file another text. */
    void write(String changed) {
        try {
            Files.writeString(path, changed);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The cells of a table's rows, without its head; code is unwrapped and its bars unescaped. */
    public List<List<String>> table(String name) {
        return region(name)
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(Document::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        for (String cell : row.substring(1, row.length() - 1).split("(?<!\\\\)\\|", -1)) {
            String trimmed = cell.trim().replace("\\|", "|");
            boolean isCode =
                    trimmed.length() > 1 && trimmed.startsWith("`") && trimmed.indexOf('`', 1) == trimmed.length() - 1;
            cells.add(isCode ? trimmed.substring(1, trimmed.length() - 1) : trimmed);
        }
        return cells;
    }

    private int start(String name) {
        String marker = "<!-- " + name + " -->\n";
        return indexOf(marker) + marker.length();
    }

    private int end(String name) {
        return indexOf("<!-- end of " + name + " -->");
    }

    private int indexOf(String marker) {
        int index = text.indexOf(marker);
        if (index < 0) {
            throw new IllegalStateException(path + " has no " + marker.strip());
        }
        return index;
    }
}
