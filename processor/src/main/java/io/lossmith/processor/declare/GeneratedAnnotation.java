package io.lossmith.processor.declare;

import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Decides whether a kernel can say that it is generated with the annotation of {@code java.compiler}. */
final class GeneratedAnnotation {
    private static final String NAME = "javax.annotation.processing.Generated";

    private GeneratedAnnotation() {}

    /**
     * Whether the annotation is visible beside a record, and compiles without a warning: {@code -Xlint:exports} objects
     * to an annotation on an exported class whose module the readers of that class may not read.
     */
    static boolean fits(TypeElement record, Elements elements) {
        ModuleElement module = elements.getModuleOf(record);
        if (elements.getTypeElement(module, NAME) == null) {
            return false;
        }
        return module.isUnnamed() || !exports(module, elements.getPackageOf(record)) || passesCompilerOn(module);
    }

    private static boolean exports(ModuleElement module, PackageElement folder) {
        return ElementFilter.exportsIn(module.getDirectives()).stream()
                .anyMatch(directive -> directive.getPackage().equals(folder));
    }

    private static boolean passesCompilerOn(ModuleElement module) {
        return ElementFilter.requiresIn(module.getDirectives()).stream()
                .anyMatch(directive -> directive.isTransitive()
                        && directive.getDependency().getQualifiedName().contentEquals("java.compiler"));
    }
}
