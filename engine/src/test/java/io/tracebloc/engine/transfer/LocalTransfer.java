package io.tracebloc.engine.transfer;

import io.tracebloc.engine.stream.PodContainer;
import java.util.concurrent.atomic.AtomicInteger;

/** A transfer into a {@link LocalPod}. */
final class LocalTransfer {
  final RecordedEvents events = new RecordedEvents();
  private final AtomicInteger suffix = new AtomicInteger(0xabc00000);
  final Transfer transfer;

  LocalTransfer(LocalPod pod) {
    this(pod, PodWatch.UNWATCHED);
  }

  LocalTransfer(LocalPod pod, PodWatch watch) {
    var container = new PodContainer("demo", "stage-1", "stage");
    transfer =
        new Transfer(
            new RemoteShell(pod, container, watch),
            watch,
            "pets",
            () -> Integer.toHexString(suffix.incrementAndGet()),
            events);
  }
}
