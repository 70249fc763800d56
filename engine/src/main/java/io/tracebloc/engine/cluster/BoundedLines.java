package io.tracebloc.engine.cluster;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of a foreign program's output; the rest of one that is too long is left out. */
final class BoundedLines implements AutoCloseable {
  private static final int LONGEST = 4096;

  private final InputStream input;

  BoundedLines(InputStream input) {
    this.input = new BufferedInputStream(input);
  }

  /** The next line without its end; empty when there is none left. */
  Optional<String> next() throws IOException {
    var line = new ByteArrayOutputStream();
    int next = input.read();
    if (next < 0) {
      return Optional.empty();
    }
    for (; next >= 0 && next != '\n'; next = input.read()) {
      if (line.size() < LONGEST) {
        line.write(next);
      }
    }
    return Optional.of(line.toString(StandardCharsets.UTF_8).stripTrailing());
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
