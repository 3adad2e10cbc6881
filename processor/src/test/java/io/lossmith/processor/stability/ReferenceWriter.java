package io.lossmith.processor.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the references of all cases; run by {@code StabilitySetTest} with {@code -Dstability.update}. */
final class ReferenceWriter {
    static final int POINTS = 60;

    /** Points that are tried before a case has to do with fewer. */
    private static final int ATTEMPTS = 240;

    private ReferenceWriter() {}

    static void write(List<StabilityCase> cases) {
        List<String> lines = new ArrayList<>(List.of(
                "# Written by StabilitySetTest with -Dstability.update from cases.txt; check_references.py checks them.",
                "# inputs|value|gradient|Hessian diagonal|conditions of the three|note"));
        cases.parallelStream().map(ReferenceWriter::lines).toList().forEach(lines::addAll);
        ReferenceFile.write(lines);
    }

    private static List<String> lines(StabilityCase each) {
        long start = System.nanoTime();
        ExactReferences exact = new ExactReferences(each);
        CasePoints points = new CasePoints(each);
        List<String> lines = new ArrayList<>();
        int dropped = 0;
        for (int i = 0; i < ATTEMPTS && lines.size() < POINTS; i++) {
            Map<String, double[]> point = points.next();
            Optional<Reference> reference = exact.at(point);
            if (reference.isPresent()) {
                lines.add(ReferenceFile.line(reference.get()));
            } else {
                dropped++;
            }
        }
        System.err.println(each.id() + " " + lines.size() + " dropped " + dropped + " "
                + (System.nanoTime() - start) / 1_000_000 + " ms");
        lines.add(0, "[" + each.id() + "] dropped " + dropped);
        return lines;
    }
}
