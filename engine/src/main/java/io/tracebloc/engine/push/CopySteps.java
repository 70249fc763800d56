package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferPhase;
import io.tracebloc.engine.transfer.TransferProgress;

/** The copy as steps: from the open stage Pod to files in place. Used once. */
public final class CopySteps {
  private final Timeline timeline;

  /** Steps of this timeline, which is at {@link Step#OPEN_STAGE}. */
  public CopySteps(Timeline timeline) {
    this.timeline = requireNonNull(timeline);
  }

  /** Turns what the transfer tells into events. */
  public TransferListener listener() {
    return new Events();
  }

  /** Checks the place, copies, verifies and swaps in. */
  public StagedFiles run(StagingSession stage, FileSet files) {
    stage.checkName();
    timeline.finish("Pod %s".formatted(Printable.of(stage.pod())));
    timeline.start(Step.TRANSFER);
    StagedFiles staged = stage.send(files);
    if (timeline.isAt(Step.TRANSFER)) {
      timeline.finish("");
      timeline.start(Step.VERIFY);
    }
    timeline.finish(Amounts.of(staged.files(), staged.bytes()));
    return staged;
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
            timeline.start(Step.TRANSFER);
          }
        }
        case VERIFY -> {
          if (timeline.isAt(Step.TRANSFER)) {
            timeline.finish("");
            timeline.start(Step.VERIFY);
          }
        }
        case PREPARE, SWAP, RECLAIM -> timeline.tell(new PushEvent.Detail("Transfer: " + phase));
      }
    }

    @Override
    public void progress(TransferProgress now) {
      timeline.tell(
          new PushEvent.Progress(now.bytes(), now.totalBytes(), now.files(), now.totalFiles()));
    }

    @Override
    public void warning(String message) {
      timeline.warn(message);
    }
  }
}
