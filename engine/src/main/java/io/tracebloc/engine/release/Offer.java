package io.tracebloc.engine.release;

/**
 * What can honestly be done with a target ({@code contract/releases.md}, head: {@code protocol}).
 */
public sealed interface Offer {
  /** The word for it in tables and documents. */
  default String word() {
    return switch (this) {
      case Ingest ingest -> "ingest";
      case StageOnly stageOnly -> "stage-only";
      case Unsupported unsupported -> "unsupported";
    };
  }

  /** Files can be pushed, and ingestion runs submitted. */
  record Ingest() implements Offer {}

  /**
   * Files can be put there, and no more.
   *
   * @param nextStep what is left to do on the platform; printable, with the placeholders of {@link
   *     io.tracebloc.engine.failure.Failure}
   */
  record StageOnly(String nextStep) implements Offer {}

  /**
   * Nothing can be put there.
   *
   * @param reason why, printable
   * @param alternative what to do instead, printable, with placeholders
   */
  record Unsupported(String reason, String alternative) implements Offer {}
}
