package io.lossmith.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Folder = pass: what each package may know of the others and of javac, ANTLR and JavaPoet. */
@AnalyzeClasses(packages = "io.lossmith.processor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.lossmith.processor";

    /** From the first pass to the last; passes on one line do not know each other. */
    private static final List<List<String>> PASSES = List.of(
            List.of("ir", "lanes"),
            List.of("domain", "function", "exact"),
            List.of("resolve"),
            List.of("library"),
            List.of("rewrite", "differentiate"),
            List.of("limit"),
            List.of("lower"),
            List.of("refine"),
            List.of("schedule"),
            List.of("kernel"),
            List.of("certify", "codegen"),
            List.of("compiler", "twin"),
            List.of("declare", "diagnostics"),
            List.of("explain"),
            List.of(""));

    @ArchTest
    static final ArchRule ONLY_CODEGEN_WRITES_JAVA = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".codegen")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir.javapoet..");

    @ArchTest
    static final ArchRule ANTLR_IS_HIDDEN_BEHIND_THE_SYNTAX =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.antlr..", "io.lossmith.syntax.antlr..");

    /** JavaPoet takes javac's modifiers, and javac knows which names are keywords; both are mere data. */
    @ArchTest
    static final ArchRule ONLY_THE_SHELL_KNOWS_JAVAC = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".declare", ROOT + ".diagnostics", ROOT + ".twin")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..", "javax.tools..")
                            .and(not(type(Modifier.class)))
                            .and(not(type(SourceVersion.class))));

    @ArchTest
    static final ArchRule MODIFIERS_ARE_FOR_JAVAPOET = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".codegen", ROOT + ".declare")
            .should()
            .dependOnClassesThat(type(Modifier.class));

    @ArchTest
    static final ArchRule KEYWORDS_ARE_FOR_NAMES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".LossProcessor")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".TwinStep")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".kernel.ReservedNames")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".schedule.Naming")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".library.JavaNames")
            .should()
            .dependOnClassesThat(type(SourceVersion.class));

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(ROOT + ".(*)").should().beFreeOfCycles();

    @ArchTest
    static void passesDoNotKnowLaterOnes(JavaClasses classes) {
        Set<String> violations = new TreeSet<>();
        for (JavaClass each : classes) {
            int own = level(each);
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .filter(target -> !target.getPackageName().equals(each.getPackageName()))
                    .filter(target -> level(target) >= own)
                    .forEach(target -> violations.add(each.getName() + " uses " + target.getName()));
        }
        assertThat(violations).isEmpty();
    }

    private static int level(JavaClass type) {
        String pass = type.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
        for (int level = 0; level < PASSES.size(); level++) {
            if (PASSES.get(level).contains(pass)) {
                return level;
            }
        }
        throw new AssertionError("Say in PASSES where the package '" + pass + "' belongs.");
    }
}
