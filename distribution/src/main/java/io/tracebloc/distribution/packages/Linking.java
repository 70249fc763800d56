package io.tracebloc.distribution.packages;

import java.util.List;

/** How jlink makes the runtimes of all platforms. */
public final class Linking {
  /** Its options, wherever it runs; {@code scripts/build/WindowsParts.java} reads them here. */
  public static final List<String> OPTIONS =
      List.of(
          "--no-header-files",
          "--no-man-pages",
          "--strip-java-debug-attributes",
          "--compress=zip-6");

  /** Lays Java's own classes out, which only the platform itself can do. */
  public static final String CLASS_ARCHIVE = "--generate-cds-archive";

  private Linking() {}
}
