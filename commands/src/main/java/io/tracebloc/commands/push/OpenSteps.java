package io.tracebloc.commands.push;

import io.tracebloc.engine.push.PushEvent.PodPhase;
import io.tracebloc.engine.push.PushEvent.Progress;
import io.tracebloc.engine.push.Step;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps that are going on (some overlap), and what is known of them. Callers lock. */
final class OpenSteps {
  /** Steps that wait for a Pod of their own; a submit does if a chart's hook makes it. */
  private static final Set<Step> HAVING_PODS = Set.of(Step.OPEN_STAGE, Step.SUBMIT, Step.WATCH);

  private final Map<Step, Long> started = new EnumMap<>(Step.class);
  private Optional<PodPhase> pod = Optional.empty();
  private volatile Optional<Progress> progress = Optional.empty();

  /** A step that begins again takes back the later ones: files that are sent once more. */
  void start(Step step, long nanos) {
    started.keySet().removeIf(other -> other.compareTo(step) > 0);
    started.put(step, nanos);
    if (HAVING_PODS.contains(step)) {
      pod = Optional.empty();
    }
  }

  void finish(Step step) {
    started.remove(step);
    if (step == Step.TRANSFER) {
      progress = Optional.empty();
    }
  }

  /** Needs no lock: called for every piece of data. */
  void progress(Progress latest) {
    progress = Optional.of(latest);
  }

  /** Whether the phase is news. */
  boolean pod(PodPhase latest) {
    var changed = !pod.equals(Optional.of(latest));
    pod = Optional.of(latest);
    return changed;
  }

  Set<Step> all() {
    return started.keySet();
  }

  /** The step to show: copying before all others, else the first one still open. */
  Optional<Step> current() {
    return started.containsKey(Step.TRANSFER)
        ? Optional.of(Step.TRANSFER)
        : started.keySet().stream().findFirst();
  }

  Duration age(Step step, long nanos) {
    return Duration.ofNanos(nanos - started.get(step));
  }

  Optional<Progress> progress() {
    return progress;
  }

  /** The phase of the Pod that the step waits for. */
  Optional<String> podPhase(Step step) {
    return HAVING_PODS.contains(step) ? pod.map(PodPhase::phase) : Optional.empty();
  }
}
