package io.lossmith.processor.explain;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Emphasis on a terminal, nothing anywhere else. */
record Paint(boolean colours) {
    static Paint of(Ansi ansi) {
        return new Paint(ansi.enabled());
    }

    String title(String text) {
        return in(Style.bold, text);
    }

    String rule(String text) {
        return in(Style.fg_cyan, text);
    }

    String bad(String text) {
        return in(Style.fg_red, text);
    }

    String good(String text) {
        return in(Style.fg_green, text);
    }

    String quiet(String text) {
        return in(Style.faint, text);
    }

    private String in(Style style, String text) {
        return colours ? style.on() + text + style.off() : text;
    }
}
