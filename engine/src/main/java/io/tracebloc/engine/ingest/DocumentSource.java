package io.tracebloc.engine.ingest;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Where ingest documents are read from, once. */
public final class DocumentSource {
  private final String name;
  private final Path folder;
  private final Supplier<String> text;

  private DocumentSource(String name, Path folder, Supplier<String> text) {
    this.name = name;
    this.folder = folder;
    this.text = text;
  }

  /**
   * A file.
   *
   * @param name what the user called it
   */
  public static DocumentSource file(Path file, String name) {
    var called = Printable.of(name);
    return new DocumentSource(
        called, file.toAbsolutePath().getParent(), () -> TextFile.read(file, called));
  }

  /**
   * What comes from a stream until its end.
   *
   * @param folder what paths in the documents are relative to, absolute
   */
  public static DocumentSource standardInput(InputStream stream, Path folder) {
    var called = "standard input";
    return new DocumentSource(called, folder, () -> TextFile.read(stream, called));
  }

  /** What to call it, printable. */
  String name() {
    return name;
  }

  /**
   * What to call one of its documents, printable.
   *
   * @param index from 0
   * @param count how many there are
   */
  String name(int index, int count) {
    return count == 1 ? name : "%s (document %d)".formatted(name, index + 1);
  }

  /** What paths in the documents are relative to, absolute. */
  Path folder() {
    return folder;
  }

  /**
   * Reads it.
   *
   * @throws LocalFailure if it cannot be read, is too large or not UTF-8
   */
  String text() {
    return text.get();
  }
}
