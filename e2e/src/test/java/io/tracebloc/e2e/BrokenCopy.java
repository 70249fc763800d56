package io.tracebloc.e2e;

import io.tracebloc.sandbox.api.PodSubresources.Stream;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Action;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Direction;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Fault;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The first stream of a copy that goes wrong. */
final class BrokenCopy {
  private BrokenCopy() {}

  /** Breaks it after a few KiB, once; tells when it has been opened. */
  static AtomicBoolean once(Workplace place, Action action) {
    return once(place, action, 20_000);
  }

  /** The same after so many bytes. */
  static AtomicBoolean once(Workplace place, Action action, long afterBytes) {
    var broken = new AtomicBoolean();
    place
        .faults()
        .breakStreams(
            opening -> {
              var copy =
                  opening.stream() == Stream.EXEC
                      && opening.namespace().equals(place.namespace())
                      && opening.command().contains("tracebloc-receive");
              return copy && broken.compareAndSet(false, true)
                  ? Optional.of(new Fault(Direction.TO_CONTAINER, afterBytes, action))
                  : Optional.empty();
            });
    return broken;
  }
}
