package io.lossmith.diagnostics;

import java.util.Locale;

/**
 * The catalogue: everything the compiler can say to a user, each with a stable id, a severity, a sentence that says what
 * is wrong and a remedy that says what to do. {0}, {1}, … stand for the arguments of a {@link Problem}. Ids never change
 * their meaning; {@code docs/diagnostics.md} has an entry for each.
 */
public enum Message {
    // ---- characters and symbols
    FORBIDDEN_CHARACTER(
            "The text contains the character {0}, which a reader cannot see.",
            "Remove it: a formula consists of visible characters, spaces, tabs and line ends."),
    UNKNOWN_CHARACTER("The character '{0}' has no meaning in a formula.", "{1}"),
    FOREIGN_OPERATOR("The symbol '{0}' is not part of the language.", "Write {1}."),
    UNTERMINATED_COMMENT("The comment is never closed.", "End it with '*/'."),
    NAME_NOT_NORMALIZED(
            "The name '{0}' is not in Unicode normalization form C.", "Type it with composed characters: '{1}'."),
    NAME_TOO_LONG("The name '{0}' is too long: {1}.", "Choose a shorter one."),
    MALFORMED_NUMBER("'{0}' is not a number of the language.", "Write '{1}'."),
    NUMBER_OUT_OF_RANGE(
            "The number {0} does not fit into a double.",
            "Use 0 or a number between 4.9e-324 and 1.7976931348623157e308."),
    RESERVED_WORD("'{0}' is a reserved word and cannot stand here.", "{1}"),

    // ---- size
    EMPTY_FORMULA("The formula is empty.", "Write an expression such as '-log(p)'."),
    EMPTY_LIBRARY("The library has no definition.", "Write one such as 'loss Square(p: real | y: real) = (p - y)^2'."),
    TOO_MANY_TOKENS(
            "The {0} has more than {1} numbers, names and symbols.",
            "Split it into several losses, or write repeated parts once, as bindings or definitions."),
    NESTING_TOO_DEEP(
            "The formula is nested more than {0} levels deep.",
            "Give inner parts a name with a binding: 't = inner part;'."),

    // ---- spelling of expressions
    CHAINED_COMPARISON("Comparisons cannot be chained.", "Write '{0}'."),
    ABSOLUTE_VALUE_BARS("Bars are not a function: '{0}'.", "Write '{1}'."),
    DOUBLE_STAR("'**' is not an operator.", "Write '^' for a power."),
    MISSING_OPERATOR("There is no operator between '{0}' and '{1}'.", "Write {2}."),
    ASSIGNMENT_IN_EXPRESSION(
            "'=' gives a name to an expression and cannot stand inside one.",
            "Write '==' to compare, or 'name = expression;' as a statement of its own."),
    LOGICAL_OPERATOR("'{0}' is not an operator.", "Write '{1}'."),
    CONDITIONAL_WORD("'{0}' is not a word of the language.", "Write 'condition ? a : b'."),
    LOOSE_NOT("'!' binds looser than '{0}'.", "Put the negated condition in parentheses: '(!c)'."),
    FACTORIAL(
            "'!' after an expression is not an operator.",
            "Write 'exp(lgamma(x + 1))' for the factorial of x, '!=' for 'not equal'."),
    UNBALANCED_BRACKET("This '{0}' {1}.", "{2}"),

    // ---- statements and definitions
    MISSING_SEMICOLON("There is no ';' between two statements.", "End the statement before '{0}' with ';'."),
    MISSING_RESULT(
            "The formula ends with the binding of '{0}' and has no result.",
            "Write the result after it: '{0} = …; result'. To compare, write '=='."),
    UNNAMED_STATEMENT(
            "This expression has no name and is not the result, which comes last.",
            "Give it a name: 'name = expression;'."),
    MISSING_ARROW("There is no '->' after the signature.", "Write '(inputs) -> formula'."),
    ARROW_WITHOUT_SIGNATURE(
            "'->' follows something that is not a signature.",
            "Begin the formula with a signature: '(z: real | y: binary) -> formula'."),
    SIGNATURE_WITHOUT_PARENTHESES("The signature has no parentheses.", "Put it in parentheses: '({0}) -> …'."),
    UNEXPECTED_SYMBOL("Expected {0} but found {1}.", "{2}"),
    UNEXPECTED_END("The {0} ends where {1} is expected.", "Add {1} at the end."),

    // ---- signatures
    MISSING_TYPE("The input '{0}' has no type.", "Write '{0}: real', or another of: {1}."),
    UNKNOWN_TYPE("'{0}' is not a type.", "{1}Types are: {2}."),
    MISSING_LENGTH("The type '{0}' needs a length.", "Write '{0}[K]', or a number as in '{0}[4]'."),
    INVALID_LENGTH(
            "'{0}' is not a length.",
            "Write '[K]', '[K-1]', '[K+2]' or a whole number from 1 to 100000000, as in '[4]'."),
    RESERVED_MATRIX(
            "Several dimensions are reserved for a later version.",
            "Use a vector with one length, such as 'real[K]', and one index, such as 'v[0]'."),
    EMPTY_INTERVAL("The interval contains no number.", "Write the smaller bound first, as in 'in (0, 1]'."),
    LEARN_NOT_PREDICTION(
            "'learn' stands before the {0} '{1}', but only a prediction can be learned.",
            "Move '{1}' before the '|' or ';' of the signature."),

    // ---- names
    UNKNOWN_NAME("There is no input, parameter or binding '{0}'.", "{1}"),
    UNKNOWN_FUNCTION("There is no function '{0}'.", "{1}"),
    WRONG_ARGUMENT_COUNT("'{0}' takes {1}, not {2}.", "Write {3}."),
    DUPLICATE_NAME(
            "The name '{0}' is already taken by {1}.", "Choose another name; a name means one thing in a formula."),
    NAMES_COINCIDE(
            "Two names are '{0}' in the kernel: {1}, and {2}.",
            "Rename a component: the name of one that is a loss stands before all names inside of it there."),
    UNKNOWN_LENGTH("'{0}' is not a length.", "{1}"),
    UNKNOWN_LINK("There is no link '{0}'.", "{1}Links are: {2}."),

    // ---- kinds and shapes
    NUMBER_EXPECTED(
            "A number is expected here, but '{0}' is a condition.", "Write '({1} ? 1 : 0)' to make it a number."),
    CONDITION_EXPECTED(
            "A condition is expected here, but '{0}' is a number.",
            "Compare it, as in '{1} > 0'; only an input of type binary or a boolean component is a condition by itself."),
    VECTOR_EXPECTED("A vector is expected here, but '{0}' is one number per row.", "{1}"),
    SCALAR_EXPECTED(
            "{0} must be one number per row, but this is a vector of length {1}.",
            "Reduce it, as in 'sum({2})', or take one element, as in 'v[y]' with a class target y."),
    LENGTH_MISMATCH(
            "Vectors of length {0} and {1} cannot be combined.",
            "Give them the same length in the signature, or reduce one of them to a number first."),
    INVALID_INDEX(
            "'{0}' cannot be an index.",
            "{1}An index is a whole number such as 0, a class target y, or y plus or minus a whole number."),
    INDEX_OUT_OF_RANGE("The index '{0}' {1}; the positions of '{2}' are 0 to {3}.", "{4}"),

    // ---- domains
    NEVER_DEFINED(
            "'{0}' needs {1}, but this argument is always {2}, so that the result is always undefined.",
            "Correct the argument, or the types of the inputs in it."),

    // ---- inputs and parameters
    NEEDS_SIGNATURE("{0}; a formula without a signature has one prediction, and optionally the target y.", "{1}"),
    PARAMETER_NOT_COMPONENT("The parameter '{0}' is not a component of the record {1}.", "{2}"),
    COMPONENT_IS_INPUT(
            "'{0}' is an input here and a component of the record {1}.",
            "Rename one of them, or declare it after ';': a component is a parameter, the same for all rows."),
    PARAMETER_TYPE("The component '{0}' is {1} in Java, which does not fit '{2}'.", "{3}"),
    VECTOR_PARAMETER_NEEDS_LENGTH("The component '{0}' is a double[], and nothing says how long it is.", "{1}"),
    DEFAULT_ON_RECORD(
            "A default for '{0}' cannot stand in the formula of a record.",
            "Give the record a second constructor: 'public {1}() { this(…); }'."),
    LINK_NOT_PREDICTION("'{0}' has a link, but only a prediction can have one.", "Remove 'link {1}'."),
    PREDICTION_TYPE(
            "The prediction '{0}' cannot be of type {1}, because a loss has no gradient by it.",
            "Declare it as real, positive, nonnegative, unit or simplex, or move it behind '|' if it is a target."),
    NO_GRADIENT(
            "The loss does not depend on any prediction.",
            "Use a prediction in the result, outside of stop(…); targets and parameters have no gradient."),
    WEIGHT_HAS_GRADIENT(
            "The row's weight uses '{0}', which has a gradient.",
            "Write 'stop({0})' there to treat it as a constant, or multiply the result by it instead."),
    WEIGHT_IS_RESERVED(
            "'weight = …;' sets the row's weight, but 'weight' is {0} here.",
            "Give the {1} another name: beside this binding 'weight' is reserved for the row's weight."),
    UNUSED_INPUT(
            Severity.WARNING,
            "The input '{0}' is not used in the formula.",
            "Use it, or remove it from the signature."),
    UNUSED_PARAMETER(
            Severity.WARNING,
            "The component '{0}' is not used in the formula.",
            "Use it in the formula, or remove it from the record."),
    UNUSED_BINDING(
            Severity.WARNING,
            "The loss does not use the binding '{0}'.",
            "Use it, or remove it; what is used only in it counts as unused, too."),
    ZERO_GRADIENT(
            Severity.WARNING,
            "The gradient of '{0}' is 0 everywhere.",
            "Let it reach the result outside of floor, round, sign, stop and conditions, which have no gradient: a model cannot learn from it as it is."),
    NEVER_EQUAL(
            Severity.WARNING,
            "'{0}' is never {1}, because its type is {2}.",
            "Correct the number, or the type in the signature."),
    NO_LIMIT(
            Severity.WARNING,
            "At {0} {1} has no limit, so it is NaN there.",
            "Both sides of the point lead to different numbers: decide the point with a condition, c ? a : b, or keep it out of the domain."),
    FORMULA_TOO_LARGE(
            "The kernel of this formula is too large for a Java class: {0}.",
            "Use vectors instead of single inputs and parameters, or split the loss into several."),

    // ---- records
    NOT_A_RECORD("{0} stands on {1}, but only a record can be a loss.", "Declare it as 'record {2}() {}'."),
    PRIVATE_RECORD(
            "{0} is private, so the kernel, a class of its own, cannot name the record.",
            "Remove 'private'; without a modifier it stays inside its package."),
    GENERIC_RECORD(
            "A loss cannot have type parameters.",
            "Remove '<{0}>': hyper-parameters are double, int, boolean, double[] or a record with @Loss."),
    NOT_CALLABLE("The loss {0} cannot be called here: {1}.", "{2}"),
    CALL_ARGUMENTS("The call does not fit the signature of {0}.", "Write {1}."),
    ARGUMENT_TYPE(
            "'{0}' cannot be '{1}' of {2}, which is declared as {3} there.", "Pass a value of that type and length."),
    DOES_NOT_FIT(
            "The loss {0} does not compile with these arguments: {1}",
            "Call it with inputs like those of its signature."),
    NOT_USED("The component '{0}' is a loss, and the formula does not use it.", "{1}, or remove it from {2}."),
    USES_NO_LOSS(
            "'uses' names {0}, which is neither a record with @Loss nor a library.",
            "Name records with @Loss and types with @LossLibrary there, or remove it."),
    TWO_LOSSES_OF_ONE_NAME("'{0}' means two losses here: {1} and {2}.", "{3}"),
    TASKS_HAVE_NO_ROWS(
            "'{0}' belongs to a row, and a formula of tasks sees only their reduced values.",
            "Use tasks, hyper-parameters and learned inputs only; or call the losses row by row, as in 'loss(p | y)'."),
    IMPOSSIBLE_TASK("The loss {0} cannot be a task here: {1}.", "{2}"),
    TASK_AND_CALL(
            "'{0}' is used by its name, as a task, and '{1}' is called.",
            "Use all losses of a formula in one way: by name, each reduced over its own rows, or by calls, row by row."),
    MULTI_TASK_AND_LOSS(
            "{0} has both @Loss and @MultiTask, and each of them gives it a formula.",
            "Remove @MultiTask to use the formula of @Loss, or @Loss to have one written."),
    NOT_A_TASK(
            "The component '{0}' is of type {1}, and @MultiTask combines losses only.",
            "Give a task a constant weight, as in '@Task(weight = 0.5)', or write the formula yourself: '@Loss(\"{2}\")'."),
    TOO_FEW_TASKS(
            "@MultiTask combines losses, and {0} has {1} among its components.",
            "Add components whose types are records with @Loss, or write a formula with @Loss."),
    TASK_KIND_MISSING(
            "UNCERTAINTY has to know what the task '{0}' predicts.",
            "Write '@Task(TaskKind.REGRESSION) {1} {0}' for an error that grows like a square, '@Task(TaskKind.CLASSIFICATION) {1} {0}' for a negative log-likelihood, or '@Task(weight = 1) {1} {0}' for a weight that is not learned."),
    TASK_WEIGHT("The weight of the task '{0}' {1}.", "{2}"),
    STRAY_TASK(
            "The component '{0}' has @Task, and {1} has no @MultiTask that would use it.",
            "Remove @Task, or put @MultiTask on the record in the place of @Loss."),
    COMPONENT_TYPE(
            "The component '{0}' has the type {1}, which no hyper-parameter has.",
            "Declare it as '{2}'; hyper-parameters are double, int, boolean, double[] or a record with @Loss."),
    KERNEL_NAME_CLASH(
            "The kernel would be called {0}, and there is a type of that name already.",
            "Rename the record or the other type."),
    RECORD_NAME_TAKEN(
            "{0} is in no package, and the kernel has a class of that name inside it, which hides this one.",
            "Rename it, or move it into a package."),

    // ---- libraries
    LIBRARY_ELEMENT(
            "@LossLibrary stands on {0}, but only an interface or a class can be a library.",
            "Declare it as 'interface {1} {}'."),
    PRIVATE_LIBRARY(
            "{0} is private, so the records of the library, types of their own, cannot name it.",
            "Remove 'private'; without a modifier it stays inside its package."),
    LIBRARY_SOURCE(
            "The library has {0}.",
            "Give it one of them: @LossLibrary(\"loss …\") or @LossLibrary(file = \"name.loss\")."),
    LIBRARY_FILE_NAME(
            "The file name '{0}' {1}.",
            "Write a path that leads downwards from the folder of {2}, such as 'robust.loss' or 'losses/robust.loss'."),
    LIBRARY_FILE_MISSING(
            "There is no file '{0}'; it was looked for in {1}.",
            "{3}Put it into the folder of {2}, or name the folder it is in with the compiler option -Alossmith.path=FOLDER."),
    LIBRARY_FILE_REFUSED("The file '{0}' {1}.", "{2}"),
    LIBRARY_CYCLE(
            "The library {0} uses itself{1}.",
            "Losses of one library call each other without 'uses'; move what two libraries share into a third one."),
    TYPE_EXISTS("The loss '{0}' would become the record {1}, and there is {2} already.", "{3}"),
    JAVA_NAME("'{0}' cannot be the name of a Java {1}.", "Choose another name; the {2} becomes a {1}."),
    RECURSION(
            "'{0}' leads back to itself: {1}.",
            "A formula has no recursion: break the circle, or write a sum over a vector."),
    EXPANSION_TOO_LARGE(
            "With its definitions put in, the loss '{0}' {1}.",
            "Give a part that is used several times a name with a binding, or split the loss into several."),
    DEFAULT_NOT_ALLOWED(
            "The {0} '{1}' cannot have a default.",
            "Remove '= …': only a parameter that is one number can have a default."),
    DEFAULT_MISSING(
            "'{0}' has no default, and '{1}' before it has one.",
            "Give '{0}' a default, or move it before '{1}': defaults are for the last parameters."),
    DEFAULT_NOT_CONSTANT("The default of '{0}' is {1}.", "{2}"),
    DEFAULT_NOT_IN_DOMAIN(
            "The default of '{0}' is {1}, and '{0}' is declared as {2}.", "Correct the number, or the type."),
    NOT_FINITE(
            Severity.WARNING,
            "{0} is {1} at {2}, though the exact number is {3}.",
            "Write the formula another way, or keep such inputs out by their type, such as 'real in [-100, 100]'."),
    NOT_ACCURATE("{0} is {1}.", "Write the formula so that it neither overflows nor cancels there."),
    UNKNOWN_CERTIFY_OPTION("The option -Alossmith.certify is '{0}'.", "Write {1}."),
    UNUSABLE_CACHE(
            "The folder of -Alossmith.cache, '{0}', cannot be used: {1}.",
            "Name a folder that exists or can be made, or leave the option out."),
    INTERNAL_ERROR(
            "The compiler of formulas failed with {0}.",
            "This is a mistake in Lossmith, not in your code; please report it with the record and this message.");

    /** How bad a message is: an error stops the loss it is about, a warning does not. */
    public enum Severity {
        /** The loss is not compiled. */
        ERROR,
        /** The loss is compiled, and may not do what its author means. */
        WARNING
    }

    private final Severity severity;
    private final String sentence;
    private final String remedy;
    private final String id;

    Message(String sentence, String remedy) {
        this(Severity.ERROR, sentence, remedy);
    }

    Message(Severity severity, String sentence, String remedy) {
        this.severity = severity;
        this.sentence = sentence;
        this.remedy = remedy;
        this.id = "Loss" + upperCamel(name());
    }

    /** {@return the stable id, for example {@code LossChainedComparison} for {@link #CHAINED_COMPARISON}} */
    public String id() {
        return id;
    }

    /** {@return whether {@code @SuppressWarnings} with the id accepts it: every warning, and an error about accuracy} */
    public boolean isAcceptable() {
        return severity == Severity.WARNING || this == NOT_ACCURATE;
    }

    /** {@return whether this is an error or a warning} */
    public Severity severity() {
        return severity;
    }

    /** {@return the template of the sentence that says what is wrong} */
    public String sentence() {
        return sentence;
    }

    /** {@return the template of the sentence that says what to do} */
    public String remedy() {
        return remedy;
    }

    /** {@return how many arguments the two templates need} */
    public int argumentCount() {
        return Math.max(Template.argumentCount(sentence), Template.argumentCount(remedy));
    }

    private static String upperCamel(String upperSnake) {
        StringBuilder camel = new StringBuilder();
        for (String word : upperSnake.split("_", -1)) {
            camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return camel.toString();
    }
}
