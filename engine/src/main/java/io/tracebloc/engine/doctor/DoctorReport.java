package io.tracebloc.engine.doctor;

import io.tracebloc.engine.doctor.Verdict.Result;
import io.tracebloc.engine.failure.CheckId;
import java.util.List;
import java.util.Optional;

/**
 * What the doctor found.
 *
 * @param context kubeconfig context; empty if none was used
 * @param release the client that was looked at, if one was found
 * @param clientMissing whether it is certain that there is no client in the namespace
 * @param diagnoses in the order of {@link io.tracebloc.engine.failure.CheckId}
 */
public record DoctorReport(
    String context,
    String namespace,
    Optional<String> release,
    boolean clientMissing,
    List<Diagnosis> diagnoses) {
  public DoctorReport {
    diagnoses = List.copyOf(diagnoses);
  }

  /**
   * The heaviest of what was found; what could not be checked is no finding. Without a client it is
   * a failure, whichever checks were wanted.
   */
  public Result status() {
    return clientMissing || !weighing(Result.FAIL).isEmpty()
        ? Result.FAIL
        : weighing(Result.WARN).isEmpty() ? Result.OK : Result.WARN;
  }

  /** The checks that say that the release is not connected or not ready. */
  public List<CheckId> blocking() {
    return weighing(Result.FAIL);
  }

  private List<CheckId> weighing(Result weight) {
    return diagnoses.stream()
        .filter(diagnosis -> diagnosis.verdict().weight() == weight)
        .map(Diagnosis::check)
        .toList();
  }
}
