package io.tracebloc.engine.transfer;

import io.kubernetes.client.openapi.models.V1ContainerState;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodCondition;
import io.kubernetes.client.openapi.models.V1PodStatus;
import io.tracebloc.engine.failure.Printable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a stage Pod's status says.
 *
 * @param phase its phase, printable
 * @param ready whether commands can be run in it
 * @param over whether it can never (again) become ready
 * @param waiting why it waits, {@code reason: message}, printable
 * @param reason the bare reason for that, for example {@code ImagePullBackOff}; empty if unknown
 */
record PodCondition(
    String phase, boolean ready, boolean over, Optional<String> waiting, String reason) {

  /** Waiting reasons that time does not heal. */
  private static final Set<String> HOPELESS = Set.of("InvalidImageName", "ErrImageNeverPull");

  private static final int TEXT_LIMIT = 600;

  /** Why something is not as it should be. */
  private record Cause(String reason, String message) {
    String text() {
      var words = message.isBlank() ? reason : reason + ": " + message;
      return Printable.of(words.length() > TEXT_LIMIT ? words.substring(0, TEXT_LIMIT) : words);
    }
  }

  static PodCondition of(V1Pod pod) {
    var status = Objects.requireNonNullElseGet(pod.getStatus(), V1PodStatus::new);
    var phase = Objects.requireNonNullElse(status.getPhase(), "Unknown");
    var cause =
        Stream.of(podCause(status, phase), containerCause(status), schedulingCause(status))
            .flatMap(Optional::stream)
            .findFirst();
    boolean ended = phase.equals("Failed") || phase.equals("Succeeded");
    return new PodCondition(
        Printable.of(phase),
        phase.equals("Running") && isTrue(status, "Ready"),
        ended || cause.map(Cause::reason).filter(HOPELESS::contains).isPresent(),
        cause.map(Cause::text),
        cause.map(Cause::reason).orElse(""));
  }

  private static Optional<Cause> podCause(V1PodStatus status, String phase) {
    boolean failed = phase.equals("Failed");
    return failed && status.getReason() != null
        ? Optional.of(new Cause(status.getReason(), text(status.getMessage())))
        : Optional.empty();
  }

  private static Optional<Cause> containerCause(V1PodStatus status) {
    return orEmpty(status.getContainerStatuses()).stream()
        .map(V1ContainerStatus::getState)
        .filter(Objects::nonNull)
        .flatMap(state -> stateCause(state).stream())
        .findFirst();
  }

  private static Optional<Cause> stateCause(V1ContainerState state) {
    var waiting = state.getWaiting();
    if (waiting != null && waiting.getReason() != null) {
      return Optional.of(new Cause(waiting.getReason(), text(waiting.getMessage())));
    }
    var terminated = state.getTerminated();
    if (terminated != null) {
      return Optional.of(
          new Cause(
              Objects.requireNonNullElse(terminated.getReason(), "Terminated"),
              "exit code %d %s"
                  .formatted(terminated.getExitCode(), text(terminated.getMessage()))
                  .strip()));
    }
    return Optional.empty();
  }

  private static Optional<Cause> schedulingCause(V1PodStatus status) {
    return orEmpty(status.getConditions()).stream()
        .filter(condition -> condition.getType().equals("PodScheduled"))
        .filter(condition -> condition.getStatus().equals("False"))
        .map(
            condition ->
                new Cause(
                    Objects.requireNonNullElse(condition.getReason(), "Unschedulable"),
                    text(condition.getMessage())))
        .findFirst();
  }

  private static boolean isTrue(V1PodStatus status, String type) {
    return orEmpty(status.getConditions()).stream()
        .filter(condition -> condition.getType().equals(type))
        .map(V1PodCondition::getStatus)
        .anyMatch("True"::equals);
  }

  private static String text(String text) {
    return text == null ? "" : text.strip();
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }
}
