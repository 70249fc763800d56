package io.tracebloc.engine.transfer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a transfer tells. */
final class RecordedEvents implements TransferListener {
  final List<String> warnings = new CopyOnWriteArrayList<>();
  final List<String> pods = new CopyOnWriteArrayList<>();
  final List<TransferPhase> phases = new CopyOnWriteArrayList<>();
  volatile long bytes;
  volatile long files;

  @Override
  public void podPhase(String pod, String phase) {
    pods.add(phase);
  }

  @Override
  public void phase(TransferPhase phase) {
    phases.add(phase);
  }

  @Override
  public void progress(TransferProgress progress) {
    bytes = progress.bytes();
    files = progress.files();
  }

  @Override
  public void warning(String message) {
    warnings.add(message);
  }
}
