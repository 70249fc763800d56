package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.watch.RunPod;
import java.time.Instant;
import java.util.Optional;

/**
 * One Pod of a run: a Job makes a new one when the former failed. Texts are as the cluster has
 * them, unless said otherwise.
 *
 * @param number its place among the Pods that are still there, from 1
 * @param pod name, phase, exit code, and why it waits
 * @param reason why it ended, in Kubernetes' word; may be empty
 * @param message the same in a sentence; may be empty
 * @param started when its container began
 * @param ended when its container ended
 * @param restarts how often its container was started again
 * @param node where it runs; may be empty
 * @param deleting whether it was told to end
 */
public record Attempt(
    int number,
    RunPod pod,
    String reason,
    String message,
    Optional<Instant> started,
    Optional<Instant> ended,
    int restarts,
    String node,
    boolean deleting) {
  public Attempt {
    requireNonNull(pod);
    requireNonNull(reason);
    requireNonNull(message);
    requireNonNull(started);
    requireNonNull(ended);
    requireNonNull(node);
  }

  /** An attempt of which only the Pod is known. */
  static Attempt of(int number, RunPod pod) {
    return new Attempt(number, pod, "", "", Optional.empty(), Optional.empty(), 0, "", false);
  }
}
