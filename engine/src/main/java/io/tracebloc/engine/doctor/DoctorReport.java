package io.tracebloc.engine.doctor;

import io.tracebloc.engine.doctor.Verdict.Result;
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

  /** The worst of what was found; what could not be checked is no finding. */
  public Result worst() {
    return has(Result.FAIL) ? Result.FAIL : has(Result.WARN) ? Result.WARN : Result.OK;
  }

  private boolean has(Result result) {
    return diagnoses.stream().anyMatch(diagnosis -> diagnosis.verdict().result() == result);
  }
}
