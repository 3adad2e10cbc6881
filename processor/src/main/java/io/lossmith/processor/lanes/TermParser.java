package io.lossmith.processor.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the expressions of vector functions: calls, arithmetic of constants and choices by what is the same for all lanes. */
final class TermParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(::|<<|\\d[\\w.]*(?:(?<=[eEpP])[-+]\\d+f?)?|\\.\\d+f?|\\w+|\\S)");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    TermParser(String text) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group(1));
        }
    }

    Term parse() {
        Term term = choice();
        if (at < tokens.size()) {
            throw new IllegalArgumentException("unexpected '" + tokens.get(at) + "' in " + String.join(" ", tokens));
        }
        return term;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private boolean accept(String token) {
        boolean found = peek().equals(token);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw new IllegalArgumentException("no '" + token + "' at " + at + " in " + String.join(" ", tokens));
        }
    }

    private Term choice() {
        Term condition = shift();
        if (!accept("?")) {
            return condition;
        }
        Term yes = choice();
        expect(":");
        return new Term.Choice(condition, yes, choice());
    }

    private Term shift() {
        Term left = sum();
        return accept("<<") ? new Term.Arithmetic("<<", List.of(left, sum())) : left;
    }

    private Term sum() {
        Term left = product();
        while (peek().equals("+") || peek().equals("-")) {
            String operator = tokens.get(at++);
            left = new Term.Arithmetic(operator, List.of(left, product()));
        }
        return left;
    }

    private Term product() {
        Term left = unary();
        while (peek().equals("*") || peek().equals("/")) {
            String operator = tokens.get(at++);
            left = new Term.Arithmetic(operator, List.of(left, unary()));
        }
        return left;
    }

    private Term unary() {
        if (accept("-")) {
            return new Term.Arithmetic("-", List.of(unary()));
        }
        boolean isCast = peek().equals("(")
                && at + 2 < tokens.size()
                && tokens.get(at + 2).equals(")")
                && isType(tokens.get(at + 1));
        if (isCast) {
            String type = tokens.get(at + 1);
            at += 3;
            return new Term.Cast(type, unary());
        }
        return postfix();
    }

    private static boolean isType(String token) {
        return token.endsWith("Vector") && Character.isUpperCase(token.charAt(0));
    }

    private Term postfix() {
        Term term = primary();
        while (accept(".")) {
            String name = tokens.get(at++);
            term = new Term.Method(term, name, arguments());
        }
        return term;
    }

    private Term primary() {
        if (accept("(")) {
            Term inner = choice();
            expect(")");
            return inner;
        }
        String token = tokens.get(at++);
        if (!Character.isJavaIdentifierStart(token.charAt(0))) {
            return new Term.Plain(token);
        }
        boolean isClass = Character.isUpperCase(token.charAt(0))
                && token.length() > 1
                && !token.equals(token.toUpperCase(java.util.Locale.ROOT));
        if (!isClass) {
            return peek().equals("(") ? new Term.Call("", token, arguments()) : new Term.Name(token);
        }
        String separator = tokens.get(at++);
        String member = tokens.get(at++);
        return peek().equals("(")
                ? new Term.Call(token, member, arguments())
                : new Term.Plain(token + separator + member);
    }

    private List<Term> arguments() {
        expect("(");
        List<Term> arguments = new ArrayList<>();
        while (!accept(")")) {
            arguments.add(choice());
            accept(",");
        }
        return arguments;
    }
}
