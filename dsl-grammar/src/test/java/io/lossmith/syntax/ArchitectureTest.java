package io.lossmith.syntax;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** ANTLR stays inside the syntax package. */
@AnalyzeClasses(packages = "io.lossmith", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_SYNTAX_USES_ANTLR = noClasses()
            .that()
            .resideOutsideOfPackages("io.lossmith.syntax", "io.lossmith.syntax.antlr")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.antlr..", "io.lossmith.syntax.antlr..");

    @ArchTest
    static final ArchRule NO_PUBLIC_TYPE_OF_SYNTAX_USES_ANTLR = noClasses()
            .that()
            .resideInAPackage("io.lossmith.syntax")
            .and()
            .arePublic()
            .and()
            .doNotHaveSimpleName("FormulaParser")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.antlr..", "io.lossmith.syntax.antlr..");

    @ArchTest
    static final ArchRule DIAGNOSTICS_STAND_ALONE = classes()
            .that()
            .resideInAPackage("io.lossmith.diagnostics")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.lossmith.diagnostics");
}
