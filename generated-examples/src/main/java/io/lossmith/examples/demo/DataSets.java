package io.lossmith.examples.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the data sets that come with the examples; where they are from stands in the README beside them. */
final class DataSets {
    private DataSets() {}

    /** Wisconsin diagnostic breast cancer: 569 rows, 30 features, malignant or benign. */
    static Table breastCancer() {
        try (InputStream file = open("/data/breast_cancer.csv")) {
            List<CSVRecord> lines = read(file);
            CSVRecord header = lines.get(0); // rows, columns, then the names of the classes
            return table(lines.subList(1, lines.size()), List.of(header.get(2), header.get(3)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Handwritten digits: 1797 rows of 8 x 8 pixels, digits 0 to 9. */
    static Table digits() {
        try (InputStream file = new GZIPInputStream(open("/data/digits.csv.gz"))) {
            return table(
                    read(file),
                    IntStream.range(0, 10).mapToObj(Integer::toString).toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputStream open(String resource) {
        InputStream file = DataSets.class.getResourceAsStream(resource);
        if (file == null) {
            throw new IllegalStateException("The examples' jar has no " + resource + "; build the module again.");
        }
        return file;
    }

    private static List<CSVRecord> read(InputStream file) throws IOException {
        try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.parse(reader).getRecords();
        }
    }

    /** Numbers, the last of a line being the label. */
    private static Table table(List<CSVRecord> lines, List<String> classes) {
        double[][] features = new double[lines.size()][];
        int[] labels = new int[lines.size()];
        for (int row = 0; row < labels.length; row++) {
            CSVRecord line = lines.get(row);
            double[] values = new double[line.size() - 1];
            for (int column = 0; column < values.length; column++) {
                values[column] = Double.parseDouble(line.get(column));
            }
            features[row] = values;
            labels[row] = (int) Double.parseDouble(line.get(values.length));
        }
        return new Table(features, labels, classes);
    }
}
