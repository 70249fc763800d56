package io.tracebloc.engine.push;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.submit.ChartRelease;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.transfer.TransferProgress;
import java.time.Duration;
import java.util.Optional;

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

  /**
   * How far the copy has come; told ten times a second at most, at the end of the copy in any case.
   *
   * @param copied bytes, files, streams and retries so far
   * @param bytesPerSecond how fast bytes were sent in the last ten seconds; 0 while nothing moves
   * @param timeLeft until everything is sent at this speed; empty while there is no speed
   */
  record Progress(TransferProgress copied, long bytesPerSecond, Optional<Duration> timeLeft)
      implements PushEvent {}

  /** The Helm release that submits the run was begun, or has changed. */
  record ChartReleaseChanged(ChartRelease release) implements PushEvent {}

  /** The server accepted the run. */
  record RunAccepted(IngestionRun run) implements PushEvent {}

  /** A line of the ingestor's log, raw. */
  record LogLine(String pod, String line) implements PushEvent {}

  /** Worth knowing, not a failure. */
  record Warning(String message) implements PushEvent {}

  /** Detail for {@code -v}. */
  record Detail(String message) implements PushEvent {}
}
