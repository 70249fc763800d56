package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.push.PushEvent.StepFinished;
import io.tracebloc.engine.push.PushEvent.StepStarted;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of some work, one after another: tells their events and keeps their times. Methods may
 * be called by another thread than the work's own; thread-safe.
 */
public class Timeline {
  private final PushListener listener;
  private final Map<Step, Duration> durations = new EnumMap<>(Step.class);
  private Optional<Step> current = Optional.empty();
  private long startedAt;

  /** A timeline without steps so far. */
  public Timeline(PushListener listener) {
    this.listener = requireNonNull(listener);
  }

  /** Tells an event. */
  public final void tell(PushEvent event) {
    listener.on(event);
  }

  /** Tells something worth knowing. */
  public final void warn(String message) {
    tell(new PushEvent.Warning(message));
  }

  /** A step begins; the one before ends without a word if it was not finished. */
  public final synchronized void start(Step step) {
    stop();
    current = Optional.of(step);
    startedAt = System.nanoTime();
    tell(new StepStarted(step));
  }

  /**
   * The current step ended well.
   *
   * @param detail its result in a few words
   */
  public final synchronized void finish(String detail) {
    Step step = current.orElseThrow();
    Duration took = stop();
    tell(new StepFinished(step, took, detail));
  }

  /** Whether this step is going on. */
  public final synchronized boolean isAt(Step step) {
    return current.filter(step::equals).isPresent();
  }

  /** How long each step has taken that began; ends the current one. */
  public final synchronized Map<Step, Duration> durations() {
    stop();
    return Map.copyOf(durations);
  }

  private Duration stop() {
    if (current.isEmpty()) {
      return Duration.ZERO;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
    durations.merge(current.get(), took, Duration::plus);
    current = Optional.empty();
    return took;
  }
}
