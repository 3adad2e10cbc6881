package io.lossmith.processor.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.certify.Certificate.Line;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.kernel.KernelModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates say what is so: of forms that break, of forms that do not, and the same every time. */
class CertifierTest {
    private static Certificate certify(String formula) {
        return Certifier.certify(new KernelHarness().add("Sample", formula), Format.DOUBLE);
    }

    private static Line line(Certificate certificate, String result) {
        return certificate.lines().stream()
                .filter(line -> line.result().equals(result))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void everyExampleIsCertified(ExampleLosses example) {
        KernelModel model = example.model();
        Certificate certificate = Certifier.certify(model, Format.DOUBLE);

        assertThat(certificate.missing()).isEmpty();
        assertThat(certificate.rows()).isGreaterThanOrEqualTo(100);
        assertThat(certificate.lines()).hasSize(1 + 2 * model.gradients().size());
        for (Line line : certificate.lines()) {
            int all = line.compared() + line.unknown() + line.undefined();
            assertThat(all).as("%s of %s", line.result(), example).isEqualTo(certificate.rows());
            assertThat(line.unknown()).as("%s of %s", line, example).isLessThan(certificate.rows() / 6);
            assertThat(line.compared()).as("%s of %s", line, example).isGreaterThan(certificate.rows() / 4);
            assertThat(line.kernel().typical())
                    .as("%s of %s", line, example)
                    .isLessThanOrEqualTo(Math.max(8, line.written().typical()))
                    .isLessThanOrEqualTo(Math.max(1, 2 * line.written().typical()));
            assertThat(line.ordinary()).isLessThanOrEqualTo(line.kernel().worst());
        }
    }

    /** What the formula as written loses, and what the kernel keeps. */
    @Test
    void tellsTheKernelFromTheFormulaAsWritten() {
        Certificate logistic = Certifier.certify(ExampleLosses.LOGISTIC.model(), Format.DOUBLE);

        assertThat(logistic.lines()).extracting(Line::result).containsExactly("value", "d/dz", "d²/dz²");
        for (Line line : logistic.lines()) {
            assertThat(line.kernel().worst()).as(line.toString()).isBetween(1.0, 4.0);
            assertThat(line.kernel().broken()).isZero();
            assertThat(line.written().worst()).isInfinite();
            assertThat(line.written().broken()).isGreaterThan(3);
            assertThat(line.isWithin(16)).isTrue();
        }
    }

    /** Results are compared with what the constants of a formula mean: a third, not the double next to it. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            x*(1/3);              1
            log(2)*x;             1
            x/sqrt(2);            2
            pi*x;                 1
            0.1*x;                0.5
            (1/3)*x*3;            0
            x - pi;               1
            exp(x) - 1/3;         4
            0.5*erfc(-x/sqrt(2)); 2
            exp(-x^2/2)/sqrt(2*pi); 2
            x >= 1/3 ? 1 : 0;     0
            """)
    void constantsMeanRealNumbers(String formula, double worst) {
        Line value = line(certify("(x: real) -> " + formula), "value");

        assertThat(value.kernel().typical()).isLessThanOrEqualTo(0.5);
        assertThat(value.kernel().worst()).isEqualTo(worst);
    }

    /** What was rounded to an exponent is not made good by any power. */
    @Test
    void thirdsAsExponentsAreRoots() {
        assertThat(line(certify("(x: positive) -> x^(1/3)"), "value").kernel().worst())
                .isEqualTo(1);
        assertThat(line(certify("(x: positive) -> x^(1/3)"), "value").written().worst())
                .isBetween(64.0, 256.0);
        assertThat(line(certify("(x: positive) -> x^0.3333333333333333"), "value")
                        .written()
                        .worst())
                .isEqualTo(1);
    }

    /** Cancellation that no rewriting saves is seen, and where it is worst. */
    @Test
    void findsWhatCancels() {
        Certificate certificate = certify("(x: real in [0, 1]) -> sin(x) - x + x^3/6 - x^5/120");
        Line value = line(certificate, "value");

        assertThat(value.ordinary()).isEqualTo(0x1p18);
        assertThat(value.kernel().broken()).isZero();
        assertThat(value.example()).contains(new Certificate.Example(0x1p18, "x = 0.001", 19));
        assertThat(certificate.firstBeyond(16)).contains(value);
        assertThat(line(certificate, "d/dx").isWithin(16)).isTrue();
    }

    /** NaN in the place of a finite number is not a matter of ULPs. */
    @Test
    void findsWhatIsNaN() {
        Line value = line(certify("(x: real in [0, 1000]) -> sin(exp(x))*exp(-x)"), "value");

        assertThat(value.kernel().broken()).isPositive();
        assertThat(value.kernel().worst()).isInfinite();
        assertThat(value.isWithin(1e300)).isFalse();
    }

    /** 1 - p is 1 in any fixed number of digits: agreement of two runs would certify a wrong result. */
    @Test
    void binaryEntropyNearZero() {
        Certificate certificate = certify("(p: unit) -> -p*log(p) - (1 - p)*log(1 - p)");
        Line value = line(certificate, "value");

        assertThat(value.unknown()).isZero();
        assertThat(value.limits()).isPositive(); // p = 0, where 0*log(0) has a limit
        assertThat(value.written().broken()).isEqualTo(value.limits());
        assertThat(value.kernel().worst()).isLessThanOrEqualTo(4);
    }

    /** Outside of the formula's own domain there is nothing to compare. */
    @Test
    void countsWhatIsUndefined() {
        Certificate certificate = certify("(x: real) -> log(1 - x^2)");

        assertThat(line(certificate, "value").undefined()).isGreaterThan(50);
        assertThat(line(certificate, "d/dx").undefined())
                .isGreaterThanOrEqualTo(line(certificate, "value").undefined());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            (x: real) -> x^2                                ; 0.5 ; 0 ; 0
            (x: real, y: real | t: real) -> x*y - x*y + t*x ; 0.5 ; 0 ; 0
            """)
    void whatIsRoundedOnceIsWithinHalfAUnit(String formula, double value, double gradient, double hessian) {
        Certificate certificate = certify(formula);

        assertThat(certificate.lines().get(0).kernel().worst()).isEqualTo(value);
        assertThat(line(certificate, "d/dx").kernel().worst()).isEqualTo(gradient);
        assertThat(line(certificate, "d²/dx²").kernel().worst()).isEqualTo(hessian);
    }

    @Test
    void isTheSameEveryTimeAndAfterOthers() {
        List<String> first = new ArrayList<>();
        for (ExampleLosses example : List.of(ExampleLosses.FOCAL, ExampleLosses.CROSS_ENTROPY, ExampleLosses.MIXED)) {
            first.addAll(CertificateText.table(Certifier.certify(example.model(), Format.DOUBLE)));
        }
        List<String> second = new ArrayList<>();
        for (ExampleLosses example : List.of(ExampleLosses.MIXED, ExampleLosses.CROSS_ENTROPY, ExampleLosses.FOCAL)) {
            second.addAll(0, CertificateText.table(Certifier.certify(example.model(), Format.DOUBLE)));
        }

        assertThat(second).isEqualTo(first);
    }

    /** What is left of errors, and of numbers out of range, once a result computed in double is rounded to float. */
    @Test
    void ofFloats() {
        Certificate logistic = Certifier.certify(ExampleLosses.LOGISTIC.model(), Format.FLOAT);

        assertThat(logistic.rows()).isEqualTo(128);
        for (Line line : logistic.lines()) {
            assertThat(line.kernel().worst()).as(line.toString()).isEqualTo(0.5);
            assertThat(line.written().worst()).isInfinite();
        }
        // exp(89) is finite in double, and no float
        Line exp =
                line(Certifier.certify(new KernelHarness().add("Exp", "(x: real) -> exp(x)"), Format.FLOAT), "value");
        assertThat(exp.kernel().worst()).isEqualTo(0.5);
        assertThat(exp.kernel().broken()).isZero();
        // 1e-8 is less than a double's last place beside 1, but more than the error of the difference of two floats
        Line sine = line(
                Certifier.certify(new KernelHarness().add("Sine", "(x: real) -> sin(x) - x"), Format.FLOAT), "value");
        assertThat(sine.ordinary()).isEqualTo(0x1p24);
    }

    /** Thousands of numbers are not measured; that is said. */
    @ParameterizedTest
    @ValueSource(strings = {"(z: real[30000]) -> sum(z^2)", "(z: real[100000000]) -> norm(z)"})
    void longVectorsAreNotMeasured(String formula) {
        Certificate certificate = certify(formula);

        assertThat(certificate.rows()).isZero();
        assertThat(CertificateText.table(certificate)).isEmpty();
        assertThat(CertificateText.sentences(certificate))
                .containsExactly("Accuracy was not measured: the formula is too long, or its vectors are.");
    }

    /** A formula too long to be certified in full is certified at fewer rows. */
    @Test
    void longFormulasGetFewerRows() {
        StringBuilder formula = new StringBuilder("(x: real | y: real) -> 0");
        for (int i = 1; i <= 300; i++) {
            formula.append(" + exp(x/")
                    .append(i)
                    .append(")*tanh(y - ")
                    .append(i)
                    .append(")");
        }
        Certificate certificate = certify(formula.toString());

        assertThat(certificate.rows()).isBetween(10, 100);
        assertThat(certificate.lines().get(0).compared()).isPositive();
    }
}
