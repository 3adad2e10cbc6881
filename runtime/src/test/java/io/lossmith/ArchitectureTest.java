package io.lossmith;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** Who may import whom inside the runtime: spec and data, then engine, then io.lossmith; maths stands alone. */
@AnalyzeClasses(packages = "io.lossmith", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_RUNTIME_DEPENDS_ON_NOTHING = classes()
            .that()
            .resideOutsideOfPackage("io.lossmith.simd..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.lossmith..");

    @ArchTest
    static final ArchRule ONLY_VECTOR_MATHS_USES_THE_VECTOR_API = classes()
            .that()
            .resideInAPackage("io.lossmith.simd")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "jdk.incubator.vector", "io.lossmith.simd");

    @ArchTest
    static final ArchRule THE_REST_DOES_NOT_NEED_VECTOR_MATHS = noClasses()
            .that()
            .resideOutsideOfPackage("io.lossmith.simd..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lossmith.simd..");

    @ArchTest
    static final ArchRule TWINS_COMPUTE_ROWS_OF_THE_ENGINE_WITH_VECTOR_MATHS = classes()
            .that()
            .resideInAPackage("io.lossmith.simd.twin")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "jdk.incubator.vector", "io.lossmith.simd..", "io.lossmith.engine", "io.lossmith.spec");

    @ArchTest
    static final ArchRule SPEC_IMPORTS_NOTHING_OF_OURS = classes()
            .that()
            .resideInAPackage("io.lossmith.spec")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.lossmith.spec");

    @ArchTest
    static final ArchRule DATA_IMPORTS_NOTHING_OF_OURS = classes()
            .that()
            .resideInAPackage("io.lossmith.data")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.lossmith.data");

    @ArchTest
    static final ArchRule THE_ENGINE_KNOWS_ONLY_SPEC_AND_DATA = noClasses()
            .that()
            .resideInAPackage("io.lossmith.engine")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lossmith", "io.lossmith.math");

    @ArchTest
    static final ArchRule MATHS_STANDS_ALONE = classes()
            .that()
            .resideInAPackage("io.lossmith.math")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.lossmith.math")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.lossmith.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_STATIC_MUTABLE_STATE = ArchRuleDefinition.fields()
            .that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal();
}
