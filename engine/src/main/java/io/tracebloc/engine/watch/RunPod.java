package io.tracebloc.engine.watch;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.failure.Printable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param killed why the cluster ended it ({@code Evicted: the node was low on memory}, {@code
 *     OOMKilled}), printable; empty if it ended by itself or has not
 * @param container name of the ingestor's container; empty if the Pod has no other
 */
public record RunPod(
    String name,
    Instant created,
    String phase,
    String waiting,
    boolean containerEnded,
    OptionalInt exitCode,
    Optional<String> killed,
    Optional<String> container) {

  /** What the ingestor's container is called among others; else it is the first one. */
  private static final String INGESTOR = "ingestor";

  /**
   * By age, the youngest last; of two of the same age the one that has not failed ({@code 1.6}).
   */
  public static final Comparator<RunPod> BY_RELEVANCE =
      Comparator.comparing(RunPod::created).thenComparing(pod -> !pod.phase.equals("Failed"));

  private static final int LONGEST_REASON = 300;

  /** How a container ends that was left alone. */
  private static final Set<String> BY_ITSELF = Set.of("", "Completed", "Error");

  /** Reads a Pod; what it does not say is left open. */
  public static RunPod of(JsonObject pod) {
    JsonObject metadata = JsonFields.object(pod, "metadata");
    JsonObject status = JsonFields.object(pod, "status");
    String phase = JsonFields.text(status, "phase").orElse("Unknown");
    Optional<String> container = container(JsonFields.object(pod, "spec"));
    boolean over = phase.equals("Succeeded") || phase.equals("Failed");
    return new RunPod(
        JsonFields.text(metadata, "name").orElse(""),
        JsonFields.text(metadata, "creationTimestamp").flatMap(RunPod::time).orElse(Instant.EPOCH),
        phase,
        over ? "" : waitingReason(status),
        over,
        exitCode(status, container),
        phase.equals("Failed") ? killed(status, container) : Optional.empty(),
        container);
  }

  private static Optional<String> container(JsonObject spec) {
    List<String> names =
        JsonFields.objects(spec, "containers")
            .flatMap(container -> JsonFields.text(container, "name").stream())
            .toList();
    if (names.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(names.contains(INGESTOR) ? INGESTOR : names.getFirst());
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it runs or has run, so that it has a log. */
  public boolean isUseful() {
    return containerEnded || phase.equals("Running");
  }

  /** Whether all of its containers have ended well; that is final. */
  public boolean hasSucceeded() {
    return phase.equals("Succeeded");
  }

  /** Its state in a few words, printable. */
  public String description() {
    String shown = Printable.of(phase);
    return waiting.isEmpty() ? shown : shown + ": " + waiting;
  }

  private static String waitingReason(JsonObject status) {
    return containerStates(status)
        .map(state -> reason(JsonFields.object(state, "waiting")))
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .or(() -> unscheduled(status))
        .orElse("");
  }

  private static Optional<String> unscheduled(JsonObject status) {
    return JsonFields.objects(status, "conditions")
        .filter(condition -> JsonFields.text(condition, "type").equals(Optional.of("PodScheduled")))
        .filter(condition -> JsonFields.text(condition, "status").equals(Optional.of("False")))
        .map(RunPod::reason)
        .findFirst();
  }

  private static String reason(JsonObject source) {
    String reason = JsonFields.text(source, "reason").orElse("");
    String message = JsonFields.text(source, "message").map(text -> "(" + text + ")").orElse("");
    String text =
        Stream.of(reason, message).filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
    return Printable.of(text.substring(0, Math.min(text.length(), LONGEST_REASON)));
  }

  private static OptionalInt exitCode(JsonObject status, Optional<String> container) {
    return ends(status, container)
        .map(end -> JsonFields.number(end, "exitCode"))
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  /** The Pod as a whole (evicted, past its deadline) tells more than its container. */
  private static Optional<String> killed(JsonObject status, Optional<String> container) {
    return Optional.of(reason(status))
        .filter(why -> !why.isEmpty())
        .or(
            () ->
                ends(status, container)
                    .map(end -> JsonFields.text(end, "reason").orElse(""))
                    .filter(why -> !BY_ITSELF.contains(why))
                    .findFirst()
                    .map(Printable::of));
  }

  private static Stream<JsonObject> ends(JsonObject status, Optional<String> container) {
    return JsonFields.objects(status, "containerStatuses")
        .filter(one -> container.isEmpty() || JsonFields.text(one, "name").equals(container))
        .map(one -> JsonFields.object(JsonFields.object(one, "state"), "terminated"));
  }

  private static Stream<JsonObject> containerStates(JsonObject status) {
    return JsonFields.objects(status, "containerStatuses")
        .map(container -> JsonFields.object(container, "state"));
  }
}
