package io.tracebloc.engine.doctor;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.CheckId;

/** A check and what it came to. */
public record Diagnosis(CheckId check, Verdict verdict) {
  public Diagnosis {
    requireNonNull(check);
    requireNonNull(verdict);
  }
}
