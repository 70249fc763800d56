package io.tracebloc.sandbox.standin.spec;

import java.util.Locale;

/**
 * Which line of the ingestor is played: the contract names the differences (datasets.md, first
 * section). A cluster's jobs-manager and its ingestor are of the same line here.
 */
public enum IngestorLine {
  /** I-old: 12 categories, fewer checks, still deployed in places. */
  OLD,
  /** I-new: 16 categories; what the contract means where it says nothing else. */
  NEW,
  /** I-next: as the newer one, but with tables named after runs, and labels stored as they are. */
  NEXT;

  /** The environment variable that chooses the line: {@code old}, {@code new} or {@code next}. */
  public static final String VARIABLE = "STANDIN_INGEST_LINE";

  /**
   * The line of that name; blank means the new one.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static IngestorLine named(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "", "new" -> NEW;
      case "old" -> OLD;
      case "next" -> NEXT;
      default -> throw new IllegalArgumentException("unknown ingestor line: " + text);
    };
  }

  /** Whether this is the newer line or one after it. */
  public boolean isNew() {
    return this != OLD;
  }
}
