package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** Lets the faults happen that {@link IngestFault} asks for and that are not about rows. */
record PracticeFaults(IngestFault fault, Path shared, PrintStream out) {
  /** What a hostile or careless program may write into its log. */
  private static final String ESCAPES =
      "\u001b]0;owned\u0007\u001b[2J\u001b[1;1H\u001b[31mred \u001bP+q\u001b\\ \u009b2J\u0008\u0008"
          + " end of escapes\u001b[0m";

  /** Returns an exit status if the run is to end before it does anything. */
  OptionalInt beforeWork(Map<String, String> environment) throws IOException {
    if (fault.has("escapes")) {
      out.println(ESCAPES);
    }
    if (fault.has("long-line")) {
      printLongLine(fault.number("long-line"));
    }
    if (fault.has("exit")) {
      out.println("stand-in: ending on request");
      return OptionalInt.of((int) fault.number("exit"));
    }
    if (fault.has("crash-first-pod")
        && isFirst(environment.getOrDefault("TRACEBLOC_INGEST_CORRELATION_ID", "none"))) {
      out.println("stand-in: the first pod crashes on request");
      return OptionalInt.of(1);
    }
    return OptionalInt.empty();
  }

  private boolean isFirst(String key) throws IOException {
    var marks = Files.createDirectories(shared.resolve(".tracebloc-standin"));
    try {
      Files.createFile(marks.resolve("attempt-" + Integer.toHexString(key.hashCode())));
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    }
  }

  private void printLongLine(long bytes) {
    var piece = "\r" + ".".repeat(1023);
    for (var printed = 0L; printed < bytes; printed += piece.length()) {
      out.print(piece.substring(0, (int) Math.min(piece.length(), bytes - printed)));
    }
    out.println();
  }

  /** The long part of a long run. */
  void beforeCopying() throws IOException {
    var seconds = fault.has("hang") ? Long.MAX_VALUE : fault.number("sleep");
    for (var second = 1L; second <= seconds; second++) {
      out.println("stand-in: still at work, " + second + " s");
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
