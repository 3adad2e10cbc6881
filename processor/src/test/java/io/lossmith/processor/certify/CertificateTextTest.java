package io.lossmith.processor.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.certify.Certificate.Line;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures and texts of certificates. */
class CertificateTextTest {
    private static final Certificate CERTIFICATE = new Certificate(
            Format.DOUBLE,
            40,
            List.of(
                    new Line(
                            "value",
                            38,
                            0,
                            2,
                            1,
                            new Accuracy(0.5, 1, 2, 0, "z = -0.4, y = 0", Double.NaN, Double.NaN),
                            2,
                            Optional.empty(),
                            new Accuracy(1, 4, Double.POSITIVE_INFINITY, 3, "z = 800, y = 0", Double.NaN, Double.NaN),
                            Optional.empty()),
                    new Line(
                            "d²/dz²",
                            39,
                            1,
                            0,
                            0,
                            new Accuracy(
                                    1, 0x1p40, Double.POSITIVE_INFINITY, 1, "z = 37, y = 1", Double.NaN, Double.NaN),
                            0x1p52,
                            Optional.of(new Certificate.Example(32, "z = 36, y = 1", 18)),
                            new Accuracy(0, 0, 0, 0, "", Double.NaN, Double.NaN),
                            Optional.of(new NotFinite("d²/dz²", "NaN", "3", "z = 37, y = 1", false))),
                    new Line(
                            "d/dw",
                            0,
                            40,
                            0,
                            0,
                            new Accuracy(0, 0, 0, 0, "", Double.NaN, Double.NaN),
                            0,
                            Optional.empty(),
                            new Accuracy(0, 0, 0, 0, "", Double.NaN, Double.NaN),
                            Optional.empty())),
            List.of("twirl"));

    @Test
    void firstNotFinite() {
        assertThat(CERTIFICATE.firstNotFinite()).contains(new NotFinite("d²/dz²", "NaN", "3", "z = 37, y = 1", false));
    }

    @Test
    void table() {
        assertThat(String.join("\n", CertificateText.table(CERTIFICATE))).isEqualTo("""
                        ULP     typical    mean  ordinary   worst   as written    mean   worst   worst at
                        value       0.5       1         2       2            1       4     inf   z = -0.4, y = 0
                        d²/dz²        1    2^40      2^52     inf            0       0       0   z = 37, y = 1
                        d/dw          -       -         -       -            -       -       -
                        NaN or infinite: d²/dz² at 1 row
                        not certified: d²/dz² at 1 row; d/dw at 40 rows
                        undefined: value at 2 rows
                        a limit: value at 1 row
                        sampled only, without an interval form: twirl""");
    }

    @Test
    void sentences() {
        assertThat(CertificateText.sentences(CERTIFICATE))
                .startsWith(
                        "value: 0.5 ULP typically, 1 on average, 2 at ordinary rows, 2 at worst at z = -0.4, y = 0; as written 1,"
                                + " 4 on average and inf",
                        "d²/dz²: 1 ULP typically, 2^40 on average, 2^52 at ordinary rows, inf at worst at z = 37, y = 1; as"
                                + " written 0, 0 on average and 0",
                        "NaN or infinite: d²/dz² at 1 row")
                .hasSize(7);
    }

    /** Floats are told from doubles. */
    @Test
    void floats() {
        Certificate floats =
                new Certificate(Format.FLOAT, 40, CERTIFICATE.lines().subList(0, 1), List.of());

        assertThat(CertificateText.title(floats) + " " + CertificateText.heading(floats))
                .isEqualTo("Accuracy of floats at 40 rows, in units of a float's last place.");
        assertThat(String.join("\n", CertificateText.table(floats))).isEqualTo("""
                        ULP of float  typical    mean  ordinary   worst   as written    mean   worst   worst at
                        value             0.5       1         2       2            1       4     inf   z = -0.4, y = 0
                        undefined: value at 2 rows
                        a limit: value at 1 row""");
        assertThat(CertificateText.sentences(floats))
                .containsExactly(
                        "value of floats: 0.5 ULP typically, 1 on average, 2 at ordinary rows, 2 at worst at z = -0.4, y = 0; as"
                                + " written 1, 4 on average and inf",
                        "floats, undefined: value at 2 rows",
                        "floats, a limit: value at 1 row");
    }

    @Test
    void beyondABound() {
        assertThat(CERTIFICATE.firstBeyond(16)).contains(CERTIFICATE.lines().get(1));
        assertThat(CERTIFICATE.firstBeyond(1)).contains(CERTIFICATE.lines().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1e-9, 0.5, 0.5",
        "0.5, 0.5, 0.5",
        "0.50001, 1, 1",
        "1, 1, 1",
        "1.2, 2, 2",
        "1024, 1024, 1024",
        "1025, 2048, 2^11",
        "4503599627370497, 9007199254740992, 2^53",
        "Infinity, Infinity, inf"
    })
    void figuresAreRoundedUpToPowersOfTwo(double error, double figure, String text) {
        assertThat(Accuracy.roundedUp(error)).isEqualTo(figure);
        assertThat(Accuracy.text(figure)).isEqualTo(text);
    }
}
