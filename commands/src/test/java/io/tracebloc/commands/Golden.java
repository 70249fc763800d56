package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares texts with the files under {@code src/test/resources}; -Dgolden=update writes them. */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/io/tracebloc/commands");

  private Golden() {}

  /** Fails unless the text is that of the file. */
  public static void assertSame(String text, String name) {
    try {
      if ("update".equals(System.getProperty("golden"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name), text);
        return;
      }
      try (var file = Golden.class.getResourceAsStream(name)) {
        assertThat(file).as("golden file " + name).isNotNull();
        assertThat(text).isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless the text is that of a file of the project. */
  public static void assertSame(String text, Path file) throws IOException {
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return;
    }
    assertThat(file).exists();
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
