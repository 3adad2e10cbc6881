package io.lossmith.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs what Maven has built, with the JDK of this build, on every JDK that is here: losses, gradients and messages are as
 * they should be.
 */
class ConsumersTest {
    private static final Consumer LIBRARY_FILE = Consumer.of("library-file");

    static final List<Consumer> CONSUMERS = List.of(
            Consumer.of("plain"),
            Consumer.of("modular", "app/app.closed.Main"),
            Consumer.of("strict"),
            Consumer.of("nested"),
            Consumer.of("default-package", "Main"),
            Consumer.of("tasks"),
            Consumer.of("no-processor"),
            Consumer.of("newest-release"),
            Consumer.of("reactor", "training.Main")
                    .with("expected.txt", "losses/target/losses-1.jar", "training/target/training-1.jar"),
            LIBRARY_FILE.with("first.txt", "kept/first"),
            LIBRARY_FILE.with("edited.txt", "kept/edited"),
            LIBRARY_FILE.with("java-edited.txt", "kept/java-edited"),
            LIBRARY_FILE.with("clean.txt", "kept/clean"));

    static Stream<Arguments> consumersOnJdks() throws IOException {
        List<Jdk> jdks = Jdk.found();
        return CONSUMERS.stream()
                .filter(Consumer::isSelected)
                .flatMap(consumer -> jdks.stream()
                        .filter(jdk -> !consumer.name().equals("newest-release")
                                || jdk.feature() >= Runtime.version().feature())
                        .map(jdk -> Arguments.of(consumer, jdk)));
    }

    @ParameterizedTest(name = "{0}, {1}", allowZeroInvocations = true)
    @MethodSource("consumersOnJdks")
    void aConsumerPrintsItsNumbers(Consumer consumer, Jdk jdk) throws Exception {
        assertThat(consumer.run(jdk))
                .as("%s, %s", consumer, jdk)
                .isEqualTo(new Command.Result(0, consumer.expectedOutput()));
    }
}
