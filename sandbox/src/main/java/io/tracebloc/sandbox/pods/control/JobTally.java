package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.store.Metadata;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Which of a Job's pods have ended and how; remembers those that are gone. Thread-safe. */
final class JobTally {
  private final Set<String> succeeded = new HashSet<>();
  private final Set<String> failed = new HashSet<>();
  private final Set<String> unwanted = new HashSet<>();
  private Optional<Instant> lastFailure = Optional.empty();

  /** The Job itself ends this pod: it counts neither as success nor as failure. */
  synchronized void ignore(ObjectNode pod) {
    unwanted.add(Metadata.uid(pod));
  }

  synchronized void count(List<ObjectNode> pods, Instant now) {
    pods.stream().filter(OwnedPods::isOver).forEach(pod -> count(pod, now));
  }

  /** A pod that is gone before it succeeded has failed. */
  synchronized void gone(ObjectNode pod, Instant now) {
    count(pod, now);
  }

  private void count(ObjectNode pod, Instant now) {
    var uid = Metadata.uid(pod);
    if (OwnedPods.phase(pod).equals("Succeeded")) {
      succeeded.add(uid);
    } else if (!unwanted.contains(uid) && failed.add(uid)) {
      lastFailure = Optional.of(now);
    }
  }

  synchronized int succeeded() {
    return succeeded.size();
  }

  synchronized int failed() {
    return failed.size();
  }

  synchronized Optional<Instant> lastFailure() {
    return lastFailure;
  }
}
