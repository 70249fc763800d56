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
    this(pod, watch, Destination.ofDataset("pets"));
  }

  LocalTransfer(LocalPod pod, Destination destination) {
    this(pod, PodWatch.UNWATCHED, destination);
  }

  private LocalTransfer(LocalPod pod, PodWatch watch, Destination destination) {
    var container = new PodContainer("demo", "stage-1", "stage");
    transfer =
        new Transfer(
            new RemoteShell(pod, container, watch),
            watch,
            destination,
            () -> Integer.toHexString(suffix.incrementAndGet()),
            events);
  }
}
