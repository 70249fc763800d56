package io.tracebloc.engine.doctor;

import io.tracebloc.engine.failure.CheckId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is to be looked at.
 *
 * @param release the client's Helm release; empty if the namespace has only one
 * @param checks only these; empty for all
 * @param probe whether a Pod may be created to try the volume; it is removed again
 * @param dataSize size of a dataset that shall fit, in bytes
 */
public record DoctorRequest(
    Optional<String> release, Set<CheckId> checks, boolean probe, OptionalLong dataSize) {
  public DoctorRequest {
    checks = Set.copyOf(checks);
  }

  /** Everything that can be looked at by reading. */
  public static DoctorRequest everything() {
    return new DoctorRequest(Optional.empty(), Set.of(), false, OptionalLong.empty());
  }

  boolean wants(CheckId check) {
    return checks.isEmpty() || checks.contains(check);
  }
}
