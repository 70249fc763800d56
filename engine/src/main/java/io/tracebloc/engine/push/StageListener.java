package io.tracebloc.engine.push;

import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferPhase;

/** Turns what a transfer tells into events of the push. */
final class StageListener implements TransferListener {
  private final Journey journey;

  StageListener(Journey journey) {
    this.journey = journey;
  }

  @Override
  public void podPhase(String pod, String phase) {
    journey.tell(new PushEvent.PodPhase(pod, phase));
  }

  @Override
  public void phase(TransferPhase phase) {
    switch (phase) {
      case COPY -> {
        if (journey.isAt(Step.VERIFY)) {
          journey.start(Step.TRANSFER);
        }
      }
      case VERIFY -> {
        if (journey.isAt(Step.TRANSFER)) {
          journey.finish("");
          journey.start(Step.VERIFY);
        }
      }
      case PREPARE, SWAP, RECLAIM -> journey.tell(new PushEvent.Detail("Transfer: " + phase));
    }
  }

  @Override
  public void progress(long bytes, long totalBytes, long files, long totalFiles) {
    journey.tell(new PushEvent.Progress(bytes, totalBytes, files, totalFiles));
  }

  @Override
  public void warning(String message) {
    journey.warn(message);
  }
}
