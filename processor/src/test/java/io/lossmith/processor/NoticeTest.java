package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The processor's jar contains code of others: what their licenses ask for is in it. */
class NoticeTest {
    @Test
    void theJarNamesTheCodeItContains() throws IOException, URISyntaxException {
        URI classes = LossProcessor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Path folder = Path.of(classes).resolve("META-INF");
        assertThat(Files.readString(folder.resolve("NOTICE")))
                .contains("Copyright (c) 2012-2022 The ANTLR Project. All rights reserved.")
                .contains("2. Redistributions in binary form must reproduce the above copyright notice")
                .contains("THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS")
                .contains("Copyright (C) 2014 Google, Inc.", "Copyright (C) 2014-2016 Square, Inc.");
        assertThat(Files.readString(folder.resolve("LICENSE"))).contains("Apache License", "Version 2.0, January 2004");
    }
}
