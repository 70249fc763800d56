package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferPhase;
import io.tracebloc.engine.transfer.TransferProgress;
import java.time.Duration;
import java.util.ArrayList;

/** The copy as steps: from the open stage Pod to files in place. Used once. */
public final class CopySteps {
  private static final Duration LONG_ENOUGH = Duration.ofMillis(100);

  private final Timeline timeline;
  private final ProgressFeed progress;
  private volatile long copyingSince;

  /** Steps of this timeline, which is at {@link Step#OPEN_STAGE}. */
  public CopySteps(Timeline timeline) {
    this.timeline = requireNonNull(timeline);
    progress = new ProgressFeed(timeline::tell, System::nanoTime);
  }

  /** Turns what the transfer tells into events. */
  public TransferListener listener() {
    return new Events();
  }

  /** Checks the place, copies, verifies and swaps in. */
  public StagedFiles run(StagingSession stage, FileSet files) {
    timeline.finish("Pod %s".formatted(Printable.of(stage.pod())));
    startCopy();
    StagedFiles staged;
    try (progress) {
      progress.start();
      staged = stage.send(files);
      if (timeline.isAt(Step.TRANSFER)) {
        startVerification();
      }
    }
    timeline.finish(verification(staged));
    return staged;
  }

  private void startCopy() {
    copyingSince = System.nanoTime();
    timeline.start(Step.TRANSFER);
  }

  private void startVerification() {
    timeline.finish(progress.last().map(this::copy).orElse(""));
    timeline.start(Step.VERIFY);
  }

  /** For example {@code 1.20 GiB, 291.21 MiB/s}. */
  private String copy(TransferProgress last) {
    long sent = last.bytes() - last.foundBytes();
    var took = Duration.ofNanos(System.nanoTime() - copyingSince);
    var amount = sent == 0 && last.foundBytes() > 0 ? "nothing to send" : Amounts.ofBytes(sent);
    return sent == 0 || took.compareTo(LONG_ENOUGH) < 0
        ? amount
        : amount + ", " + Amounts.ofBytes((long) (sent * 1e9 / took.toNanos())) + "/s";
  }

  private static String verification(StagedFiles staged) {
    var parts = new ArrayList<String>();
    parts.add(
        Amounts.of(staged.files(), staged.bytes())
            + ", by "
            + CopyReport.comparison(staged.report()));
    parts.addAll(CopyReport.remarks(staged));
    return String.join("; ", parts);
  }

  private final class Events implements TransferListener {
    @Override
    public void podPhase(String pod, String phase) {
      timeline.tell(new PushEvent.PodPhase(pod, phase));
    }

    @Override
    public void phase(TransferPhase phase) {
      switch (phase) {
        case COPY -> {
          if (timeline.isAt(Step.VERIFY)) {
            startCopy();
          }
        }
        case VERIFY -> {
          if (timeline.isAt(Step.TRANSFER)) {
            startVerification();
          }
        }
        case PREPARE, SWAP, RECLAIM -> timeline.tell(new PushEvent.Detail("Transfer: " + phase));
      }
    }

    @Override
    public void progress(TransferProgress now) {
      progress.offer(now);
    }

    @Override
    public void warning(String message) {
      timeline.warn(message);
    }
  }
}
