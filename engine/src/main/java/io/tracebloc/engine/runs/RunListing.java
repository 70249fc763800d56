package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Runs as they can be seen at this moment.
 *
 * @param namespace where was looked; empty for everywhere
 * @param runs the oldest first
 * @param remarks what could not be read and why, printable
 */
public record RunListing(Optional<String> namespace, List<Run> runs, List<String> remarks) {
  public RunListing {
    requireNonNull(namespace);
    runs = List.copyOf(runs);
    remarks = List.copyOf(remarks);
  }
}
