package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.fixture.CrossEntropy;
import io.lossmith.fixture.FocalLoss;
import io.lossmith.fixture.FocalLossKernel;
import io.lossmith.fixture.WeightedCrossEntropy;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LossKernel.of finds kernels by name, and says what to do when it cannot. */
class KernelLookupTest {
    @Loss("p^2")
    record Ungenerated() {}

    @MultiTask(weighting = Weighting.FIXED)
    record UngeneratedTasks(@Task(weight = 2) Ungenerated first, Ungenerated second) {}

    record NoLoss() {}

    @Loss("p")
    record Foreign() {}

    @Test
    void findsTheKernelBesideTheRecord() {
        double[] pt = {0.3};
        LossKernel found = LossKernel.of(new FocalLoss(2));
        assertThat(found).isInstanceOf(FocalLossKernel.class);
        assertThat(found.evaluate(Batch.rows(1).input("pt", pt)))
                .isEqualTo(FocalLossKernel.of(new FocalLoss(2)).value(pt));
        assertThat(LossKernel.of(new CrossEntropy(), 7)).hasToString("CrossEntropy{K=7} mean");
        assertThat(LossKernel.of(new WeightedCrossEntropy(new double[] {1, 2})))
                .hasToString("WeightedCrossEntropy{K=2} mean");
    }

    @Test
    void nestedTypesAreJoinedWithAnUnderscore() {
        assertThat(KernelLookup.kernelName(Ungenerated.class))
                .isEqualTo("io.lossmith.KernelLookupTest_UngeneratedKernel");
    }

    @Test
    void nothingGeneratedNamesTheProcessorPathWithAFragmentToPaste() {
        assertThatThrownBy(() -> LossKernel.of(new Ungenerated()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("""
                        Nothing was generated for io.lossmith.KernelLookupTest$Ungenerated: there is no class \
                        io.lossmith.KernelLookupTest_UngeneratedKernel. The annotation processor did not run; name it in \
                        annotationProcessorPaths (from JDK 23 on, javac does not run processors that are only on the class path):
                        <plugin>
                          <artifactId>maven-compiler-plugin</artifactId>
                          <configuration>
                            <annotationProcessorPaths>
                              <path>
                                <groupId>io.lossmith</groupId>
                                <artifactId>lossmith-processor</artifactId>
                                <version>${lossmith.version}</version>
                              </path>
                            </annotationProcessorPaths>
                          </configuration>
                        </plugin>
                        """);
    }

    @Test
    void tasksThatWereNotGeneratedAreNoStrangers() {
        assertThatThrownBy(() -> LossKernel.of(new UngeneratedTasks(new Ungenerated(), new Ungenerated())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "Nothing was generated for io.lossmith.KernelLookupTest$UngeneratedTasks: there is no"
                                + " class io.lossmith.KernelLookupTest_UngeneratedTasksKernel. The annotation processor did not run;");
    }

    @Test
    void nullIsNamed() {
        assertThatThrownBy(() -> LossKernel.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("LossKernel.of(loss, lengths): loss is null; pass a record with @Loss.");
        assertThatThrownBy(() -> LossKernel.of(new FocalLoss(2), (int[]) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("LossKernel.of(loss, lengths): lengths is null; leave it out where there is none.");
    }

    @Test
    void aRecordInsideAMethodIsToldToMove() {
        @Loss("p^2")
        record Local() {}
        Record inAnonymousClass = new Supplier<Record>() {
            @Loss("p^2")
            record Inner() {}

            @Override
            public Record get() {
                return new Inner();
            }
        }.get();
        for (Record local : List.of(new Local(), inAnonymousClass)) {
            assertThatThrownBy(() -> LossKernel.of(local))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(local.getClass().getName()
                            + " is declared inside a method, where no annotation processor sees it, so that there is no kernel"
                            + " for it; move the record out of the method, into the class or a file of its own.");
        }
    }

    @Test
    void aRecordWithoutTheAnnotationIsToldSo() {
        assertThatThrownBy(() -> LossKernel.of(new NoLoss()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "io.lossmith.KernelLookupTest$NoLoss has no @Loss annotation, so that no kernel was generated for it; write"
                                + " @Loss(\"...\") on the record.");
    }

    @Test
    void aClassThatIsNoKernelIsToldSo() {
        assertThatThrownBy(() -> LossKernel.of(new Foreign()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "io.lossmith.KernelLookupTest_ForeignKernel is not the kernel of io.lossmith.KernelLookupTest$Foreign: it has no"
                                + " static method of(Foreign, ...). Rename the class, or build the project anew.");
    }

    @Test
    void wrongLengthsAndRefusedParametersAreTheUsersOwnErrors() {
        assertThatThrownBy(() -> LossKernel.of(new CrossEntropy()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "LossKernel.of(CrossEntropy) takes the length K, but 0 lengths were given; pass one number for each after the"
                                + " record.");
        assertThatThrownBy(() -> LossKernel.of(new FocalLoss(1), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "LossKernel.of(FocalLoss) takes no length, but 1 length was given; pass one number for each after the record.");
        assertThatThrownBy(() -> LossKernel.of(new FocalLoss(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("FocalLoss: the parameter 'gamma' is NaN; pass a number.");
    }

    @Test
    void aClosedModuleIsToldToOpenItsPackage(@TempDir Path folder) throws Exception {
        Record closed = recordOfModule(folder, "module shop { exports shop; }");
        assertThatThrownBy(() -> LossKernel.of(closed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The module shop does not open the package shop.losses, so that LossKernel.of(...) cannot reach the kernel of"
                                + " Mine; add \"opens shop.losses;\" to its module-info.java, or use MineKernel.of(...) directly.");
    }

    @Test
    void anOpenedPackageIsReached(@TempDir Path folder) throws Exception {
        Record opened = recordOfModule(folder, "module shop { exports shop; opens shop.losses; }");
        // The kernel's factory returns null here: that it was called is what counts.
        assertThat(LossKernel.of(opened)).isNull();
    }

    /** Compiles a module with a package-private record and kernel, loads it in a layer of its own, and makes the record. */
    private static Record recordOfModule(Path folder, String module) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("src/shop/losses"));
        Path classes = folder.resolve("classes");
        Files.writeString(folder.resolve("src/module-info.java"), module);
        Files.writeString(sources.resolve("Mine.java"), """
                package shop.losses;
                public record Mine() {}
                class MineKernel {
                    static io.lossmith.LossKernel of(Mine loss) { return null; }
                }
                """);
        Files.writeString(folder.resolve("src/shop/Shop.java"), """
                package shop;
                public class Shop {
                    public static Record mine() { return new shop.losses.Mine(); }
                }
                """);
        compile(folder, classes);
        ModuleFinder finder = ModuleFinder.of(classes);
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of("shop"));
        ClassLoader tests = KernelLookupTest.class.getClassLoader();
        ModuleLayer.Controller layer =
                ModuleLayer.defineModulesWithOneLoader(configuration, List.of(ModuleLayer.boot()), tests);
        layer.addReads(layer.layer().findModule("shop").orElseThrow(), tests.getUnnamedModule());
        return (Record) layer.layer()
                .findLoader("shop")
                .loadClass("shop.Shop")
                .getMethod("mine")
                .invoke(null);
    }

    private static void compile(Path folder, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String runtime = LossKernel.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        int result = compiler.run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                runtime,
                "--add-reads",
                "shop=ALL-UNNAMED",
                folder.resolve("src/module-info.java").toString(),
                folder.resolve("src/shop/Shop.java").toString(),
                folder.resolve("src/shop/losses/Mine.java").toString());
        assertThat(result).isZero();
    }
}
