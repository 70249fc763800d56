package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Everything about one run.
 *
 * @param attempts its Pods, the oldest first; empty if they may not be seen
 * @param conditions what its Job says of itself
 * @param events the last ones about Job and Pods, the oldest first; empty if they may not be seen
 * @param remarks what else could have been meant, and what could not be read; printable
 */
public record RunDetails(
    Run run,
    Optional<List<Attempt>> attempts,
    List<JobCondition> conditions,
    Optional<List<RunEvent>> events,
    List<String> remarks) {
  public RunDetails {
    requireNonNull(run);
    attempts = attempts.map(List::copyOf);
    conditions = List.copyOf(conditions);
    events = events.map(List::copyOf);
    remarks = List.copyOf(remarks);
  }
}
