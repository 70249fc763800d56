package io.tracebloc.engine.push;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.submit.IngestionRun;
import java.time.Duration;

/** What happens during a push. Text is printable unless said otherwise. */
public sealed interface PushEvent {
  /** A step began. */
  record StepStarted(Step step) implements PushEvent {}

  /**
   * A step ended well.
   *
   * @param detail its result in a few words, for example {@code 10,000 files, 97.66 MiB}
   */
  record StepFinished(Step step, Duration took, String detail) implements PushEvent {}

  /** A problem or remark about the data. */
  record FindingReported(Finding finding) implements PushEvent {}

  /** The release that takes the data. */
  record ReleaseFound(InstalledRelease release) implements PushEvent {}

  /** A Pod of the stage or of the run changed. */
  record PodPhase(String pod, String phase) implements PushEvent {}

  /** Content bytes and files that the far side has so far, out of the totals. */
  record Progress(long bytes, long totalBytes, long files, long totalFiles) implements PushEvent {}

  /** The server accepted the run. */
  record RunAccepted(IngestionRun run) implements PushEvent {}

  /** A line of the ingestor's log, raw. */
  record LogLine(String pod, String line) implements PushEvent {}

  /** Worth knowing, not a failure. */
  record Warning(String message) implements PushEvent {}

  /** Detail for {@code -v}. */
  record Detail(String message) implements PushEvent {}
}
