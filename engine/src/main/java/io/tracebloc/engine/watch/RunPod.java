package io.tracebloc.engine.watch;

import io.kubernetes.client.openapi.models.V1ContainerState;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodCondition;
import io.kubernetes.client.openapi.models.V1PodStatus;
import io.tracebloc.engine.failure.Printable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What matters of one Pod of a run.
 *
 * @param name its name
 * @param created when it was created
 * @param phase Pending, Running, Succeeded, Failed or Unknown
 * @param waiting why it does not run, printable; empty if it does or did
 * @param containerEnded whether its container has ended and will not start again
 * @param exitCode exit code of its container, once it has ended
 */
record RunPod(
    String name,
    Instant created,
    String phase,
    String waiting,
    boolean containerEnded,
    OptionalInt exitCode) {

  /**
   * By age, the youngest last; of two of the same age the one that has not failed ({@code 1.6}).
   */
  static final Comparator<RunPod> BY_RELEVANCE =
      Comparator.comparing(RunPod::created).thenComparing(pod -> !pod.phase.equals("Failed"));

  private static final int LONGEST_REASON = 300;

  static RunPod of(V1Pod pod) {
    V1PodStatus status = Objects.requireNonNullElseGet(pod.getStatus(), V1PodStatus::new);
    String phase = Objects.requireNonNullElse(status.getPhase(), "Unknown");
    OffsetDateTime created = pod.getMetadata().getCreationTimestamp();
    boolean over = phase.equals("Succeeded") || phase.equals("Failed");
    return new RunPod(
        pod.getMetadata().getName(),
        created == null ? Instant.EPOCH : created.toInstant(),
        phase,
        over ? "" : waitingReason(status),
        over,
        exitCode(status));
  }

  /** Whether it runs or has run, so that it has a log. */
  boolean isUseful() {
    return containerEnded || phase.equals("Running");
  }

  /** Its state in a few words, printable. */
  String description() {
    String shown = Printable.of(phase);
    return waiting.isEmpty() ? shown : shown + ": " + waiting;
  }

  private static String waitingReason(V1PodStatus status) {
    return containers(status)
        .map(V1ContainerStatus::getState)
        .filter(Objects::nonNull)
        .map(V1ContainerState::getWaiting)
        .filter(Objects::nonNull)
        .map(waiting -> reason(waiting.getReason(), waiting.getMessage()))
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .or(() -> unscheduled(status))
        .orElse("");
  }

  private static Optional<String> unscheduled(V1PodStatus status) {
    return Objects.requireNonNullElse(status.getConditions(), List.<V1PodCondition>of()).stream()
        .filter(condition -> "PodScheduled".equals(condition.getType()))
        .filter(condition -> "False".equals(condition.getStatus()))
        .map(condition -> reason(condition.getReason(), condition.getMessage()))
        .findFirst();
  }

  private static String reason(String reason, String message) {
    String text =
        Stream.of(reason, message)
            .filter(part -> part != null && !part.isBlank())
            .reduce((first, second) -> first + " (" + second + ")")
            .orElse("");
    return Printable.of(text.substring(0, Math.min(text.length(), LONGEST_REASON)));
  }

  private static OptionalInt exitCode(V1PodStatus status) {
    return containers(status)
        .map(V1ContainerStatus::getState)
        .filter(state -> state != null && state.getTerminated() != null)
        .mapToInt(state -> state.getTerminated().getExitCode())
        .findFirst();
  }

  private static Stream<V1ContainerStatus> containers(V1PodStatus status) {
    return Objects.requireNonNullElse(status.getContainerStatuses(), List.<V1ContainerStatus>of())
        .stream();
  }
}
