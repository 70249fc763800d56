package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What cancelling a run removes and what it leaves.
 *
 * @param run as it is before
 * @param removed its Job, Pods, ConfigMap and Secret, as far as they are there
 * @param kept what stays
 * @param remarks what could not be found out, printable
 */
public record CancelPlan(Run run, List<Belonging> removed, List<Kept> kept, List<String> remarks) {
  public CancelPlan {
    requireNonNull(run);
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
    remarks = List.copyOf(remarks);
  }

  /** Asked before anything is removed. */
  @FunctionalInterface
  public interface Approval {
    /** Whether to do it. */
    boolean approves(CancelPlan plan);
  }
}
