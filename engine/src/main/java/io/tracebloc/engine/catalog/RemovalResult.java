package io.tracebloc.engine.catalog;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;
import java.util.List;
import java.util.Optional;

/**
 * How a removal ended.
 *
 * @param removed the datasets that were begun with
 * @param warnings what went wrong without harm
 * @param failure what went wrong, with its remedy
 */
public record RemovalResult(
    List<Removed> removed, List<String> warnings, Optional<Failure> failure) {
  public RemovalResult {
    removed = List.copyOf(removed);
    warnings = List.copyOf(warnings);
    requireNonNull(failure);
  }
}
