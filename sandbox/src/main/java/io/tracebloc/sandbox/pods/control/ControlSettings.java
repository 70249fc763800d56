package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.store.ResourceType;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * How controllers work.
 *
 * @param admission completes and checks what they create
 * @param firstBackOff pause before a Job's failed pod is replaced; doubled each time
 * @param longestBackOff upper limit of that pause
 * @param discard removes the data of a persistent volume of that name
 */
public record ControlSettings(
    Clock clock,
    Admission admission,
    Duration firstBackOff,
    Duration longestBackOff,
    Consumer<String> discard) {
  /** The provisioner of storage classes for which volumes are made. */
  public static final String PROVISIONER = "practice.tracebloc.io/directory";

  /** Completes and checks an object that is about to be created. */
  @FunctionalInterface
  public interface Admission {
    /**
     * The completed object.
     *
     * @throws io.tracebloc.sandbox.store.ApiException if it is refused
     */
    ObjectNode create(ResourceType type, ObjectNode object);
  }

  /** The machine's clock, short pauses. */
  public static ControlSettings of(Admission admission, Consumer<String> discard) {
    return new ControlSettings(
        Clock.systemUTC(), admission, Duration.ofMillis(500), Duration.ofSeconds(10), discard);
  }

  /** The same with other pauses. */
  public ControlSettings withBackOff(Duration first, Duration longest) {
    return new ControlSettings(clock, admission, first, longest, discard);
  }
}
