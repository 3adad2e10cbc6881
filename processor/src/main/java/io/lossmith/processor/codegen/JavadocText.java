package io.lossmith.processor.codegen;

/** Makes any text safe inside a javadoc comment, also in its {@code <pre>} blocks. */
final class JavadocText {
    private JavadocText() {}

    /** {@code text} with everything that javadoc, HTML or the Java compiler would read as more than text replaced. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@' -> escaped.append("&#64;");
                case '{' -> escaped.append("&#123;");
                case '}' -> escaped.append("&#125;");
                case '\\' -> escaped.append("&#92;");
                case '*' -> escaped.append(i + 1 < text.length() && text.charAt(i + 1) == '/' ? "&#42;" : "*");
                case '/' -> escaped.append(i > 0 && text.charAt(i - 1) == '*' ? "&#47;" : "/");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
